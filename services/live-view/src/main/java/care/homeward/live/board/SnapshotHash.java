package care.homeward.live.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One number for all that is folded: the same wherever and in whatever order it was folded. */
public final class SnapshotHash {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private SnapshotHash() {}

  /** SHA-256 of a snapshot. */
  public static String of(Board.Snapshot snapshot) {
    var digest = sha256();
    add(digest, snapshot.cards());
    add(digest, snapshot.pressure());
    add(digest, snapshot.sequences());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The same of a snapshot as the interface gives it. */
  public static String of(JsonNode snapshot) {
    var digest = sha256();
    for (var part : new String[] {"cards", "pressure", "sequences"}) {
      var entries = new TreeMap<String, Object>();
      snapshot
          .required(part)
          .properties()
          .forEach(e -> entries.put(e.getKey(), JSON.treeToValue(e.getValue(), Object.class)));
      add(digest, entries);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Entry by entry: the text of the whole would be as large as all that is folded. */
  private static void add(MessageDigest digest, Map<String, ?> entries) {
    entries.forEach(
        (name, value) ->
            digest.update(
                (name + '=' + JSON.writeValueAsString(value) + '\n')
                    .getBytes(StandardCharsets.UTF_8)));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
