package care.homeward.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom the simulator acts for, by their ids: a token of its own must name them.
 *
 * @param teams neighbourhood teams and community organisations
 * @param homes care homes and community units
 */
public record Played(List<String> teams, List<String> homes) {

  /** All of the simulated partnership. */
  public static Played all() {
    var world = World.read();
    var organisations =
        Organisations.of(world, LocalDate.EPOCH).stream().map(each -> "org-" + each.id());
    return new Played(
        Stream.concat(world.teams().stream().map(World.Team::id), organisations).toList(),
        world.homes().stream().map(World.Home::id).toList());
  }
}
