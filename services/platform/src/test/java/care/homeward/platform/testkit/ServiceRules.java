package care.homeward.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import care.homeward.platform.journal.Journal;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;

/** What holds of every service's code. A service says which classes are its core. */
public final class ServiceRules {

  private ServiceRules() {}

  /** A core decides from what it is given: no frameworks, no other parts of the service's shell. */
  public static ArchRule the_core_imports_only_the_language_and_the_contracts(
      String service, Class<?>... core) {
    var isCore = oneOf(core);
    return classes()
        .that(isCore)
        .should()
        .onlyDependOnClassesThat(
            isCore.or(
                JavaClass.Predicates.resideInAnyPackage(
                    "java..",
                    "care.homeward.contracts..",
                    "care.homeward.platform.core..",
                    "org.jspecify.annotations..",
                    "org.springframework.data.annotation..",
                    "org.springframework.data.mongodb.core.index..",
                    "org.springframework.data.mongodb.core.mapping..")))
        .because("the core of " + service + " must be read and tested without anything around it");
  }

  /** Time travels in the command. */
  public static ArchRule the_core_has_no_clock_and_no_dice(Class<?>... core) {
    return noClasses()
        .that(oneOf(core))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class);
  }

  /** These classes, what is nested in them, and arrays of them: an enum has one of itself. */
  private static DescribedPredicate<JavaClass> oneOf(Class<?>... core) {
    var names = Arrays.stream(core).map(Class::getName).collect(Collectors.toSet());
    return DescribedPredicate.describe(
        "the core",
        type -> names.contains(type.getBaseComponentType().getName().replaceFirst("\\$.*", "")));
  }

  /** One way in to the journal. */
  public static ArchRule only_the_desk_writes() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Desk")
        .and()
        .haveSimpleNameNotEndingWith("Application")
        .should()
        .callMethod(
            Journal.class,
            "handle",
            String.class,
            care.homeward.platform.journal.Cause.class,
            java.util.function.Function.class)
        .allowEmptyShould(true);
  }

  /** Kafka is the platform's business. */
  public static ArchRule only_the_platform_touches_the_broker() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..",
            "org.springframework.kafka..",
            "org.springframework.cloud.stream..");
  }

  /** A service is its application to the outside; everything else is its own business. */
  public static ArchRule nothing_is_public_but_the_application() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .haveSimpleNameNotEndingWith("Application")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .notBePublic();
  }

  /** Sub-packages are rooms, not layers that know each other both ways. */
  public static ArchRule packages_have_no_cycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }
}
