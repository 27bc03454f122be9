package care.homeward.dischargeflow;

import care.homeward.dischargeflow.returns.ReturnRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/** What the returns are made by, as a file that an operator may replace by their own. */
@Configuration(proxyBeanMethods = false)
class ReturnRulesFile {

  @Bean
  ReturnRules returnRules(
      @Value("${homeward.returns:classpath:/returns-2024-05-27.json}") Resource file,
      JsonMapper json,
      DelayReasons reasons) {
    try (var contents = file.getInputStream()) {
      return read(contents, json, reasons);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rules.
   *
   * @throws IllegalArgumentException if they name a reason that is not in force
   */
  static ReturnRules read(InputStream contents, JsonMapper json, DelayReasons reasons) {
    var rules = json.readValue(contents, ReturnRules.class);
    var known = reasons.all().stream().map(DelayReasons.Reason::code).toList();
    if (!known.containsAll(rules.historical().reasons().keySet())) {
      throw new IllegalArgumentException("the rules of the returns name an unknown reason");
    }
    return rules;
  }
}
