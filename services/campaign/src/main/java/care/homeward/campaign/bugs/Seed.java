package care.homeward.campaign.bugs;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Puts a bug into the process it is started with, as a Java agent: the services' own code has no
 * bug and no switch for one.
 */
public final class Seed {

  private static final String JOURNAL = "care.homeward.platform.journal.";
  private static final String INBOX = "care.homeward.platform.inbox.";

  private Seed() {}

  /**
   * Where a bug is put.
   *
   * @param type name of the class
   * @param method matches one method of it
   * @param advice what is copied into that
   */
  record Place(String type, ElementMatcher<? super MethodDescription> method, Class<?> advice) {

    /** The class with the bug in it; an error if there is not one such method. */
    byte[] changed(ClassFileLocator classes) {
      var described = TypePool.Default.of(classes).describe(type).resolve();
      if (described.getDeclaredMethods().filter(method).size() != 1) {
        throw new IllegalStateException("not one method " + method + " in " + type);
      }
      return new ByteBuddy()
          .redefine(described, classes)
          .visit(Advice.to(advice).on(method))
          .make()
          .getBytes();
    }
  }

  /** Called by the JVM before the program begins. */
  public static void premain(String bug, Instrumentation instrumentation) {
    var place = place(Bug.valueOf(bug));
    if (place != null) {
      instrumentation.addTransformer(new Into(place));
    }
  }

  /** Where a bug is put; null if it is a setting. */
  static @Nullable Place place(Bug bug) {
    return switch (bug) {
      case ACK_BEFORE_COMMIT ->
          new Place(JOURNAL + "MongoJournalStore", named("insert"), Seeds.InsertsLater.class);
      case ONE_IS_ENOUGH ->
          new Place(
              "com.mongodb.MongoClientSettings$Builder",
              named("writeConcern"),
              Seeds.OneIsEnough.class);
      case SEND_WITHOUT_WAITING ->
          new Place(JOURNAL + "Relay", named("send"), Seeds.MarksOnceSent.class);
      case MARK_BEFORE_SEND -> new Place(JOURNAL + "Relay", named("send"), Seeds.MarksFirst.class);
      case DEFAULT_ERROR_HANDLER ->
          new Place(INBOX + "ConsumerErrors", named("tryForEver"), Seeds.StockHandler.class);
      case NO_SEQUENCE_CONDITION ->
          new Place(
              INBOX + "Inbox",
              named("receive").and(takesArguments(2)),
              Seeds.AppliesAnything.class);
      case COUNTED_NOT_SET ->
          new Place(INBOX + "MongoPositions", named("raise"), Seeds.CountsUp.class);
      case PARKED_DOES_NOT_BLOCK -> new Place(INBOX + "Inbox", named("park"), Seeds.GoesOn.class);
      case AUDIT_AFTER_RESPONSE ->
          new Place(
              "org.springframework.data.mongodb.repository.support.SimpleMongoRepository",
              named("save"),
              Seeds.SavesLater.class);
      case BINDER_DEAD_LETTERS, AUTO_COMMIT, BEGINS_WITH_THE_LATEST -> null;
    };
  }

  /** Only the class it is about is looked at: a start is not to be slower for it. */
  private record Into(Place place) implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        ProtectionDomain domain,
        byte[] bytes) {
      if (!place.type().replace('.', '/').equals(name)) {
        return null;
      }
      try {
        return place.changed(
            new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(place.type(), bytes),
                ClassFileLocator.ForClassLoader.of(loader)));
      } catch (RuntimeException e) {
        // The JVM would go on with the class as it is: sound, and nobody would know.
        System.out.println("The bug has no place: " + e);
        Runtime.getRuntime().halt(1);
        return null;
      }
    }
  }
}
