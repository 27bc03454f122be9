package care.homeward.live.pages.homes;

import care.homeward.live.board.Card;
import care.homeward.live.board.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a home has free and what that is worth, for those who look for a bed.
 *
 * @param told how old the figures are, in words
 * @param worth how sure they are, in words; empty where the home never told
 * @param confidence the same out of 100
 * @param old whether they are past the time they count
 * @param closed why nobody can go there; absent while somebody can
 * @param place code of the place it lies in
 * @param keeping how many beds are kept for people
 * @param kept the same in words; empty where none is
 * @param corrected whether something else was known at the moment looked at
 */
record Home(
    String id,
    String name,
    String place,
    String where,
    List<Free> types,
    String told,
    String worth,
    int confidence,
    boolean old,
    @Nullable String closed,
    int keeping,
    String kept,
    boolean corrected) {

  private static final int SURE = 90;
  private static final int FAIRLY_SURE = 50;

  /**
   * Beds of one type.
   *
   * @param said what holds of them, in words
   */
  record Free(String type, int beds, String said, Set<String> traits) {}

  static Home of(JsonNode home, Collection<Card.Bed> kept, Instant now) {
    var toldAt = Clock.at(home.path("toldAt"));
    var closed = LastTold.Closed.of(home, now);
    var operator = home.path("operator").asString("");
    var confidence = home.path("confidence").asInt(0);
    return new Home(
        home.path("homeId").asString(""),
        home.path("name").asString(home.path("homeId").asString("")),
        home.path("place").asString(""),
        Words.name(home.path("place").asString(""))
            + (operator.isEmpty() ? "" : " · " + Words.of(operator)),
        home.path("vacancies").valueStream().map(Home::free).toList(),
        toldAt == null ? "Never told" : "Told " + Clock.ago(toldAt, now),
        toldAt == null ? "" : worth(confidence),
        confidence,
        home.path("stale").asBoolean(false),
        closed == null ? null : closed.words(),
        kept.size(),
        kept(kept, now),
        false);
  }

  /** The same, known then or not. */
  Home marked(boolean otherwise) {
    return new Home(
        id,
        name,
        place,
        where,
        types,
        told,
        worth,
        confidence,
        old,
        closed,
        keeping,
        kept,
        otherwise);
  }

  /** How many beds somebody could be given. */
  int beds() {
    return closed == null ? types.stream().mapToInt(Free::beds).sum() : 0;
  }

  /** Whether some bed of a home is free that has all these. */
  boolean has(Collection<String> wanted) {
    return types.stream().anyMatch(free -> free.beds() > 0 && free.traits().containsAll(wanted));
  }

  /** Whether somebody could be sent there. */
  public boolean takes() {
    return closed == null && types.stream().anyMatch(free -> free.beds() > 0);
  }

  private static Free free(JsonNode free) {
    var traits = new LinkedHashSet<String>();
    free.path("traits").forEach(trait -> traits.add(trait.asString("")));
    var said = new ArrayList<String>();
    traits.forEach(trait -> said.add(Terms.trait(trait).toLowerCase(java.util.Locale.UK)));
    var rate = free.path("weeklyRate").asInt(0);
    if (rate > 0) {
      said.add("£" + rate + " a week");
    }
    return new Free(
        Terms.bed(free.path("bedType").asString("")),
        free.path("free").asInt(0),
        String.join(", ", said),
        traits);
  }

  private static String worth(int confidence) {
    var words =
        confidence >= SURE ? "Sure" : confidence >= FAIRLY_SURE ? "Fairly sure" : "Not sure";
    return words + ", " + confidence + " of 100";
  }

  private static String kept(Collection<Card.Bed> beds, Instant now) {
    return beds.stream()
        .sorted(java.util.Comparator.comparing(Card.Bed::expiresAt))
        .map(
            bed ->
                bed.state() == Card.Bed.State.ACCEPTED
                    ? "1 bed promised"
                    : "1 bed held until " + Clock.when(bed.expiresAt(), now))
        .collect(Collectors.joining("; "));
  }
}
