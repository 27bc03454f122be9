package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Skill;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The teams a referral can be routed to. */
interface CoveringTeams extends Repository<CoveringTeam, String> {

  Optional<CoveringTeam> findById(String teamId);

  /** In the same order every time, so that routing can be explained. */
  @Query(value = "{ 'partnerships': ?0, 'skills': ?1 }", sort = "{ '_id': 1 }")
  List<CoveringTeam> covering(String partnership, Skill skill, Limit limit);

  CoveringTeam save(CoveringTeam team);
}
