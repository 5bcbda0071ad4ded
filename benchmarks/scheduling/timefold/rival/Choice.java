package rival;

import java.util.List;

/** Where exams of one kind may start by their own rules (hours, blocks, windows, release, deadline), and what each start costs. */
final class Choice {
    List<Start> starts;
    /** Per scanner; -1 where the exam cannot be done. */
    int[] duration;
    int[] group;
    /** Per scanner and slot: the price of the start by itself. */
    int[][] price;
    /** Per batch and slot: the units drawn. */
    int[][] units;
    /** Per scanner: steps of pool, offset, length, units. */
    int[][][] demands;
}
