package care.homeward.live.pages;

import care.homeward.live.history.Moment;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.platform.access.Access;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** The pages a reader's role has, in the order of the menu. */
@Component
public class Menu {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("/flow", "Flow board"),
          new Entry("/referrals", "Referrals"),
          new Entry("/teams", "Teams"),
          new Entry("/partnerships", "Partnerships"),
          new Entry("/capacity/declare", "Beds you can offer"),
          new Entry("/capacity", "Care capacity"),
          new Entry("/offers", "Offers"),
          new Entry("/feeds", "Feeds"),
          new Entry("/developers", "Developers"));

  private static final Set<String> OF_THE_PAST = Set.of("/flow", "/capacity");

  private final String service;

  private record Entry(String path, String label) {}

  /**
   * One entry.
   *
   * @param current whether the page shown is this one or below it
   */
  public record Item(String path, String label, boolean current) {}

  Menu(@Value("${spring.application.name}") String service) {
    this.service = service;
  }

  /**
   * The entries for a reader.
   *
   * @param moment to which pages go on that can show it
   */
  List<Item> of(Caller caller, String page, Moment moment) {
    return allowed(caller)
        .map(
            entry ->
                new Item(
                    entry.path() + (OF_THE_PAST.contains(entry.path()) ? moment.suffix() : ""),
                    entry.label(),
                    below(page, entry.path())))
        .toList();
  }

  /** The first page this reader has; the start itself where there is none. */
  public String first(Caller caller) {
    return allowed(caller).findFirst().map(Entry::path).orElse("/");
  }

  private Stream<Entry> allowed(Caller caller) {
    var roles = Callers.roles(caller.who());
    return ENTRIES.stream()
        .filter(entry -> Access.allows(service, HttpMethod.GET, entry.path(), roles));
  }

  private static boolean below(String page, String path) {
    return page.equals(path) || page.startsWith(path + "/");
  }
}
