from apps.research.models.cohort import Cohort, CohortVersion, Draw, DrawnExam, HandExclusion
from apps.research.models.export import Export, Subject
from apps.research.models.project import Objection, Project

__all__ = ["Cohort", "CohortVersion", "Draw", "DrawnExam", "Export", "HandExclusion", "Objection", "Project", "Subject"]
