package care.homeward.simulator;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a neighbourhood team says of who makes it up: people of several organisations, known by
 * codes alone. The names of the fields are those of the interface.
 */
record Staffing(List<Organisation> organisations, List<Member> members) {

  private static final int WORKING_DAYS = 5;
  private static final int DAYS_OF_WEEK = 7;

  /** An organisation that sends people. */
  record Organisation(String code, String sector) {}

  /** Somebody who works in the team. */
  record Member(
      String memberId,
      String organisation,
      String role,
      List<String> skills,
      int weeklyHours,
      List<String> days) {}

  /**
   * Some who do the same work.
   *
   * @param people how many, give or take one
   * @param weekends whether their weeks are spread over all seven days
   */
  private record Post(
      String organisation,
      String role,
      List<String> skills,
      int people,
      int weeklyHours,
      boolean weekends) {}

  /** The same seed makes the same people. */
  static Staffing of(World world, World.Team team, long seed) {
    var place = world.placeOf().getOrDefault(team.partnerships().getFirst(), "");
    var nhs = new Organisation("community-nhs", "NHS_COMMUNITY");
    var council = new Organisation("council-" + place, "COUNCIL");
    var charity = new Organisation("home-from-hospital", "THIRD_SECTOR");
    var housing = new Organisation("homes-" + place, "HOUSING");
    var posts =
        List.of(
            new Post(nhs.code, "NURSE", List.of("NURSING"), 6, 37, true),
            new Post(nhs.code, "THERAPIST", List.of("THERAPY"), 5, 36, false),
            new Post(council.code, "REABLEMENT_WORKER", List.of("REABLEMENT"), 6, 30, true),
            new Post(council.code, "SOCIAL_WORKER", List.of("SOCIAL_WORK"), 4, 37, false),
            new Post(charity.code, "LINK_WORKER", List.of("REABLEMENT"), 2, 20, false),
            new Post(charity.code, "HOME_CARE_WORKER", List.of("HOME_CARE"), 4, 30, true),
            new Post(housing.code, "HOME_CARE_WORKER", List.of("HOME_CARE"), 3, 30, true),
            new Post(housing.code, "HOUSING_OFFICER", List.of(), 1, 37, false));
    var chance = new Chance(seed * 31 + world.teams().indexOf(team));
    return new Staffing(List.of(nhs, council, charity, housing), members(posts, chance));
  }

  private static List<Member> members(List<Post> posts, Chance chance) {
    var members = new ArrayList<Member>();
    for (var post : posts) {
      int people = Math.max(1, post.people + chance.between(-1, 1));
      for (int i = 0; i < people; i++) {
        members.add(
            new Member(
                "m-%02d".formatted(members.size() + 1),
                post.organisation,
                post.role,
                post.skills,
                post.weeklyHours,
                days(post.weekends ? i * WORKING_DAYS : 0)));
      }
    }
    return List.copyOf(members);
  }

  /** Five days in a row, from this many days after a Monday on. */
  private static List<String> days(int first) {
    return IntStream.range(first, first + WORKING_DAYS)
        .mapToObj(day -> DayOfWeek.of(1 + day % DAYS_OF_WEEK).name())
        .toList();
  }
}
