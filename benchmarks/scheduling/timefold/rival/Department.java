package rival;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

@PlanningSolution
public class Department {
    Rules rules;

    @PlanningEntityCollectionProperty
    public List<Exam> exams;

    @PlanningScore
    public HardSoftLongScore score;
}
