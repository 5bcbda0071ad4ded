from apps.workflow.models.exam import Exam, ExamFacet, ExamStamp, Step
from apps.workflow.models.history import ClinicalHold, ExamChange, Task
from apps.workflow.models.order import Encounter, Order
from apps.workflow.models.reject import ImageReject

__all__ = [
    "ClinicalHold",
    "Encounter",
    "Exam",
    "ExamChange",
    "ExamFacet",
    "ExamStamp",
    "ImageReject",
    "Order",
    "Step",
    "Task",
]
