package care.homeward.people;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.CarersRecorded;
import care.homeward.contracts.PersonEvent.News;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.people.Carer.Answer;
import care.homeward.people.Carer.Consent;
import care.homeward.people.CarerCommand.EndCarer;
import care.homeward.people.CarerCommand.RecordCarer;
import care.homeward.people.CarerCommand.RecordConsent;
import care.homeward.people.CarerCommand.TellCarer;
import care.homeward.people.CarerCommand.TellPerson;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who helps a person unpaid, and who was told what; newest first. Nobody is taken out: who no
 * longer helps was perhaps told before.
 */
record Carers(List<Carer> carers, List<Telling> told) implements Kept {

  static final Carers NONE = new Carers(List.of(), List.of());

  /**
   * Someone was told.
   *
   * @param carerId the carer; null for the person
   * @param noted who told them, and when
   */
  record Telling(String id, @Nullable String carerId, News about, Noted noted) {}

  Carers {
    carers = carers.stream().sorted(newestFirst(Carer::noted, Carer::id)).toList();
    told = told.stream().sorted(newestFirst(Telling::noted, Telling::id)).toList();
  }

  Decision<PersonEvent> decide(String personId, boolean restricted, CarerCommand command) {
    return switch (command) {
      case RecordCarer carer -> recorded(personId, carer(carer, restricted), carer.noted());
      case RecordConsent(var carerId, var consent, var noted) -> {
        var carer = carer(carerId);
        yield carer.consentAt(noted.at()) == consent && saidBy(carer, noted.at())
            ? Decision.of(List.of())
            : recorded(personId, carer.answering(new Answer(consent, noted)), noted);
      }
      case EndCarer(var carerId, var noted) -> {
        var carer = carer(carerId);
        yield carer.ended() != null
            ? Decision.of(List.of())
            : recorded(personId, carer.ending(noted), noted);
      }
      case TellCarer(var carerId, var tellingId, var about, var noted) -> {
        tellable(carer(carerId), noted.at());
        yield new Decision<>(
            List.of(new CarerTold(personId, noted.at(), about)),
            new Carers(List.of(), List.of(new Telling(tellingId, carerId, about, noted))));
      }
      case TellPerson(var tellingId, var about, var noted) ->
          new Decision<>(
              List.of(new PersonTold(personId, noted.at(), about)),
              new Carers(List.of(), List.of(new Telling(tellingId, null, about, noted))));
    };
  }

  boolean holds(String id) {
    return carers.stream().anyMatch(carer -> carer.id().equals(id))
        || told.stream().anyMatch(telling -> telling.id().equals(id));
  }

  /** These and those; one of the same id takes the other's place. */
  Carers with(Carers others) {
    return new Carers(byId(carers, others.carers, Carer::id), byId(told, others.told, Telling::id));
  }

  /** What may be known of the carers of someone whose whereabouts are protected. */
  Carers withoutContacts() {
    return new Carers(carers.stream().map(Carer::withoutContact).toList(), told);
  }

  private Decision<PersonEvent> recorded(String personId, Carer carer, Noted noted) {
    var news = new Carers(List.of(carer), List.of());
    var involved = with(news).carers.stream().anyMatch(Carer::mayBeInvolved);
    return new Decision<>(List.of(new CarersRecorded(personId, noted.at(), involved)), news);
  }

  private static Carer carer(RecordCarer said, boolean restricted) {
    var contact = said.contact() == null || said.contact().isBlank() ? null : said.contact();
    if (restricted && contact != null) {
      throw Refused.impossible(
          "whereabouts-protected",
          "A carer's address or number would lead to someone whose whereabouts are protected.");
    }
    return new Carer(
        said.id(),
        said.relationship(),
        said.name().strip(),
        contact == null ? null : contact.strip(),
        List.of(new Answer(said.consent(), said.noted())),
        said.noted(),
        null);
  }

  private static boolean saidBy(Carer carer, Instant at) {
    return !carer.answers().getFirst().noted().at().isAfter(at);
  }

  private static void tellable(Carer carer, Instant at) {
    if (!carer.consentAt(at).allows()) {
      throw Refused.conflict(
          "carer-without-consent",
          carer.consentAt(at) == Consent.REFUSED
              ? "The person did not agree to involving this carer."
              : "Nobody asked the person whether this carer may be involved.");
    }
    var ended = carer.ended();
    if (ended != null && at.isAfter(ended.at())) {
      throw Refused.conflict("carer-ended", "They no longer helped by then.");
    }
  }

  private Carer carer(String carerId) {
    return carers.stream()
        .filter(carer -> carer.id().equals(carerId))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("carer"));
  }

  private static <T> Comparator<T> newestFirst(Function<T, Noted> noted, Function<T, String> id) {
    return Comparator.<T, Instant>comparing(one -> noted.apply(one).at())
        .reversed()
        .thenComparing(id);
  }

  private static <T> List<T> byId(List<T> these, List<T> those, Function<T, String> id) {
    var all = new LinkedHashMap<String, T>();
    Stream.concat(these.stream(), those.stream()).forEach(one -> all.put(id.apply(one), one));
    return new ArrayList<>(all.values());
  }
}
