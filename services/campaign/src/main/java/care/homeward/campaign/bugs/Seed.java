package care.homeward.campaign.bugs;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;
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

  /** Called by the JVM before the program begins. */
  public static void premain(String bug, Instrumentation instrumentation) {
    switch (Bug.valueOf(bug)) {
      case ACK_BEFORE_COMMIT ->
          into(instrumentation, JOURNAL + "Journal", named("inserted"), Seeds.InsertsLater.class);
      case ONE_IS_ENOUGH ->
          into(
              instrumentation,
              "com.mongodb.MongoClientSettings$Builder",
              named("writeConcern"),
              Seeds.OneIsEnough.class);
      case SEND_WITHOUT_WAITING ->
          into(
              instrumentation,
              JOURNAL + "Relay",
              named("send").and(takesArguments(1)),
              Seeds.MarksOnceSent.class);
      case MARK_BEFORE_SEND ->
          into(
              instrumentation,
              JOURNAL + "Relay",
              named("send").and(takesArguments(1)),
              Seeds.MarksFirst.class);
      case DEFAULT_ERROR_HANDLER ->
          into(
              instrumentation,
              INBOX + "ConsumerErrors",
              named("tryForEver"),
              Seeds.StockHandler.class);
      case NO_SEQUENCE_CONDITION ->
          into(
              instrumentation,
              INBOX + "Inbox",
              named("receive").and(takesArguments(2)),
              Seeds.AppliesAnything.class);
      case COUNTED_NOT_SET ->
          into(instrumentation, INBOX + "Positions", named("save"), Seeds.CountsUp.class);
      case PARKED_DOES_NOT_BLOCK ->
          into(
              instrumentation,
              INBOX + "Inbox",
              named("park").and(takesArguments(3)).and(returns(void.class)),
              Seeds.GoesOn.class);
      case AUDIT_AFTER_RESPONSE ->
          into(
              instrumentation,
              "org.springframework.data.mongodb.repository.support.SimpleMongoRepository",
              named("save"),
              Seeds.SavesLater.class);
      case BINDER_DEAD_LETTERS, AUTO_COMMIT, BEGINS_WITH_THE_LATEST -> {} // settings
    }
  }

  /** Only the class it is about is looked at: a start is not to be slower for it. */
  private static void into(
      Instrumentation instrumentation,
      String type,
      ElementMatcher<? super MethodDescription> method,
      Class<?> advice) {
    var wanted = type.replace('.', '/');
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String name,
              @Nullable Class<?> redefined,
              ProtectionDomain domain,
              byte[] bytes) {
            return wanted.equals(name) ? changed(type, bytes, loader, method, advice) : null;
          }
        });
  }

  private static byte[] changed(
      String type,
      byte[] bytes,
      @Nullable ClassLoader loader,
      ElementMatcher<? super MethodDescription> method,
      Class<?> advice) {
    var classes =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(type, bytes), ClassFileLocator.ForClassLoader.of(loader));
    var described = TypePool.Default.of(classes).describe(type).resolve();
    return new ByteBuddy()
        .redefine(described, classes)
        .visit(Advice.to(advice).on(method))
        .make()
        .getBytes();
  }
}
