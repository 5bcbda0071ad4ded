import json
import subprocess
import sys

from tests.architecture.floors import ROOT, list_sources

PROBE = """
import importlib, json, sys
sys.path[:0] = [{root!r}, {root!r} + "/platform"]
BLOCKED = ("django", "rest_framework", "celery", "channels", "psycopg", "redis")

class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ImportError("blocked: " + name)

sys.meta_path.insert(0, Block())
failures = {{}}
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name)
    except Exception as error:
        failures[name] = repr(error)
print(json.dumps(failures))
"""

START = """
import sys
sys.path[:0] = [{root!r}, {root!r} + "/platform"]
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(" ".join(name for name in ("scipy", "pandas", "statsmodels", "ortools", "reportlab") if name in sys.modules))
"""


def list_pure_modules() -> list[str]:
    modules = []
    for path in list_sources("apps"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[2:3] in [("engine",), ("drivers",)] or parts[1:3] == ("common", "kernel"):
            modules.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return modules


def test_every_engine_driver_and_kernel_module_imports_with_django_blocked():
    modules = list_pure_modules()
    assert "apps.common.kernel.clock" in modules
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(root=str(ROOT))],
        input=json.dumps(modules),
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}


def test_a_process_starts_without_the_libraries_that_few_requests_need():
    """They cost seconds and some 70 MB in every process; `kernel.later` loads them at their first use."""
    done = subprocess.run([sys.executable, "-c", START.format(root=str(ROOT))], capture_output=True, text=True, cwd="/")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
