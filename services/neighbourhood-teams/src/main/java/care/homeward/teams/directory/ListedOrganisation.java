package care.homeward.teams.directory;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An organisation of the directory.
 *
 * @param json its document, as text: a document of the store cannot have every name a field may
 */
@Document("directoryOrganisations")
record ListedOrganisation(@Id String id, String json) {}
