package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.OF_SEACROFT;
import static care.homeward.dischargeflow.Told.STAY;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.dischargeflow.StayCommand.Admit;
import care.homeward.dischargeflow.StayCommand.AdmitUnlessKnown;
import care.homeward.dischargeflow.StayCommand.CancelAdmission;
import care.homeward.dischargeflow.StayCommand.CancelDischarge;
import care.homeward.dischargeflow.StayCommand.CancelMove;
import care.homeward.dischargeflow.StayCommand.ComeFromLeave;
import care.homeward.dischargeflow.StayCommand.Discharge;
import care.homeward.dischargeflow.StayCommand.FromHospital;
import care.homeward.dischargeflow.StayCommand.GoOnLeave;
import care.homeward.dischargeflow.StayCommand.Move;
import care.homeward.dischargeflow.StayCommand.SetCriteriaToReside;
import care.homeward.dischargeflow.returns.Episode;
import care.homeward.dischargeflow.returns.Stocks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a hospital tells late, twice and in any order comes to what it tells in order. */
class ShuffledMessagesTest {

  private static final int STAYS = 10_000;
  private static final Instant BEGAN = Instant.parse("2026-01-05T08:00:00Z");

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

  /** What is said at one time: by the hospital's record system, or by the ward. */
  private record Said(boolean byHospital, List<StayCommand> commands) {}

  /**
   * A stay that could be: everything that is undone was done before.
   *
   * @param turns when the criteria to reside ceased to be met, were met again, ceased again ...
   */
  private record Journey(
      List<Said> said,
      Instant admittedAt,
      @Nullable Instant leftAt,
      boolean died,
      List<Instant> turns) {}

  @Test
  void ten_thousand_stays_end_the_same_however_their_messages_arrive() {
    for (int seed = 0; seed < STAYS; seed++) {
      var random = new Random(seed);
      var told = journey(random);
      var inOrder = inOrder(told);

      var shuffled = shuffled(told, random);

      assertThat(shuffled.bed().saysTheSameAs(inOrder.bed()))
          .as("seed %d: %s%nin order: %s%nshuffled: %s", seed, told, inOrder, shuffled)
          .isTrue();
      assertThat(shuffled.closed()).as("seed %d", seed).isEqualTo(inOrder.closed());
      assertThat(shuffled.plan()).as("seed %d", seed).isEqualTo(inOrder.plan());
    }
  }

  /** Rule 18: {@code no longer meeting = discharged + remaining}, counted by hand beside it. */
  @Test
  void no_longer_meeting_is_discharged_and_remaining_on_every_day_of_ten_thousand_stays() {
    var episodes = new ArrayList<Episode>();
    var stays = new TreeMap<String, List<Journey>>();
    for (int seed = 0; seed < STAYS; seed++) {
      var random = new Random(seed);
      var told = journey(random);
      var episode = Episodes.episode(shuffled(told, random), EpisodesTest.RULES).orElseThrow();
      episodes.add(episode);
      stays.computeIfAbsent(episode.provider(), _ -> new ArrayList<>()).add(told);
    }
    assertThat(stays).hasSize(2);
    var discharges = 0;
    for (var provider : stays.entrySet()) {
      for (var day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
        var stock = Stocks.of(provider.getKey(), day, episodes);
        var counted = count(day, provider.getValue());
        var what = provider.getKey() + " on " + day;

        assertThat(stock.discharged()).as(what).isEqualTo(counted.discharged);
        assertThat(stock.remaining()).as(what).isEqualTo(counted.remaining);
        assertThat(stock.noLongerMeeting()).as(what).isEqualTo(counted.notMeeting);
        assertThat(stock.noLongerMeeting())
            .as(what)
            .isEqualTo(stock.discharged() + stock.remaining());
        discharges += counted.discharged;
      }
    }
    assertThat(discharges)
        .as("people discharged who did not meet the criteria")
        .isGreaterThan(STAYS / 20);
  }

  /** People of one day, counted one by one. */
  private static final class Count {
    int notMeeting;
    int discharged;
    int remaining;
  }

  private static Count count(LocalDate day, List<Journey> people) {
    var begins = day.atStartOfDay(LONDON).toInstant();
    var ends = day.plusDays(1).atStartOfDay(LONDON).toInstant();
    var count = new Count();
    for (var person : people) {
      var leftAt = person.leftAt == null ? Instant.MAX : person.leftAt;
      var asOf = leftAt.isBefore(ends) ? leftAt : ends;
      var met = true;
      for (var turn : person.turns) {
        met = turn.isBefore(asOf) ? !met : met;
      }
      var there = person.admittedAt.isBefore(asOf) && !leftAt.isBefore(begins);
      var leftToday = leftAt.isBefore(ends);
      if (there && !met && !(leftToday && person.died)) {
        count.notMeeting++;
      }
      if (there && !met && leftToday && !person.died) {
        count.discharged++;
      }
      if (there && !met && !leftToday) {
        count.remaining++;
      }
    }
    return count;
  }

