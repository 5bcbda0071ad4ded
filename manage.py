#!/usr/bin/env python
"""Puts platform/ on the path and hands over: to the supervisor for `up`, which works without Django, else to Django."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "platform"))

if __name__ == "__main__":
    if sys.argv[1:2] == ["up"]:
        from radflow.services.up import main

        sys.exit(main())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
