"""Signing in to a running department as its people and machines do."""

from pathlib import Path

from simulator.setting import Setting
from tests.department import Department


def make_setting(department: Department) -> Setting:
    class Here(Setting):
        @property
        def token(self) -> str:
            return (department.var / "secrets" / "token-simulator").read_text().strip()

        @property
        def password(self) -> str:
            return Path(department.ready["logins"]).read_text(encoding="utf-8").split()[1]

    return Here(url=department.ready["url"].rstrip("/"))
