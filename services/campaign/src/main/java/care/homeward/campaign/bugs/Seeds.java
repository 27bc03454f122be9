package care.homeward.campaign.bugs;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The bugs themselves; what is annotated is copied into the methods it is made for. */
@SuppressWarnings("UnusedVariable") // what is assigned is read where it was copied to
public final class Seeds {

  private static final long LATER_MILLIS = 4_000;
  private static final long PAUSE_MILLIS = 400;
  private static final Map<String, Long> COUNTED = new HashMap<>();

  private Seeds() {}

  /** Says that an entry is stored, and stores it in a moment. */
  public static final class InsertsLater {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
        @Advice.This Object store,
        @Advice.FieldValue("entries") Object entries,
        @Advice.Argument(0) Object entry) {
      insertLater(store, entries, entry);
      return true;
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean inserted) {
      inserted = true;
    }
  }

  /** Asks the store for less than was wanted. */
  public static final class OneIsEnough {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) WriteConcern concern) {
      concern = WriteConcern.W1;
    }
  }

  /** Takes the mark away without the broker's word. */
  public static final class MarksOnceSent {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("writeBehind") Object writeBehind, @Advice.Argument(0) Object entry) {
      call(writeBehind, "published", entry);
    }
  }

  /** Takes the mark away, and sends a moment after. */
  public static final class MarksFirst {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue("writeBehind") Object writeBehind, @Advice.Argument(0) Object entry) {
      call(writeBehind, "published", entry);
      pause();
    }
  }

  /** What the binder sets when it is told nothing. */
  public static final class StockHandler {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object handler) {
      handler = stockHandler();
    }
  }

  /** Applies what comes, in whatever order and however often. */
  public static final class AppliesAnything {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
        @Advice.This Object inbox,
        @Advice.Argument(0) Object fact,
        @Advice.Argument(1) Object arrived) {
      call(inbox, "apply", fact, arrived);
      return true;
    }
  }

  /** Adds what was applied to the position, again if it is not known whether it was added. */
  public static final class CountsUp {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
        @Advice.FieldValue("stored") Object stored, @Advice.Argument(0) Object lasts) {
      add(stored, lasts);
      return true;
    }
  }

  /** Goes on behind what is parked. */
  public static final class GoesOn {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("positions") Object positions,
        @Advice.Argument(0) Object arrived,
        @Advice.Argument(1) long sequence) {
      call(positions, "applied", call(arrived, "stream"), sequence);
    }
  }

  /** Saves a record of a look-up when it was answered long ago. */
  public static final class SavesLater {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static @Nullable Object enter(
        @Advice.FieldValue("mongoOperations") Object mongo, @Advice.Argument(0) Object saved) {
      if (!saved.getClass().getSimpleName().equals("Lookup")) {
        return null;
      }
      saveLater(mongo, saved);
      return saved;
    }

    @Advice.OnMethodExit
    static void exit(
        @Advice.Enter @Nullable Object saved,
        @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object answer) {
      answer = saved == null ? answer : saved;
    }
  }

  /** Called by what was copied, which cannot have a lambda of its own. */
  @SuppressWarnings("unchecked")
  public static void insertLater(Object store, Object entries, Object entry) {
    var document = (Document) call(store, "document", entry);
    later(() -> ((MongoCollection<Document>) entries).insertOne(document));
  }

  /** Called by what was copied. */
  public static void saveLater(Object mongo, Object saved) {
    later(() -> call(mongo, "save", saved));
  }

  private static void later(Runnable work) {
    CompletableFuture.delayedExecutor(LATER_MILLIS, TimeUnit.MILLISECONDS).execute(work);
  }

  /** Called by what was copied. */
  public static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called by what was copied. */
  public static Object stockHandler() {
    return new DefaultErrorHandler(new FixedBackOff(0L, 0L));
  }

  /** Called by what was copied. */
  @SuppressWarnings("unchecked")
  public static void add(Object stored, Object lasts) {
    var positions = (Map<String, Long>) lasts;
    var writes = new ArrayList<UpdateOneModel<Document>>();
    positions.forEach(
        (stream, last) ->
            writes.add(
                new UpdateOneModel<>(
                    Filters.eq("_id", stream),
                    Updates.inc("last", last - COUNTED.getOrDefault(stream, 0L)),
                    new UpdateOptions().upsert(true))));
    ((MongoCollection<Document>) stored).bulkWrite(writes);
    COUNTED.putAll(positions);
  }

  /** Called by what was copied: any method of any object. */
  public static @Nullable Object call(Object on, String name, @Nullable Object... arguments) {
    try {
      return method(on, name, arguments.length).invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Object on, String name, int arguments) {
    for (Class<?> type = on.getClass(); type != null; type = type.getSuperclass()) {
      var found =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments)
              .findFirst();
      if (found.isPresent()) {
        found.get().setAccessible(true);
        return found.get();
      }
    }
    throw new IllegalStateException("no " + name + " in " + on.getClass());
  }
}
