package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Skill;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The teams a referral can be routed to. */
interface CoveringTeams extends Repository<CoveringTeam, String> {

  Optional<CoveringTeam> findById(String teamId);

  List<CoveringTeam> findByTeamIdIn(Collection<String> teamIds);

  /** Those with any of these skills, in the same order every time. */
  @Query(value = "{ 'partnerships': ?0, 'skills': { $in: ?1 } }", sort = "{ '_id': 1 }")
  List<CoveringTeam> covering(String partnership, Collection<Skill> skills, Limit limit);

  CoveringTeam save(CoveringTeam team);
}
