package care.homeward.live.pages.person;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.live.board.Reasons;
import care.homeward.live.board.Standing;
import care.homeward.live.board.Words;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Problem;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import care.homeward.platform.access.Access;
import care.homeward.platform.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Says what a person waits for now, on whom, and what happens next. */
@Controller
class WaitPage {

  private final Whom whom;
  private final Callers callers;
  private final Services services;

  /** The reasons of one family. */
  record Family(String name, List<WaitForm.Choice> reasons) {}

  WaitPage(Whom whom, Callers callers, Services services) {
    this.whom = whom;
    this.callers = callers;
    this.services = services;
  }

  /** Whether someone in this role may say what a person waits for. */
  static boolean mayAct(Caller caller) {
    Set<Role> roles = Callers.roles(caller.who());
    return Access.allows("discharge-flow", HttpMethod.POST, "/api/stays/x/waits", roles);
  }

  @GetMapping("/people/{personId}/wait")
  String wait(
      @PathVariable String personId,
      @RequestParam(required = false) @Nullable String wait,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var standing = whom.standing(personId);
    var reply = stay(caller, standing);
    return switch (reply) {
      case Reply.Done done ->
          show(caller, standing, done.body(), chosen(done.body(), wait), null, model);
      case Reply.Undone undone -> {
        // Without the stay a form would be of another wait: there is none.
        var problem = Problem.unseen(undone, response);
        yield show(caller, standing, null, null, problem, model);
      }
    };
  }

  @PostMapping("/people/{personId}/wait")
  String update(
      @PathVariable String personId,
      WaitForm form,
      @RequestParam String key,
      @RequestParam(defaultValue = "save") String act,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var caller = callers.of(request);
    var standing = whom.standing(personId);
    var stayId = standing.card().stayId();
    var over = act.equals("over");
    var wrong = over ? Map.<String, String>of() : form.wrong();
    if (!wrong.isEmpty()) {
      var problem = Problem.of(wrong, response);
      return show(caller, standing, stay(caller, standing).answer(), form, problem, model);
    }
    var body = form.body(implied(caller, form));
    var waits = "/api/stays/{id}/waits";
    var reply =
        over
            ? services.post(
                caller,
                Publisher.DISCHARGE_FLOW,
                key,
                form.ended(),
                waits + "/{wait}/ended",
                stayId,
                form.waitId())
            : form.waitId().equals(WaitForm.NEW)
                ? services.post(caller, Publisher.DISCHARGE_FLOW, key, body, waits, stayId)
                : services.post(
                    caller,
                    Publisher.DISCHARGE_FLOW,
                    key,
                    body,
                    waits + "/{wait}/passed-on",
                    stayId,
                    form.waitId());
    return switch (reply) {
      case Reply.Done _ -> "redirect:/people/" + personId + (over ? Done.ENDED : Done.WAIT).query();
      case Reply.Away away ->
          show(caller, standing, null, form, Problem.of(away, key, response, model), model);
      case Reply.Refused refused -> {
        response.setStatus(refused.status());
        var now = stay(caller, standing).answer();
        yield show(
            caller,
            standing,
            now,
            refused.conflict() ? theirs(form, now, model) : form,
            Problem.of(refused),
            model);
      }
    };
  }

  /** What was typed stays, on top of what somebody else made of the wait meanwhile. */
  private static WaitForm theirs(WaitForm form, @Nullable JsonNode stay, Model model) {
    var wait = find(stay, form.waitId());
    model.addAttribute(
        "theirs", wait.map(WaitPage::said).orElseGet(() -> Map.of("This wait", "is over")));
    return wait.map(now -> form.onTopOf(now.path("version").asString(""))).orElse(form);
  }

  private static Map<String, String> said(JsonNode wait) {
    var said = new LinkedHashMap<String, String>();
    said.put("Waiting for", Reasons.of(wait.required("reason").asString()).plain());
    said.put("On", Words.of(wait.required("owner").asString()));
    var next = wait.path("nextStep").asString("");
    said.put("Next step", next.isEmpty() ? "Nobody has said" : Words.of(next));
    var due = WaitForm.of(wait).due();
    if (!due.isEmpty()) {
      said.put("Due", due.replace('T', ' '));
    }
    return said;
  }

  private String show(
      Caller caller,
      Standing standing,
      @Nullable JsonNode stay,
      @Nullable WaitForm form,
      @Nullable Problem problem,
      Model model) {
    var card = standing.card();
    var personId = card.personId();
    model.addAttribute("personId", personId);
    model.addAttribute("name", whom.name(caller, standing));
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    model.addAttribute(
        "waits",
        waits(stay).stream()
            .map(
                wait ->
                    new WaitForm.Choice(
                        wait.required("waitId").asString(),
                        Reasons.of(wait.required("reason").asString()).plain()
                            + (wait.path("critical").asBoolean(false)
                                ? " (holds up leaving)"
                                : "")))
            .toList());
    if (form != null) {
      choices(caller, standing, stay, form, model);
    }
    return "person/wait";
  }

