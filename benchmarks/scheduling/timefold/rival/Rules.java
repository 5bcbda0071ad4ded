package rival;

/** What does not change while solving: changeovers, capacities and the links between exams. */
final class Rules {
    static final int MATE = 0;
    static final int NEED = 1;
    static final int APART = 2;

    int slotsPerDay;
    int setupWeight;
    int spanWeight;
    /** Per scanner, group and group: idle slots. */
    int[][][] gaps;
    /** Per pool and slot. */
    int[][] capacity;
    int[] activity;
    /** kind, exam a, exam b, two figures: NEED least and most gap, else the gap with a first and with b first. */
    int[][] links;
    int[][] linksOf;
    /** The first figure is 1 for "same day", the rest are the members. */
    int[][] bundles;
    int[][] bundlesOf;
}
