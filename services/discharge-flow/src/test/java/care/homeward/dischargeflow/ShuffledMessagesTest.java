package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a hospital tells late, twice and in any order comes to what it tells in order. */
class ShuffledMessagesTest {

  private static final int STAYS = 10_000;
  private static final Instant BEGAN = Instant.parse("2026-01-05T08:00:00Z");

  /** One message: what it shows of the admission, and what it says. */
  private record Message(List<FromHospital> commands) {}

  @Test
  void ten_thousand_stays_end_the_same_however_their_messages_arrive() {
    for (int seed = 0; seed < STAYS; seed++) {
      var random = new Random(seed);
      var messages = messages(random);
      var inOrder = fold(messages);
      var arriving = new ArrayList<>(messages);
      arriving.addAll(messages.subList(0, random.nextInt(messages.size() + 1)));
      Collections.shuffle(arriving, random);

      var shuffled = fold(arriving);

      assertThat(shuffled.bed().saysTheSameAs(inOrder.bed()))
          .as("seed %d: %s%nin order: %s%nshuffled: %s", seed, messages, inOrder, shuffled)
          .isTrue();
      assertThat(shuffled.closed()).as("seed %d", seed).isEqualTo(inOrder.closed());
    }
  }

  private static Stay fold(List<Message> messages) {
    var stay = Stay.blank(Told.STAY);
    for (var message : messages) {
      for (var event : stay.decideAll(message.commands(), DelayReasonsTest.PUBLISHED)) {
        stay = stay.after(event);
      }
    }
    return stay;
  }

  /** A stay that could be: everything that is undone was done before. */
  private static List<Message> messages(Random random) {
    var messages = new ArrayList<Message>();
    var at = BEGAN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 300)));
    var admittedAt = at;
    var where = place(random);
    var before = new ArrayList<Location>(List.of(where));
    messages.add(new Message(List.of(new Admit(at, Told.MR_HOLROYD, Told.OF_SEACROFT, where))));
    var inBed = true;
    var onLeave = false;
    for (int i = 0; i < 2 + random.nextInt(12); i++) {
      at = at.plus(Duration.ofMinutes(1 + random.nextInt(3_000)));
      FromHospital said;
      var dice = random.nextInt(10);
      if (!inBed) {
        said = new CancelDischarge(at);
        inBed = true;
      } else if (dice < 4) {
        before.add(place(random));
        said = new Move(at, before.getLast());
      } else if (dice == 4 && before.size() > 1) {
        before.removeLast();
        said = new CancelMove(at, random.nextBoolean() ? null : before.getLast());
      } else if (dice == 5) {
        said = onLeave ? new ComeFromLeave(at) : new GoOnLeave(at);
        onLeave = !onLeave;
      } else if (dice == 6) {
        before.add(before.getLast());
        said = new Move(at, before.getLast(), random.nextBoolean() ? "430" : "110");
      } else if (dice == 7) {
        messages.add(new Message(List.of(seen(admittedAt, where), new CancelAdmission(at))));
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(600)));
        admittedAt = at;
        where = place(random);
        before = new ArrayList<>(List.of(where));
        onLeave = false;
        messages.add(new Message(List.of(new Admit(at, Told.MR_HOLROYD, Told.OF_SEACROFT, where))));
        continue;
      } else {
        said = new Discharge(at, random.nextInt(8) == 0 ? "79" : "19", "1");
        inBed = false;
        onLeave = false;
      }
      messages.add(new Message(List.of(seen(admittedAt, where), said)));
    }
    return messages;
  }

  private static AdmitUnlessKnown seen(Instant admittedAt, Location where) {
    return new AdmitUnlessKnown(admittedAt, Told.MR_HOLROYD, Told.OF_SEACROFT, where);
  }

  private static Location place(Random random) {
    return new Location(random.nextInt(10) == 0 ? "ZHW02" : "ZHW01", "J" + random.nextInt(6), null);
  }
}
