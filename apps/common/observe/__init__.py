from apps.common.observe.gauges import register_gauge
from apps.common.observe.metrics import COUNTERS, DURATIONS

__all__ = ["COUNTERS", "DURATIONS", "register_gauge"]
