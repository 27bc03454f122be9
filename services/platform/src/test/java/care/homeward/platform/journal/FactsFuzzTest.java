package care.homeward.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Envelope;
import care.homeward.platform.journal.Facts.Unreadable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands on a topic is a fact, or is known to be none. */
class FactsFuzzTest {

  private static final Facts FACTS =
      new Facts(
          JsonMapper.builder()
              .changeDefaultPropertyInclusion(
                  i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
              .build());

  @FuzzTest
  void what_is_read_is_written_as_what_was_read(byte[] record) {
    Envelope<?> fact;
    try {
      fact = FACTS.read(record);
    } catch (Unreadable e) {
      assertThat(e.getMessage()).matches("not a readable fact: [A-Za-z]+");
      return;
    }
    var written = FACTS.write(fact);

    assertThat(FACTS.write(FACTS.read(written))).isEqualTo(written);
  }
}
