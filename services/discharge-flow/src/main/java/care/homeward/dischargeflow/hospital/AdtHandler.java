package care.homeward.dischargeflow.hospital;

/** What the service does with what a hospital's records say. */
@FunctionalInterface
public interface AdtHandler {

  /**
   * Takes it in: when this returns, what follows from it is stored. May be called again for the
   * same message.
   *
   * @throws NotAccepted if the hospital has to be told why not
   */
  void on(Adt adt);
}
