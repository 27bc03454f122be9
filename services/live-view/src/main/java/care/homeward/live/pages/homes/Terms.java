package care.homeward.live.pages.homes;

import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import care.homeward.live.board.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The codes of beds and homes, in the words managers and brokers use for them. */
final class Terms {

  /** A choice of a list. */
  record Choice(String code, String text) {}

  static final List<Choice> BED_TYPES = choices(BedType.values(), Terms::bed);
  static final List<Choice> TRAITS = choices(VacancyTrait.values(), Terms::trait);
  static final List<Choice> REFUSALS = choices(RefusalReason.values(), Terms::refusal);
  static final List<Choice> ASSESSORS = choices(Assessor.values(), Terms::assessor);

  /** Those a home can say of itself. */
  static final List<Choice> CLOSURES =
      choices(
          new ClosureReason[] {
            ClosureReason.OUTBREAK,
            ClosureReason.STAFFING,
            ClosureReason.REFURBISHMENT,
            ClosureReason.REGISTRATION_ALTERED,
            ClosureReason.OTHER
          },
          Terms::closure);

  private Terms() {}

  static String bed(String code) {
    return switch (code) {
      case "RESIDENTIAL_DEMENTIA" -> "Residential, dementia";
      case "NURSING_DEMENTIA" -> "Nursing, dementia";
      case "RESIDENTIAL_LEARNING_DISABILITY" -> "Residential, learning disability";
      case "NURSING_LEARNING_DISABILITY" -> "Nursing, learning disability";
      case "RESIDENTIAL_MENTAL_HEALTH" -> "Residential, mental health";
      case "NURSING_MENTAL_HEALTH" -> "Nursing, mental health";
      case "COMMUNITY_REHABILITATION" -> "Community, rehabilitation";
      case "COMMUNITY_ASSESSMENT" -> "Community, assessment";
      default -> Words.of(code);
    };
  }

  static String trait(String code) {
    return switch (code) {
      case "FOR_MEN" -> "For men only";
      case "FOR_WOMEN" -> "For women only";
      case "EN_SUITE" -> "En suite";
      case "ADMITS_AT_WEEKENDS" -> "Admits at weekends";
      case "TAKES_TRUSTED_ASSESSMENT" -> "Takes a trusted assessment";
      case "AT_COUNCIL_RATE" -> "At the council's rate";
      default -> Words.of(code);
    };
  }

  static String refusal(String code) {
    return switch (code) {
      case "CANNOT_MEET_NEEDS" -> "We cannot meet the needs";
      case "NO_SUITABLE_ROOM" -> "No suitable room";
      case "STAFFING" -> "Not enough staff";
      case "PERSON_OR_FAMILY_CHOICE" -> "The person or family chose otherwise";
      case "FUNDING_NOT_AGREED" -> "Funding is not agreed";
      case "BED_NO_LONGER_FREE" -> "The bed is no longer free";
      default -> Words.of(code);
    };
  }

  static String assessor(String code) {
    return code.equals("HOME") ? "We assess ourselves" : "A trusted assessor does it";
  }

  static String closure(String code) {
    return switch (code) {
      case "STAFFING" -> "Not enough staff";
      case "OUTBREAK" -> "Outbreak of infection";
      case "REGISTRATION_ALTERED" -> "Our registration is altered";
      case "OTHER" -> "Another reason";
      default -> Words.of(code);
    };
  }

  /** Why a home could not be asked, by the rule that refused it. */
  static String notAsked(String rule) {
    return switch (rule) {
      case "no-free-bed" -> "no bed of this type is free any more";
      case "already-held" -> "it keeps a bed for this person already";
      case "admissions-closed" -> "closed to admissions";
      case "home-not-placing" -> "nobody can be placed there for now";
      case "unknown" -> "it is not known";
      default -> Words.of(rule);
    };
  }

  static String beds(int count) {
    return count == 1 ? "1 bed" : count + " beds";
  }

  private static List<Choice> choices(Enum<?>[] codes, Function<String, String> words) {
    return Arrays.stream(codes).map(c -> new Choice(c.name(), words.apply(c.name()))).toList();
  }
}
