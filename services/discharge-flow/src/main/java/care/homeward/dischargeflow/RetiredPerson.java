package care.homeward.dischargeflow;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** That a record was retired in favour of another, which may be retired itself. */
@Document("retired-people")
record RetiredPerson(@Id String formerPersonId, @Indexed String personId) {}
