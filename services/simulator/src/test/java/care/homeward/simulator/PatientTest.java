package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientTest {

  private final World world = World.read();
  private final List<Patient> people = people(7);

  private List<Patient> people(long seed) {
    var maker = new Patient.Maker(world, seed);
    return IntStream.range(0, 2_000).mapToObj(maker::make).toList();
  }

  @Test
  void the_same_seed_and_number_are_the_same_person() {
    assertThat(people(7)).isEqualTo(people);
    assertThat(people(8)).doesNotContainAnyElementsOf(people);
  }

  @Test
  void visits_and_records_of_different_seeds_never_meet() {
    assertThat(people.getFirst().visit()).isEqualTo("H0070000000");
    assertThat(people(8).getFirst().visit()).isEqualTo("H0080000000");
    assertThat(people).extracting(Patient::visit).doesNotHaveDuplicates();
    assertThat(people).extracting(Patient::mrn).doesNotHaveDuplicates();
  }

  @Test
  void nearly_all_have_an_nhs_number_of_their_own() {
    var numbers = people.stream().map(Patient::nhsNumber).filter(n -> !n.isEmpty()).toList();

    assertThat(numbers).hasSizeBetween(1_940, 1_999).doesNotHaveDuplicates();
    assertThat(numbers).allMatch(number -> number.startsWith("999"));
  }

  @Test
  void more_than_half_are_75_or_older_and_all_are_adults() {
    var day = LocalDate.of(2026, 11, 1);

    assertThat(people).allMatch(person -> person.born().isBefore(day.minusYears(18).plusDays(1)));
    assertThat(people.stream().filter(person -> person.born().isBefore(day.minusYears(75))).count())
        .isBetween(1_000L, 1_250L);
  }

  @Test
  void three_of_five_are_in_the_larger_hospital() {
    assertThat(people.stream().filter(person -> person.hospital().equals("ZHW01")).count())
        .isBetween(1_130L, 1_270L);
  }

  @Test
  void addresses_lie_in_the_partnership_but_for_a_few() {
    var sectors = world.sectors().stream().map(World.Sector::code).toList();
    var outside =
        people.stream().filter(p -> sectors.stream().noneMatch(p.postcode()::startsWith)).toList();

    assertThat(outside).hasSizeBetween(25, 100);
    assertThat(outside).allMatch(p -> p.postcode().matches("ZZ99 3VZ|HW77 [1-9][A-Z]{2}"));
    assertThat(people).allMatch(p -> p.postcode().matches("[A-Z]{2}[0-9]{1,2} [0-9][A-Z]{2}"));
  }

  @Test
  void nobody_is_named_in_a_log() {
    assertThat(people.getFirst()).hasToString("Patient[0]");
  }
}
