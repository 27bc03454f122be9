package care.homeward.platform.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command led to, as one document of the {@code journal} collection: one insert stores the
 * facts, the idempotency key and the outbox mark together or not at all.
 *
 * @param id {@code <subject>/<first>}, so that two writers cannot both succeed; for an entry
 *     without facts {@code <subject>/noted/<digest of the cause>}
 * @param subject the thing it is about
 * @param first sequence of the first fact; of an entry without facts, the last sequence before it
 * @param last sequence of the last fact
 * @param cause unique within the subject
 * @param by who asked
 * @param request fingerprint of the client's request, if a client chose the key
 * @param at when it was recorded
 * @param events the facts in their envelopes, exactly as published
 * @param kept what the service keeps to itself, never published
 * @param pending true until the facts are on the topic and the state document holds them
 */
public record Entry(
    String id,
    String subject,
    long first,
    long last,
    String cause,
    String by,
    @Nullable String request,
    Instant at,
    List<String> events,
    @Nullable Object kept,
    boolean pending) {}
