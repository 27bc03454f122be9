/**
 * Who someone is and what matters to them. The only service that holds identity: NHS number, name,
 * birth date, address; and people's own words.
 *
 * <p>It decides which record an NHS number or a hospital's own number leads to, and what the other
 * services may know of that person; it keeps their wishes, their unpaid carers and who was told
 * what. It hears {@code referrals}, to know who has someone to visit. It says {@code
 * PersonRegistered}, {@code PeopleMerged}, {@code AbodeRecorded}, {@code WishesRecorded}, {@code
 * CarersRecorded}, {@code CarerTold} and {@code PersonTold}, with a pseudonym and codes, never who
 * it is or a word of theirs: those stay in the journal beside the facts ({@code kept}).
 *
 * <p>Read {@link care.homeward.people.PersonCommand}, {@link care.homeward.people.Person}, {@link
 * care.homeward.people.Identity} with {@link care.homeward.people.NhsNumber} and {@link
 * care.homeward.people.LocalIdentifier}, the rules {@link care.homeward.people.AgeBand}, {@link
 * care.homeward.people.Areas} and {@link care.homeward.people.Disclosure}, then {@link
 * care.homeward.people.PersonDesk} and {@link care.homeward.people.PersonApi}. What matters to
 * someone: {@link care.homeward.people.WishCommand} and {@link care.homeward.people.Wishes}, {@link
 * care.homeward.people.CarerCommand} and {@link care.homeward.people.Carers}, {@link
 * care.homeward.people.MattersDesk}. Whom to visit: {@link care.homeward.people.Errand} and {@link
 * care.homeward.people.VisitApi}.
 */
@NullMarked
package care.homeward.people;

import org.jspecify.annotations.NullMarked;
