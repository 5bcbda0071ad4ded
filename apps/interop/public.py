"""The front door of interop, for its own rest, subscribers and commands: nobody stands above."""

from apps.interop.drivers.mllp import serve
from apps.interop.services.destinations import save_destination, seed_demo
from apps.interop.services.fhir.booking import Proposal, propose_for_exam, propose_for_kind
from apps.interop.services.fhir.booking import book as book_fhir_appointment
from apps.interop.services.fhir.orders import take_service_request
from apps.interop.services.fhir.subscriptions import (
    end_subscription,
    pause_subscription,
    take_subscription,
    tell_subscribers,
    token_of,
)
from apps.interop.services.follow import Follower
from apps.interop.services.inbound import receive_message, refuse_frame
from apps.interop.services.ledger import Sender, send_pending
from apps.interop.services.legacy.rows import ImportResult
from apps.interop.services.legacy.run import LEGACY_KINDS, import_table
from apps.interop.services.notices import tell_booking, tell_given_back, tell_no_show, tell_state
from apps.interop.services.parked import (
    TAKEN_KINDS,
    GroupResult,
    dismiss_message,
    is_replayable,
    replay_group,
    replay_message,
)
from apps.interop.services.replays import ReplaySummary, replay_file
from apps.interop.services.resends import resend_message, try_partner_now
from apps.interop.services.results import write_results
from apps.interop.services.tls import make_listener_context

__all__ = [
    "end_subscription",
    "pause_subscription",
    "take_subscription",
    "tell_subscribers",
    "token_of",
    "ImportResult",
    "LEGACY_KINDS",
    "Follower",
    "GroupResult",
    "TAKEN_KINDS",
    "dismiss_message",
    "is_replayable",
    "replay_group",
    "Proposal",
    "ReplaySummary",
    "Sender",
    "import_table",
    "replay_file",
    "book_fhir_appointment",
    "propose_for_exam",
    "propose_for_kind",
    "take_service_request",
    "make_listener_context",
    "receive_message",
    "refuse_frame",
    "replay_message",
    "resend_message",
    "save_destination",
    "seed_demo",
    "send_pending",
    "serve",
    "tell_booking",
    "tell_given_back",
    "tell_no_show",
    "tell_state",
    "try_partner_now",
    "write_results",
]
