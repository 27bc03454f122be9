package care.homeward.dischargeflow.returns;

/** What the NHS Data Dictionary's codes of discharge destination say. */
final class DischargeCode {

  private DischargeCode() {}

  /** What kind of place a destination is. */
  enum Place {
    HOME,
    CARE_HOME,
    HOSPICE,
    HOSPITAL,
    /** Where none of the published destinations is, such as a court or a prison. */
    ELSEWHERE,
    /** Not applicable, not known, or a code of nobody's. */
    NOT_SAID
  }

  static Place place(String destination) {
    return switch (destination) {
      case "19", "29", "66" -> Place.HOME;
      case "54", "65", "85" -> Place.CARE_HOME;
      case "88" -> Place.HOSPICE;
      case "48", "49", "50", "51", "52", "53", "84", "87" -> Place.HOSPITAL;
      case "30", "37", "38" -> Place.ELSEWHERE;
      default -> Place.NOT_SAID;
    };
  }
}
