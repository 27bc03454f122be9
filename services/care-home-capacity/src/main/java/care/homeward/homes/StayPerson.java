package care.homeward.homes;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Whose a stay is, where that became known after the bed may have been held. */
@Document("stay-persons")
record StayPerson(@Id String stayId, String personId) {}
