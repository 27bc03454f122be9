package care.homeward.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What the services may know of a person without knowing who it is.
 *
 * @param ageBand {@code 0-15}, {@code 16-17}, {@code 18-64}, {@code 65-74}, {@code 75-84}, {@code
 *     85+} or {@code unknown}
 * @param restricted true for a person whose whereabouts are protected (the S-flag of the Personal
 *     Demographics Service); then place, partnership and quintile are absent, because a team's name
 *     already discloses where someone lives
 * @param place code of the place of residence; absent when restricted, of no fixed abode or from
 *     outside the partnership's map
 * @param partnership code of the local care partnership; absent as for the place
 * @param deprivationQuintile 1 (most deprived fifth of England) to 5, from the Index of Multiple
 *     Deprivation of the area of residence; absent as for the place
 */
public record PersonSummary(
    String ageBand,
    boolean restricted,
    @Nullable String place,
    @Nullable String partnership,
    @Nullable Integer deprivationQuintile) {}
