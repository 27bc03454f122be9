package care.homeward.teams.directory;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** A service of the directory, as text like its organisation. */
@Document("directoryServices")
record ListedService(@Id String id, @Indexed String organisationId, int position, String json) {}
