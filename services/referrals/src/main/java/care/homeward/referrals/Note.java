package care.homeward.referrals;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A few words beside a referral, for what no code says. They are in no fact and not in the journal,
 * so that they can be erased.
 *
 * @param by subject of the token
 */
@Document("notes")
record Note(@Id String id, @Indexed String referralId, Instant at, String by, String text) {}
