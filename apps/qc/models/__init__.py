from apps.qc.models.case import Case
from apps.qc.models.draw import Draw
from apps.qc.models.image_finding import ImageCheck, ImageFinding
from apps.qc.models.phantom import PhantomAnalysis, PhantomBaseline, PhantomMeasurement
from apps.qc.models.reader_study import ReaderItem, ReaderScore, ReaderSeat, ReaderStudy
from apps.qc.models.review import Review
from apps.qc.models.roi import RoiMeasurement
from apps.qc.models.subject import Subject, SubjectIdentity

__all__ = [
    "Case",
    "Draw",
    "ImageCheck",
    "ImageFinding",
    "PhantomAnalysis",
    "PhantomBaseline",
    "PhantomMeasurement",
    "ReaderItem",
    "ReaderScore",
    "ReaderSeat",
    "ReaderStudy",
    "Review",
    "RoiMeasurement",
    "Subject",
    "SubjectIdentity",
]
