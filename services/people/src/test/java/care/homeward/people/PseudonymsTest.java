package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The expected ids were made outside this program: {@code printf 'nhs|9990000018' | openssl dgst
 * -sha256 -hmac 'a key of the tests, and of them only'}, its first 32 digits.
 */
class PseudonymsTest {

  private static final NhsNumber NUMBER = NhsNumber.of("9990000018");

  private final Pseudonyms pseudonyms = new Pseudonyms("a key of the tests, and of them only");

  @Test
  void an_nhs_number_has_one_id_under_one_key_in_every_process() {
    assertThat(pseudonyms.of(NUMBER)).isEqualTo("person-8050f10ed09fb842498c1b13677ef21b");
    assertThat(pseudonyms.of(NhsNumber.of("999 000 0018")))
        .isEqualTo("person-8050f10ed09fb842498c1b13677ef21b");
  }

  @Test
  void another_key_gives_another_id() {
    assertThat(new Pseudonyms("another key of the tests, of no service").of(NUMBER))
        .isEqualTo("person-b99798335440fabbee54ba8a60cd5424");
  }

  @Test
  void a_number_of_a_hospital_is_one_with_the_hospital_however_it_is_written() {
    assertThat(pseudonyms.of(new LocalIdentifier("RR8", "G-1")))
        .isEqualTo("person-745caad8a575dd0e29c8f48f11c8702f");
    assertThat(pseudonyms.of(new LocalIdentifier(" rr8", "g-1 ")))
        .isEqualTo("person-745caad8a575dd0e29c8f48f11c8702f");
    assertThat(pseudonyms.of(new LocalIdentifier("RR7", "G-1")))
        .isEqualTo("person-9e5b302d4a5366fb1360d954197bd778");
  }
}
