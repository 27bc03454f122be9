package care.homeward.platform.journal;

/** An idempotency key came with another request than the first time. */
public final class KeyReused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyReused() {
    super("This idempotency key was used before with another request.");
  }
}
