package care.homeward.platform.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says the lines and no stack trace. */
final class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, WrongSettings wrong) {
    return new FailureAnalysis(
        String.valueOf(wrong.getMessage()),
        "Set each as said, or leave it out: platform.yml has it right.",
        wrong);
  }
}
