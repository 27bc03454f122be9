package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HelpTest {

  private final World world = World.read();
  private final Patient.Maker patients = new Patient.Maker(world, 11);

  @Test
  void a_quarter_go_home_with_volunteers_alone_and_some_with_both_and_nobody_else() {
    assertThat(share(0)).isBetween(210L, 280L);
    assertThat(share(1)).isBetween(115L, 175L);
    assertThat(share(2)).isZero();
    assertThat(share(Card.NO_PATHWAY)).isZero();
  }

  @Test
  void who_lives_in_no_partnership_of_ours_asks_nobody_there() {
    assertThat(world.partnershipOf("ZZ99 3VZ")).isNull();
    assertThat(IntStream.range(0, 1_000).mapToObj(patients::make))
        .allMatch(one -> !isFor(one.withoutAddress(), 0));
  }

  @Test
  void every_sector_lies_in_one_partnership() {
    for (var place : world.places()) {
      for (var partnership : place.partnerships()) {
        for (var sector : partnership.sectors()) {
          assertThat(world.partnershipOf(sector + "AB")).isEqualTo(partnership.code());
        }
      }
    }
  }

  private long share(int pathway) {
    return IntStream.range(0, 1_000).filter(i -> isFor(patients.make(i), pathway)).count();
  }

  private boolean isFor(Patient patient, int pathway) {
    return Help.isFor(world, patient, pathway);
  }
}
