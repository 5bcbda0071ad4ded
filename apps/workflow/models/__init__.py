from apps.workflow.models.exam import Exam, ExamFacet, ExamStamp, Step
from apps.workflow.models.history import ClinicalHold, ExamChange, Task
from apps.workflow.models.order import Encounter, Order

__all__ = [
    "ClinicalHold",
    "Encounter",
    "Exam",
    "ExamChange",
    "ExamFacet",
    "ExamStamp",
    "Order",
    "Step",
    "Task",
]
