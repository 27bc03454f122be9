package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody sought a bed and there was none; of whom it was for, nothing is kept but the area.
 *
 * @param id the same for the same search, or the same stay, of a day
 * @param place where it was sought, or where the person lives for whom a home was asked; absent if
 *     it was sought everywhere, or where the person lives is withheld
 * @param partnership where the person lives for whom a home was asked; absent if none was, and as
 *     for the place
 */
@Document("shortages")
public record Shortage(
    @Id String id,
    LocalDate day,
    @Nullable String place,
    @Nullable String partnership,
    BedType bedType,
    Kind kind) {

  /** How it showed. */
  public enum Kind {
    /** A search found no home with such a bed free. */
    SOUGHT,
    /** A home was asked to keep one and could not. */
    ASKED
  }
}
