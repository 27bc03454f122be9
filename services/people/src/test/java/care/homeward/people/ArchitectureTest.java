package care.homeward.people;

import care.homeward.platform.testkit.ServiceRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = PeopleApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Class<?>[] CORE = {
    PersonCommand.class,
    Person.class,
    Kept.class,
    Identity.class,
    NhsNumber.class,
    LocalIdentifier.class,
    AgeBand.class,
    Areas.class,
    WishCommand.class,
    Wishes.class,
    CarerCommand.class,
    Carers.class,
    Carer.class,
    Noted.class
  };

  @ArchTest
  static final ArchRule the_core_stands_alone =
      ServiceRules.the_core_imports_only_the_language_and_the_contracts("people", CORE);

  @ArchTest
  static final ArchRule time_travels_in_the_command =
      ServiceRules.the_core_has_no_clock_and_no_dice(CORE);

  @ArchTest static final ArchRule only_the_desk_writes = ServiceRules.only_the_desk_writes();

  @ArchTest
  static final ArchRule the_broker_is_the_platforms =
      ServiceRules.only_the_platform_touches_the_broker();

  @ArchTest
  static final ArchRule only_the_application_is_public =
      ServiceRules.nothing_is_public_but_the_application();
}
