package care.homeward.platform.journal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The form of what is stored: names and types of all components, through everything of ours they
 * are made of. What follows from facts is not read back in another form, but folded anew.
 */
public final class Shapes {

  private static final String OURS = "care.homeward.";
  private static final String SHAPE = "shape";
  private static final int LENGTH = 16;

  private final MongoTemplate mongo;
  private final MongoCollection<Document> known;

  public Shapes(MongoTemplate mongo) {
    this.mongo = mongo;
    this.known = mongo.getCollection("shapes");
  }

  /** The same for the same form, whatever the order of the components. */
  public static String of(Class<?> type) {
    return Cause.digest(form(type)).substring(0, LENGTH);
  }

  /** The form, spelt out. */
  static String form(Class<?> type) {
    var form = new Form();
    form.say(type);
    return form.said.toString();
  }

  /** Whether all documents of a type were brought into its present form before. */
  public boolean settled(Class<?> type) {
    var document = known.find(Filters.eq("_id", mongo.getCollectionName(type))).first();
    return document != null && of(type).equals(document.getString(SHAPE));
  }

  /** From now on all documents of a type are in its present form. */
  public void settle(Class<?> type) {
    var name = mongo.getCollectionName(type);
    known.replaceOne(
        Filters.eq("_id", name),
        new Document("_id", name).append(SHAPE, of(type)),
        new ReplaceOptions().upsert(true));
  }

  private static final class Form {

    private final StringBuilder said = new StringBuilder();
    private final Set<Class<?>> seen = new HashSet<>();

    void say(Type type) {
      switch (type) {
        case ParameterizedType generic -> {
          say(generic.getRawType());
          for (var argument : generic.getActualTypeArguments()) {
            said.append('<');
            say(argument);
          }
        }
        case Class<?> known when known.isArray() -> {
          said.append('[');
          say(known.getComponentType());
        }
        case Class<?> known -> named(known);
        default -> said.append(type.getTypeName());
      }
    }

    private void named(Class<?> type) {
      said.append(type.getName());
      if (type.getName().startsWith(OURS) && seen.add(type)) {
        said.append('{');
        within(type);
        said.append('}');
      }
    }

    private void within(Class<?> type) {
      if (type.isEnum()) {
        for (var constant : type.getEnumConstants()) {
          said.append(constant).append(',');
        }
      } else if (type.isRecord()) {
        Arrays.stream(type.getRecordComponents())
            .sorted(Comparator.comparing(RecordComponent::getName))
            .forEach(component -> part(component.getName(), component.getGenericType()));
      } else if (type.isSealed()) {
        Arrays.stream(type.getPermittedSubclasses())
            .sorted(Comparator.comparing(Class::getName))
            .forEach(this::named);
      } else {
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .sorted(Comparator.comparing(Field::getName))
            .forEach(field -> part(field.getName(), field.getGenericType()));
      }
    }

    private void part(String name, Type type) {
      said.append(name).append(':');
      say(type);
      said.append(';');
    }
  }
}
