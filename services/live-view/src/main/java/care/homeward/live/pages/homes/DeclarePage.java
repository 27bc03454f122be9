package care.homeward.live.pages.homes;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Delay;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** A manager tells what a home has free, by phone and in half a minute. */
@Controller
class DeclarePage {

  private static final Pattern ABOUT_A_TYPE = Pattern.compile("([A-Z_]{5,}): (.*)");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final MultiValueMap<String, String> NOTHING_TYPED = new LinkedMultiValueMap<>();

  private final Callers callers;
  private final Services services;
  private final InstantSource clock;

  /** A home the reader manages. */
  record Managed(String id, String name, String told) {}

  DeclarePage(Callers callers, Services services, InstantSource clock) {
    this.callers = callers;
    this.services = services;
    this.clock = clock;
  }

  @GetMapping("/capacity/declare")
  String declare(
      @RequestParam(required = false) @Nullable String home,
      @RequestParam(required = false) @Nullable String done,
      HttpServletRequest request,
      Model model) {
    var caller = callers.of(request);
    var homes = callers.speaksFor(caller, SpokenFor.HOMES).stream().sorted().toList();
    model.addAttribute("done", Done.said(done));
    if (home == null && homes.size() != 1) {
      model.addAttribute("homes", homes.stream().map(id -> managed(caller, id)).toList());
      return "homes/choose";
    }
    return show(caller, home == null ? homes.getFirst() : home, homes, NOTHING_TYPED, null, model);
  }

  @PostMapping("/capacity/declare")
  String told(
      @RequestParam String home,
      @RequestParam String key,
      @RequestParam(defaultValue = "share") String act,
      @RequestParam MultiValueMap<String, String> form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var homes = callers.speaksFor(caller, SpokenFor.HOMES).stream().sorted().toList();
    var doing = Done.of(act);
    if (!homes.contains(home)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (doing == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    var typed = Declaring.typed(form, null);
    var wrong =
        switch (doing) {
          case SHARE -> typed.wrong();
          case CLOSE -> wrongToClose(form);
          default -> Map.<String, String>of();
        };
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, home, homes, form, problem, model);
    }
    return switch (send(caller, home, doing, key + "." + act, typed, form)) {
      case Reply.Done _ -> "redirect:/capacity/declare?home=" + home + "&done=" + doing.word();
      case Reply.Undone undone ->
          show(
              caller,
              home,
              homes,
              form,
              besideItsType(Problem.of(undone, key, response, model)),
              model);
    };
  }

  private Reply send(
      Caller caller,
      String home,
      Done doing,
      String key,
      Declaring typed,
      MultiValueMap<String, String> form) {
    return switch (doing) {
      case SHARE -> post(caller, key, typed.body(), "/vacancies", home);
      case UNCHANGED -> post(caller, key, Map.of(), "/vacancies/unchanged", home);
      case CLOSE ->
          post(
              caller,
              key,
              Map.of("reason", text(form, "reason"), "reviewOn", text(form, "reviewOn")),
              "/closed",
              home);
      case OPEN -> post(caller, key, Map.of(), "/opened", home);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
  }

  private Reply post(Caller caller, String key, Object body, String below, String home) {
    return services.post(
        caller, Publisher.CARE_HOME_CAPACITY, key, body, "/api/homes/{id}" + below, home);
  }

  private Map<String, String> wrongToClose(MultiValueMap<String, String> form) {
    var wrong = new LinkedHashMap<String, String>();
    if (text(form, "reason").isEmpty()) {
      wrong.put("reason", "Choose why the home closes.");
    }
    if (!DAY.matcher(text(form, "reviewOn")).matches()) {
      wrong.put("reviewOn", "Say on which day you look at it again, such as 27/11/2026.");
    }
    return wrong;
  }

  private static String text(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "").strip();
  }

  /** The service names the type whose numbers cannot be true together. */
  private static Problem besideItsType(Problem problem) {
    var about = ABOUT_A_TYPE.matcher(problem.detail());
    if (!about.matches()) {
      return problem;
    }
    var type = about.group(1);
    return new Problem(
        problem.title(),
        "These numbers cannot all be true. Nothing you typed is lost.",
        Map.of("beds." + type, Terms.bed(type) + ": " + about.group(2)),
        problem.reference());
  }

  private String show(
      Caller caller,
      String id,
      List<String> homes,
      MultiValueMap<String, String> form,
      @Nullable Problem problem,
      Model model) {
    if (!homes.contains(id)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    var now = clock.instant();
    var home = home(caller, id);
    var last = home == null ? null : Declaring.of(home);
    var shared = "share".equals(form.getFirst("act"));
    model.addAttribute("homeId", id);
    model.addAttribute("several", homes.size() > 1);
    model.addAttribute("home", home == null ? null : LastTold.of(home, now));
    model.addAttribute("form", shared || last == null ? Declaring.typed(form, last) : last);
    model.addAttribute("shows", shared || last != null);
    model.addAttribute("traits", Terms.TRAITS.stream().filter(one -> !askedOnce(one)).toList());
    model.addAttribute("closures", Terms.CLOSURES);
    model.addAttribute("reason", text(form, "reason"));
    model.addAttribute("reviewOn", text(form, "reviewOn"));
    model.addAttribute("earliest", LocalDate.ofInstant(now, Delay.LONDON));
    model.addAttribute("problem", problem);
    model.addAttribute("wrongTypes", problem == null ? Set.of() : types(problem));
    return "homes/declare";
  }

  /** Types with something to put right: their other figures are shown at once. */
  private static Set<String> types(Problem problem) {
    return problem.fields().keySet().stream()
        .map(field -> field.substring(field.indexOf('.') + 1))
        .collect(Collectors.toSet());
  }

  private static boolean askedOnce(Terms.Choice trait) {
    return Declaring.ASKED_ONCE.stream().anyMatch(one -> one.name().equals(trait.code()));
  }

  private Managed managed(Caller caller, String id) {
    var home = home(caller, id);
    if (home == null) {
      return new Managed(id, id, "");
    }
    var last = LastTold.of(home, clock.instant());
    return new Managed(
        id, last.name(), last.when() == null ? "Never told" : "Last told " + last.when());
  }

  /** A home as its own service has it; null while that is away. */
  private @Nullable JsonNode home(Caller caller, String id) {
    var answer = services.get(caller, Publisher.CARE_HOME_CAPACITY, "/api/homes/{id}", id).answer();
    return answer == null ? null : answer.path("home");
  }
}
