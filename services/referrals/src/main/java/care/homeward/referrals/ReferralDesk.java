package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import care.homeward.referrals.Referral.Signed;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.ReopenReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithholdArea;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Carries out what is asked of referrals: the only writer of the journal. */
@Component
class ReferralDesk {

  private static final Limit MOST_TEAMS = Limit.of(40);
  private static final Limit MOST_OF_A_PERSON = Limit.of(200);

  private final Journal<Referral, ReferralEvent> journal;
  private final WhoIsWhere known;
  private final CoveringTeams teams;
  private final Ties ties;
  private final DatedFiles files;
  private final TimesToAnswer times;

  ReferralDesk(
      Journal<Referral, ReferralEvent> journal,
      WhoIsWhere known,
      CoveringTeams teams,
      Ties ties,
      DatedFiles files,
      TimesToAnswer times) {
    this.journal = journal;
    this.known = known;
    this.teams = teams;
    this.ties = ties;
    this.files = files;
    this.times = times;
  }

  Referral find(String referralId) {
    var referral = journal.state(referralId);
    referral.asked();
    return referral;
  }

  /** All that was said of a referral, with how it stood after each fact. */
  List<Journal.Step<Referral, ReferralEvent>> history(String referralId) {
    return journal.history(referralId);
  }

  /** For what is heard, or asked by someone whose name is of no account. */
  Outcome<Referral, ReferralEvent> handle(String referralId, ReferralCommand command, Cause cause) {
    return journal.handle(referralId, cause, state -> Decision.of(state.decide(command)));
  }

  /** For what people ask. */
  Outcome<Referral, ReferralEvent> handle(
      String referralId, Function<Referral, ReferralCommand> command, Signed signed, Cause cause) {
    return journal.handle(
        referralId,
        cause,
        state -> {
          var events = state.decide(command.apply(state));
          return new Decision<>(events, events.isEmpty() ? null : signed);
        });
  }

  /**
   * What is asked for, before anything is known of the person.
   *
   * @param staysIn partnership where someone who is not in hospital is to be seen
   * @param offerTo services to ask; none: by the map
   * @param another whether it was said that this is not what is asked for already
   * @param by who asks
   */
  record Wish(
      Instant receivedAt,
      @Nullable String stayId,
      @Nullable String personId,
      @Nullable String staysIn,
      Ask ask,
      List<String> offerTo,
      boolean another,
      Caller by) {}

  /**
   * What became of a wish.
   *
   * @param alike open referrals of the person for the same, made at the very same time
   */
  record Granted(Referral referral, List<String> alike) {}

  /**
   * The tie comes first and what is alike is looked for before and after: of two who ask at once,
   * whoever is on record last sees the other.
   */
  Granted make(Wish wish, Signed signed, Cause cause) {
    var referralId = cause.id("referral");
    var stay = wish.stayId() == null ? null : known.stay(wish.stayId());
    var person =
        known.person(stay == null ? Objects.toString(wish.personId(), "") : stay.personId());
    var map = files.map(wish.receivedAt());
    map.requireKnown(wish.staysIn());
    files.equipment(wish.receivedAt()).requireListed(wish.ask().needs());
    if (!person.personId().isEmpty()) {
      var _ = ties.save(new Tie(referralId, wish.stayId(), person.personId()));
    }
    var covering = covering(partnership(wish, stay, person), wish.ask().skills());
    var named = byIds(wish.offerTo());
    var before = alike(wish, person.personId(), referralId);
    var outcome =
        handle(
            referralId,
            state -> {
              var whom =
                  stay == null
                      ? Whom.ofPerson(person, wish.staysIn(), map)
                      : Whom.ofStay(stay, person, wish.personId(), wish.ask().source());
              if (state.made() == null && !named.isEmpty()) {
                wish.by().requireToOffer(whom.arrangedBy());
              }
              var route = Routing.route(whom, wish.ask(), covering, map);
              return new MakeReferral(
                  wish.receivedAt(), whom, wish.ask(), route, named, before, times.asOfNow());
            },
            signed,
            cause);
    catchUp(referralId, wish.receivedAt(), cause);
    return new Granted(outcome.state(), alike(wish, person.personId(), referralId));
  }

  /** A part was taken: heard from ourselves, so that a crash between the two loses nothing. */
  void makePart(ReferralPartTaken part, Cause cause) {
    var whole = find(part.referralId());
    var made = whole.asked();
    var partId = part.partReferralId();
    var _ = ties.save(new Tie(partId, made.stayId(), made.personId()));
    var _ =
        handle(
            partId,
            _ -> new MakePart(part.at(), whole, part.teamId(), part.skills()),
            whole.signed(),
            cause);
    catchUp(partId, part.at(), cause);
  }

  Outcome<Referral, ReferralEvent> triage(
      String referralId, Urgency urgency, Instant at, Signed signed, Cause cause) {
    var made = find(referralId).asked();
    var map = files.map(made.receivedAt());
    var covering = covering(made.partnership(), made.skills());
    return handle(
        referralId,
        state ->
            new TriageReferral(at, urgency, Routing.again(state, covering, map), times.asOfNow()),
        signed,
        cause);
  }

  Outcome<Referral, ReferralEvent> offer(
      String referralId, List<String> teamIds, Instant at, Signed signed, Cause cause) {
    var asked = byIds(teamIds);
    return handle(referralId, _ -> new OfferReferral(at, asked, times.asOfNow()), signed, cause);
  }

