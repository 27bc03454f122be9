package care.homeward.referrals;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a referral may have been made from a stay; kept before it is made, because the documents of
 * referrals follow a moment later and the stay may be over by then.
 */
@Document("of-stay")
record OfStay(@Id String referralId, @Indexed String stayId) {}
