package care.homeward.live.board;

import care.homeward.contracts.Publisher;
import care.homeward.platform.journal.Facts;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was taken in of facts, in the form it is stored in; read with the rules it was written by.
 */
@Component
public class FoldForm {

  private final JsonMapper json;
  private final Facts facts;

  public FoldForm(JsonMapper json, Facts facts) {
    this.json =
        json.rebuild()
            .changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY))
            .build();
    this.facts = facts;
  }

  /** A whole fold, pressed. */
  public byte[] write(Fold fold) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 16))) {
      out.writeInt(fold.subjects.size());
      for (var subject : fold.subjects.values()) {
        out.writeUTF(subject.publisher.service());
        out.writeUTF(subject.id);
        out.writeLong(subject.sequence);
        write(out, part(subject));
        out.writeInt(subject.waiting.size());
        for (var fact : waiting(subject)) {
          write(out, fact);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads a fold that was written here. */
  public Fold read(byte[] written) {
    var fold = new Fold();
    try (var in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(written), 1 << 16))) {
      for (int left = in.readInt(); left > 0; left--) {
        var subject = Subject.blank(Publisher.of(in.readUTF()), in.readUTF());
        subject.sequence = in.readLong();
        read(subject, read(in));
        for (int waiting = in.readInt(); waiting > 0; waiting--) {
          waits(subject, read(in));
        }
        fold.subjects.put(subject.key(), subject);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fold;
  }

  String part(Subject subject) {
    return json.writeValueAsString(subject.part);
  }

  List<String> waiting(Subject subject) {
    return subject.waiting.values().stream().map(facts::write).toList();
  }

  void read(Subject blank, String part) {
    json.readerForUpdating(blank.part).readValue(part);
  }

  void waits(Subject subject, String written) {
    var fact = facts.read(written);
    subject.waiting.put(fact.sequence(), fact);
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
