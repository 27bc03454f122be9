package care.homeward.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the hospitals tell: who comes, moves and goes, and now and then that it was not so. */
final class Wards {

  /** How many to remember of whom something may still be taken back. */
  private static final int LATELY = 40;

  /** One in so many is admitted before anyone has asked where they live. */
  private static final int ADDRESS_LATER = 25;

  private static final String USUAL_RESIDENCE = "19";

  private final Acts acts;
  private final Census census;
  private final Patient.Maker patients;
  private final AtomicInteger next;
  private final Lately<Census.InBed> admitted = new Lately<>();
  private final Lately<Move> moved = new Lately<>();
  private final Lately<Census.InBed> left = new Lately<>();

  private record Move(Census.InBed person, World.Bed former) {}

  Wards(Acts acts, Census census, Patient.Maker patients, int next) {
    this.acts = acts;
    this.census = census;
    this.patients = patients;
    this.next = new AtomicInteger(next);
  }

  void admit(Chance chance) throws InterruptedException {
    var patient = patients.make(next.getAndIncrement());
    var bed = census.freeBed(patient.hospital(), chance);
    if (bed == null) {
      return;
    }
    var person = new Census.InBed(patient, bed, acts.now(), null, false);
    census.put(person);
    var told =
        patient.number() % ADDRESS_LATER == 0
            ? new Census.InBed(patient.withoutAddress(), bed, person.admittedAt(), null, false)
            : person;
    if (acts.messages().tell("A01", told, null, "")) {
      var known = person.acknowledged();
      census.put(known);
      admitted.add(known);
    } else {
      census.leave(person);
    }
  }

  void move(Census.InBed person, Chance chance) throws InterruptedException {
    var bed = census.freeBed(person.patient().hospital(), chance);
    if (bed == null) {
      return;
    }
    var there = person.at(bed);
    census.put(there);
    if (acts.messages().tell("A02", there, person.bed(), "")) {
      moved.add(new Move(there, person.bed()));
    } else {
      census.put(person);
    }
  }

  /** Someone goes home who never waited; a few die. */
  void home(Census.InBed person, Chance chance) throws InterruptedException {
    discharge(person, chance.percent(3) ? Hl7.DIED : USUAL_RESIDENCE);
  }

  boolean discharge(Census.InBed person, String destination) throws InterruptedException {
    if (!acts.messages().tell("A03", person, null, destination)) {
      return false;
    }
    census.leave(person);
    if (!destination.equals(Hl7.DIED)) {
      left.add(person);
    }
    return true;
  }

  void correctDetails(Census.InBed person) throws InterruptedException {
    acts.messages().tell("A08", person, null, "");
  }

  void cancelAdmission(Predicate<Census.InBed> will) throws InterruptedException {
    var person = admitted.take(will);
    if (person != null && isAsItWas(person) && acts.messages().tell("A11", person, null, "")) {
      census.leave(person);
    }
  }

  void cancelMove(Predicate<Census.InBed> will) throws InterruptedException {
    var move = moved.take(each -> will.test(each.person));
    if (move != null && isAsItWas(move.person) && census.isFree(move.former)) {
      var back = move.person.at(move.former);
      if (acts.messages().tell("A12", back, move.person.bed(), "")) {
        census.put(back);
      }
    }
  }

  /** Someone who left is in the bed as before, if nobody else has it by now. */
  void cancelDischarge() throws InterruptedException {
    var person = left.take(each -> census.isFree(each.bed()));
    if (person != null && acts.messages().tell("A13", person, null, "")) {
      census.put(person);
    }
  }

  private boolean isAsItWas(Census.InBed person) {
    var now = census.ofNumber(person.patient().number());
    return now != null && now.bed().equals(person.bed());
  }

  /** The last few of something. */
  private static final class Lately<T> {

    private final Deque<T> last = new ArrayDeque<>();

    synchronized void add(T one) {
      if (last.size() == LATELY) {
        last.removeFirst();
      }
      last.addLast(one);
    }

    synchronized @Nullable T take(Predicate<T> will) {
      var found = last.reversed().stream().filter(will).findFirst().orElse(null);
      if (found != null) {
        last.remove(found);
      }
      return found;
    }
  }
}
