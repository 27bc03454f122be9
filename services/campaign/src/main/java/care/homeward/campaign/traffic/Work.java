package care.homeward.campaign.traffic;

/** What a client does again and again. */
interface Work {

  /** Does it once. */
  void turn() throws InterruptedException;
}
