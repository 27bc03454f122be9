package care.homeward.platform.inbox;

import care.homeward.platform.journal.Facts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** An inbox as a service has it, whose consumer and whose releases run when told to. */
public final class HandTurnedInbox {

  private final Inbox inbox;
  private final Parking parking;
  private final Consumer<Message<List<byte[]>>> consumer;
  private boolean everything = true;

  public HandTurnedInbox(
      String service,
      Facts facts,
      PositionStore positions,
      ParkedStore parked,
      InstantSource clock,
      MeterRegistry meters,
      FactHandler handler) {
    parking = new Parking(parked);
    inbox =
        new Inbox(
            service,
            facts,
            new Positions(positions),
            parking,
            clock,
            meters,
            new Tracing(Tracer.NOOP, Propagator.NOOP));
    consumer = inbox.reading(handler);
  }

  /** Takes in a batch as the binder hands it over. */
  public void receive(Message<List<byte[]>> batch) {
    consumer.accept(batch);
  }

  /** What runs every two seconds: everything the first time. */
  public void release() {
    inbox.releaseAll(everything);
    everything = false;
  }

  /** What an operator does: tries everything parked again, stream by stream. */
  public void releaseByHand() {
    parking.oldest(500).stream()
        .map(Parking.Parked::stream)
        .distinct()
        .forEach(stream -> inbox.release(stream, true));
  }
}
