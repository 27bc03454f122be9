package care.homeward.people;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who has a referral now, and whom it is about: whoever has it may know whom to visit.
 *
 * @param holder the team or organisation that has it; absent before and after
 * @param sequence of the last fact taken in; 0 until one was heard
 */
@Document("errands")
record Errand(@Id String referralId, String personId, @Nullable String holder, long sequence) {

  static Errand unheard(String referralId) {
    return new Errand(referralId, "", null, 0);
  }
}
