"""`make setup [test] [lint]`: the Python environment and the frontend bundle, side by side; does nothing when nothing changed.

Plain standard library, and readable by any Python 3, because it must be able to say which Python is missing. It writes only inside
the checkout.
"""

import sys

if sys.version_info < (3, 6):  # noqa: UP036
    sys.exit("Radflow needs Python 3.11, 3.12 or 3.13; none was found on PATH.")

import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import setup_frontend
import setup_python
from setup_shell import SetupFailed, say


def main(extras):
    began = time.monotonic()
    try:
        interpreter = setup_python.ensure_environment()
        failures = []

        def build():
            try:
                setup_frontend.build(interpreter)
            except SetupFailed as error:
                failures.append(error)

        frontend = threading.Thread(target=build)
        frontend.start()
        try:
            for name in ["main"] + extras:
                setup_python.install(interpreter, name)
        finally:
            frontend.join()
    except SetupFailed as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup interrupted", file=sys.stderr)
        return 130
    for failure in failures:  # the department works without its bundle: the API, and a page that says how to get it
        print(f"{failure}\nRadflow starts without its screens.", file=sys.stderr)
    if time.monotonic() - began > 1:
        say(f"setup took {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
