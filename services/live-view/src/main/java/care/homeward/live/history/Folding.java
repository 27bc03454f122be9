package care.homeward.live.history;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Fold;
import care.homeward.live.history.Moment.As;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folds the facts that count at a moment, going on from the last fold kept before it. */
@Component
class Folding {

  private final FactLog facts;
  private final KeptFolds kept;

  Folding(FactLog facts, KeptFolds kept) {
    this.facts = facts;
    this.kept = kept;
  }

  /** What counts at this moment; one fold at a time is enough for the memory of all. */
  synchronized Fold at(As as, Instant at) {
    facts.flush(); // so that what is told late is noted before the fold is chosen
    var from = kept.before(as, at);
    var fold = from == null ? null : kept.read(from);
    if (from == null || fold == null) {
      return on(new Fold(), as, null, at, Set.of());
    }
    return on(fold, as, from.until(), at, from.late());
  }

  private Fold on(Fold fold, As as, @Nullable Instant after, Instant at, Set<String> late) {
    switch (as) {
      case KNOWN -> {
        facts.read(as, after, at, told -> fold.hear(told.fact()));
        late.forEach(subject -> facts.of(subject, as, at).forEach(fold::hear));
      }
      case CORRECTED -> corrected(fold, after, at, late);
    }
    return fold;
  }

  /** What happened later but was recorded in between is not there, so nothing waits for it. */
  private void corrected(Fold fold, @Nullable Instant after, Instant at, Set<String> late) {
    var subjects = new HashMap<String, List<Envelope<?>>>();
    facts.read(
        As.CORRECTED,
        after,
        at,
        told ->
            subjects
                .computeIfAbsent(Fold.subject(told.fact()), _ -> new ArrayList<>())
                .add(told.fact()));
    var anew = new HashSet<>(late);
    subjects.forEach(
        (subject, said) -> {
          said.sort(Comparator.comparingLong(Envelope::sequence));
          if (!fold.isNext(said.getFirst())) {
            anew.add(subject);
          } else if (!late.contains(subject)) {
            said.forEach(fold::take);
          }
        });
    for (var subject : anew) {
      fold.forget(subject);
      facts.of(subject, As.CORRECTED, at).forEach(fold::take);
    }
  }
}
