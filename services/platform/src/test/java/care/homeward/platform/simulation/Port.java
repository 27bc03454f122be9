package care.homeward.platform.simulation;

import java.util.function.Supplier;

/** How a node reaches what is outside it: each call may be slow, fail, do both, or be its last. */
public interface Port {

  /** A call without effect. */
  <T> T read(Supplier<T> call);

  /** A call with an effect; when it throws, the effect may be there, or come later. */
  <T> T write(Supplier<T> call);

  /** As {@link #write(Supplier)}. */
  default void write(Runnable call) {
    write(
        () -> {
          call.run();
          return true;
        });
  }
}
