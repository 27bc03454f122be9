package care.homeward.referrals;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a referral may have been made of a person, from a stay; kept before it is made, because the
 * documents of referrals follow a moment later and the stay may be over by then.
 */
@Document("ties")
record Tie(@Id String referralId, @Nullable @Indexed String stayId, @Indexed String personId) {}