  private static Stay inOrder(Journey told) {
    var stay = Stay.blank(STAY);
    for (var said : told.said) {
      stay = after(stay, events(stay, said));
    }
    return stay;
  }

  /**
   * The same with the hospital's messages in any order, and some of them twice. What the ward
   * decided was decided in its order, whatever the hospital had told by then.
   */
  private static Stay shuffled(Journey told, Random random) {
    var messages = new ArrayList<>(told.said.stream().filter(Said::byHospital).toList());
    messages.addAll(messages.subList(0, random.nextInt(messages.size() + 1)));
    Collections.shuffle(messages, random);
    var decided = new ArrayDeque<List<StayEvent>>();
    var there = Stay.blank(STAY);
    for (var said : told.said) {
      var events = events(there, said);
      there = after(there, events);
      if (!said.byHospital) {
        decided.add(events);
      }
    }
    var stay = Stay.blank(STAY);
    for (var message : messages) {
      while (!decided.isEmpty() && random.nextInt(3) == 0) {
        stay = after(stay, decided.remove());
      }
      stay = after(stay, events(stay, message));
    }
    for (var events : decided) {
      stay = after(stay, events);
    }
    return stay;
  }

  private static List<StayEvent> events(Stay stay, Said said) {
    return stay.decideAll(said.commands(), DelayReasonsTest.PUBLISHED);
  }

  private static Stay after(Stay before, List<StayEvent> events) {
    var stay = before;
    for (var event : events) {
      stay = stay.after(event);
    }
    return stay;
  }

  private static Journey journey(Random random) {
    var said = new ArrayList<Said>();
    var turns = new ArrayList<Instant>();
    var at = BEGAN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 300)));
    var admittedAt = at;
    var where = place(random);
    var before = new ArrayList<Location>(List.of(where));
    said.add(hospital(new Admit(at, MR_HOLROYD, OF_SEACROFT, where)));
    Instant leftAt = null;
    var died = false;
    var onLeave = false;
    for (int i = 0; i < 2 + random.nextInt(12); i++) {
      at = at.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
      if (leftAt == null && random.nextInt(3) == 0) {
        turns.add(at);
        var met = turns.size() % 2 == 0;
        said.add(new Said(false, List.of(new SetCriteriaToReside(at, met))));
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(600)));
      }
      FromHospital news;
      var dice = random.nextInt(10);
      if (leftAt != null) {
        news = new CancelDischarge(at);
        leftAt = null;
      } else if (dice < 4) {
        before.add(place(random));
        news = new Move(at, before.getLast());
      } else if (dice == 4 && before.size() > 1) {
        before.removeLast();
        news = new CancelMove(at, random.nextBoolean() ? null : before.getLast());
      } else if (dice == 5) {
        news = onLeave ? new ComeFromLeave(at) : new GoOnLeave(at);
        onLeave = !onLeave;
      } else if (dice == 6) {
        before.add(before.getLast());
        news = new Move(at, before.getLast(), random.nextBoolean() ? "430" : "110");
      } else if (dice == 7) {
        said.add(hospital(seen(admittedAt, where), new CancelAdmission(at)));
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(600)));
        admittedAt = at;
        where = place(random);
        before = new ArrayList<>(List.of(where));
        onLeave = false;
        said.add(hospital(new Admit(at, MR_HOLROYD, OF_SEACROFT, where)));
        continue;
      } else {
        died = random.nextInt(8) == 0;
        news = new Discharge(at, died ? "79" : "19", "1");
        leftAt = at;
        onLeave = false;
      }
      said.add(hospital(seen(admittedAt, where), news));
    }
    return new Journey(said, admittedAt, leftAt, died, turns);
  }

  private static Said hospital(StayCommand... commands) {
    return new Said(true, List.of(commands));
  }

  private static AdmitUnlessKnown seen(Instant admittedAt, Location where) {
    return new AdmitUnlessKnown(admittedAt, MR_HOLROYD, OF_SEACROFT, where);
  }

  private static Location place(Random random) {
    return new Location(random.nextInt(10) == 0 ? "RY6X1" : "ZHW01", "J" + random.nextInt(6), null);
  }
}
