"""The judgement of devices over files, for the file commands."""

from apps.devices.engine.batch import load_rules as load_replay_rules
from apps.devices.engine.batch import replay, score
from apps.devices.engine.detectors import DEFAULT as DEFAULT_DETECTOR
from apps.devices.engine.detectors import load_detectors
from apps.devices.engine.rules import BadRules
from apps.devices.engine.tables import BadTable

__all__ = ["DEFAULT_DETECTOR", "BadRules", "BadTable", "load_detectors", "load_replay_rules", "replay", "score"]
