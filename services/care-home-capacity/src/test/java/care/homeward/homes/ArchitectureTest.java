package care.homeward.homes;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "care.homeward.homes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    CareHomeCommand.class,
    CareHome.class,
    Registered.class,
    Declaration.class,
    Vacancies.class,
    Freshness.class,
    Oversight.class,
    Hold.class,
    Holds.class
  };

  @ArchTest
  static final ArchRule core =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts("care-home-capacity", CORE);

  @ArchTest static final ArchRule no_clock = ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule one_writer = ServiceRules.only_the_desk_writes();

  @ArchTest static final ArchRule broker = ServiceRules.only_the_platform_touches_the_broker();

  /** The rooms beside it hear and ask the home itself; nothing of theirs is public. */
  @ArchTest
  static void inside(JavaClasses classes) {
    ServiceRules.nothing_is_public_but_the_application()
        .check(
            classes.that(
                describe(
                    "of the rooms", type -> !type.getPackageName().equals("care.homeward.homes"))));
  }

  @ArchTest
  static final ArchRule rooms = ServiceRules.packages_have_no_cycles("care.homeward.homes");

  @ArchTest
  static final ArchRule home_knows_no_room =
      noClasses()
          .that()
          .resideInAPackage("care.homeward.homes")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("care.homeward.homes.*");
}
