package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Episode.Chosen;
import care.homeward.dischargeflow.returns.Episode.Left;
import care.homeward.dischargeflow.returns.Episode.Period;
import care.homeward.dischargeflow.returns.Episode.Treated;
import care.homeward.dischargeflow.returns.Episode.Wait;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An episode as a test tells it; moments are UTC, which in winter is London's time. */
record Given(Episode episode) {

  static final String LEEDS = "E08000035";
  static final String BRADFORD = "E08000032";

  /** Someone of 85 or more from Leeds in an acute bed of RR8. */
  static Given admitted(String at) {
    return new Given(
        new Episode(
            "stay-" + at,
            "RR8",
            true,
            LEEDS,
            "85+",
            moment(at),
            List.of(),
            null,
            null,
            List.of(),
            List.of(),
            List.of()));
  }

  static Instant moment(String at) {
    return Instant.parse(at + ":00Z");
  }

  Given to(String provider) {
    var e = episode;
    return with(provider, e.acute(), e.residence(), e.ageBand(), e.treated());
  }

  Given nonAcute() {
    var e = episode;
    return with(e.provider(), false, e.residence(), e.ageBand(), e.treated());
  }

  Given livingIn(@Nullable String residence) {
    var e = episode;
    return with(e.provider(), e.acute(), residence, e.ageBand(), e.treated());
  }

  Given aged(String band) {
    var e = episode;
    return with(e.provider(), e.acute(), e.residence(), band, e.treated());
  }

  /** Treated under this treatment function from the admission on. */
  Given under(@Nullable String specialty) {
    return under(specialty, episode.admittedAt());
  }

  Given under(String specialty, String since) {
    return under(specialty, moment(since));
  }

  private Given under(@Nullable String specialty, Instant since) {
    var e = episode;
    var treated = plus(e.treated(), new Treated(specialty, since));
    return with(e.provider(), e.acute(), e.residence(), e.ageBand(), treated);
  }

  private Given with(
      String provider,
      boolean acute,
      @Nullable String residence,
      String ageBand,
      List<Treated> treated) {
    var e = episode;
    return new Given(
        new Episode(
            e.stayId(),
            provider,
            acute,
            residence,
            ageBand,
            e.admittedAt(),
            treated,
            e.left(),
            e.chosen(),
            e.notMeeting(),
            e.readyForTransfer(),
            e.waits()));
  }

  Given ready(String from) {
    return ready(new Period(moment(from), null));
  }

  Given ready(String from, String until) {
    return ready(new Period(moment(from), moment(until)));
  }

  private Given ready(Period period) {
    var e = episode;
    return with(
        e.left(), e.chosen(), plus(e.notMeeting(), period), e.readyForTransfer(), e.waits());
  }

  /** All three tests of the historical definition are met. */
  Given readyForTransfer(String from) {
    var e = episode;
    var period = new Period(moment(from), null);
    return with(
        e.left(), e.chosen(), e.notMeeting(), plus(e.readyForTransfer(), period), e.waits());
  }

  Given onPathway(int pathway) {
    return choosing(new Chosen(pathway, null, null, false));
  }

  Given choosing(Chosen chosen) {
    var e = episode;
    return with(e.left(), chosen, e.notMeeting(), e.readyForTransfer(), e.waits());
  }

  /** To the usual place of residence, on clinical advice. */
  Given left(String at) {
    return left(at, "19", "1");
  }

  Given left(String at, String destination, String method) {
    var e = episode;
    return with(
        new Left(moment(at), destination, method),
        e.chosen(),
        e.notMeeting(),
        e.readyForTransfer(),
        e.waits());
  }

  /** A wait that is open. */
  Given waiting(String reason, Owner owner, String since) {
    return waiting(new Wait(reason, moment(since), reason, owner, moment(since), null));
  }

  Given waiting(String reason, Owner owner, String since, String until) {
    return waiting(new Wait(reason, moment(since), reason, owner, moment(since), moment(until)));
  }

  Given waiting(Wait wait) {
    var e = episode;
    return with(e.left(), e.chosen(), e.notMeeting(), e.readyForTransfer(), plus(e.waits(), wait));
  }

  private Given with(
      @Nullable Left left,
      @Nullable Chosen chosen,
      List<Period> notMeeting,
      List<Period> readyForTransfer,
      List<Wait> waits) {
    var e = episode;
    return new Given(
        new Episode(
            e.stayId(),
            e.provider(),
            e.acute(),
            e.residence(),
            e.ageBand(),
            e.admittedAt(),
            e.treated(),
            left,
            chosen,
            notMeeting,
            readyForTransfer,
            waits));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }
}
