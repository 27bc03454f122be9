package care.homeward.live;

import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The shared view: the board, the timeline of a person, the live stream and the pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import(Platform.class)
public class LiveViewApplication {

  /** Starts the service alone. */
  public static void main(String[] args) {
    Launcher.main(LiveViewApplication.class, "live-view", args);
  }
}
