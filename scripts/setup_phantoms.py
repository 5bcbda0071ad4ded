"""`make phantoms`: pylinac in an environment of its own, because its pins do not go with the product's. Optional."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import setup_python
from setup_shell import ROOT, SetupFailed, say

VENV = ROOT / ".venv-phantoms"
WITHOUT_WHEEL = ("future",)


def main():
    try:
        interpreter = setup_python.ensure_environment(VENV)
        setup_python.install(interpreter, "pylinac", venv=VENV, sources=WITHOUT_WHEEL)
    except SetupFailed as error:
        print(error, file=sys.stderr)
        return 1
    say("CatPhan and ACR phantoms are analysed from now on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
