@NullMarked
package care.homeward.dischargeflow;

import org.jspecify.annotations.NullMarked;
