package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, as it stands: whom it is about, how urgent it is found and what is still asked
 * may become another; the request never does.
 *
 * @param dueAt when it is due; the end of time when nothing is, so that it is listed last
 * @param place absent when unknown or restricted
 * @param partnership absent when unknown or restricted
 * @param triaged whether someone competent has looked at it
 */
record Made(
    Request request,
    String personId,
    List<Skill> skills,
    Urgency urgency,
    Instant dueAt,
    @Nullable String place,
    @Nullable String partnership,
    boolean triaged) {

  /**
   * What stays as it was received.
   *
   * @param startWanted as text: stored as an instant it would depend on the machine's time zone
   */
  record Request(
      @Nullable String stayId,
      Instant receivedAt,
      Source source,
      @Nullable Needs needs,
      @Nullable String startWanted,
      ArrangedBy arrangedBy,
      @Nullable String partOf) {}

  static Made by(ReferralMade e) {
    var skills = new ArrayList<Skill>();
    skills.add(e.skill());
    if (e.furtherSkills() != null) {
      skills.addAll(e.furtherSkills());
    }
    var source = e.source() == null ? Source.WARD : e.source();
    var request =
        new Request(
            e.stayId(),
            e.at(),
            source,
            e.needs(),
            e.startWanted() == null ? null : e.startWanted().toString(),
            e.arrangedBy() == null ? ArrangedBy.HUB : e.arrangedBy(),
            e.partOf());
    return new Made(
        request,
        e.personId(),
        List.copyOf(skills),
        e.urgency(),
        Clock.due(e.urgency(), e.at()),
        e.place(),
        e.partnership(),
        new Ask(skills, e.urgency(), source, null, null).triaged());
  }

  @Nullable String stayId() {
    return request.stayId();
  }

  Instant receivedAt() {
    return request.receivedAt();
  }

  ArrangedBy arrangedBy() {
    return request.arrangedBy();
  }

  @Nullable Needs needs() {
    return request.needs();
  }

  Skill leading() {
    return skills.getFirst();
  }

  /** When it is due; absent when nothing is. */
  @Nullable Instant due() {
    return urgency == Urgency.ROUTINE ? null : dueAt;
  }

  boolean hasArea() {
    return place != null || partnership != null;
  }

  Made of(String person) {
    return new Made(request, person, skills, urgency, dueAt, place, partnership, triaged);
  }

  /** What is left when teams took these; when it was received stays. */
  Made without(List<Skill> taken) {
    var left = skills.stream().filter(skill -> !taken.contains(skill)).toList();
    return new Made(request, personId, left, urgency, dueAt, place, partnership, triaged);
  }

  Made triaged(Urgency found) {
    var due = Clock.due(found, receivedAt());
    return new Made(request, personId, skills, found, due, place, partnership, true);
  }

  Made withoutArea() {
    return new Made(request, personId, skills, urgency, dueAt, null, null, triaged);
  }

  /** The fact that made it, from what is known of it now, with other skills and as a part of it. */
  ReferralMade part(String whole, String partId, List<Skill> taken) {
    return new ReferralMade(
        partId,
        personId,
        stayId(),
        receivedAt(),
        taken.getFirst(),
        urgency,
        place,
        partnership,
        request.source(),
        further(taken),
        needs(),
        startWanted(),
        due(),
        arrangedBy(),
        whole);
  }

  /** The fact that it stands again, with all that is asked now. */
  ReferralReopened again(String id, @Nullable String team, Instant at) {
    return new ReferralReopened(
        id,
        personId,
        stayId(),
        at,
        team,
        receivedAt(),
        leading(),
        further(skills),
        urgency,
        place,
        partnership,
        needs(),
        startWanted(),
        due());
  }

  private @Nullable LocalDate startWanted() {
    return request.startWanted() == null ? null : LocalDate.parse(request.startWanted());
  }

  /** All but the first, as facts carry them; absent when there are none. */
  static @Nullable List<Skill> further(List<Skill> skills) {
    return skills.size() == 1 ? null : skills.subList(1, skills.size());
  }
}
