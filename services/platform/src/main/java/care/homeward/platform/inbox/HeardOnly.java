package care.homeward.platform.inbox;

import java.util.List;

/**
 * Collections that are a fold of what was heard and of nothing else: stored in another form than
 * this program's, they are emptied and filled again from the topics.
 *
 * @param handler fills them and does nothing else; what it decides must not depend on when it hears
 * @param types what they hold; they are filled together
 */
public record HeardOnly(FactHandler handler, List<Class<?>> types) {

  /** These types, filled by this handler. */
  public static HeardOnly of(FactHandler handler, Class<?>... types) {
    return new HeardOnly(handler, List.of(types));
  }
}
