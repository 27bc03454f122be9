package care.homeward.teams.partnership;

import care.homeward.teams.partnership.Partnership.Seat;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The local care partnerships as one file names them.
 *
 * @param about what the file is, for whoever opens it
 * @param commonBoard who may see the figures of every partnership
 */
public record Partnerships(
    String about,
    String version,
    LocalDate from,
    List<Seat> commonBoard,
    List<Partnership> partnerships)
    implements DatedFiles.Dated {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Partnerships {
    var codes = new HashSet<String>();
    var practices = new HashSet<String>();
    for (var partnership : partnerships) {
      require(CODE.matcher(partnership.code()).matches(), version, partnership.code());
      require(CODE.matcher(partnership.place()).matches(), version, partnership.place());
      require(codes.add(partnership.code()), version, partnership.code());
      require(!partnership.name().isBlank(), version, partnership.code());
      partnership
          .practices()
          .forEach(practice -> require(practices.add(practice.code()), version, practice.code()));
      partnership
          .board()
          .forEach(seat -> require(!seat.account().isBlank(), version, partnership.code()));
    }
    require(!partnerships.isEmpty(), version, "partnerships");
  }

  private static void require(boolean right, String version, String what) {
    if (!right) {
      throw new IllegalArgumentException(version + ": wrong or twice: " + what);
    }
  }

  /** The partnership of this code. */
  public Optional<Partnership> of(String code) {
    return partnerships.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** Whether an account sits on the board of a partnership, or on the common one. */
  public boolean seated(String account, Partnership partnership) {
    return sits(account, commonBoard) || sits(account, partnership.board());
  }

  private static boolean sits(String account, List<Seat> board) {
    return board.stream().anyMatch(seat -> seat.account().equals(account));
  }
}
