package care.homeward.teams;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The teams as they stood a moment ago. */
interface Teams extends Repository<Team, String> {

  List<Team> findAllByOrderByIdAsc(Limit limit);

  List<Team> findByIdGreaterThanOrderByIdAsc(String id, Limit limit);

  @Query(value = "{ 'form.partnerships': ?0 }", sort = "{ '_id': 1 }")
  List<Team> ofPartnership(String partnership, Limit limit);
}
