package care.homeward.dischargeflow;

/** The kind of bed a stay is in. */
enum Setting {
  ACUTE,
  /** A community hospital or a step-down bed. */
  COMMUNITY
}
