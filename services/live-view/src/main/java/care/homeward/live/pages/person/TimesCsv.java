package care.homeward.live.pages.person;

import care.homeward.live.board.Delay;
import care.homeward.live.history.FactLog;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where a person's time went, as a file for a spreadsheet; it does not say whose. */
@Controller
class TimesCsv {

  /** Spreadsheets take a file without it for one of an old character set. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final String[] HEAD = {"as_of", "waited_on", "from", "to", "minutes"};
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm", Locale.UK).withZone(Delay.LONDON);

  private final TimeMachine machine;
  private final FactLog facts;
  private final InstantSource clock;

  TimesCsv(TimeMachine machine, FactLog facts, InstantSource clock) {
    this.machine = machine;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping("/people/{personId}/times.csv")
  void csv(
      @PathVariable String personId,
      @RequestParam MultiValueMap<String, String> query,
      HttpServletResponse response)
      throws IOException {
    var moment = moment(query);
    var board = machine.board(moment);
    var card = Whom.current(board.staysOf(personId)).card();
    var asOf = moment.past() ? board.moment() : clock.instant();
    var told = Past.told(facts.of(board.idsOf(card.personId())), moment);
    var end = card.leftAt() == null ? asOf : card.leftAt();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"times_" + FILE_TIME.format(asOf) + ".csv\"");
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
      try (var csv = new CSVPrinter(out, CSVFormat.RFC4180.builder().setHeader(HEAD).get())) {
        for (var one : Stretches.of(card.stayId(), told, end)) {
          csv.printRecord(
              asOf.truncatedTo(ChronoUnit.SECONDS),
              one.who(),
              one.from(),
              one.to(),
              one.length().toMinutes());
        }
      }
    }
  }

  private Moment moment(MultiValueMap<String, String> query) {
    try {
      return Moment.of(query, clock.instant());
    } catch (Moment.Unknown e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
  }
}
