package care.homeward.contracts;

/** What a community organisation can do for someone, without a statutory package of care. */
public enum CommunityNeed {
  /** Being met at home: heating on, food in, bed made. */
  SETTLE_AT_HOME,
  /** Shopping, prescriptions, small errands. */
  SHOPPING,
  /** A warm home: heating, fuel, advice on bills. */
  HEATING,
  /** Somebody to talk to, at home or on the telephone. */
  COMPANY,
  /** A lift home or to an appointment. */
  TRANSPORT,
  /** Small repairs, moving a bed, a key safe. */
  HANDY_HELP,
  /** Help for the person who cares unpaid. */
  CARER_SUPPORT
}
