from apps.qc.models.case import Case
from apps.qc.models.draw import Draw
from apps.qc.models.image_finding import ImageCheck, ImageFinding
from apps.qc.models.review import Review
from apps.qc.models.subject import Subject, SubjectIdentity

__all__ = ["Case", "Draw", "ImageCheck", "ImageFinding", "Review", "Subject", "SubjectIdentity"]
