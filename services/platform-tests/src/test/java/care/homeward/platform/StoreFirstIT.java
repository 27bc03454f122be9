package care.homeward.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import care.homeward.platform.testkit.Machinery;
import care.homeward.store.EmbeddedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFirstIT {

  private final int port = Machinery.freePort();
  private final String address = "mongodb://127.0.0.1:" + port;

  @Test
  void a_start_goes_on_where_the_store_answers(@TempDir Path directory) {
    try (var _ = EmbeddedStore.start(directory, port)) {
      assertThatNoException().isThrownBy(() -> StoreFirst.await(address));
    }
  }

  /** Longer than the store is given to answer once. */
  @Test
  void a_start_waits_for_a_store_that_is_away(@TempDir Path directory) throws Exception {
    var starting = CompletableFuture.runAsync(() -> StoreFirst.await(address));
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(20))
        .until(() -> !starting.isDone());

    try (var _ = EmbeddedStore.start(directory, port)) {
      starting.get(20, SECONDS);
      assertThat(starting).isCompleted();
    }
  }
}
