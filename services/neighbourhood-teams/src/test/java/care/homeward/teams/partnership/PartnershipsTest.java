package care.homeward.teams.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.teams.partnership.Partnership.Part;
import care.homeward.teams.partnership.Partnership.Practice;
import care.homeward.teams.partnership.Partnership.Seat;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PartnershipsTest {

  private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");
  private static final Seat CLLR = new Seat("cllr.dunn", Part.ELECTED_MEMBER);
  private static final Seat LEADER = new Seat("d.fenwick", Part.SYSTEM_LEADER);

  private static Partnership partnership(String code, String practice) {
    return new Partnership(
        code,
        "Mere Lane",
        "aldersyke",
        "Aldersyke",
        List.of(new Practice(practice, "Mere Lane Surgery")),
        List.of(CLLR));
  }

  private static Partnerships file(LocalDate from, Partnership... partnerships) {
    return new Partnerships(
        "a test", "partnerships-" + from, from, List.of(LEADER), List.of(partnerships));
  }

  @Test
  void the_files_of_the_service_name_nineteen_partnerships_in_three_places() throws IOException {
    var files = DatedFiles.read(JsonMapper.builder().build(), "partnerships", Partnerships.class);
    var inForce = files.inForce(LocalDate.parse("2026-11-29"));
    assertThat(inForce.version()).isEqualTo("partnerships-2026-11-01");
    assertThat(inForce.partnerships()).hasSize(19);
    assertThat(inForce.partnerships())
        .extracting(Partnership::place)
        .containsOnly("aldersyke", "brackwell", "coldbrook");
    assertThat(inForce.of("mere-lane")).get().extracting(Partnership::name).isEqualTo("Mere Lane");
    assertThat(inForce.of("nowhere")).isEmpty();
  }

  @Test
  void a_board_sees_its_own_partnership_and_the_common_board_every_one() {
    var mere = partnership("mere-lane", "ZHG09");
    var other =
        new Partnership("canal-side", "Canal Side", "aldersyke", "Aldersyke", List.of(), List.of());
    var file = file(NOVEMBER, mere, other);
    assertThat(file.seated("cllr.dunn", mere)).isTrue();
    assertThat(file.seated("cllr.dunn", other)).isFalse();
    assertThat(file.seated("d.fenwick", other)).isTrue();
    assertThat(file.seated("s.iqbal", mere)).isFalse();
  }

  @Test
  void what_is_wrong_or_twice_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> file(NOVEMBER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> file(NOVEMBER, partnership("Mere Lane", "ZHG09")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                file(
                    NOVEMBER,
                    partnership("mere-lane", "ZHG09"),
                    partnership("mere-lane", "ZHG10")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                file(
                    NOVEMBER, partnership("mere-lane", "ZHG09"), partnership("mere-end", "ZHG09")));
  }

  @Test
  void a_file_is_in_force_from_its_date_until_the_next_ones() {
    var winter = LocalDate.parse("2027-01-15");
    var files =
        new DatedFiles<>(
            List.of(
                file(winter, partnership("mere-end", "ZHG09")),
                file(NOVEMBER, partnership("mere-lane", "ZHG09"))));
    assertThat(files.inForce(LocalDate.parse("2027-01-14")).from()).isEqualTo(NOVEMBER);
    assertThat(files.inForce(winter).from()).isEqualTo(winter);
    assertThat(files.inForce(LocalDate.parse("2026-10-31")).from()).isEqualTo(NOVEMBER);
  }
}
