@NullMarked
package care.homeward.teams.inbox;

import org.jspecify.annotations.NullMarked;
