/**
 * Tests the tester: {@link Bug} names twelve classic ways to lose, double or misorder what was
 * acknowledged, {@link Seed} puts one into a started process, {@link SeededBugs} runs all of them
 * and a process without any, and says which were noticed.
 */
@NullMarked
package care.homeward.campaign.bugs;

import org.jspecify.annotations.NullMarked;
