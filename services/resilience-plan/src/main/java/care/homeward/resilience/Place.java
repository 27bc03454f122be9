package care.homeward.resilience;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A place some stay or home is of. */
@Document("places")
record Place(@Id String code) {}
