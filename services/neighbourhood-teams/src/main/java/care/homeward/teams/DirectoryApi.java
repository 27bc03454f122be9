package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.directory.Directory;
import care.homeward.teams.directory.Directory.Imported;
import care.homeward.teams.directory.Matching;
import care.homeward.teams.directory.Matching.Match;
import care.homeward.teams.directory.Matching.Standing;
import care.homeward.teams.directory.Matching.Wish;
import care.homeward.teams.directory.NeedTerms;
import care.homeward.teams.partnership.DatedFiles;
import care.homeward.teams.partnership.Partnerships;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The directory over HTTP, and how an organisation of it comes to be asked like a team. */
@RestController
@RequestMapping("/api/directory")
class DirectoryApi {

  private static final int MOST = 200;

  private final Directory directory;
  private final DatedFiles<NeedTerms> terms;
  private final DatedFiles<Partnerships> partnerships;
  private final TeamDesk desk;
  private final TeamSettings settings;
  private final Moments moments;

  DirectoryApi(
      Directory directory,
      DatedFiles<NeedTerms> terms,
      DatedFiles<Partnerships> partnerships,
      TeamDesk desk,
      TeamSettings settings,
      Moments moments) {
    this.directory = directory;
    this.terms = terms;
    this.partnerships = partnerships;
    this.desk = desk;
    this.settings = settings;
    this.moments = moments;
  }

  /** Where an organisation works and what it does. */
  record Joined(
      @NotEmpty @Size(max = 40) List<@NotNull @Size(max = 60) String> partnerships,
      @NotEmpty List<@NotNull CommunityNeed> communityNeeds,
      @Nullable Instant at) {}

  /** A page of organisations with their services, in the form of an HSDS interface. */
  @GetMapping
  Map<String, Object> page(
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(name = "per_page", defaultValue = "100") int size) {
    var asked = Math.max(1, page);
    var perPage = Math.clamp(size, 1, MOST);
    var contents = directory.organisations(asked, perPage);
    var all = directory.size();
    var pages = Math.max(1, (all + perPage - 1) / perPage);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total_items", all);
    answer.put("total_pages", pages);
    answer.put("page_number", asked);
    answer.put("size", contents.size());
    answer.put("first_page", asked == 1);
    answer.put("last_page", asked >= pages);
    answer.put("empty", contents.isEmpty());
    answer.put("contents", contents);
    return answer;
  }

  /** A service as Open Referral UK describes it. */
  @GetMapping("/services/{id}")
  ObjectNode service(@PathVariable String id) {
    return directory.serviceWithOrganisation(id);
  }

  /** A service at one of its places. */
  @GetMapping("/services/{id}/locations/{atLocationId}")
  ObjectNode serviceAtLocation(@PathVariable String id, @PathVariable String atLocationId) {
    return directory.serviceAtLocation(id, atLocationId);
  }

  /** Takes in a directory file; what is wrong is said by JSON pointer, what is right is kept. */
  @PostMapping("/imports")
  Imported take(@RequestBody JsonNode file) {
    return directory.take(file);
  }

  /** The organisation is asked from now on, as a team whose id follows from its own. */
  @PostMapping("/organisations/{id}/joined")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<TeamApi.View> join(
      @PathVariable String id, @Valid @RequestBody Joined joined, Cause cause) {
    var at = moments.past(joined.at());
    var known = partnerships.inForce(Team.londonDay(at));
    if (!joined.partnerships().stream().allMatch(code -> known.of(code).isPresent())) {
      throw Refused.impossible("unknown-partnership", "One of the partnerships does not exist.");
    }
    var form =
        Form.organisation(
            directory.nameOf(id),
            joined.partnerships().stream().distinct().sorted().toList(),
            joined.communityNeeds().stream().distinct().sorted().toList());
    var teamId = Form.teamOf(id);
    var team = desk.handle(teamId, new FormTeam(at, form), cause).state();
    return ResponseEntity.created(URI.create("/api/teams/" + teamId)).body(TeamApi.View.of(team));
  }

  /** Which services fit someone, best first, each with the reasons. */
  @GetMapping("/matches")
  List<Match> matches(
      @RequestParam CommunityNeed need,
      @RequestParam String partnership,
      @RequestParam(required = false) @Nullable Integer age) {
    var today = Team.londonDay(moments.now());
    var where =
        partnerships
            .inForce(today)
            .of(partnership)
            .orElseThrow(() -> Refused.unknown("partnership"));
    return Matching.match(
        new Wish(need, where, age),
        directory.listings(),
        terms.inForce(today),
        organisationId -> standing(organisationId, need),
        today,
        settings.listingFreshDays());
  }

  private Standing standing(String organisationId, CommunityNeed need) {
    var team = desk.state(Form.teamOf(organisationId));
    if (!team.form().needs().contains(need)) {
      return new Standing(null, null);
    }
    var week = team.week(Team.londonDay(moments.now()), need);
    return new Standing(team.id(), week.slots() == null ? null : week.left());
  }
}
