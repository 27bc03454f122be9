package care.homeward.simulator;

/**
 * How far a run is.
 *
 * @param filled whether everyone of the opening who waits is on the board, as far as was answered
 * @param inBeds people in beds
 * @param waiting people of whom the board said last that they wait
 * @param taken messages and requests the other side took
 * @param again attempts made again after something passing
 * @param refused messages and requests refused for good
 * @param lost messages and requests given up after many attempts
 */
public record Progress(
    boolean filled, int inBeds, int waiting, long taken, long again, long refused, long lost) {}
