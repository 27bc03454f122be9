/**
 * A simulated partnership: two hospitals, neighbourhood teams and care homes with invented people,
 * for demos, tests and load. It speaks HL7 v2 over MLLP and HTTP like any outsider, and knows
 * nothing of what is inside.
 *
 * <p>Read {@link Simulator}, then what there is ({@link World}, {@link Patient}, {@link Staffing},
 * {@link Organisations}), how it was when the run began ({@link Plan}, {@link Opening}), what
 * happens from then on ({@link Rates}, {@link Live}, {@link Hub}, {@link Help}, {@link Partners}),
 * and how it is said ({@link Acts}, {@link Hl7}, {@link Mllp}, {@link Services}).
 */
@NullMarked
package care.homeward.simulator;

import org.jspecify.annotations.NullMarked;
