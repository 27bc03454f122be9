@NullMarked
package care.homeward.dischargeflow.hospital;

import org.jspecify.annotations.NullMarked;
