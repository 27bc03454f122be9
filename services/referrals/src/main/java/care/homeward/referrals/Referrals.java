package care.homeward.referrals;

import care.homeward.referrals.Referral.Stands;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The referrals as they stood a moment ago, most pressing first. */
interface Referrals extends Repository<Referral, String> {

  @Query(value = "{ 'stands': { $in: ?0 } }", sort = "{ 'made.dueAt': 1 }")
  List<Referral> standing(Collection<Stands> stands, Limit limit);

  @Query(value = "{ 'teamId': ?0, 'stands': { $in: ?1 } }", sort = "{ 'made.dueAt': 1 }")
  List<Referral> ofTeam(String teamId, Collection<Stands> stands, Limit limit);
}
