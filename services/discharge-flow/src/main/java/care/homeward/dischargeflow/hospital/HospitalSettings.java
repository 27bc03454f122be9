package care.homeward.dischargeflow.hospital;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How hospitals reach us.
 *
 * @param address the address to listen on; loopback unless an operator says otherwise, because the
 *     framing knows no sign-in
 * @param port the port to listen on
 * @param processing the processing id that is accepted (MSH-11): {@code P} for real messages
 * @param connections how many connections at most
 * @param idle how long a connection may go without a message
 * @param within how long a message may take to arrive once it has begun, and its answer to be taken
 * @param destinations a hospital's own words for discharge destinations, in any case, with the
 *     national code each stands for
 */
@ConfigurationProperties("homeward.hospital")
record HospitalSettings(
    String address,
    int port,
    String processing,
    int connections,
    Duration idle,
    Duration within,
    Map<String, String> destinations) {}
