package care.homeward.resilience;

import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "care.homeward.resilience",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    Figures.class,
    Thresholds.class,
    PressureCommand.class,
    Pressure.class,
    CountedStay.class,
    CountedHome.class
  };

  @ArchTest
  static final ArchRule core =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts("resilience-plan", CORE);

  @ArchTest static final ArchRule no_clock = ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule one_writer = ServiceRules.only_the_desk_writes();

  @ArchTest static final ArchRule broker = ServiceRules.only_the_platform_touches_the_broker();

  @ArchTest static final ArchRule inside = ServiceRules.nothing_is_public_but_the_application();
}
