package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.simulator.Staffing.Member;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffingTest {

  private final World world = World.read();

  @Test
  void the_same_seed_staffs_a_team_alike_and_teams_differ() {
    var first = world.teams().getFirst();
    assertThat(Staffing.of(world, first, 11)).isEqualTo(Staffing.of(world, first, 11));
    assertThat(world.teams().stream().map(team -> Staffing.of(world, team, 11)).distinct().count())
        .isGreaterThan(8);
  }

  @Test
  void every_team_has_hours_for_every_skill_asked_of_it_and_codes_for_names() {
    for (var team : world.teams()) {
      var staff = Staffing.of(world, team, 11);
      var hours = new HashMap<String, Integer>();
      for (var member : staff.members()) {
        member.skills().forEach(skill -> hours.merge(skill, member.weeklyHours(), Integer::sum));
      }
      assertThat(hours.keySet()).containsExactlyInAnyOrderElementsOf(Opening.SKILLS);
      assertThat(hours.values()).allMatch(each -> each >= 100);
      assertThat(staff.members())
          .extracting(Member::memberId)
          .doesNotHaveDuplicates()
          .allMatch(code -> code.matches("m-[0-9]{2}"));
      assertThat(staff.organisations())
          .extracting(Staffing.Organisation::code)
          .containsAll(staff.members().stream().map(Member::organisation).toList());
    }
  }

  @Test
  void nurses_work_on_sundays_and_social_workers_do_not() {
    var members = Staffing.of(world, world.teams().getFirst(), 11).members();
    assertThat(members)
        .filteredOn(member -> member.role().equals("NURSE"))
        .anyMatch(member -> member.days().contains("SUNDAY"));
    assertThat(members)
        .filteredOn(member -> member.role().equals("SOCIAL_WORKER"))
        .isNotEmpty()
        .extracting(Member::days)
        .containsOnly(List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
  }
}
