package care.homeward.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRulesTest {

  private static final Map<String, String> RIGHT =
      Map.of(
          "min.insync.replicas", "2",
          "unclean.leader.election.enable", "false",
          "cleanup.policy", "delete",
          "retention.ms", "-1",
          "retention.bytes", "-1",
          "max.message.bytes", "1048588",
          "message.timestamp.after.max.ms", "3600000");

  @Test
  void a_topic_as_it_must_be_is_passed_over() {
    assertThat(wrong(3, RIGHT)).isEmpty();
    assertThat(wrong(4, RIGHT)).isEmpty();
  }

  @Test
  void in_sync_copies_protect_nothing_when_there_are_too_few() {
    assertThat(wrong(1, RIGHT))
        .containsExactly(
            "topic homes.v1: replication factor is 1 and must be at least 3:"
                + " acknowledgements of all copies protect nothing when there are too few");
  }

  @ParameterizedTest
  @CsvSource({
    "min.insync.replicas, 1, at least 2",
    "unclean.leader.election.enable, true, false",
    "cleanup.policy, compact, delete",
    "retention.ms, 604800000, -1",
    "retention.bytes, 1073741824, -1",
    "max.message.bytes, 1048575, at least 1048576",
    "message.timestamp.after.max.ms, 9223372036854775807, at most 86400000",
  })
  void each_setting_is_looked_at(String setting, String is, String must) {
    var settings = new HashMap<>(RIGHT);
    settings.put(setting, is);

    assertThat(wrong(3, settings))
        .singleElement()
        .asString()
        .startsWith("topic homes.v1: " + setting + " is " + is + " and must be " + must + ": ");
  }

  private static List<String> wrong(int copies, Map<String, String> is) {
    var wrong = new Wrong();
    new TopicRules(3, 983_040, wrong).topic("homes.v1", copies, is);
    return wrong.lines();
  }
}
