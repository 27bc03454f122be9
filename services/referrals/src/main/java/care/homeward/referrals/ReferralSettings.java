package care.homeward.referrals;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs by place.
 *
 * @param routing where the routing maps lie
 * @param equipment where the lists of equipment lie
 * @param dutyDesk code of the desk of the hub that sees to what nobody of the hub has taken up
 * @param answer how long whoever is asked has to answer, by how urgent it is
 */
@ConfigurationProperties("homeward.referrals")
record ReferralSettings(
    @DefaultValue("classpath*:referrals/routing-*.json") String routing,
    @DefaultValue("classpath*:referrals/equipment-*.json") String equipment,
    @DefaultValue("hub-duty-desk") String dutyDesk,
    @DefaultValue Answer answer) {

  /** How long whoever is asked has to answer. */
  record Answer(
      @DefaultValue("15m") Duration twoHour,
      @DefaultValue("4h") Duration twoDay,
      @DefaultValue("24h") Duration routine) {}
}
