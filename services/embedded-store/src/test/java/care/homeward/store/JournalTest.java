package care.homeward.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("journal");
  }

  @Test
  void the_last_word_on_each_position_is_recovered() throws IOException {
    try (var journal = new Journal(directory)) {
      journal.put("wards.beds", 1, bytes("one"));
      journal.put("wards.beds", 2, bytes("two"));
      journal.put("wards.homes", 1, bytes("other"));
      journal.put("wards.beds", 1, bytes("one, changed"));
      journal.put("wards.beds", 2, Journal.REMOVED);
      journal.commit();
    }
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "one, changed"), other());
  }

  @Test
  void opening_leaves_only_what_is_live_in_the_file() throws IOException {
    try (var journal = new Journal(directory)) {
      for (int turn = 0; turn < 1000; turn++) {
        journal.put("wards.beds", 1, bytes("turn " + turn));
      }
      journal.put("wards.homes", 1, bytes("other"));
      journal.commit();
    }
    long before = Files.size(file);
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "turn 999"), other());
    assertThat(Files.size(file)).isLessThan(before / 100);
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "turn 999"), other());
    assertThat(directory.resolve("journal.new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 30, 36, 42})
  void a_torn_last_record_is_cut_off_and_the_rest_kept(int missing) throws IOException {
    writeTwo();
    try (var torn = new RandomAccessFile(file.toFile(), "rw")) {
      torn.setLength(torn.length() - missing);
    }
    assertThat(recovered()).containsExactly(other());
    try (var journal = new Journal(directory)) {
      journal.put("wards.beds", 1, bytes("written again"));
      journal.commit();
    }
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "written again"), other());
  }

  @Test
  void a_record_with_a_wrong_byte_is_cut_off() throws IOException {
    writeTwo();
    try (var damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(damaged.length() - 3);
      damaged.write('X');
    }
    assertThat(recovered()).containsExactly(other());
  }

  @Test
  void zeroes_that_a_power_cut_left_at_the_end_are_cut_off() throws IOException {
    writeTwo();
    try (var padded = new RandomAccessFile(file.toFile(), "rw")) {
      padded.setLength(padded.length() + 4096);
    }
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "the last record"), other());
  }

  @Test
  void a_compaction_that_was_not_finished_changes_nothing() throws IOException {
    writeTwo();
    Files.writeString(directory.resolve("journal.new"), "half a file");
    assertThat(recovered()).containsExactly(Map.entry("beds 1", "the last record"), other());
  }

  @Test
  void a_directory_in_use_is_refused_until_it_is_free() throws IOException {
    try (var _ = new Journal(directory)) {
      assertThatThrownBy(() -> new Journal(directory)).isInstanceOf(IllegalStateException.class);
    }
    new Journal(directory).close();
  }

  /** The second record is 43 bytes long. */
  private void writeTwo() throws IOException {
    try (var journal = new Journal(directory)) {
      journal.put("wards.homes", 1, bytes("other"));
      journal.put("wards.beds", 1, bytes("the last record"));
      journal.commit();
    }
  }

  private static Map.Entry<String, String> other() {
    return Map.entry("homes 1", "other");
  }

  private Map<String, String> recovered() throws IOException {
    var found = new TreeMap<String, String>();
    try (var journal = new Journal(directory)) {
      journal.recovered.forEach(
          (collection, documents) ->
              documents.forEach(
                  (position, bson) ->
                      found.put(
                          collection.substring("wards.".length()) + " " + position,
                          new String(bson, UTF_8))));
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