  private void choices(
      Caller caller, Standing standing, @Nullable JsonNode stay, WaitForm form, Model model) {
    var reasons = reasons(caller);
    model.addAttribute("families", families(reasons, standing.card().pathway()));
    model.addAttribute("asItIs", asItIs(standing, stay, form));
    model.addAttribute("notAvailable", notAvailable(reasons, stay, form));
    model.addAttribute("owners", WaitForm.owners());
    model.addAttribute("steps", WaitForm.steps());
  }

  /** What it says if nobody else is chosen. */
  private String asItIs(Standing standing, @Nullable JsonNode stay, WaitForm form) {
    return find(stay, form.waitId())
        .map(
            wait -> {
              var owner = Owner.valueOf(wait.required("owner").asString());
              var reference = wait.path("ownerReference").asString("");
              return "As it is: "
                  + whom.called(standing).owner(owner, reference.isEmpty() ? null : reference)
                  + "; for another reason, whom that implies";
            })
        .orElse(form.waitId().equals(WaitForm.NEW) ? "Whom the reason implies" : "As it is");
  }

  /** Whether it waits for what is not there yet: then a provider can say that it is after all. */
  private static boolean notAvailable(
      @Nullable JsonNode reasons, @Nullable JsonNode stay, WaitForm form) {
    var reason =
        find(stay, form.waitId()).map(wait -> wait.required("reason").asString()).orElse("");
    return reasons != null
        && StreamSupport.stream(reasons.path("reasons").spliterator(), false)
            .anyMatch(one -> one.path("whenNotAvailable").asString("").equals(reason))
        && !reason.isEmpty();
  }

  /** Whom the reason typed implies, if that is what was chosen. */
  private @Nullable String implied(Caller caller, WaitForm form) {
    var reasons = form.owner().equals(WaitForm.IMPLIED) ? reasons(caller) : null;
    return reasons == null
        ? null
        : StreamSupport.stream(reasons.path("reasons").spliterator(), false)
            .filter(one -> one.required("code").asString().equals(form.reason()))
            .map(one -> one.required("owner").asString())
            .findFirst()
            .orElse(null);
  }

  private @Nullable JsonNode reasons(Caller caller) {
    return services.get(caller, Publisher.DISCHARGE_FLOW, "/api/stays/reasons").answer();
  }

  /** The published reasons that can be true on the person's pathway, in their families. */
  private static List<Family> families(@Nullable JsonNode answer, @Nullable Integer pathway) {
    var families = new LinkedHashMap<String, List<WaitForm.Choice>>();
    if (answer == null) {
      families.put(
          "Reasons",
          Reasons.codes().stream()
              .sorted()
              .map(code -> new WaitForm.Choice(code, Reasons.of(code).plain()))
              .toList());
    } else {
      for (var reason : answer.path("reasons")) {
        if (pathway == null || has(reason.path("pathways"), pathway)) {
          var code = reason.required("code").asString();
          families
              .computeIfAbsent(
                  Words.of(reason.required("family").asString()), _ -> new ArrayList<>())
              .add(new WaitForm.Choice(code, Reasons.of(code).plain()));
        }
      }
    }
    return families.entrySet().stream()
        .map(one -> new Family(one.getKey(), one.getValue()))
        .toList();
  }

  private static boolean has(JsonNode numbers, int number) {
    return StreamSupport.stream(numbers.spliterator(), false).anyMatch(n -> n.asInt() == number);
  }

  /** The wait asked for, else the one that holds up leaving, else a new one. */
  private static WaitForm chosen(@Nullable JsonNode stay, @Nullable String asked) {
    if (WaitForm.NEW.equals(asked)) {
      return WaitForm.blank();
    }
    var waits = waits(stay);
    return find(stay, asked)
        .or(() -> waits.stream().filter(w -> w.path("critical").asBoolean(false)).findFirst())
        .or(() -> waits.stream().findFirst())
        .map(WaitForm::of)
        .orElseGet(WaitForm::blank);
  }

  private static Optional<JsonNode> find(@Nullable JsonNode stay, @Nullable String waitId) {
    return waits(stay).stream()
        .filter(wait -> wait.required("waitId").asString().equals(waitId))
        .findFirst();
  }

  private static List<JsonNode> waits(@Nullable JsonNode stay) {
    return stay == null
        ? List.of()
        : StreamSupport.stream(stay.path("waits").spliterator(), false).toList();
  }

  private Reply stay(Caller caller, Standing standing) {
    return services.get(
        caller, Publisher.DISCHARGE_FLOW, "/api/stays/{id}", standing.card().stayId());
  }
}
