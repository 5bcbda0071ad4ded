package rival;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/** CASE OUT SECONDS SEED: local search of Timefold from the start in CASE; SECONDS count from the start of the process. */
public final class Main {
    public static void main(String[] words) throws IOException {
        Department department = Reader.read(Path.of(words[0]));
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Department.class)
                .withEntityClasses(Exam.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Judge.class))
                .withPhases(new LocalSearchPhaseConfig())
                .withEnvironmentMode(EnvironmentMode.valueOf(System.getProperty("mode", "NO_ASSERT")))
                .withRandomSeed(Long.parseLong(words[3]));
        var solver = SolverFactory.<Department>create(
                config.withTerminationSpentLimit(Duration.ofMillis(left(Double.parseDouble(words[2])))));
        Department best = solver.buildSolver().solve(department);
        try (PrintWriter out = new PrintWriter(words[1])) {
            out.println(best.score.hardScore() + " " + best.score.softScore());
            for (Exam exam : best.exams) {
                if (exam.start != null) {
                    out.println(exam.index + " " + exam.start.scanner + " " + exam.start.slot + " " + exam.start.batch);
                }
            }
        }
    }

    private static long left(double seconds) {
        long passed = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        return Math.max(100, (long) (1000 * seconds) - passed);
    }

    private Main() {}
}
