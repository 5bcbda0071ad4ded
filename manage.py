#!/usr/bin/env python
"""Puts platform/ on the path and hands over: to the few verbs that work without Django, else to Django."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "platform"))

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in {"up", "serve", "backup", "restore", "upgrade", "make_certs"}:
        from radflow.services.verbs import run

        sys.exit(run(sys.argv[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    if sys.argv[1:2] and sys.argv[1] in {"plan", "offer", "make_instance", "extract_dose", "assess_contrast"}:
        from radflow.services.verbs import run_alone

        sys.exit(run_alone(sys.argv))
    from radflow.services.collector import resting_collector

    with resting_collector():
        import django
        from django.core.management import execute_from_command_line

        django.setup()
    execute_from_command_line(sys.argv)
