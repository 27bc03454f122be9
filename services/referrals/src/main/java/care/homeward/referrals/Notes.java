package care.homeward.referrals;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The words beside referrals. */
interface Notes extends Repository<Note, String> {

  List<Note> findByReferralIdOrderByAt(String referralId, Limit limit);

  Optional<Note> findById(String id);

  Note save(Note note);

  void deleteById(String id);
}
