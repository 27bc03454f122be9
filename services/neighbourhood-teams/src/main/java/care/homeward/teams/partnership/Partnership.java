package care.homeward.teams.partnership;

import java.util.List;

/**
 * A local care partnership.
 *
 * @param place code of the place it lies in
 * @param practices its general practices
 * @param board who may see its figures beside those who work in it
 */
public record Partnership(
    String code,
    String name,
    String place,
    String placeName,
    List<Practice> practices,
    List<Seat> board) {

  /** A general practice, with its code of the Organisation Data Service. */
  public record Practice(String code, String name) {}

  /** A seat on a board and the account that has it. */
  public record Seat(String account, Part seat) {}

  /** What someone sits on a board as. */
  public enum Part {
    ELECTED_MEMBER,
    LOCAL_PERSON,
    GENERAL_PRACTICE,
    NHS_COMMUNITY,
    COUNCIL,
    THIRD_SECTOR,
    SYSTEM_LEADER
  }
}
