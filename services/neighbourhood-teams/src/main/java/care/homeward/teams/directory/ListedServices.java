package care.homeward.teams.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The services of the directory. */
interface ListedServices extends Repository<ListedService, String> {

  Optional<ListedService> findById(String id);

  List<ListedService> findByOrganisationIdIn(Collection<String> organisationIds);

  List<ListedService> findAllByOrderByIdAsc(Limit limit);

  ListedService save(ListedService service);
}
