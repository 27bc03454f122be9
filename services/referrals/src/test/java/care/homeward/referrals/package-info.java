@NullMarked
package care.homeward.referrals;

import org.jspecify.annotations.NullMarked;
