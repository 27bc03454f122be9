package care.homeward.campaign.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Every call of every client as JSON lines: when it was made, and what the client was told. */
public final class History implements AutoCloseable {

  /** What a line says of a call. */
  public enum Kind {
    /** It is about to be made; made again with the same key, it is still this one. */
    INVOKE,
    /** The client was told that it was done. */
    OK,
    /** The client was told that it was not done, by every attempt that was made. */
    FAIL,
    /** The client does not know whether it was done. */
    INFO
  }

  /**
   * One line.
   *
   * @param at milliseconds since 1970
   * @param client who called; a client makes one call after the other
   * @param number counts the calls of a client
   * @param op what was asked
   * @param subject of whom
   * @param key the idempotency key, or what takes its place
   */
  public record Line(
      long at, int client, long number, String op, String subject, String key, Kind kind) {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final BufferedWriter out;
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** Begins a new file. */
  public History(Path file) {
    try {
      out = Files.newBufferedWriter(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes a line. */
  public void note(Line line) {
    switch (line.kind()) {
      case INVOKE -> {} // counted by its end
      case OK -> acknowledged.increment();
      case FAIL -> refused.increment();
      case INFO -> unknown.increment();
    }
    var text = JSON.writeValueAsString(line);
    synchronized (out) {
      try {
        out.write(text);
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How many calls were acknowledged. */
  public long acknowledged() {
    return acknowledged.sum();
  }

  /** How the calls ended, for a line of progress. */
  public String summary() {
    return "%,d acknowledged, %,d refused, %,d unknown"
        .formatted(acknowledged.sum(), refused.sum(), unknown.sum());
  }

  /** Reads a history line by line. */
  public static void read(Path file, Consumer<Line> each) {
    try (var lines = Files.lines(file)) {
      lines.forEach(line -> each.accept(JSON.readValue(line, Line.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    synchronized (out) {
      try {
        out.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
