package care.homeward.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientRulesTest {

  private static final WriteConcern KEPT =
      WriteConcern.MAJORITY.withJournal(true).withWTimeout(5_000, TimeUnit.MILLISECONDS);

  @Test
  void a_store_that_keeps_what_it_acknowledged_is_passed_over() {
    assertThat(store(KEPT, ReadConcern.MAJORITY, ReadPreference.primary(), 5_000)).isEmpty();
  }

  @Test
  void whatever_weakens_an_acknowledgement_is_named() {
    assertThat(
            store(
                WriteConcern.W1.withWTimeout(5_000, TimeUnit.MILLISECONDS),
                ReadConcern.MAJORITY,
                ReadPreference.primary(),
                5_000))
        .singleElement()
        .asString()
        .startsWith("store: write concern is ")
        .endsWith("must be majority, journaled: an acknowledged write could be rolled back");
    assertThat(
            store(KEPT.withJournal(false), ReadConcern.MAJORITY, ReadPreference.primary(), 5_000))
        .hasSize(1);
    assertThat(
            store(
                KEPT.withWTimeout(0, TimeUnit.MILLISECONDS),
                ReadConcern.MAJORITY,
                ReadPreference.primary(),
                5_000))
        .hasSize(1);
    assertThat(store(KEPT, ReadConcern.LOCAL, ReadPreference.primary(), 5_000)).hasSize(1);
    assertThat(store(KEPT, ReadConcern.MAJORITY, ReadPreference.nearest(), 5_000)).hasSize(1);
    assertThat(store(KEPT, ReadConcern.MAJORITY, ReadPreference.primary(), 5_001)).hasSize(1);
  }

  private static List<String> store(
      WriteConcern write, ReadConcern read, ReadPreference from, long selectionMillis) {
    var wrong = new Wrong();
    new ClientRules(wrong).store(write, read, from, selectionMillis);
    return wrong.lines();
  }
}
