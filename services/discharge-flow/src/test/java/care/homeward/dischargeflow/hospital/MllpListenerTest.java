package care.homeward.dischargeflow.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class MllpListenerTest {

  private static final String ADMISSION = Messages.text("a01-admitted");

  private final List<String> visits = new CopyOnWriteArrayList<>();
  private final MllpListener listener = listener(adt -> visits.add(adt.visit()), 20);

  @BeforeEach
  void listen() {
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.stop();
  }

  @Test
  void messages_on_a_connection_are_answered_one_by_one() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      assertThat(hospital.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
      assertThat(hospital.send(ADMISSION.replace("MSG00001", "MSG00002"))[1])
          .isEqualTo("MSA|AA|MSG00002");
    }
    assertThat(visits).hasSize(2);
  }

  @Test
  void many_messages_at_once_are_answered_in_order() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      var both = new ByteArrayOutputStream();
      for (var id : List.of("MSG00001", "MSG00002", "MSG00003")) {
        both.writeBytes(framed(ADMISSION.replace("MSG00001", id)));
      }
      hospital.raw(both.toByteArray());

      assertThat(hospital.answer()[1]).isEqualTo("MSA|AA|MSG00001");
      assertThat(hospital.answer()[1]).isEqualTo("MSA|AA|MSG00002");
      assertThat(hospital.answer()[1]).isEqualTo("MSA|AA|MSG00003");
    }
  }

  @Test
  void noise_between_frames_is_skipped() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      hospital.raw("\r\nGET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));

      assertThat(hospital.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
    }
  }

  @Test
  void a_frame_that_was_cut_off_is_forgotten_when_the_next_begins() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      hospital.raw(Arrays.copyOf(framed(ADMISSION), 200));

      assertThat(hospital.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
    }
    assertThat(visits).hasSize(1);
  }

  @Test
  void garbage_is_rejected_and_the_connection_goes_on() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      assertThat(hospital.send("not HL7 at all")[1]).startsWith("MSA|AR||");
      assertThat(hospital.send("")[1]).startsWith("MSA|AR||");
      assertThat(hospital.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
    }
  }

  @Test
  void one_mebibyte_is_the_most_and_the_connection_goes_on() throws IOException {
    var note = "\rNTE|1||";
    var longest = ADMISSION.stripTrailing() + note;
    longest += "x".repeat((1 << 20) - longest.getBytes(StandardCharsets.UTF_8).length);

    try (var hospital = new Mllp(listener.port())) {
      assertThat(hospital.send(longest)[1]).isEqualTo("MSA|AA|MSG00001");
      assertThat(hospital.send(longest + "x")[1])
          .isEqualTo("MSA|AR|MSG00001|a message has at most 1 MiB");
      assertThat(hospital.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
    }
  }

  @Test
  void connections_are_bounded_and_a_place_is_free_again_when_one_ends() throws IOException {
    try (var one = new Mllp(listener.port());
        var other = new Mllp(listener.port())) {
      assertThat(one.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
      assertThat(other.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
      try (var third = new Mllp(listener.port())) {
        assertThat(third.hungUp()).isTrue();
      }
    }
    awaitAFreePlace();
  }

  @Test
  void a_silent_connection_is_ended() throws IOException {
    var impatient = listener(adt -> {}, 1);
    impatient.start();
    try (var hospital = new Mllp(impatient.port())) {
      assertThat(hospital.hungUp()).isTrue();
    } finally {
      impatient.stop();
    }
  }

  @Test
  void noise_does_not_keep_a_connection_open() throws IOException {
    var impatient = listener(adt -> {}, 1);
    impatient.start();
    try (var hospital = new Mllp(impatient.port())) {
      assertThat(dripped(hospital, "noise ".repeat(10))).isTrue();
    } finally {
      impatient.stop();
    }
  }

  @Test
  void a_message_sent_drop_by_drop_is_hung_up_on_and_its_place_is_free_again() throws IOException {
    try (var one = new Mllp(listener.port());
        var other = new Mllp(listener.port())) {
      assertThat(one.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
      other.raw(new byte[] {0x0B});
      assertThat(dripped(other, ADMISSION)).isTrue();
    }
    assertThat(visits).hasSize(1);
    awaitAFreePlace();
  }

  private void awaitAFreePlace() {
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (var next = new Mllp(listener.port())) {
                assertThat(next.send(ADMISSION)[1]).isEqualTo("MSA|AA|MSG00001");
              }
            });
  }

  @Test
  void who_takes_no_answers_is_hung_up_on() throws IOException {
    try (var hospital = new Mllp(listener.port())) {
      var many = new ByteArrayOutputStream();
      for (int i = 0; i < 200; i++) {
        many.writeBytes(framed(ADMISSION));
      }
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  hospital.raw(many.toByteArray());
                }
              });
    }
  }

  /** Whether the other side hung up before all of it was sent, a byte every 100 ms. */
  private static boolean dripped(Mllp hospital, String text) {
    var drops = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    var hungUp = new CompletableFuture<Boolean>();
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      var _ =
          clock.scheduleAtFixedRate(
              () -> {
                try {
                  hospital.raw(new byte[] {drops.get()});
                } catch (IOException e) {
                  hungUp.complete(true);
                } catch (BufferUnderflowException e) {
                  hungUp.complete(false);
                }
              },
              0,
              100,
              TimeUnit.MILLISECONDS);
      return hungUp.join();
    }
  }

  @Test
  void a_message_under_way_is_answered_before_it_stops() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow =
        listener(
            adt -> {
              begun.countDown();
              await().atMost(Duration.ofSeconds(10)).until(() -> mayEnd.getCount() == 0);
            },
            20);
    slow.start();
    try (var hospital = new Mllp(slow.port())) {
      hospital.raw(framed(ADMISSION));
      begun.await();
      var stopping = Thread.ofVirtual().start(slow::stop);
      await().atMost(Duration.ofSeconds(10)).until(() -> stopping.getState() == WAITING);
      mayEnd.countDown();

      assertThat(hospital.answer()[1]).isEqualTo("MSA|AA|MSG00001");
      stopping.join();
      assertThat(hospital.hungUp()).isTrue();
    }
  }

  private static final Thread.State WAITING = Thread.State.TIMED_WAITING;

  @Test
  void a_port_that_is_taken_is_named() {
    var taken = listener.port();
    var settings = settings(taken, 20);
    var second = new MllpListener(settings, reception(settings, adt -> {}));

    assertThatExceptionOfType(PortInUseException.class)
        .isThrownBy(second::start)
        .matches(e -> e.getPort() == taken);
  }

  private static byte[] framed(String message) {
    return ("\u000b" + message + "\u001c\r").getBytes(StandardCharsets.UTF_8);
  }

  private static MllpListener listener(AdtHandler handler, int idleSeconds) {
    var settings = settings(0, idleSeconds);
    return new MllpListener(settings, reception(settings, handler));
  }

  private static HospitalSettings settings(int port, int idleSeconds) {
    return new HospitalSettings(
        "127.0.0.1",
        port,
        "P",
        2,
        Duration.ofSeconds(idleSeconds),
        Duration.ofSeconds(2),
        Map.of());
  }

  private static Reception reception(HospitalSettings settings, AdtHandler handler) {
    return new Reception(
        new AdtReader(settings), handler, InstantSource.system(), new SimpleMeterRegistry());
  }
}
