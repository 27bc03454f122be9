package care.homeward.dischargeflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import care.homeward.dischargeflow.returns.Band;
import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packagesOf = DischargeFlowApplication.class,
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    StayCommand.class,
    Stay.class,
    Bed.class,
    Plan.class,
    Housing.class,
    Concerns.class,
    Waits.class,
    Asked.class,
    WaitReasons.class,
    Lists.class,
    BedRules.class,
    WardRules.class,
    PlanRules.class,
    PathwayRules.class,
    HousingRules.class,
    ConcernRules.class,
    CriticalWait.class,
    Contradictions.class,
    Turn.class,
    HomeFirst.class,
    HandoverRules.class,
    Handover.class,
    DelayReasons.class,
    Setting.class,
    Delay.class,
    Band.class,
  };

  @ArchTest
  static final ArchRule core =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts("discharge-flow", CORE);

  @ArchTest static final ArchRule time = ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule writer = ServiceRules.only_the_desk_writes();

  @ArchTest static final ArchRule broker = ServiceRules.only_the_platform_touches_the_broker();

  /** What {@code hospital} says is public, because the package beside it hears it. */
  @ArchTest
  static void outside(JavaClasses classes) {
    ServiceRules.nothing_is_public_but_the_application()
        .check(
            classes.that(
                describe(
                    "of the service itself",
                    type -> type.getPackageName().equals("care.homeward.dischargeflow"))));
  }

  @ArchTest
  static final ArchRule rooms =
      noClasses()
          .that()
          .resideInAnyPackage("..dischargeflow.hospital..", "..dischargeflow.returns..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("care.homeward.dischargeflow");
}
