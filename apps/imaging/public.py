"""The front door of imaging."""

from apps.imaging.drivers.pixels import NoPixels
from apps.imaging.engine.snapshot import InstanceSnapshot, SeriesSnapshot, StudySnapshot
from apps.imaging.selectors.case_files import list_stored_files, load_folder, load_stored_case
from apps.imaging.selectors.studies import count_images, get_study, list_studies, load_case, load_frame
from apps.imaging.services.acts import undo_act
from apps.imaging.services.commitment import report_commitments
from apps.imaging.services.completing import complete_studies, complete_studies_of_step
from apps.imaging.services.deriving import offer_derived
from apps.imaging.services.dose_review import review_dose
from apps.imaging.services.dosing import fill_study_dose
from apps.imaging.services.exporting import ask_export, open_export, read_ticket
from apps.imaging.services.forwarding import forward_to, list_due_lanes, queue_study, retry_parked
from apps.imaging.services.history import seed_history
from apps.imaging.services.key_images import add_key_image, remove_key_image, write_key_objects
from apps.imaging.services.listening import heal_after_failure, open_acceptor
from apps.imaging.services.matching import match_again, match_by_hand, unmatch
from apps.imaging.services.peers import add_peer, remove_peer, update_peer
from apps.imaging.services.procedure_steps import apply_again
from apps.imaging.services.quarantine import discard_object
from apps.imaging.services.reconciling import correct_study, file_study, merge_studies, reject_parts, split_study
from apps.imaging.services.seed import seed_demo
from apps.imaging.services.statement import make_statement
from apps.imaging.services.sweep import sweep_files, sweep_incoming
from apps.imaging.services.tracing import Trace, TraceStep, trace_worklist
from apps.imaging.services.web_storing import Received as ReceivedObject
from apps.imaging.services.web_storing import receive_files
from apps.imaging.services.worklist import write_name as write_patient_name

__all__ = [
    "InstanceSnapshot",
    "NoPixels",
    "SeriesSnapshot",
    "ReceivedObject",
    "StudySnapshot",
    "Trace",
    "TraceStep",
    "add_key_image",
    "add_peer",
    "apply_again",
    "ask_export",
    "complete_studies",
    "complete_studies_of_step",
    "correct_study",
    "count_images",
    "discard_object",
    "file_study",
    "forward_to",
    "fill_study_dose",
    "get_study",
    "heal_after_failure",
    "list_due_lanes",
    "list_stored_files",
    "list_studies",
    "load_case",
    "load_folder",
    "load_frame",
    "load_stored_case",
    "make_statement",
    "match_again",
    "match_by_hand",
    "offer_derived",
    "merge_studies",
    "open_acceptor",
    "open_export",
    "read_ticket",
    "queue_study",
    "receive_files",
    "reject_parts",
    "remove_key_image",
    "remove_peer",
    "report_commitments",
    "retry_parked",
    "review_dose",
    "seed_demo",
    "seed_history",
    "split_study",
    "sweep_files",
    "sweep_incoming",
    "trace_worklist",
    "undo_act",
    "unmatch",
    "update_peer",
    "write_key_objects",
    "write_patient_name",
]
