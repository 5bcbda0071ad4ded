"""The front door of interop, for its own rest, subscribers and commands: nobody stands above."""

from apps.interop.drivers.mllp import serve
from apps.interop.services.destinations import save_destination, seed_demo
from apps.interop.services.inbound import receive_message, refuse_frame, replay_message
from apps.interop.services.ledger import resend_message, send_pending
from apps.interop.services.results import write_results

__all__ = [
    "receive_message",
    "refuse_frame",
    "replay_message",
    "resend_message",
    "save_destination",
    "seed_demo",
    "send_pending",
    "serve",
    "write_results",
]
