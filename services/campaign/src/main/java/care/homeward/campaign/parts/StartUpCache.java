package care.homeward.campaign.parts;

import care.homeward.standalone.FreePort;
import care.homeward.standalone.Standalone;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the JVM remembers of a start before: halves what each of a campaign's many starts takes.
 * Named by {@code homeward.campaign.cache}, or made.
 */
public final class StartUpCache {

  /** Options a process must share with the one that made the cache. */
  static final List<String> FITS_ONLY =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final String NAMED_BY = "homeward.campaign.cache";

  private static final List<String> PORTS =
      List.of(
          "PAGES",
          "PEOPLE",
          "DISCHARGE_FLOW",
          "MLLP",
          "REFERRALS",
          "NEIGHBOURHOOD_TEAMS",
          "CARE_HOME_CAPACITY",
          "RESILIENCE_PLAN",
          "DEMO_ISSUER",
          "BROKER",
          "BROKER_CONTROLLER",
          "STORE");

  private StartUpCache() {}

  /** Where it is; empty if there is none. */
  static String path() {
    return System.getProperty(NAMED_BY, "");
  }

  /** The jars of this class path, the tester's own the last: a cache knows no folders. */
  static String classPath() {
    var own = ownJar().toString();
    return Stream.concat(
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.toLowerCase(Locale.ROOT).endsWith(".jar"))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(Path.of(own))),
            Stream.of(own))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The tester as a jar, also where its classes are used from the folder it is made of. */
  public static Path ownJar() {
    try {
      var place =
          Path.of(StartUpCache.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place) ? place.resolveSibling("campaign.jar") : place;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes one in this folder if none is named; without one everything only starts more slowly. */
  public static synchronized void make(Path folder) throws InterruptedException {
    if (!path().isEmpty()) {
      return;
    }
    var cache = folder.resolve("campaign.aot").toAbsolutePath();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.addAll(FITS_ONLY);
    command.add("-XX:AOTCacheOutput=" + cache);
    command.addAll(List.of("-cp", classPath(), Standalone.class.getName(), "--train"));
    var training =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.resolve("training.log").toFile()));
    for (var port : PORTS) {
      training.environment().put("HOMEWARD_" + port + "_PORT", String.valueOf(FreePort.next()));
    }
    try {
      training
          .environment()
          .put("HOMEWARD_DATA", Files.createTempDirectory(folder, "training").toString());
      if (training.start().waitFor() == 0 && Files.exists(cache)) {
        System.setProperty(NAMED_BY, cache.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
