package care.homeward.live.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.homeward.live.board.Delay;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The moment a reader looks at, as it stands in the address of a page: {@code at}, the time in
 * London, and {@code as}.
 *
 * @param at absent for now
 * @param as which of the two ways to look at what is over
 */
public record Moment(@Nullable Instant at, As as) {

  public static final String AT = "at";
  public static final String AS = "as";
  public static final Moment NOW = new Moment(null, As.KNOWN);
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.UK).withZone(Delay.LONDON);

  /** What is past is looked at with the facts known at the time, or with all known since. */
  public enum As {
    KNOWN,
    CORRECTED
  }

  /** Not a moment, or one that is yet to come. */
  public static final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /**
   * Reads it from a query; what is not there is now.
   *
   * @throws Unknown if it is no moment, or lies ahead
   */
  public static Moment of(Map<String, ? extends Collection<String>> query, Instant now) {
    var at = only(query, AT);
    if (at.isEmpty()) {
      return NOW;
    }
    var moment = parsed(at);
    if (moment.isAfter(now)) {
      throw new Unknown("This moment is yet to come.");
    }
    return new Moment(
        moment,
        switch (only(query, AS)) {
          case "", "known" -> As.KNOWN;
          case "corrected" -> As.CORRECTED;
          default -> throw new Unknown("A past moment is known or corrected.");
        });
  }

  /** The same moment, looked at this way. */
  public Moment as(As other) {
    return new Moment(at, other);
  }

  public boolean past() {
    return at != null;
  }

  public boolean corrected() {
    return past() && as == As.CORRECTED;
  }

  /** As in the address of a page; nothing for now. */
  public Map<String, String> query() {
    var query = new LinkedHashMap<String, String>();
    if (at != null) {
      query.put(AT, written(at));
      if (as == As.CORRECTED) {
        query.put(AS, "corrected");
      }
    }
    return query;
  }

  /** To put behind a page's address; empty for now. */
  public String suffix() {
    return past()
        ? query().entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""))
        : "";
  }

  /** {@code Mon 23 Nov, 11:32}; empty for now. */
  public String words() {
    return at == null ? "" : WORDS.format(at);
  }

  /** The hour that is there twice in autumn is written with what tells the two apart. */
  private static String written(Instant at) {
    var there = at.atZone(Delay.LONDON);
    var local = there.toLocalDateTime();
    return there.getZone().getRules().getValidOffsets(local).size() > 1
        ? there.toOffsetDateTime().toString()
        : local.toString();
  }

  private static Instant parsed(String text) {
    try {
      var read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return read instanceof OffsetDateTime exact
          ? exact.toInstant()
          : LocalDateTime.from(read).atZone(Delay.LONDON).toInstant();
    } catch (DateTimeParseException e) {
      throw new Unknown("This is not a moment.");
    }
  }

  private static String only(Map<String, ? extends Collection<String>> query, String name) {
    var values = query.get(name);
    return values == null
        ? ""
        : List.copyOf(values).stream().map(String::strip).findFirst().orElse("");
  }
}
