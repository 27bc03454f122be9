package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.DelayCode.Attribution;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the returns are made by that the outside may change, or that has to be confirmed before it
 * is sent: whom each leaves out, and the organisations.
 *
 * @param sitrep of the acute discharge situation report
 * @param readyDate of the discharge ready date
 * @param historical of the delayed transfers of care
 * @param providers organisations with beds
 * @param authorities local authorities people live in
 */
public record ReturnRules(
    LocalDate effectiveFrom,
    String source,
    SitrepRules sitrep,
    ReadyDateRules readyDate,
    HistoricalRules historical,
    List<Provider> providers,
    List<Authority> authorities) {

  private static final String NOT_APPLICABLE = "[z]";

  /**
   * Of the acute discharge situation report.
   *
   * @param excludedAgeBands age bands that are not counted
   * @param excludedSpecialties treatment functions that are not counted: maternity
   * @param snapshot the day of the weekly snapshot
   */
  public record SitrepRules(
      Set<String> excludedAgeBands, Set<String> excludedSpecialties, DayOfWeek snapshot) {}

  /**
   * Of the discharge ready date. Admission methods that the publication leaves out are not among
   * them: a stay has none.
   *
   * @param excludedAgeBands age bands that are not counted
   * @param excludedSpecialties treatment functions that are not counted: not specific acute ones
   * @param excludedMethods discharge methods that are not counted
   * @param excludedDestinations discharge destinations that are not counted
   * @param leastNights nights a stay has at least
   */
  public record ReadyDateRules(
      Set<String> excludedAgeBands,
      Set<String> excludedSpecialties,
      Set<String> excludedMethods,
      Set<String> excludedDestinations,
      int leastNights) {}

  /**
   * Of the delayed transfers of care.
   *
   * @param excludedAgeBands age bands that are not counted
   * @param reasons what our codes would have been then; a reason that is absent was none
   */
  public record HistoricalRules(
      Set<String> excludedAgeBands, Map<String, HistoricalReason> reasons) {}

  /** A reason of then, and whom it is attributed to. */
  public record HistoricalReason(DelayCode code, Attribution attribution) {

    public HistoricalReason {
      if (!code.allows(attribution, false)) {
        throw new IllegalArgumentException(code + " is never of " + attribution);
      }
    }
  }

  /**
   * An organisation with beds.
   *
   * @param sites what the codes of its sites begin with
   * @param code its own code
   * @param icb code of the integrated care board it is counted to by each publication; they differ
   */
  public record Provider(
      String sites,
      String code,
      String name,
      String region,
      boolean acute,
      Map<ReturnKind, String> icb) {

    String icbOf(ReturnKind kind) {
      return icb.getOrDefault(kind, NOT_APPLICABLE);
    }
  }

  /**
   * A local authority.
   *
   * @param place code of the place it is in what the services say of a person
   */
  public record Authority(String code, String name, String place) {}

  /** The organisation a site is of; one that is not in the list is its own, and acute. */
  public Provider providerOf(String site) {
    return providers.stream()
        .filter(provider -> site.startsWith(provider.sites()))
        .max(Comparator.comparingInt(provider -> provider.sites().length()))
        .orElseGet(() -> new Provider(site, site, site, NOT_APPLICABLE, true, Map.of()));
  }

  /** The organisation of this code. */
  Provider provider(String code) {
    return providers.stream()
        .filter(provider -> provider.code().equals(code))
        .findFirst()
        .orElseGet(() -> providerOf(code));
  }

  /** The authority a place is. */
  public Optional<Authority> authorityAt(String place) {
    return authorities.stream().filter(authority -> authority.place().equals(place)).findFirst();
  }

  /** The name of the authority of this code; the code if there is none. */
  String authorityName(String code) {
    return authority(code).map(Authority::name).orElse(code);
  }

  Optional<Authority> authority(String code) {
    return authorities.stream().filter(authority -> authority.code().equals(code)).findFirst();
  }
}
