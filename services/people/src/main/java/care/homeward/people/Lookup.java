package care.homeward.people;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** Who asked for whose identity, when and what for; recorded before the answer. */
@Document("lookups")
record Lookup(@Id String id, Instant at, String by, List<String> ids, String purpose) {}
