"""The optimiser measured: side by side on the same instances, offers, repair, scale and memory."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "platform")]
