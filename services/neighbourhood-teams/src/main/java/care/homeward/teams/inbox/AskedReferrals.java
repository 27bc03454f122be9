package care.homeward.teams.inbox;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** What teams are asked, and who of a partnership is referred and not closed. */
public interface AskedReferrals extends Repository<Asked, String> {

  Optional<Asked> findById(String referralId);

  Asked save(Asked asked);

  void deleteById(String referralId);

  @Query(
      value = "{ 'standing.offers.teamId': ?0, 'standing.due': { $ne: null } }",
      sort = "{ 'standing.due': 1, 'request.receivedAt': 1 }")
  List<Asked> dueOfTeam(String teamId, Limit limit);

  /** In the order of whoever must answer first, this team or another that is asked too. */
  @Query(
      value = "{ 'standing.offers.teamId': ?0, 'standing.due': null }",
      sort = "{ 'standing.offers.answerBy': 1, 'request.receivedAt': 1 }")
  List<Asked> notDueOfTeam(String teamId, Limit limit);

  /** How many a team has, seen or not. */
  @Query(value = "{ 'request.partnership': ?0, 'standing.takenBy': { $ne: null } }", count = true)
  long caseload(String partnership);

  /** How many have no first contact yet. */
  @Query(value = "{ 'request.partnership': ?0, 'standing.contactAt': null }", count = true)
  long waiting(String partnership);

  /** Those who have no first contact yet, longest first. */
  @Query(
      value = "{ 'request.partnership': ?0, 'standing.contactAt': null }",
      sort = "{ 'request.receivedAt': 1 }")
  List<Asked> longestWaiting(String partnership, Limit limit);
}
