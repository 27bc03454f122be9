package care.homeward.people;

import java.util.Locale;

/**
 * A number an organisation gave someone itself, such as a hospital's record number.
 *
 * @param organisation ODS code of who gave it
 * @param value the number
 */
record LocalIdentifier(String organisation, String value) {

  LocalIdentifier {
    organisation = organisation.strip().toUpperCase(Locale.ROOT);
    value = value.strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return organisation + " ***";
  }
}
