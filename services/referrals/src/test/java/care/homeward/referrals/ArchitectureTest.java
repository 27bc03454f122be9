package care.homeward.referrals;

import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ReferralsApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    ReferralCommand.class,
    Ask.class,
    AnswerTimes.class,
    Whom.class,
    Referral.class,
    Made.class,
    Placing.class,
    Owner.class,
    Decisions.class,
    Making.class,
    Asking.class,
    Answering.class,
    Ending.class,
    Following.class,
    Allowed.class,
    Saying.class,
    Route.class,
    Routing.class,
    RoutingMap.class,
    EquipmentList.class,
    Edition.class,
    Standard.class,
    Clock.class,
    Area.class,
    Known.class,
    CoveringTeam.class
  };

  @ArchTest
  static final ArchRule core =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts("referrals", CORE);

  @ArchTest static final ArchRule time = ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule writer = ServiceRules.only_the_desk_writes();

  @ArchTest static final ArchRule broker = ServiceRules.only_the_platform_touches_the_broker();

  @ArchTest static final ArchRule outside = ServiceRules.nothing_is_public_but_the_application();
}
