package care.homeward.live.board;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board for programs. */
@RestController
class BoardApi {

  private final LiveBoard board;

  BoardApi(LiveBoard board) {
    this.board = board;
  }

  /** Everyone in a bed whom the filter asks for, end-of-life fast track first. */
  @GetMapping("/api/board")
  Answer board(@RequestParam MultiValueMap<String, String> query) {
    var position = board.position();
    var asOf = board.asOf();
    var filter = filter(query);
    return new Answer(
        asOf,
        position,
        Figures.of(board.standings().toList(), filter),
        board.pressure(),
        board.standings(filter).stream()
            .sorted(Standing.MOST_PRESSING_FIRST)
            .map(standing -> OnBoard.of(standing, board, asOf))
            .toList());
  }

  /** Everything folded, without clocks and names, to compare with another fold of the facts. */
  @GetMapping("/api/board/facts")
  Board.Snapshot facts() {
    return board.snapshot();
  }

  private static BoardFilter filter(MultiValueMap<String, String> query) {
    try {
      return BoardFilter.of(query);
    } catch (BoardFilter.Unknown e) {
      var problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
      problem.setType(URI.create("urn:homeward:problem:unknown-filter"));
      throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, e);
    }
  }

  record Answer(
      Instant asOf, long position, Figures kpis, List<Pressure> pressure, List<OnBoard> cards) {}

  record OnBoard(
      String stayId,
      String personId,
      String hospital,
      String ward,
      @Nullable String bed,
      Setting setting,
      String ageBand,
      boolean restricted,
      @Nullable String place,
      @Nullable String partnership,
      @Nullable Integer pathway,
      boolean fastTrack,
      boolean waiting,
      Instant admittedAt,
      @Nullable Instant readyAt,
      @Nullable Long hours,
      @Nullable Long midnights,
      @Nullable String band,
      @Nullable LocalDate expectedDate,
      @JsonProperty("wait") @Nullable WaitFor waitFor,
      @Nullable ReferralMade referral,
      @Nullable BedKept bedHold) {

    static OnBoard of(Standing standing, LiveBoard board, Instant asOf) {
      var card = standing.card();
      var delay = standing.delay();
      return new OnBoard(
          card.stayId(),
          card.personId(),
          card.location().hospital(),
          card.location().ward(),
          card.location().bed(),
          card.setting(),
          card.person().ageBand(),
          card.person().restricted(),
          card.person().place(),
          card.person().partnership(),
          card.pathway(),
          card.fastTrack(),
          standing.waiting(),
          card.admittedAt(),
          card.readyAt(),
          delay == null ? null : delay.hours(),
          delay == null ? null : delay.midnights(),
          delay == null ? null : delay.band().label(),
          card.expectedDate(),
          WaitFor.of(standing, board),
          ReferralMade.of(card, board, asOf),
          BedKept.of(card, board));
    }
  }

  /** What for, on whom and what next; of someone who does not wait and has no wait, nothing. */
  record WaitFor(
      @Nullable String reason,
      String plain,
      Owner owner,
      @Nullable String ownerReference,
      @Nullable String ownerName,
      @Nullable NextStep nextStep,
      String step,
      @Nullable Instant due,
      boolean overdue) {

    static @Nullable WaitFor of(Standing standing, LiveBoard board) {
      var owner = standing.owner();
      if (owner == null) {
        return null;
      }
      var open = standing.card().openWait();
      var wait = open == null ? null : open.details();
      var nextStep = wait == null ? null : wait.nextStep();
      return new WaitFor(
          wait == null ? null : wait.reason(),
          Reasons.of(standing.card()).plain(),
          owner,
          standing.ownerReference(),
          name(standing.card(), standing.ownerReference(), board),
          nextStep,
          nextStep == null ? "No next step" : Words.of(nextStep.name()),
          wait == null ? null : wait.due(),
          standing.overdue());
    }
  }

  record ReferralMade(
      String id,
      Card.Referral.State state,
      @Nullable Instant receivedAt,
      @Nullable Instant due,
      boolean overdue,
      @Nullable Skill skill,
      @Nullable Urgency urgency,
      @Nullable String teamId,
      @Nullable String teamName,
      @Nullable LocalDate day) {

    static @Nullable ReferralMade of(Card card, LiveBoard board, Instant asOf) {
      var referral = card.referral();
      if (referral == null) {
        return null;
      }
      return new ReferralMade(
          referral.referralId(),
          referral.state(),
          referral.receivedAt(),
          referral.due(),
          referral.overdue(asOf),
          referral.skill(),
          referral.urgency(),
          referral.teamId(),
          name(card, referral.teamId(), board),
          referral.day());
    }
  }

  record BedKept(
      String holdId,
      String homeId,
      @Nullable String homeName,
      Card.Bed.State state,
      BedType bedType,
      Instant expiresAt) {

    static @Nullable BedKept of(Card card, LiveBoard board) {
      var bed = card.bed();
      return bed == null
          ? null
          : new BedKept(
              bed.holdId(),
              bed.homeId(),
              name(card, bed.homeId(), board),
              bed.state(),
              bed.bedType(),
              bed.expiresAt());
    }
  }

  /** The name of a team or a home, but of someone protected: it says where they live. */
  private static @Nullable String name(Card card, @Nullable String id, LiveBoard board) {
    return card.person().restricted() ? null : board.name(id);
  }
}
