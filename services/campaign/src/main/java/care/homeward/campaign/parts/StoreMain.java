package care.homeward.campaign.parts;

import care.homeward.store.EmbeddedStore;
import java.nio.file.Path;

/** The store as a process of its own. */
final class StoreMain {

  private StoreMain() {}

  /** Directory and port. */
  public static void main(String... args) {
    var store = EmbeddedStore.start(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(store::close));
  }
}
