package care.homeward.teams.inbox;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** What teams are asked, longest waiting first. */
public interface AskedReferrals extends Repository<Asked, String> {

  Optional<Asked> findById(String referralId);

  Asked save(Asked asked);

  void deleteById(String referralId);

  @Query(value = "{ 'offers.teamId': ?0 }", sort = "{ 'receivedAt': 1 }")
  List<Asked> offeredTo(String teamId, Limit limit);

  /** Everyone of a partnership who is referred and not closed. */
  @Query(value = "{ 'partnership': ?0 }", sort = "{ 'receivedAt': 1 }")
  List<Asked> ofPartnership(String partnership, Limit limit);
}
