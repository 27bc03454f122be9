package care.homeward.platform.settings;

import care.homeward.platform.Launcher;
import java.util.List;
import org.springframework.boot.ExitCodeGenerator;

/** A service would lose what it acknowledged, so it does not run; each wrong setting is a line. */
public final class WrongSettings extends RuntimeException implements ExitCodeGenerator {

  private static final long serialVersionUID = 1L;

  WrongSettings(List<String> lines) {
    super(String.join(System.lineSeparator(), lines));
  }

  @Override
  public int getExitCode() {
    return Launcher.NOT_CONFIGURED;
  }
}
