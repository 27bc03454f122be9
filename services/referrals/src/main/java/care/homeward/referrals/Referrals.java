package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.referrals.Referral.Stands;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The referrals as they stood a moment ago, most pressing first, of equals longest waiting. */
interface Referrals extends Repository<Referral, String> {

  @Query(
      value = "{ 'stands': { $in: ?0 }, 'made.dueAt': { $lt: ?1 } }",
      sort = "{ 'made.dueAt': 1, 'made.request.receivedAt': 1 }")
  List<Referral> standing(Collection<Stands> stands, Instant dueBefore, Limit limit);

  @Query(
      value =
          "{ 'placing.services': { $in: ?0 }, 'stands': { $in: ?1 }, 'made.dueAt': { $lt: ?2 } }",
      sort = "{ 'made.dueAt': 1, 'made.request.receivedAt': 1 }")
  List<Referral> ofServices(
      Collection<String> teamIds, Collection<Stands> stands, Instant dueBefore, Limit limit);

  @Query(
      value = "{ 'owner.kind': ?0, 'stands': { $in: ?1 }, 'made.dueAt': { $lt: ?2 } }",
      sort = "{ 'made.dueAt': 1, 'made.request.receivedAt': 1 }")
  List<Referral> ownedBy(
      Owner.Kind owner, Collection<Stands> stands, Instant dueBefore, Limit limit);

  /** Those someone made, or acted on last for the hub. */
  @Query(
      value =
          "{ $or: [ { 'signed.source': ?0 }, { 'signed.hub': ?0 } ],"
              + " 'stands': { $in: ?1 }, 'made.dueAt': { $lt: ?2 } }",
      sort = "{ 'made.dueAt': 1, 'made.request.receivedAt': 1 }")
  List<Referral> signedBy(
      String subject, Collection<Stands> stands, Instant dueBefore, Limit limit);

  @Query(value = "{ 'placing.nextAnswerBy': { $lte: ?0 } }", sort = "{ 'placing.nextAnswerBy': 1 }")
  List<Referral> unansweredBy(Instant now, Limit limit);

  @Query("{ 'made.urgency': ?0, 'made.request.receivedAt': { $gte: ?1, $lt: ?2 } }")
  List<Referral> received(Urgency urgency, Instant from, Instant to, Limit limit);
}
