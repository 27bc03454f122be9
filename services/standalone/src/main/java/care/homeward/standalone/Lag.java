package care.homeward.standalone;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** How far the services' consumer groups are behind the ends of the topics. */
final class Lag {

  private final String broker;

  Lag(int port) {
    broker = "127.0.0.1:" + port;
  }

  /** Returns when every group has heard everything. */
  void awaitNone() throws InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      while (records(admin) > 0) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not say how far its groups are", e);
    }
  }

  private static long records(Admin admin) throws InterruptedException, ExecutionException {
    long behind = 0;
    for (var group : admin.listGroups().all().get().stream().map(GroupListing::groupId).toList()) {
      var heard = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var ends =
          admin
              .listOffsets(
                  heard.keySet().stream()
                      .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
              .all()
              .get();
      behind += ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
      behind -= heard.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    }
    return behind;
  }
}
