"""A task sent from any process reaches the department's broker, not the library's default one."""

import os
import subprocess
import sys

from tests.department import ROOT

SCRIPT = """
import django
django.setup()
from apps.qc.tasks import check_study
print(check_study.app.main, check_study.app.conf.broker_url)
"""


def test_a_process_that_only_sends_knows_the_broker() -> None:
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "radflow.settings",
        "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}",
        "REDIS_URL": "redis://127.0.0.1:1/5",
    }
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == ["radflow", "redis://127.0.0.1:1/5"]
