package care.homeward.dischargeflow;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a stay is under this person's id: written before the stay is, because a merge may follow an
 * admission closer than state documents do.
 */
@Document("stays-of-people")
record StayOfPerson(@Id String stayId, @Indexed String personId) {}
