package care.homeward.teams;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packagesOf = NeighbourhoodTeamsApplication.class,
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    TeamCommand.class,
    Team.class,
    Capacity.class,
    Form.class,
    Staff.class,
    Load.class,
    Loan.class,
    Week.class,
    OnCaseload.class,
    Hours.class,
    FormRules.class,
    CaseloadRules.class,
    CapacityRules.class,
    LendingRules.class,
    ContactRules.class
  };

  @ArchTest
  static final ArchRule core =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts(
          "neighbourhood-teams", CORE);

  @ArchTest static final ArchRule time = ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule writer = ServiceRules.only_the_desk_writes();

  @ArchTest static final ArchRule broker = ServiceRules.only_the_platform_touches_the_broker();

  /** What the rooms say is public, because the package above hears it. */
  @ArchTest
  static void outside(JavaClasses classes) {
    ServiceRules.nothing_is_public_but_the_application()
        .check(
            classes.that(
                describe(
                    "of the service itself",
                    type -> type.getPackageName().equals("care.homeward.teams"))));
  }

  @ArchTest
  static final ArchRule rooms =
      noClasses()
          .that()
          .resideInAnyPackage("care.homeward.teams.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("care.homeward.teams");

  @ArchTest
  static final ArchRule cycles = ServiceRules.packages_have_no_cycles("care.homeward.teams");
}
