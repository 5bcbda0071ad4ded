package rival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the whole numbers that `case_file.py` writes, in the same order. */
final class Reader {
    private final StreamTokenizer tokens;
    private final Map<List<Integer>, Start> starts = new HashMap<>();
    private int horizon;

    private Reader(BufferedReader text) {
        tokens = new StreamTokenizer(text);
    }

    static Department read(Path path) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(path)) {
            return new Reader(text).department();
        }
    }

    private int next() throws IOException {
        if (tokens.nextToken() != StreamTokenizer.TT_NUMBER) {
            throw new IOException("the case file ends too early");
        }
        return (int) tokens.nval;
    }

    /** A count, then so many numbers. */
    private int[] row() throws IOException {
        int[] row = new int[next()];
        for (int i = 0; i < row.length; i++) {
            row[i] = next();
        }
        return row;
    }

    private int[][] table() throws IOException {
        int[][] table = new int[next()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = row();
        }
        return table;
    }

    private Department department() throws IOException {
        Rules rules = new Rules();
        horizon = next();
        rules.slotsPerDay = next();
        rules.setupWeight = next();
        rules.spanWeight = next();
        rules.gaps = new int[next()][][];
        for (int i = 0; i < rules.gaps.length; i++) {
            rules.gaps[i] = table();
        }
        rules.capacity = table();
        rules.activity = row();
        Choice[] choices = new Choice[next()];
        for (int i = 0; i < choices.length; i++) {
            choices[i] = choice(rules);
        }
        Department department = new Department();
        department.rules = rules;
        department.exams = exams(choices);
        rules.links = table();
        rules.bundles = table();
        int count = department.exams.size();
        rules.linksOf = invert(rules.links, 1, 3, count);
        rules.bundlesOf = invert(rules.bundles, 1, Integer.MAX_VALUE, count);
        return department;
    }

    private Choice choice(Rules rules) throws IOException {
        Choice choice = new Choice();
        int scanners = rules.gaps.length;
        choice.starts = new ArrayList<>();
        choice.duration = new int[scanners];
        choice.group = new int[scanners];
        choice.price = new int[scanners][];
        choice.units = new int[rules.activity.length][];
        choice.demands = new int[scanners][][];
        for (int modes = next(); modes > 0; modes--) {
            int scanner = next();
            choice.duration[scanner] = next();
            choice.group[scanner] = next();
            choice.demands[scanner] = table();
            choice.price[scanner] = new int[horizon];
            for (int[] start : table()) {
                choice.price[scanner][start[0]] = start[1];
                if (start[2] >= 0) {
                    if (choice.units[start[2]] == null) {
                        choice.units[start[2]] = new int[horizon];
                    }
                    choice.units[start[2]][start[0]] = start[3];
                }
                choice.starts.add(intern(scanner, start[0], start[2]));
            }
        }
        return choice;
    }

    private Start intern(int scanner, int slot, int batch) {
        return starts.computeIfAbsent(List.of(scanner, slot, batch), key -> new Start(scanner, slot, batch));
    }

    private List<Exam> exams(Choice[] choices) throws IOException {
        List<Exam> exams = new ArrayList<>();
        for (int[] row : table()) {
            Exam exam = new Exam();
            exam.index = exams.size();
            exam.choice = choices[row[0]];
            exam.reject = row[1];
            exam.fixed = row[2] == 1;
            exam.start = row[3] < 0 ? null : intern(row[3], row[4], row[5]);
            exams.add(exam);
        }
        return exams;
    }

    /** Per exam the rows that name it in the columns [from, until). */
    private static int[][] invert(int[][] table, int from, int until, int count) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < table.length; i++) {
            for (int k = from; k < Math.min(until, table[i].length); k++) {
                rows.get(table[i][k]).add(i);
            }
        }
        return rows.stream().map(row -> row.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }
}
