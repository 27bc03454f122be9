package care.homeward.platform.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the broker how the topics are made, beside the rest of the start. A service may start with
 * the broker away; it is then asked until it answers, and a wrong topic stops the service late.
 */
final class TopicCheck implements SmartInitializingSingleton, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicCheck.class);
  private static final int ANSWERS_WITHIN_MILLIS = 5_000;
  private static final long ASKED_AGAIN_AFTER_MILLIS = 5_000;

  private final Map<String, Object> client;
  private final Set<String> topics;
  private final int copies;
  private final long largestRequest;
  private final Halt halt;
  private final FutureTask<List<String>> first = new FutureTask<>(this::look);
  private volatile boolean running;
  private volatile boolean stopped;

  /**
   * Prepares the question.
   *
   * @param copies the least number of copies in this environment
   * @param largestRequest what the relay's producer sends at most at once
   */
  TopicCheck(
      Map<String, Object> client, Set<String> topics, int copies, long largestRequest, Halt halt) {
    this.client = client;
    this.topics = topics;
    this.copies = copies;
    this.largestRequest = largestRequest;
    this.halt = halt;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Thread.ofVirtual().name("topic-check").start(first);
  }

  @Override
  public void start() {
    running = true;
    try {
      stop(first.get(2L * ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      log.warn("the broker is away: its topics are looked at when it answers");
      Thread.ofVirtual().name("topic-check").start(this::lookLater);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(List<String> lines) {
    if (!lines.isEmpty()) {
      throw new WrongSettings(lines);
    }
  }

  private void lookLater() {
    while (!stopped) {
      try {
        TimeUnit.MILLISECONDS.sleep(ASKED_AGAIN_AFTER_MILLIS);
        var lines = look();
        if (!lines.isEmpty()) {
          halt.because(String.join("; ", lines));
        }
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException | TimeoutException e) {
        log.debug("the broker is still away");
      }
    }
  }

  private List<String> look() throws ExecutionException, InterruptedException, TimeoutException {
    var settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWERS_WITHIN_MILLIS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWERS_WITHIN_MILLIS);
    var wrong = new Wrong();
    try (var admin = Admin.create(settings)) {
      var described = admin.describeTopics(topics).topicNameValues();
      var configured =
          admin
              .describeConfigs(
                  topics.stream()
                      .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                      .toList())
              .values();
      for (var name : topics) {
        try {
          var topic =
              Objects.requireNonNull(described.get(name))
                  .get(ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
          var is = new HashMap<String, String>();
          Objects.requireNonNull(
                  configured.get(new ConfigResource(ConfigResource.Type.TOPIC, name)))
              .get(ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
              .entries()
              .forEach(entry -> is.put(entry.name(), entry.value()));
          new TopicRules(copies, largestRequest, wrong).topic(name, fewestCopies(topic), is);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof ApiException refused) || isAway(refused)) {
            throw e;
          }
          wrong.add(
              "topic " + name + ": cannot be looked at: " + refused.getClass().getSimpleName());
        }
      }
    }
    return wrong.lines();
  }

  private static boolean isAway(ApiException e) {
    return e instanceof RetriableException && !(e instanceof UnknownTopicOrPartitionException);
  }

  private static int fewestCopies(TopicDescription topic) {
    return topic.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
  }

  @Override
  public void stop() {
    running = false;
    stopped = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before what hears and before what is asked. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 500;
  }
}
