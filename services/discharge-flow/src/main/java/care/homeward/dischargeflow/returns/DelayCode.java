package care.homeward.dischargeflow.returns;

/**
 * The reasons of the historical delayed transfers of care, collected until February 2020, with whom
 * each could be attributed to. There was no J.
 *
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/delayed-transfers-of-care/">
 *     Delayed transfers of care</a>
 */
public enum DelayCode {
  A("A_COMPLETION_ASSESSMENT", "Awaiting completion of assessment", Whose.ANY),
  B("B_PUBLIC_FUNDING", "Awaiting public funding", Whose.ANY),
  C("C_FURTHER_NON_ACUTE_NHS", "Awaiting further NHS non-acute care", Whose.NHS_ONLY),
  DI(
      "DI_RESIDENTIAL_HOME",
      "Awaiting residential home placement or availability",
      Whose.NEVER_BOTH),
  DII("DII_NURSING_HOME", "Awaiting nursing home placement or availability", Whose.ANY),
  E("E_CARE_PACKAGE_IN_HOME", "Awaiting care package in own home", Whose.ANY),
  F("F_COMMUNITY_EQUIP_ADAPT", "Awaiting community equipment and adaptations", Whose.ANY),
  G("G_PATIENT_FAMILY_CHOICE", "Patient or family choice", Whose.NEVER_BOTH),
  H("H_DISPUTES", "Disputes", Whose.NEVER_BOTH),
  I("I_HOUSING", "Housing - Patients not covered by NHS and Community Care Act", Whose.NHS_ONLY),
  /** Of non-acute care only. */
  O("O_OTHER", "Other", Whose.ANY);

  /** Who is responsible for a delay. */
  public enum Attribution {
    NHS,
    SOCIAL_CARE,
    BOTH
  }

  private enum Whose {
    ANY,
    NEVER_BOTH,
    NHS_ONLY
  }

  private final String token;
  private final String label;
  private final Whose whose;

  DelayCode(String token, String label, Whose whose) {
    this.token = token;
    this.label = label;
    this.whose = whose;
  }

  /** As in the published files with a line for each. */
  public String token() {
    return token;
  }

  /** As at the head of a column of the published tables. */
  public String label() {
    return label;
  }

  /** Whether a delay of this reason can be attributed so, in acute or in other care. */
  public boolean allows(Attribution attribution, boolean acute) {
    if (this == O && acute) {
      return false;
    }
    return switch (whose) {
      case ANY -> true;
      case NEVER_BOTH -> attribution != Attribution.BOTH;
      case NHS_ONLY -> attribution == Attribution.NHS;
    };
  }
}
