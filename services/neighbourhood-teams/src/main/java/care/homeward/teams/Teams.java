package care.homeward.teams;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The teams as they stood a moment ago. */
interface Teams extends Repository<Team, String> {

  List<Team> findAllByOrderByIdAsc(Limit limit);
}
