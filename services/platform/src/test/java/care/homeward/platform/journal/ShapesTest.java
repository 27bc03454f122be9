package care.homeward.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapesTest {

  record Bed(String id, int age) {}

  record Room(String id, Bed bed) {}

  enum Answer {
    YES,
    NO
  }

  static final class First {
    record Home(String id, List<Bed> beds, Answer answer) {}
  }

  static final class Turned {
    record Home(Answer answer, List<Bed> beds, String id) {}
  }

  static final class Sets {
    record Home(String id, Set<Bed> beds, Answer answer) {}
  }

  static final class Deeper {
    record Home(String id, List<Room> beds, Answer answer) {}
  }

  static final class More {
    record Home(String id, List<Bed> beds, Answer answer, Map<String, Home> others) {}
  }

  @Test
  void the_order_of_components_makes_no_difference() {
    assertThat(form(First.Home.class)).isEqualTo(form(Turned.Home.class));
  }

  @Test
  void another_name_type_or_part_of_a_part_does() {
    var forms =
        List.of(
            form(First.Home.class),
            form(Sets.Home.class),
            form(Deeper.Home.class),
            form(More.Home.class));

    assertThat(forms).doesNotHaveDuplicates();
  }

  @Test
  void what_contains_itself_has_a_form_too() {
    assertThat(Shapes.of(More.Home.class)).isEqualTo(Shapes.of(More.Home.class)).hasSize(16);
  }

  /** Without the class around it, which is another for each. */
  private static String form(Class<?> type) {
    return Shapes.form(type).replace(type.getName(), "Home");
  }
}
