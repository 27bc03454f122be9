package care.homeward.homes.quality;

/**
 * From where on something is watched or acted on; set by the partnership, from a day on.
 *
 * @param overdueWatchDays whole days without figures
 * @param occupancyWatchPercent below it
 * @param fallPoints percentage points of occupancy lost
 * @param fallDays within so many days
 * @param handedBackActDays a contract handed back no longer ago
 */
record Thresholds(
    int overdueWatchDays,
    int overdueActDays,
    int occupancyWatchPercent,
    int occupancyActPercent,
    int fallPoints,
    int fallDays,
    int handedBackActDays,
    int handedBackWatchDays) {}
