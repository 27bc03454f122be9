@NullMarked
package care.homeward.teams.directory;

import org.jspecify.annotations.NullMarked;
