package care.homeward.platform.settings;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaConsumerProperties;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaProducerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;

/** How each binding must be set, because the stock binder loses records. */
final class BindingRules {

  /** The error handler that tries for ever. */
  static final String ERROR_HANDLER = "tryForEver";

  private static final String FEED =
      "org.springframework.messaging.Message<java.util.List<byte[]>>";

  private final Wrong wrong;

  BindingRules(Wrong wrong) {
    this.wrong = wrong;
  }

  /** What listens: a plain consumer of whole batches, done when it returns. */
  void function(String name, boolean consumer, Type takes) {
    wrong.unless(
        consumer && takes.getTypeName().equals(FEED),
        name,
        "the function",
        consumer ? "a Consumer<" + takes.getTypeName() + ">" : "not a Consumer",
        "a Consumer<Message<List<byte[]>>>",
        "offsets are committed when it returns, so what it leaves to others is lost");
  }

  void consumer(String binding, ConsumerProperties common, KafkaConsumerProperties kafka) {
    var c = binding + ".consumer";
    wrong.unlessIs(1, c, "max-attempts", common.getMaxAttempts(), "the binder's retry gives up");
    wrong.unlessIs(true, c, "batch-mode", common.isBatchMode(), "the inbox takes batches");
    wrong.unlessIs(
        true,
        c,
        "use-native-decoding",
        common.isUseNativeDecoding(),
        "batches would arrive empty, and be committed");
    wrong.unlessIs(
        false,
        c,
        "enable-dlq",
        kafka.isEnableDlq(),
        "a dead letter that cannot be written is dropped, and its offset committed");
    wrong.unlessIs(
        ERROR_HANDLER,
        c,
        "common-error-handler-bean-name",
        kafka.getCommonErrorHandlerBeanName(),
        "any other gives up on a record");
    wrong.unless(
        kafka.getAckMode() == null || kafka.getAckMode() == AckMode.BATCH,
        c,
        "ack-mode",
        kafka.getAckMode(),
        "BATCH",
        "an offset is committed after its batch, by nobody else");
    wrong.unlessIs(
        false, c, "reset-offsets", kafka.isResetOffsets(), "where to begin is kept, not reset");
    wrong.unlessIs(
        true,
        c,
        "auto-rebalance-enabled",
        kafka.isAutoRebalanceEnabled(),
        "partitions of an instance that is gone must go to another");
  }

  /** What the client itself is given. */
  void consumerClient(String binding, Map<String, ?> is) {
    var c = binding + ".consumer.configuration";
    wrong.unless(
        Set.of("false", "null").contains(text(is, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG)),
        c,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        text(is, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG),
        "false",
        "what was fetched but not applied would count as done");
    wrong.unlessIs(
        "none",
        c,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        is.get(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "a lost position must not be jumped over");
    wrong.unlessIs(
        "read_committed",
        c,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        is.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
        "what was taken back would be applied");
    wrong.unlessIs(
        "false",
        c,
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        is.get(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG),
        "a topic made by accident has one copy");
    wrong.unless(
        text(is, ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG).endsWith("ByteArrayDeserializer"),
        c,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        is.get(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG),
        "ByteArrayDeserializer",
        "any other can fail before a record can be parked");
  }

  /** A binding that sends, like one of a StreamBridge, or the default for those not named. */
  void producer(String binding, KafkaProducerProperties kafka) {
    wrong.unlessIs(
        true,
        binding + ".producer",
        "sync",
        kafka.isSync(),
        "a send would be said to be done before the broker has it");
  }

  private static String text(Map<String, ?> settings, String name) {
    @Nullable Object is = settings.get(name);
    return is instanceof Class<?> type ? type.getName() : String.valueOf(is);
  }
}
