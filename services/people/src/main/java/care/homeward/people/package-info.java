/**
 * Who someone is. The only service that holds identity: NHS number, name, birth date, address.
 *
 * <p>It decides which record an NHS number or a hospital's own number leads to, and what the other
 * services may know of that person; it hears nobody, and says {@code PersonRegistered} and {@code
 * PeopleMerged} with a pseudonym and never who it is. Identity stays in the journal beside the
 * facts ({@code kept}).
 *
 * <p>Read {@link care.homeward.people.PersonCommand}, {@link care.homeward.people.Person}, {@link
 * care.homeward.people.Identity} with {@link care.homeward.people.NhsNumber} and {@link
 * care.homeward.people.LocalIdentifier}, the rules {@link care.homeward.people.AgeBand}, {@link
 * care.homeward.people.Areas} and {@link care.homeward.people.Disclosure}, then {@link
 * care.homeward.people.PersonDesk} and {@link care.homeward.people.PersonApi}.
 */
@NullMarked
package care.homeward.people;

import org.jspecify.annotations.NullMarked;
