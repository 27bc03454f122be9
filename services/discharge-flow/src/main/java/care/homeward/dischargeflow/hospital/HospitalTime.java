package care.homeward.dischargeflow.hospital;

import care.homeward.platform.core.London;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HL7 times: {@code YYYYMMDD[HH[MM[SS[.S[S[S[S]]]]]]][+/-ZZZZ]}, in London unless they say their
 * offset. Of the hour that comes twice when summer time ends, the first is taken.
 */
final class HospitalTime {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,4}))?)?)?)?"
              + "([+-]\\d{4})?");

  private HospitalTime() {}

  /**
   * The moment.
   *
   * @throws DateTimeException if it is none
   */
  static Instant moment(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new DateTimeException("not an HL7 time of at least a day");
    }
    var local =
        LocalDateTime.of(
            number(form.group(1)),
            number(form.group(2)),
            number(form.group(3)),
            number(form.group(4)),
            number(form.group(5)),
            number(form.group(6)),
            nanos(form.group(7)));
    var offset = form.group(8);
    return offset == null
        ? local.atZone(London.ZONE).toInstant()
        : local.toInstant(ZoneOffset.of(offset));
  }

  /**
   * The day, in London.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDate day(String text) {
    return London.day(moment(text));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Tenths of milliseconds are left out: moments have milliseconds everywhere. */
  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : number((fraction + "00").substring(0, 3)) * 1_000_000;
  }
}
