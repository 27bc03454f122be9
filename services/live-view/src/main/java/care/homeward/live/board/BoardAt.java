package care.homeward.live.board;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board at one moment: as it stands, or as it stood. Pages need not know which. */
public interface BoardAt {

  /** Everyone in a bed, in no order. */
  Stream<Standing> standings();

  /** Everyone this filter asks for, in no order. */
  default List<Standing> standings(BoardFilter filter) {
    return standings().filter(filter::matches).toList();
  }

  /** How someone stands, in a bed or not; null if nothing was said of the stay. */
  @Nullable Standing standing(String stayId);

  /** Every stay of a person, under all ids they are or were known by, the latest first. */
  List<Standing> staysOf(String personId);

  /** Every id this person is or was known by. */
  Set<String> idsOf(String personId);

  /** How many people are in a bed. */
  int inBed();

  /** The name of a team or a home; null if there is no id or it has not told its name. */
  @Nullable String name(@Nullable String id);

  /** The pressure on each place, by place. */
  List<Pressure> pressure();

  /** The moment up to which clocks are counted. */
  Instant moment();

  /** Until when everything said is known here. */
  Instant asOf();
}
