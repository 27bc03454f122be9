package care.homeward.people;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which record an identifier, or a retired record, leads to.
 *
 * @param id pseudonym of the identifier, which is also the id of the record it would make alone
 * @param personId the record it leads to; equal to the id for a record without an NHS number
 * @param version null when new; a writer who was overtaken finds out by it
 */
@Document("aliases")
record Alias(@Id String id, String personId, @Version @Nullable Long version) {}
