"""The pages made from the code say what the code says."""

import pytest

from apps.directory.management.commands.write_docs import DOCS, PAGES


@pytest.mark.parametrize("page", sorted(PAGES))
def test_the_page_is_up_to_date(page):
    written = (DOCS / page).read_text(encoding="utf-8") if (DOCS / page).exists() else ""
    assert written == PAGES[page](), "run: manage.py write_docs"
