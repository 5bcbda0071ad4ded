"""The virtual environment .venv from the hash-locked requirements."""

import os
import shutil
import subprocess
import sys

from setup_shell import ROOT, SetupFailed, hash_files, is_stamped, run, say

VENV = ROOT / ".venv"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
PROBE = "import sys; print('%d.%d' % sys.version_info[:2])"


def ensure_environment(venv=VENV):
    """The environment's interpreter, made when missing or when its Python went away. Raises SetupFailed."""
    interpreter = venv / "bin" / "python"
    if _version_of(interpreter) in SUPPORTED:
        return interpreter
    base = _find_python()
    say(f"making {venv.name} with {base}")
    if venv.exists():
        shutil.rmtree(str(venv))
    run(
        [base, "-m", "venv", venv],
        log="setup-venv.log",
        failed="Python's venv module does not work here (Debian and Ubuntu: install python3-venv).",
    )
    return interpreter


def install(interpreter, name, venv=VENV, sources=()):
    """Installs requirements/<name>.txt, unless that very file is installed already; `sources` are packages without a wheel."""
    wanted = ROOT / "requirements" / (name + ".txt")
    stamp = venv / (".installed-" + name)
    value = hash_files([wanted], salt=str(_version_of(interpreter)))
    if is_stamped(stamp, value):
        return
    say(f"installing the Python packages of requirements/{wanted.name}")
    pip(interpreter, "-r", wanted, *("--no-binary=" + s for s in sources), venv=venv, log=f"setup-pip-{name}.log")
    stamp.write_text(value)


def pip(interpreter, *words, log, venv=VENV):
    if not (venv / "bin" / "pip").exists():
        run([interpreter, "-m", "ensurepip"], log="setup-venv.log", failed=f"pip is missing in {venv.name}.")
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
