@NullMarked
package care.homeward.teams.partnership;

import org.jspecify.annotations.NullMarked;
