package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.ReferralMade.Needs;
import care.homeward.platform.core.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be named as having to be there, from a day on: codes only, because what is named goes
 * into facts.
 *
 * @param about what the file says of itself
 * @param version its name
 * @param from the first day it holds, in Europe/London
 */
record EquipmentList(String about, String version, LocalDate from, List<Item> items)
    implements Edition {

  /** A code and what people call it. */
  record Item(String code, String name) {}

  EquipmentList {
    var seen = new HashSet<String>();
    for (var item : items) {
      if (!item.code().matches("[a-z]+(-[a-z]+)*") || !seen.add(item.code())) {
        throw new IllegalArgumentException(version + ": wrong or twice: " + item.code());
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException(version + ": empty");
    }
  }

  /** Refuses what is not on the list, without repeating it: it could be anything. */
  void requireListed(@Nullable Needs needs) {
    var asked = needs == null ? null : needs.equipment();
    var codes = items.stream().map(Item::code).collect(Collectors.toSet());
    if (asked != null && !codes.containsAll(asked)) {
      throw Refused.impossible("equipment-not-listed", "Not all of that is in " + version + ".");
    }
  }
}
