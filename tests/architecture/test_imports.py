import grimp

from tests.architecture.floors import read_floors

OPEN_ROOMS = {"public", "events"}


def list_foreign_imports() -> list[str]:
    """Imports from one app into a room of another that is not its front door."""
    graph = grimp.build_graph("apps")
    wrong = []
    for importer in graph.modules:
        home = importer.split(".")[1:2]
        for imported in graph.find_modules_directly_imported_by(importer):
            parts = imported.split(".")
            if len(parts) < 2 or parts[1] in (*home, "common") or not home:
                continue
            if len(parts) == 2 or parts[2] not in OPEN_ROOMS:
                wrong.append(f"{importer} -> {imported}")
    return sorted(wrong)


def test_an_import_across_apps_reaches_only_the_front_door_or_the_events():
    assert list_foreign_imports() == []


def test_every_app_has_a_floor():
    graph = grimp.build_graph("apps")
    assert {module.split(".")[1] for module in graph.modules if "." in module} == set(read_floors())
