package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.Location;
import care.homeward.dischargeflow.hospital.Adt;
import care.homeward.dischargeflow.hospital.Adt.Trigger;
import care.homeward.dischargeflow.hospital.AdtHandler;
import care.homeward.dischargeflow.hospital.NotAccepted;
import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import com.mongodb.MongoException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What hospitals' records say, made into commands; who it is about goes to {@code people} only. */
@Component
class HospitalFeed implements AdtHandler {

  private final StayDesk desk;
  private final PersonDesk persons;
  private final PeopleClient people;
  private final StayIds ids;
  private final Moments moments;

  HospitalFeed(
      StayDesk desk, PersonDesk persons, PeopleClient people, StayIds ids, Moments moments) {
    this.desk = desk;
    this.persons = persons;
    this.people = people;
    this.ids = ids;
    this.moments = moments;
  }

  @Override
  public void on(Adt adt) {
    if (moments.isToCome(adt.at())) {
      throw NotAccepted.error(Condition.WRONG_FORMAT, "EVN-6", "this has not happened yet");
    }
    var cause = Cause.of("hl7/" + adt.key(), "hospital:" + adt.organisation());
    try {
      if (adt.trigger().isOfPeople()) {
        merge(adt, cause);
      } else {
        take(adt, cause);
      }
    } catch (Refused refused) {
      throw NotAccepted.error(
          Condition.WRONG_FORMAT, "", refused.rule() + ": " + refused.getMessage());
    } catch (MongoException | DataAccessException e) {
      throw NotAccepted.away("the store");
    }
  }

  private void merge(Adt adt, Cause cause) {
    var retired = adt.retired();
    if (retired != null) {
      var merged = people.merge(adt.person(), retired, adt.at());
      persons.merge(merged.personId(), merged.formerPersonId(), adt.at(), cause);
    }
  }

  private void take(Adt adt, Cause cause) {
    var stayId = ids.of(adt.organisation(), adt.visit());
    var stay = desk.state(stayId);
    if (stay.known() || (adt.inpatient() && saysWhere(adt))) {
      desk.handle(stayId, commands(adt, stay), cause);
      if (adt.trigger() == Trigger.A01 || !stay.known()) {
        persons.catchUp(stayId, adt.at(), cause);
      }
    }
  }

  private List<StayCommand.FromHospital> commands(Adt adt, Stay stay) {
    var at = adt.at();
    var commands = new ArrayList<StayCommand.FromHospital>();
    if (adt.trigger() == Trigger.A01) {
      var whose = whose(adt, stay);
      commands.add(
          new StayCommand.Admit(
              at, whose.personId(), whose.person(), location(adt), adt.specialty()));
      commands.add(new StayCommand.Identify(at, whose.personId(), whose.person()));
    } else {
      commands.addAll(seen(adt, stay));
    }
    switch (adt.trigger()) {
      case A01, A08, A45 -> {} // said above
      case A02 -> commands.add(new StayCommand.Move(at, location(adt), adt.specialty()));
      case A03 -> commands.add(new StayCommand.Discharge(at, adt.destination(), adt.method()));
      case A11 -> commands.add(new StayCommand.CancelAdmission(at));
      case A12 -> commands.add(new StayCommand.CancelMove(at, adt.location()));
      case A13 -> commands.add(new StayCommand.CancelDischarge(at));
      case A21 -> commands.add(new StayCommand.GoOnLeave(at));
      case A22 -> commands.add(new StayCommand.ComeFromLeave(at));
      case A40, A47 -> throw new IllegalStateException("this is of people, not of a stay");
    }
    var expected = adt.expectedDate();
    if (expected != null && adt.trigger() != Trigger.A03) {
      commands.add(new StayCommand.TakeExpectedDate(at, expected));
    }
    return commands;
  }

  /**
   * That the person was in the bed, for a stay whose admission was not told yet; and who it is. For
   * someone known already, {@code people} is asked only about corrected details, when the stay is
   * said to be another person's, or when they are newly protected.
   */
  private List<StayCommand.FromHospital> seen(Adt adt, Stay stay) {
    var protectedHere = stay.person() != null && stay.person().restricted();
    var asked = saysWhose(adt.trigger()) || (adt.person().isProtected() && !protectedHere);
    var commands = new ArrayList<StayCommand.FromHospital>();
    var personId = stay.personId();
    var person = stay.person();
    if (person == null || asked) {
      var whose = whose(adt, stay);
      personId = whose.personId();
      person = whose.person();
    }
    var where = adt.trigger() == Trigger.A02 ? adt.priorLocation() : adt.location();
    if (!stay.bed().admissionIsTold() && (where != null || !stay.known())) {
      commands.add(
          new StayCommand.AdmitUnlessKnown(
              admittedAt(adt), personId, person, where == null ? location(adt) : where));
    }
    commands.add(new StayCommand.Identify(adt.at(), personId, person));
    return commands;
  }

  private static boolean saysWhose(Trigger trigger) {
    return trigger == Trigger.A08 || trigger == Trigger.A45;
  }

  /** Whose a visit is may be told of one that is no stay in a bed, and then says no ward. */
  private static boolean saysWhere(Adt adt) {
    return adt.trigger() != Trigger.A45 || adt.location() != null;
  }

  private static Instant admittedAt(Adt adt) {
    var admittedAt = adt.admittedAt();
    return admittedAt == null || admittedAt.isAfter(adt.at()) ? adt.at() : admittedAt;
  }

  private PeopleClient.Registered whose(Adt adt, Stay stay) {
    var registered = people.register(adt.person(), adt.at());
    if (!stay.personId().equals(registered.personId())) {
      desk.noteWhose(stay.id(), registered.personId());
    }
    return registered;
  }

  private static Location location(Adt adt) {
    var location = adt.location();
    if (location == null) {
      throw NotAccepted.error(Condition.FIELD_MISSING, "PV1-3", "the ward is needed");
    }
    return location;
  }
}
