@NullMarked
package care.homeward.dischargeflow.returns;

import org.jspecify.annotations.NullMarked;
