package rival;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** Planning entity: a request; without a start it is not scheduled and costs its rejection. */
@PlanningEntity
public class Exam {
    int index;
    int reject;
    Choice choice;

    @PlanningPin
    public boolean fixed;

    @PlanningVariable(allowsUnassigned = true)
    public Start start;

    @ValueRangeProvider
    public List<Start> getStarts() {
        return choice.starts;
    }

    int end(Start at) {
        return at.slot + choice.duration[at.scanner];
    }
}
