package care.homeward.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A store in a process of its own, to be killed. */
record StoreProcess(Process process, String firstLine) implements AutoCloseable {

  static void main(String[] arguments) throws InterruptedException {
    try {
      IO.println(EmbeddedStore.start(Path.of(arguments[0]), 0).uri());
      Thread.currentThread().join();
    } catch (IllegalStateException e) {
      IO.println(e.getMessage());
    }
  }

  /** Returns when the process has said its address, or why it has none. */
  static StoreProcess start(Path directory) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            directory.toString()));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    return new StoreProcess(process, String.valueOf(output.readLine()));
  }

  /** {@code kill -9} on Unix. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
