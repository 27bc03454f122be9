package care.homeward.teams.directory;

/**
 * Something in a file that is not as it must be.
 *
 * @param pointer where, as a JSON pointer into the file
 * @param reason why, in kebab-case
 */
public record Problem(String pointer, String reason) {}
