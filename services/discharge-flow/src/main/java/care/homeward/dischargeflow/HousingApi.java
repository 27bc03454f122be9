package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.DutyToReferAnswered.Outcome;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Housing needs and the duty to refer, over HTTP. */
@RestController
@RequestMapping("/api/stays/{id}/housing")
class HousingApi {

  private final StayDesk desk;
  private final Moments moments;

  HousingApi(StayDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /** That a need is there, or is no more. */
  record Need(@NotNull HousingNeed need, @NotNull Boolean present, @Nullable Instant at) {}

  /** A referral to the housing authority the person chose, if they consent to it. */
  record Referral(
      @NotNull Boolean consent,
      @NotNull @Pattern(regexp = StayApi.CODE) String authority,
      @Nullable Instant at) {}

  /** What the authority said follows. */
  record Answer(@NotNull Outcome outcome, @Nullable Instant at) {}

  /**
   * What is known, where care was given, and what came of it.
   *
   * @param needs those present
   * @param destination the code the person left to; says nothing of whether they have a home
   * @param hiddenByDestination whether the person left to the "usual place of residence" without
   *     having one
   */
  record Known(
      String stayId,
      @Nullable Location location,
      List<HousingNeed> needs,
      List<Housing.Noted> noted,
      List<Housing.Duty> duties,
      @Nullable String destination,
      boolean hiddenByDestination) {}

  /** What is known of a home to go to. */
  @GetMapping
  Known housing(@PathVariable String id) {
    return known(desk.find(id));
  }

  /** Notes a housing need, or that there is none any more. */
  @PostMapping("/needs")
  Known need(@PathVariable String id, @Valid @RequestBody Need asked, Cause cause) {
    return handle(
        id,
        new StayCommand.NoteHousingNeed(moments.past(asked.at()), asked.need(), asked.present()),
        cause);
  }

  /** Refers to the authority the person chose, with their consent. */
  @PostMapping("/referrals")
  Known refer(@PathVariable String id, @Valid @RequestBody Referral asked, Cause cause) {
    return handle(
        id,
        new StayCommand.MakeDutyToRefer(
            moments.past(asked.at()), asked.consent(), asked.authority()),
        cause);
  }

  /** What the authority answered. */
  @PostMapping("/referrals/answered")
  Known answered(@PathVariable String id, @Valid @RequestBody Answer asked, Cause cause) {
    return handle(
        id, new StayCommand.AnswerDutyToRefer(moments.past(asked.at()), asked.outcome()), cause);
  }

  private Known handle(String id, StayCommand command, Cause cause) {
    return known(desk.handle(id, command, cause).state());
  }

  private static Known known(Stay stay) {
    var housing = stay.plan().housing();
    var places = stay.bed().places();
    var left = stay.bed().left();
    return new Known(
        stay.id(),
        places.isEmpty() ? null : places.getLast().location(),
        Stream.of(HousingNeed.values()).filter(housing::needs).toList(),
        housing.noted(),
        housing.duties(),
        left == null ? null : left.destination(),
        stay.leftToNoFixedAbode());
  }
}
