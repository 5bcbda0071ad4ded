from apps.qc.models.appeal import Appeal
from apps.qc.models.campaign import Campaign
from apps.qc.models.case import Case
from apps.qc.models.draw import Draw
from apps.qc.models.first_look import FirstLook
from apps.qc.models.grading_period import GradingPeriod
from apps.qc.models.image_finding import ImageCheck, ImageFinding
from apps.qc.models.improvement import Improvement
from apps.qc.models.learned_score import LearnedScore
from apps.qc.models.learning import SpellLearning, WordQuestion
from apps.qc.models.lesson import Lesson
from apps.qc.models.lexicon import LexiconEntry
from apps.qc.models.meeting import Meeting
from apps.qc.models.phantom import PhantomAnalysis, PhantomBaseline, PhantomMeasurement
from apps.qc.models.reader_study import ReaderItem, ReaderScore, ReaderSeat, ReaderStudy
from apps.qc.models.report_audit import ReportAudit, ReportAuditHit
from apps.qc.models.report_rule import ReportAlert, ReportRule, ReportRuleChange, RuleStatus
from apps.qc.models.review import Review
from apps.qc.models.roi import RoiMeasurement
from apps.qc.models.second_reading import SecondReading
from apps.qc.models.subject import Subject, SubjectIdentity
from apps.qc.models.trigger import SubjectTrigger

__all__ = [
    "Appeal",
    "Campaign",
    "Case",
    "Draw",
    "FirstLook",
    "GradingPeriod",
    "ImageCheck",
    "ImageFinding",
    "Improvement",
    "Meeting",
    "LearnedScore",
    "Lesson",
    "LexiconEntry",
    "SpellLearning",
    "WordQuestion",
    "PhantomAnalysis",
    "PhantomBaseline",
    "PhantomMeasurement",
    "ReaderItem",
    "ReaderScore",
    "ReaderSeat",
    "ReaderStudy",
    "ReportAlert",
    "ReportAudit",
    "ReportAuditHit",
    "ReportRule",
    "ReportRuleChange",
    "Review",
    "RoiMeasurement",
    "RuleStatus",
    "SecondReading",
    "Subject",
    "SubjectIdentity",
    "SubjectTrigger",
]
