package care.homeward.campaign.parts;

import care.homeward.campaign.parts.Link.Weather;
import care.homeward.standalone.FreePort;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A partnership of real processes, each service with a link of its own to the store. */
public final class Parts implements AutoCloseable {

  private static final int HEAP = 384;

  private final Map<Part, Node> services = new EnumMap<>(Part.class);
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Map<Part, Link> toStore = new EnumMap<>(Part.class);
  private final int mllpPort = FreePort.next();
  private final Machinery machinery;

  /**
   * How much memory the processes may have.
   *
   * @param store heap of the store, in MiB
   * @param view heap of the live view, in MiB
   */
  public record Memory(int store, int view) {}

  /** Lays everything out; nothing runs yet but the links and the issuer. */
  public Parts(Path directory, Memory memory) {
    for (var part : Part.values()) {
      ports.put(part, FreePort.next());
    }
    machinery = new Machinery(directory, port(Part.LIVE_VIEW), memory.store());
    for (var part : Part.values()) {
      toStore.put(part, machinery.linkToStore());
      int heap = part == Part.LIVE_VIEW ? memory.view() : HEAP;
      services.put(
          part,
          Jvm.node(
              directory,
              part.label(),
              heap,
              List.of(),
              arguments(part),
              true,
              () -> Jvm.isReady(port(part))));
    }
  }

  private List<String> arguments(Part part) {
    var arguments = machinery.service(part, port(part), toStore(part));
    arguments.add("--homeward.people=" + address(Part.PEOPLE));
    arguments.add("--homeward.hospital.port=" + mllpPort);
    arguments.add("--homeward.witness.statement=" + statement());
    if (part == Part.LIVE_VIEW) {
      for (var each : Part.values()) {
        arguments.add("--homeward.services." + each.label() + "=" + address(each));
      }
    }
    return arguments;
  }

  /** Starts everything and waits until it answers. */
  public void start() throws InterruptedException {
    machinery.start();
    for (var part : Part.values()) {
      node(part).start();
    }
    for (var part : Part.values()) {
      Machinery.require(node(part));
    }
  }

  /** The process of a service. */
  public Node node(Part part) {
    return of(services, part);
  }

  /** All processes. */
  public Collection<Node> nodes() {
    return Stream.concat(
            Stream.of(machinery.store(), machinery.broker()), services.values().stream())
        .toList();
  }

  /** The link from a service to the store. */
  public Link toStore(Part part) {
    return of(toStore, part);
  }

  /** Store, broker and issuer. */
  public Machinery machinery() {
    return machinery;
  }

  /** Nothing is wrong with any link any more. */
  public void clear() {
    machinery.toBroker().set(Weather.FINE);
    toStore.values().forEach(link -> link.set(Weather.FINE));
  }

  /** Where a service answers. */
  public String address(Part part) {
    return "http://127.0.0.1:" + port(part);
  }

  /** Where the hospital feed listens. */
  public int mllpPort() {
    return mllpPort;
  }

  /** What the witness wrote down. */
  public Path statement() {
    return machinery.directory().resolve("statement");
  }

  private int port(Part part) {
    return of(ports, part);
  }

  private static <T> T of(Map<Part, T> all, Part part) {
    var one = all.get(part);
    if (one == null) {
      throw new IllegalStateException(part.label());
    }
    return one;
  }

  @Override
  public void close() {
    for (var part : Arrays.asList(Part.values()).reversed()) {
      node(part).goOn();
      node(part).kill();
    }
    machinery.close();
    toStore.values().forEach(Link::close);
  }
}
