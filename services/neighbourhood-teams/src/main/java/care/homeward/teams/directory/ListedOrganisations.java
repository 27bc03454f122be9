package care.homeward.teams.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The organisations of the directory. */
interface ListedOrganisations extends Repository<ListedOrganisation, String> {

  Optional<ListedOrganisation> findById(String id);

  List<ListedOrganisation> findAllByOrderByIdAsc(Pageable page);

  long count();

  ListedOrganisation save(ListedOrganisation organisation);
}
