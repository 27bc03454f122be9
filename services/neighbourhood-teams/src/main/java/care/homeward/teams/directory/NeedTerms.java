package care.homeward.teams.directory;

import care.homeward.contracts.CommunityNeed;
import care.homeward.teams.directory.Listing.Term;
import care.homeward.teams.partnership.DatedFiles;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which terms of which taxonomies say that a service meets a need, as one file names them.
 *
 * @param about what the file is, for whoever opens it
 */
public record NeedTerms(String about, String version, LocalDate from, List<Means> terms)
    implements DatedFiles.Dated {

  /** A term and the need it means. */
  public record Means(String taxonomy, String code, CommunityNeed need) {}

  public NeedTerms {
    var known = new HashSet<Means>();
    for (var term : terms) {
      if (term.taxonomy().isBlank() || term.code().isBlank() || !known.add(term)) {
        throw new IllegalArgumentException(version + ": wrong or twice: " + term);
      }
    }
  }

  /** The needs these terms mean. */
  Set<CommunityNeed> of(List<Term> said) {
    return terms.stream()
        .filter(term -> said.contains(new Term(term.taxonomy(), term.code())))
        .map(Means::need)
        .collect(Collectors.toSet());
  }
}
