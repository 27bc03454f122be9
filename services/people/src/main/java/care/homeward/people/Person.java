package care.homeward.people;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.CarersRecorded;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.contracts.PersonEvent.WishesRecorded;
import care.homeward.contracts.PersonSummary;
import care.homeward.people.PersonCommand.MergePeople;
import care.homeward.people.PersonCommand.RegisterPerson;
import care.homeward.people.PersonCommand.Retired;
import care.homeward.platform.core.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person's record.
 *
 * @param id the pseudonym
 * @param identity who it is
 * @param summary what was last said of this person to the others; null while unknown
 * @param asOf the latest moment anything was said of
 * @param registrations how often the summary was said
 * @param formerIds records that turned out to be this person; they keep their own wishes and carers
 * @param carers without a way to reach them while whereabouts are protected
 */
@Document("people")
record Person(
    @Id String id,
    Identity identity,
    @Nullable PersonSummary summary,
    Instant asOf,
    int registrations,
    List<String> formerIds,
    Wishes wishes,
    Carers carers) {

  /** Documents of before there were wishes and carers have none of either. */
  Person {
    wishes = Objects.requireNonNullElse(wishes, Wishes.NONE);
    carers = Objects.requireNonNullElse(carers, Carers.NONE);
    if (identity.isRestricted()) {
      carers = carers.withoutContacts();
    }
  }

  static Person blank(String id) {
    return new Person(
        id, Identity.NOTHING_KNOWN, null, Instant.EPOCH, 0, List.of(), Wishes.NONE, Carers.NONE);
  }

  Decision<PersonEvent> decide(PersonCommand command, Areas areas) {
    return switch (command) {
      case RegisterPerson(var said, var at) -> known(said, List.of(), at, areas);
      case MergePeople(var said, var retired, var at) -> known(said, retired, at, areas);
    };
  }

  /** What was said later wins; something said late of an earlier moment only fills gaps. */
  private Decision<PersonEvent> known(
      Identity said, List<Retired> retired, Instant at, Areas areas) {
    var whole = at.isBefore(asOf) ? identity.over(said) : said.over(identity);
    for (var record : retired) {
      whole = whole.absorbing(record.identity());
    }
    var moment = at.isBefore(asOf) ? asOf : at;
    var after = whole.summary(moment, areas);
    var events = new ArrayList<PersonEvent>();
    // A corrected name says the same summary again: readers learn to look it up afresh.
    if (!after.equals(summary) || !whole.equals(identity)) {
      events.add(new PersonRegistered(id, moment, after));
    }
    if (whole.assumedAbode() != identity.assumedAbode()) {
      events.add(new AbodeRecorded(id, moment, whole.assumedAbode()));
    }
    for (var record : retired) {
      if (!formerIds.contains(record.personId())) {
        events.add(new PeopleMerged(id, record.personId(), at));
      }
    }
    return new Decision<>(events, events.isEmpty() ? null : whole);
  }

  Decision<PersonEvent> decide(WishCommand command) {
    return wishes.decide(id, command);
  }

  Decision<PersonEvent> decide(CarerCommand command) {
    return carers.decide(id, identity.isRestricted(), command);
  }

  Person after(PersonEvent event) {
    return switch (event) {
      case PersonRegistered said ->
          new Person(
              id,
              identity,
              said.person(),
              said.at().isAfter(asOf) ? said.at() : asOf,
              registrations + 1,
              formerIds,
              wishes,
              carers);
      case PeopleMerged merged ->
          new Person(
              id,
              identity,
              summary,
              asOf,
              registrations,
              Stream.concat(formerIds.stream(), Stream.of(merged.formerPersonId())).toList(),
              wishes,
              carers);
      // What these say is kept beside them, in full.
      case AbodeRecorded _, WishesRecorded _, CarersRecorded _, CarerTold _, PersonTold _ -> this;
    };
  }

  Person keeping(Kept kept) {
    return switch (kept) {
      case Identity who -> with(who, wishes, carers);
      case Wishes news -> with(identity, wishes.with(news), carers);
      case Carers news -> with(identity, wishes, carers.with(news));
    };
  }

  private Person with(Identity who, Wishes wished, Carers helped) {
    return new Person(id, who, summary, asOf, registrations, formerIds, wished, helped);
  }

  @Override
  public String toString() {
    return id;
  }
}
