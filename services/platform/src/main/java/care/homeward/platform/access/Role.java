package care.homeward.platform.access;

/** What someone is to the partnership; claim {@code roles} of a token, in lower case. */
public enum Role {
  /** Discharge coordinator on the wards. */
  COORDINATOR,
  /** Member of a neighbourhood team; claim {@code teams} says which it speaks for. */
  TEAM,
  /** Member of a community organisation; claim {@code teams} says which it speaks for. */
  COMMUNITY_ORGANISATION,
  /** Manager of care homes; claim {@code homes} says which. */
  CARE_HOME,
  /** Care transfer hub. */
  HUB,
  /** System leader: figures, never people. */
  LEADER,
  /** Commissions care: how homes fare, and what follows; figures, never people. */
  COMMISSIONER,
  /** Keeps the services running: never people. */
  OPERATOR,
  /** A hospital's integration engine. */
  FEED,
  /** One service asking another. */
  SERVICE
}
