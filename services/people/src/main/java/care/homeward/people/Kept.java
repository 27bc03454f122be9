package care.homeward.people;

/**
 * What {@code people} keeps to itself beside its facts, and its state is rebuilt from. Wishes and
 * carers hold only what is new; they are added to what is there.
 */
sealed interface Kept permits Identity, Wishes, Carers {}
