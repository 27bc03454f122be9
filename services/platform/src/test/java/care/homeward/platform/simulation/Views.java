package care.homeward.platform.simulation;

import care.homeward.contracts.Envelope;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service that folds all facts of all topics, and keeps documents behind its fold. */
public interface Views {

  /** One life of one instance; all instances share what is stored. */
  interface View {

    /** Reads what has come. */
    void read();

    /** Stores what is new. */
    void flush();

    /** All that is folded, in a form that can be compared. */
    Object folded();
  }

  /** What a topic's partition holds from an offset on. */
  interface Topics {

    /** How many partitions each topic has. */
    int PARTITIONS = 3;

    /** The names of the topics. */
    List<String> names();

    /** At most so many values from an offset on. */
    List<byte[]> read(String topic, int partition, long offset, int atMost);

    /** The offset the next value will have. */
    long end(String topic, int partition);
  }

  /** Starts an instance from what is stored. */
  View start(Port store, Port broker, Topics topics, InstantSource clock, @Nullable SeededBug bug);

  /** What these facts come to, folded at once. */
  Object truth(List<Envelope<?>> facts);
}
