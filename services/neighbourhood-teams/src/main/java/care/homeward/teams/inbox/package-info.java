/**
 * What teams are asked and have not answered, kept from what {@code referrals} says and pushed to
 * whoever has the inbox open. It knows no person: neither who nor which stay.
 *
 * <p>Read {@link care.homeward.teams.inbox.Asked}, {@link care.homeward.teams.inbox.Asking}, {@link
 * care.homeward.teams.inbox.InboxEntry}, then {@link care.homeward.teams.inbox.InboxStreams} with
 * {@link care.homeward.teams.inbox.Reader}.
 */
@NullMarked
package care.homeward.teams.inbox;

import org.jspecify.annotations.NullMarked;
