from apps.imaging.models.commitment import StorageCommitment
from apps.imaging.models.dose import DoseEvent, DoseRecord
from apps.imaging.models.forward import ForwardedStudy, ForwardItem, ForwardLane
from apps.imaging.models.key_image import KeyImage, KeyObject
from apps.imaging.models.mpps import MppsStep
from apps.imaging.models.own_object import OwnObject
from apps.imaging.models.peer import DicomContact, DicomPeer, DicomRefusal
from apps.imaging.models.quarantine import QuarantinedObject
from apps.imaging.models.reconcile_act import ReconcileAct
from apps.imaging.models.study import Instance, Series, Study, StudyLink
from apps.imaging.models.worklist_ask import WorklistAsk

__all__ = [
    "DicomContact",
    "DicomPeer",
    "DicomRefusal",
    "ForwardItem",
    "ForwardedStudy",
    "ForwardLane",
    "DoseEvent",
    "DoseRecord",
    "Instance",
    "KeyImage",
    "KeyObject",
    "MppsStep",
    "OwnObject",
    "QuarantinedObject",
    "ReconcileAct",
    "Series",
    "StorageCommitment",
    "Study",
    "StudyLink",
    "WorklistAsk",
]
