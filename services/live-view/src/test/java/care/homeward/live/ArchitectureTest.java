package care.homeward.live;

import static care.homeward.platform.testkit.ServiceRules.packages_have_no_cycles;

import care.homeward.live.board.Board;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packagesOf = LiveViewApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** The fold is computed again elsewhere, to compare: without Spring, Kafka, store or clock. */
  @ArchTest
  static final ArchRule the_fold_stands_alone =
      ArchRuleDefinition.classes()
          .that()
          .haveNameMatching(
              Board.class.getPackageName().replace(".", "\\.")
                  + "\\.(Board|Card|Fold|Part|StayPart|ReferralPart|Subject|Retired|Pressure)(\\$.*)?")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "care.homeward.contracts..", "org.jspecify..", "care.homeward.live.board");

  @ArchTest
  static final ArchRule only_the_feed_and_its_documents_know_the_broker =
      ArchRuleDefinition.noClasses()
          .that()
          .haveNameNotMatching(".*\\.(BoardFeed|BoardRebuild|BoardStore|Tail|KafkaTail)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule rooms_do_not_know_each_other_both_ways =
      packages_have_no_cycles("care.homeward.live");
}
