from apps.interop.models.inbound import InboundMessage
from apps.interop.models.outbound import Destination, OutboundMessage

__all__ = ["Destination", "InboundMessage", "OutboundMessage"]
