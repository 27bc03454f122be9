package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.store.EmbeddedStore;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** Lists read the stays they list, not all there ever were. */
class StaysTest {

  private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir private static Path directory;

  @Test
  void a_search_looks_at_no_more_stays_than_it_must() {
    try (var store = EmbeddedStore.start(directory, 0);
        var client = MongoClients.create(store.uri())) {
      var mongo = new MongoTemplate(client, "stays");
      new MongoPersistentEntityIndexResolver(mongo.getConverter().getMappingContext())
          .resolveIndexFor(Stay.class)
          .forEach(mongo.indexOps(Stay.class)::createIndex);
      mongo.insertAll(stays(200, i -> left("old-" + i, "2025-06-01", "2025-06-10")));
      mongo.insertAll(stays(5, i -> left("in-november-" + i, "2026-10-20", "2026-11-10")));
      mongo.insertAll(stays(3, i -> left("after-" + i, "2026-12-02", "2026-12-05")));
      mongo.insertAll(stays(20, i -> inBed("in-bed-" + i, "2026-11-20")));
      var stays = new MongoRepositoryFactory(mongo).getRepository(Stays.class);

      // those who left later are looked at, and found not to have been there yet
      assertThat(examined(store, () -> stays.left(NOVEMBER, DECEMBER).toList(), 5)).isEqualTo(8);
      assertThat(examined(store, () -> stays.inBed(DECEMBER).toList(), 20)).isEqualTo(20);
      assertThat(examined(store, () -> stays.waiting(Limit.of(1_000)), 20)).isEqualTo(20);
    }
  }

  private static long examined(EmbeddedStore store, Supplier<List<Stay>> search, int found) {
    var before = store.examined();
    assertThat(search.get()).hasSize(found);
    return store.examined() - before;
  }

  private static List<Stay> stays(int number, IntFunction<Stay> stay) {
    return IntStream.range(0, number).mapToObj(stay).toList();
  }

  private static Stay inBed(String id, String admitted) {
    var at = Instant.parse(admitted + "T09:00:00Z");
    return Stream.of(
            new PatientAdmitted(id, Told.MR_HOLROYD, at, Told.OF_SEACROFT, Told.J12),
            new CriteriaToResideNoLongerMet(id, Told.MR_HOLROYD, at))
        .reduce(Stay.blank(id), Stay::after, (one, other) -> other);
  }

  private static Stay left(String id, String admitted, String left) {
    var at = Instant.parse(left + "T12:00:00Z");
    return inBed(id, admitted).after(new PatientDischarged(id, Told.MR_HOLROYD, at, "19", "1"));
  }
}
