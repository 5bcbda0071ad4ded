"""Rules of the house that a linter does not know, checked on the syntax tree of every source file."""

import ast
from functools import cache

from tests.architecture.floors import ROOT, list_sources

MAX_LINES = 300
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("timezone", "now")}
KNOWS_REAL_TIME = ("apps/common/", "apps/directory/rest/", "platform/", "simulator/")
READS_ENVIRONMENT = {"platform/radflow/settings/env.py"}


@cache
def list_nodes() -> list[tuple[str, ast.AST]]:
    """The imports, calls and subscripts of the product, each with the path of its file."""
    return [
        (str(path.relative_to(ROOT)), node)
        for path in list_sources("apps", "platform")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom | ast.Call | ast.Subscript)
    ]


def dotted(node: ast.AST) -> str:
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def test_no_model_signals():
    banned = ("django.db.models.signals", "django.dispatch")
    seen = [
        f"{path}:{node.lineno}"
        for path, node in list_nodes()
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(banned)
    ]
    assert seen == []


def test_the_environment_is_read_in_one_file():
    reads = [
        f"{path}:{node.lineno}"
        for path, node in list_nodes()
        if path not in READS_ENVIRONMENT
        and (
            isinstance(node, ast.Call) and dotted(node.func) in {"os.environ.get", "os.getenv"}
            or isinstance(node, ast.Subscript) and dotted(node.value) == "os.environ"
        )
    ]  # fmt: skip
    assert reads == []


def test_domain_code_asks_the_kernel_for_the_time():
    reads = [
        f"{path}:{node.lineno}"
        for path, node in list_nodes()
        if isinstance(node, ast.Call)
        and tuple(dotted(node.func).split(".")[-2:]) in CLOCKS
        and not path.startswith(KNOWS_REAL_TIME)
    ]
    assert reads == []


def test_no_source_file_is_longer_than_its_noun_needs():
    long = [
        f"{path.relative_to(ROOT)}: {n}"
        for path in list_sources("apps", "platform", "simulator", "scripts", "benchmarks", "tests")
        if (n := len(path.read_text().splitlines())) > MAX_LINES
    ]
    assert long == []


def test_locked_requirements_name_no_place_to_get_them_from():
    """A hospital's own mirror serves them: no index, no folder, no address; every package is held by its hash."""
    lines = [(path.name, line) for path in (ROOT / "requirements").iterdir() for line in path.read_text().splitlines()]
    assert [f"{name}: {line}" for name, line in lines if line.startswith("-") and line[:3] not in {"-r ", "-c "}] == []
    assert [f"{name}: {line}" for name, line in lines if "://" in line] == []
