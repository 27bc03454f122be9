package care.homeward.platform.settings;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic must be made.
 *
 * @param copies the least number of copies in this environment: one on a laptop, three where facts
 *     are about real people
 * @param largestRequest what the relay's producer sends at most at once
 */
record TopicRules(int copies, long largestRequest, Wrong wrong) {

  /** What a copy of a record may carry beside the record itself. */
  private static final long ROOM = 64 << 10;

  private static final long A_DAY = 24 * 60 * 60 * 1_000L;

  /**
   * Looks at one topic.
   *
   * @param fewestCopies the number of copies of the partition that has the fewest
   * @param is the topic's settings, the broker's defaults among them
   */
  void topic(String name, int fewestCopies, Map<String, String> is) {
    var topic = "topic " + name;
    wrong.unless(
        fewestCopies >= copies,
        topic,
        "replication factor",
        fewestCopies,
        "at least " + copies,
        "acknowledgements of all copies protect nothing when there are too few");
    atLeast(
        Math.min(2, copies),
        topic,
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        is,
        "a fact could be acknowledged by one copy alone");
    wrong.unlessIs(
        "false",
        topic,
        TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
        is.get(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG),
        "a copy that is behind could become the truth");
    wrong.unlessIs(
        TopicConfig.CLEANUP_POLICY_DELETE,
        topic,
        TopicConfig.CLEANUP_POLICY_CONFIG,
        is.get(TopicConfig.CLEANUP_POLICY_CONFIG),
        "facts of one subject would be thrown away but for the last");
    wrong.unlessIs(
        "-1",
        topic,
        TopicConfig.RETENTION_MS_CONFIG,
        is.get(TopicConfig.RETENTION_MS_CONFIG),
        "who is away for long, or new, would miss facts");
    wrong.unlessIs(
        "-1",
        topic,
        TopicConfig.RETENTION_BYTES_CONFIG,
        is.get(TopicConfig.RETENTION_BYTES_CONFIG),
        "who is away for long, or new, would miss facts");
    atLeast(
        largestRequest + ROOM,
        topic,
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        is,
        "the relay could send what the topic never takes");
    wrong.unlessNumber(
        n -> n <= A_DAY,
        topic,
        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
        is.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        "at most " + A_DAY,
        "a sender's wrong clock would go unnoticed");
  }

  private void atLeast(
      long least, String topic, String setting, Map<String, String> is, String why) {
    wrong.unlessNumber(n -> n >= least, topic, setting, is.get(setting), "at least " + least, why);
  }
}
