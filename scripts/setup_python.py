"""The virtual environment .venv from the hash-locked requirements."""

import os
import shutil
import subprocess
import sys

from setup_shell import ROOT, SetupFailed, hash_files, is_stamped, run, say

VENV = ROOT / ".venv"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
PROBE = "import sys; print('%d.%d' % sys.version_info[:2])"


def ensure_environment():
    """The environment's interpreter, made when missing or when its Python went away. Raises SetupFailed."""
    interpreter = VENV / "bin" / "python"
    if _version_of(interpreter) in SUPPORTED:
        return interpreter
    base = _find_python()
    say(f"making .venv with {base}")
    if VENV.exists():
        shutil.rmtree(str(VENV))
    run(
        [base, "-m", "venv", VENV],
        log="setup-venv.log",
        failed="Python's venv module does not work here (Debian and Ubuntu: install python3-venv).",
    )
    return interpreter


def install(interpreter, name):
    """Installs requirements/<name>.txt, unless that very file is installed already."""
    wanted = ROOT / "requirements" / (name + ".txt")
    stamp = VENV / (".installed-" + name)
    value = hash_files([wanted], salt=str(_version_of(interpreter)))
    if is_stamped(stamp, value):
        return
    say(f"installing the Python packages of requirements/{wanted.name}")
    pip(interpreter, "-r", wanted, log=f"setup-pip-{name}.log")
    stamp.write_text(value)


def pip(interpreter, *words, log):
    if not (VENV / "bin" / "pip").exists():
        run([interpreter, "-m", "ensurepip"], log="setup-venv.log", failed="pip is missing in .venv.")
    options = ["--quiet", "--no-input", "--no-cache-dir", "--disable-pip-version-check", "--only-binary=:all:"]
    run(
        [interpreter, "-m", "pip", "install", "--require-hashes"] + options + list(words),
        log=log,
        failed="The Python packages could not be installed: is a package index reachable?",
    )


def _find_python():
    names = [sys.executable] + ["python3." + str(minor) for _, minor in reversed(SUPPORTED)]
    for name in names:
        path = shutil.which(name) if name else None
        if path and _version_of(path) in SUPPORTED:
            return path
    raise SetupFailed(
        "Radflow needs Python 3.11, 3.12 or 3.13 on PATH; python3 here is {}.{}.".format(*sys.version_info[:2])
    )


def _version_of(interpreter):
    if not os.path.exists(str(interpreter)):
        return None
    done = subprocess.run([str(interpreter), "-c", PROBE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode:
        return None
    return tuple(int(part) for part in done.stdout.decode().strip().split("."))
