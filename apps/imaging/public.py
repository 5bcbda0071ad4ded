"""The front door of imaging."""

from apps.imaging.drivers.pixels import NoPixels
from apps.imaging.engine.documents import Capture, EnclosedPdf, Section, TextReport
from apps.imaging.engine.model_report import ModelReport
from apps.imaging.engine.snapshot import InstanceSnapshot, SeriesSnapshot, StudySnapshot
from apps.imaging.selectors.case_files import list_stored_files, load_folder, load_stored_case
from apps.imaging.selectors.dicomweb import fill_metadata
from apps.imaging.selectors.key_images import list_key_images
from apps.imaging.selectors.model_reports import list_model_reports
from apps.imaging.selectors.pictures import draw_picture, find_shown_instances, render_picture
from apps.imaging.selectors.records import list_dose_rows, list_study_rows
from apps.imaging.selectors.studies import (
    count_images,
    find_series_uids,
    get_study,
    list_studies,
    load_case,
    load_frame,
)
from apps.imaging.selectors.viewer import list_windows
from apps.imaging.services.acts import undo_act
from apps.imaging.services.commitment import report_commitments
from apps.imaging.services.completing import complete_studies, complete_studies_of_step
from apps.imaging.services.deriving import offer_derived
from apps.imaging.services.dose_review import review_dose
from apps.imaging.services.dosing import fill_study_dose
from apps.imaging.services.emitting import emit_object, withdraw_objects
from apps.imaging.services.exporting import ask_export, open_export, read_ticket
from apps.imaging.services.forwarding import forward_to, list_due_lanes, queue_study, retry_parked
from apps.imaging.services.history import seed_history
from apps.imaging.services.key_images import add_key_image, remove_key_image, write_key_objects
from apps.imaging.services.listening import heal_after_failure, open_acceptor
from apps.imaging.services.matching import match_again
from apps.imaging.services.merging import follow_merge
from apps.imaging.services.peers import add_peer, remove_peer, update_peer
from apps.imaging.services.procedure_steps import apply_again
from apps.imaging.services.quarantine import discard_object, purge_discarded, replace_object
from apps.imaging.services.queue_keeping import purge_queues
from apps.imaging.services.reconciling import (
    correct_study,
    file_study,
    merge_studies,
    reject_parts,
    set_aside,
    split_study,
    take_away,
)
from apps.imaging.services.seed import seed_demo
from apps.imaging.services.statement import make_statement
from apps.imaging.services.sweep import sweep_files, sweep_incoming
from apps.imaging.services.tracing import Trace, TraceStep, trace_worklist
from apps.imaging.services.web_storing import Received as ReceivedObject
from apps.imaging.services.web_storing import receive_files
from apps.imaging.services.worklist import write_name as write_patient_name

__all__ = [
    "list_study_rows",
    "list_dose_rows",
    "follow_merge",
    "Capture",
    "EnclosedPdf",
    "InstanceSnapshot",
    "ModelReport",
    "NoPixels",
    "Section",
    "SeriesSnapshot",
    "ReceivedObject",
    "StudySnapshot",
    "TextReport",
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
    "draw_picture",
    "emit_object",
    "file_study",
    "forward_to",
    "fill_metadata",
    "fill_study_dose",
    "find_series_uids",
    "find_shown_instances",
    "get_study",
    "heal_after_failure",
    "list_due_lanes",
    "list_key_images",
    "list_model_reports",
    "list_stored_files",
    "list_studies",
    "list_windows",
    "load_case",
    "load_folder",
    "load_frame",
    "load_stored_case",
    "make_statement",
    "match_again",
    "offer_derived",
    "merge_studies",
    "open_acceptor",
    "open_export",
    "read_ticket",
    "purge_discarded",
    "purge_queues",
    "queue_study",
    "receive_files",
    "reject_parts",
    "replace_object",
    "remove_key_image",
    "remove_peer",
    "render_picture",
    "report_commitments",
    "retry_parked",
    "review_dose",
    "seed_demo",
    "seed_history",
    "set_aside",
    "split_study",
    "sweep_files",
    "sweep_incoming",
    "take_away",
    "trace_worklist",
    "undo_act",
    "update_peer",
    "withdraw_objects",
    "write_key_objects",
    "write_patient_name",
]
