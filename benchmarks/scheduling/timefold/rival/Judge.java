package rival;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Arrays;

/** Hard: slots, units or days by which rules are broken. Soft: the objective of mids-1, all parts. */
public class Judge implements IncrementalScoreCalculator<Department, HardSoftLongScore> {
    private static final int DAY_BROKEN = 12;
    private static final int PREDECESSOR_MISSING = 12;

    private Rules rules;
    private Exam[] exams;
    private Start[] at;
    /** Per scanner, in order of time: slot and exam in one number. */
    private long[][] lines;
    private int[] lineSize;
    private int[][] used;
    private long[] drawn;
    private long hard;
    private long soft;

    @Override
    public void resetWorkingSolution(Department department) {
        rules = department.rules;
        int count = department.exams.size();
        exams = department.exams.toArray(new Exam[0]);
        at = new Start[count];
        lines = new long[rules.gaps.length][count + 1];
        lineSize = new int[rules.gaps.length];
        used = new int[rules.capacity.length][rules.capacity.length == 0 ? 0 : rules.capacity[0].length];
        drawn = new long[rules.activity.length];
        hard = 0;
        soft = 0;
        for (Exam exam : exams) {
            soft += exam.reject;
        }
        for (Exam exam : exams) {
            change(exam);
        }
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {}

    @Override
    public void beforeVariableChanged(Object entity, String variable) {}

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        change((Exam) entity);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {}

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(-hard, -soft);
    }

    /** From the start that the judge knows to the one that the exam has now. */
    private void change(Exam exam) {
        Start old = at[exam.index];
        if (old == exam.start) {
            return;
        }
        price(exam.index, -1);
        if (old != null) {
            take(exam, old, -1);
        }
        at[exam.index] = exam.start;
        if (exam.start != null) {
            take(exam, exam.start, 1);
        }
        price(exam.index, 1);
    }

    /** What the exam shares with others: links and bundles. */
    private void price(int index, int sign) {
        for (int link : rules.linksOf[index]) {
            hard += (long) sign * lack(rules.links[link]);
        }
        for (int bundle : rules.bundlesOf[index]) {
            priceBundle(rules.bundles[bundle], sign);
        }
    }

    private int lack(int[] link) {
        Start a = at[link[1]];
        Start b = at[link[2]];
        if (b == null) {
            return 0;
        }
        if (a == null) {
            return link[0] == Rules.NEED ? PREDECESSOR_MISSING : 0;
        }
        int afterA = b.slot - exams[link[1]].end(a);
        if (link[0] == Rules.NEED) {
            return Math.max(0, link[3] - afterA) + Math.max(0, afterA - link[4]);
        }
        return a.slot <= b.slot
                ? Math.max(0, link[3] - afterA)
                : Math.max(0, link[4] - (a.slot - exams[link[2]].end(b)));
    }

    private void priceBundle(int[] bundle, int sign) {
        long[] spans = new long[bundle.length - 1];
        int size = 0;
        for (int i = 1; i < bundle.length; i++) {
            Start start = at[bundle[i]];
            if (start != null) {
                spans[size++] = (long) start.slot << 32 | exams[bundle[i]].end(start);
            }
        }
        Arrays.sort(spans, 0, size);
        for (int i = 1; i < size; i++) {
            int before = (int) (spans[i - 1] >> 32);
            int next = (int) (spans[i] >> 32);
            if (bundle[0] == 1 && before / rules.slotsPerDay != next / rules.slotsPerDay) {
                hard += sign * DAY_BROKEN;
            }
            soft += (long) sign * rules.spanWeight * Math.max(0, next - (int) spans[i - 1]);
        }
    }

    /** Takes (1) or gives back (-1) the scanner, the units of pools and the tracer of a start. */
    private void take(Exam exam, Start start, int sign) {
        Choice choice = exam.choice;
        soft += (long) sign * (choice.price[start.scanner][start.slot] - exam.reject);
        lineUp(exam, start, sign);
        for (int[] step : choice.demands[start.scanner]) {
            int[] capacity = rules.capacity[step[0]];
            int[] taken = used[step[0]];
            int first = start.slot + step[1];
            for (int slot = first; slot < first + step[2]; slot++) {
                hard -= Math.max(0, taken[slot] - capacity[slot]);
                taken[slot] += sign * step[3];
                hard += Math.max(0, taken[slot] - capacity[slot]);
            }
        }
        if (start.batch >= 0) {
            hard -= Math.max(0, drawn[start.batch] - rules.activity[start.batch]);
            drawn[start.batch] += (long) sign * choice.units[start.batch][start.slot];
            hard += Math.max(0, drawn[start.batch] - rules.activity[start.batch]);
        }
    }

    private void lineUp(Exam exam, Start start, int sign) {
        long[] line = lines[start.scanner];
        int size = lineSize[start.scanner];
        long key = (long) start.slot << 32 | exam.index;
        int place = Arrays.binarySearch(line, 0, size, key);
        if (sign < 0) {
            System.arraycopy(line, place + 1, line, place, size - place - 1);
            size--;
        } else {
            place = -place - 1;
        }
        int before = place > 0 ? (int) line[place - 1] : -1;
        int after = place < size ? (int) line[place] : -1;
        meet(before, exam.index, start.scanner, exam, start, sign);
        meet(exam.index, after, start.scanner, exam, start, sign);
        meet(before, after, start.scanner, null, null, -sign);
        if (sign > 0) {
            System.arraycopy(line, place, line, place + 1, size - place);
            line[place] = key;
            size++;
        }
        lineSize[start.scanner] = size;
    }

    /** Two neighbours on a scanner: what they lack of the changeover, and its price when they are on one day. */
    private void meet(int first, int second, int scanner, Exam moving, Start moved, int sign) {
        if (first < 0 || second < 0) {
            return;
        }
        Start a = moving != null && moving.index == first ? moved : at[first];
        Start b = moving != null && moving.index == second ? moved : at[second];
        int gap = rules.gaps[scanner][exams[first].choice.group[scanner]][exams[second].choice.group[scanner]];
        hard += (long) sign * Math.max(0, exams[first].end(a) + gap - b.slot);
        if (a.slot / rules.slotsPerDay == b.slot / rules.slotsPerDay) {
            soft += (long) sign * rules.setupWeight * gap;
        }
    }
}
