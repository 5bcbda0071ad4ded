"""Where the department is, and how its people sign in: read from the environment and from var/, as a visitor would be told."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("RADFLOW_VAR", str(ROOT / "var"))).resolve()


@dataclass(frozen=True)
class Setting:
    """`until` is the hour of the department's day up to which a fresh demo runs at `rush` times the clock, then at `pace`."""

    url: str = f"http://127.0.0.1:{os.environ.get('RADFLOW_WEB_PORT', '8000')}"
    mllp_port: int = int(os.environ.get("RADFLOW_MLLP_PORT", "2575"))
    his_port: int = int(os.environ.get("RADFLOW_HIS_PORT", "2576"))
    dicom_port: int = int(os.environ.get("RADFLOW_DICOM_PORT", "11112"))
    ae_title: str = os.environ.get("RADFLOW_DICOM_AE_TITLE", "RADFLOW")
    seed: int = int(os.environ.get("RADFLOW_SIM_SEED", "7"))
    exams: int = int(os.environ.get("RADFLOW_SIM_EXAMS", "150"))
    rush: float = float(os.environ.get("RADFLOW_SIM_RUSH", "40"))
    pace: float = float(os.environ.get("RADFLOW_SIM_PACE", "1"))
    until: float = float(os.environ.get("RADFLOW_SIM_UNTIL", "10.7"))
    is_off: bool = os.environ.get("RADFLOW_SIMULATOR", "on").lower() in {"off", "0", "no"}

    @property
    def token(self) -> str:
        return (VAR / "secrets" / "token-simulator").read_text().strip()

    @property
    def password(self) -> str:
        return (VAR / "demo-logins.txt").read_text(encoding="utf-8").split()[1]