  Outcome<Referral, ReferralEvent> take(
      String referralId, String teamId, @Nullable List<Skill> skills, Instant at, Cause cause) {
    var take = new TakeReferral(at, team(teamId), skills, cause.id("referral"));
    return handle(referralId, take, cause);
  }

  Outcome<Referral, ReferralEvent> redirect(
      String referralId, String from, String to, Instant at, Signed signed, Cause cause) {
    var next = team(to);
    return handle(
        referralId, _ -> new RedirectReferral(at, from, next, times.asOfNow()), signed, cause);
  }

  Outcome<Referral, ReferralEvent> supersede(
      String referralId, String by, Instant at, Signed signed, Cause cause) {
    var other = journal.state(by);
    return handle(referralId, _ -> new SupersedeReferral(at, other), signed, cause);
  }

  /** Ends whatever is open of a stay that is over. */
  void endAllOfStay(String stayId, Instant at, boolean died, Cause cause) {
    ties.findByStayId(stayId, MOST_OF_A_PERSON)
        .forEach(tie -> quietly(tie.referralId(), new EndWithPerson(at, died), cause));
  }

  /** Ends whatever is open of someone who died, in hospital or not. */
  void endAllOfPerson(String personId, Instant at, Cause cause) {
    ties.findByPersonId(personId, MOST_OF_A_PERSON)
        .forEach(tie -> quietly(tie.referralId(), new EndWithPerson(at, true), cause));
  }

  /** The death was a mistake: what was ended for it stands again. */
  void reopen(String stayId, String personId, Instant at, Cause cause) {
    tied(stayId, personId)
        .forEach(tie -> quietly(tie.referralId(), new ReopenReferral(at), cause.and("reopened")));
  }

  /** Where someone is must be said nowhere any more, also of what was made before. */
  void withhold(String stayId, String personId, Instant at, Cause cause) {
    tied(stayId, personId)
        .forEach(tie -> quietly(tie.referralId(), new WithholdArea(at), cause.and("withheld")));
  }

  /** Two records of a person became one: what was referred is carried along. */
  void follow(String stayId, String former, String survivor, Instant at, Cause cause) {
    for (var tie : tied(stayId, former)) {
      var _ = ties.save(new Tie(tie.referralId(), tie.stayId(), survivor));
      quietly(tie.referralId(), new FollowPerson(at, survivor), cause);
    }
    if (known.person(survivor).restricted()) {
      withhold(stayId, survivor, at, cause);
    }
  }

  /** Of a stay, which may have no name here, or of a person. */
  private Collection<Tie> tied(String stayId, String personId) {
    var tied = new LinkedHashMap<String, Tie>();
    Stream.concat(
            ties.findByPersonId(personId, MOST_OF_A_PERSON).stream(),
            stayId.isEmpty() ? Stream.of() : ties.findByStayId(stayId, MOST_OF_A_PERSON).stream())
        .forEach(tie -> tied.put(tie.referralId(), tie));
    return tied.values();
  }

  /** The stay may have ended or the person be another while it was made: the second one sees it. */
  private void catchUp(String referralId, Instant at, Cause cause) {
    var made = journal.state(referralId).made();
    if (made == null) {
      return;
    }
    var stay = made.stayId() == null ? null : known.stay(made.stayId());
    var person = known.person(made.personId());
    if (stay != null && stay.over()) {
      quietly(referralId, new EndWithPerson(at, person.died()), cause.and("stay-over"));
    }
    if (person.died()) {
      quietly(referralId, new EndWithPerson(at, true), cause.and("died"));
    }
    if (!person.personId().equals(made.personId())) {
      var _ = ties.save(new Tie(referralId, made.stayId(), person.personId()));
      quietly(referralId, new FollowPerson(at, person.personId()), cause.and("merged"));
    }
    if (person.restricted() || (stay != null && stay.restricted())) {
      quietly(referralId, new WithholdArea(at), cause.and("withheld"));
    }
  }

  private void quietly(String referralId, ReferralCommand command, Cause cause) {
    var _ = handle(referralId, command, cause);
  }

  private static @Nullable String partnership(Wish wish, @Nullable Area stay, Known person) {
    if (stay != null) {
      return stay.partnership();
    }
    return wish.staysIn() == null ? person.partnership() : wish.staysIn();
  }

  private List<CoveringTeam> covering(@Nullable String partnership, List<Skill> skills) {
    return partnership == null ? List.of() : teams.covering(partnership, skills, MOST_TEAMS);
  }

  private CoveringTeam team(String teamId) {
    return teams.findById(teamId).orElseGet(() -> CoveringTeam.unheard(teamId));
  }

  private List<CoveringTeam> byIds(List<String> teamIds) {
    return teamIds.stream().distinct().map(this::team).toList();
  }

  /** From the journal: the documents of referrals are behind it by a moment. */
  private List<String> alike(Wish wish, String personId, String itself) {
    if (wish.another() || personId.isEmpty()) {
      return List.of();
    }
    var ask = wish.ask();
    return ties.findByPersonId(personId, MOST_OF_A_PERSON).stream()
        .map(Tie::referralId)
        .filter(id -> !id.equals(itself))
        .map(journal::state)
        .filter(other -> other.stands().open() && ask.alike(other.asked()))
        .map(Referral::id)
        .toList();
  }

  /** Which of these are community organisations. */
  Map<String, Boolean> communities(List<String> teamIds) {
    var communities = new LinkedHashMap<String, Boolean>();
    teams.findByTeamIdIn(teamIds).forEach(team -> communities.put(team.teamId(), team.community()));
    return communities;
  }
}
