from apps.interop.models.inbound import InboundMessage, Told
from apps.interop.models.legacy import LegacyRecord
from apps.interop.models.outbound import Destination, Flow, OutboundMessage
from apps.interop.models.subscription import Subscription

__all__ = ["Destination", "Flow", "InboundMessage", "LegacyRecord", "OutboundMessage", "Subscription", "Told"]
