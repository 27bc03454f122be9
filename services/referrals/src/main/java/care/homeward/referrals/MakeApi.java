package care.homeward.referrals;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralMade.TimeOfDay;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.referrals.Referral.Signed;
import care.homeward.referrals.ReferralDesk.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Referrals asked for over HTTP. */
@RestController
@RequestMapping("/api/referrals")
class MakeApi {

  static final String ID = "[A-Za-z0-9._-]{1,80}";

  private final ReferralDesk desk;
  private final DatedFiles files;
  private final ReferralSettings settings;
  private final Moments moments;

  MakeApi(ReferralDesk desk, DatedFiles files, ReferralSettings settings, Moments moments) {
    this.desk = desk;
    this.files = files;
    this.settings = settings;
    this.moments = moments;
  }

  /**
   * A referral asked for.
   *
   * @param personId needed without a stay; with one, whom it is about follows from it
   * @param partnership where someone who is not in hospital is to be seen, if not where they live
   * @param source absent: the ward for someone in hospital, else the hub
   * @param offerTo services to ask, all at once; absent: by the map
   * @param notDuplicate true to ask although an open referral of the person asks for the same
   */
  record NewReferral(
      @Nullable @Pattern(regexp = ID) String personId,
      @Nullable @Pattern(regexp = ID) String stayId,
      @Nullable @Pattern(regexp = ID) String partnership,
      @Nullable Source source,
      @NotNull Skill skill,
      @Nullable @Size(max = 5) List<@NotNull Skill> furtherSkills,
      @NotNull Urgency urgency,
      @Nullable @Valid Needed needs,
      @Nullable LocalDate startWanted,
      @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> offerTo,
      @Nullable Boolean notDuplicate,
      @Nullable Instant receivedAt) {

    private Ask ask() {
      var skills =
          Stream.concat(
                  Stream.of(skill), furtherSkills == null ? Stream.of() : furtherSkills.stream())
              .distinct()
              .toList();
      var by = source != null ? source : stayId != null ? Source.WARD : Source.HUB;
      return new Ask(
          skills,
          urgency,
          by,
          needs == null ? null : needs.asSaid(),
          startWanted == null ? null : Moments.day(startWanted));
    }
  }

  /** What whoever takes it has to provide. */
  record Needed(
      @Nullable @Min(1) @Max(10) Integer visitsADay,
      @Nullable @Min(1) @Max(4) Integer carersAtOnce,
      @Nullable List<@NotNull TimeOfDay> times,
      @Nullable @Size(max = 30) List<@NotNull @Pattern(regexp = ID) String> equipment,
      @Nullable List<@NotNull CommunityNeed> communityNeeds,
      @Nullable List<PersonEvent.@NotNull Wish> wishes) {

    private ReferralMade.@Nullable Needs asSaid() {
      var said =
          new ReferralMade.Needs(
              visitsADay,
              carersAtOnce,
              once(times),
              once(equipment),
              once(communityNeeds),
              once(wishes));
      return said.equals(new ReferralMade.Needs(null, null, null, null, null, null)) ? null : said;
    }

    private static <T> @Nullable List<T> once(@Nullable List<T> all) {
      return all == null || all.isEmpty() ? null : all.stream().distinct().toList();
    }
  }

  /** Makes a referral; its clock starts when it was received. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ReferralView> make(
      @Valid @RequestBody NewReferral asked, JwtAuthenticationToken token, Cause cause) {
    var caller = Caller.of(token);
    if (asked.stayId() == null && asked.personId() == null) {
      throw Refused.impossible("nobody-named", "Name the stay, or the person without one.");
    }
    var wish =
        new Wish(
            moments.past(asked.receivedAt()),
            asked.stayId(),
            asked.personId(),
            asked.partnership(),
            asked.ask(),
            asked.offerTo() == null ? List.of() : asked.offerTo(),
            Boolean.TRUE.equals(asked.notDuplicate()),
            caller);
    var hub = caller.hub() ? caller.subject() : null;
    var signed = new Signed(caller.subject(), hub, settings.dutyDesk());
    var made = desk.make(wish, signed, cause);
    return ResponseEntity.created(URI.create("/api/referrals/" + made.referral().id()))
        .body(ReferralView.whole(made.referral(), null, made.alike()));
  }

  /** What can be named as having to be there, in codes with their names. */
  @GetMapping("/equipment")
  EquipmentList equipment() {
    return files.equipment(moments.now());
  }
}
