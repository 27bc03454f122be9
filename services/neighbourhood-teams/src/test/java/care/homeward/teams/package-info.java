@NullMarked
package care.homeward.teams;

import org.jspecify.annotations.NullMarked;
