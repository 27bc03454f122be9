package care.homeward.live.pages.flow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Wall screens nobody is signed in at: each has an address of its own that shows one filter of the
 * board, without names, until somebody ends it or its time is up. Only a digest of the address is
 * kept, so who reads the store cannot open one.
 */
@Component
public class Walls {

  private static final Duration LASTS = Duration.ofDays(180);
  private static final int TOKEN_BYTES = 32;
  private static final int MOST = 200;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MongoTemplate mongo;
  private final InstantSource clock;

  /**
   * A wall screen.
   *
   * @param id digest of its token
   * @param query what it shows, as an address of the board says it
   * @param said the same in words
   * @param madeBy who is answerable for it
   */
  @Document("walls")
  public record Wall(
      @Id String id, String query, String said, String madeBy, Instant madeAt, Instant until) {

    /** The query, taken apart. */
    public MultiValueMap<String, String> wanted() {
      var wanted = new LinkedMultiValueMap<String, String>();
      UriComponentsBuilder.newInstance()
          .query(query)
          .build(true)
          .getQueryParams()
          .forEach(
              (name, values) ->
                  values.forEach(
                      value -> wanted.add(name, URLDecoder.decode(value, StandardCharsets.UTF_8))));
      return wanted;
    }
  }

  Walls(MongoTemplate mongo, InstantSource clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Makes one; its token is told once and never again. */
  String make(String query, String said, String madeBy) {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    mongo.insert(new Wall(digest(token), query, said, madeBy, now, now.plus(LASTS)));
    return token;
  }

  /** The screen of this token; null if there is none, or none any more. */
  public @Nullable Wall of(String token) {
    var wall = mongo.findById(digest(token), Wall.class);
    return wall == null || wall.until().isBefore(clock.instant()) ? null : wall;
  }

  /** All there are, the latest first. */
  List<Wall> all() {
    var standing = Criteria.where("until").gte(clock.instant());
    return mongo.find(
        new Query(standing)
            .with(org.springframework.data.domain.Sort.by(Direction.DESC, "madeAt"))
            .limit(MOST),
        Wall.class);
  }

  /** Ends one: its address shows nothing any more. */
  void end(String id) {
    mongo.remove(new Query(Criteria.where("_id").is(id)), Wall.class);
  }

  private static String digest(String token) {
    try {
      var bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
