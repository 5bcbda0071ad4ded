"""The pages made from the code say what the code says."""

import re

import pytest

from apps.common.events import list_events
from apps.directory.management.commands.write_docs import DOCS, PAGES
from tests.architecture.floors import read_floors


@pytest.mark.parametrize("page", sorted(PAGES))
def test_the_page_is_up_to_date(page):
    written = (DOCS / page).read_text(encoding="utf-8") if (DOCS / page).exists() else ""
    assert written == PAGES[page](), "run: manage.py write_docs"


NAME = re.compile(r"^[a-z]+\.[a-z0-9_]+\.v[1-9][0-9]*$")


def test_wire_names_carry_their_app_and_a_version():
    names = [name for name, event in list_events().items() if event.__module__.startswith("apps.")]
    assert names
    assert [n for n in names if not NAME.match(n) or n.split(".")[0] not in read_floors()] == []
