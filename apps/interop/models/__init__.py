from apps.interop.models.inbound import InboundMessage
from apps.interop.models.outbound import Destination, OutboundMessage
from apps.interop.models.subscription import Subscription

__all__ = ["Destination", "InboundMessage", "OutboundMessage", "Subscription"]
