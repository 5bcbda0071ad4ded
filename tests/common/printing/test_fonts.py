"""Printed documents carry their own letters, and their text comes back as it was written."""

import re
import subprocess
import unicodedata

import pytest

from apps.common.printing import Block, render_pdf
from apps.common.printing.faces import write_unicode_map
from apps.common.printing.fonts import BOX, choose_face, mark_up

FINDINGS = """右肺上叶见结节，大小约 6 mm×5 mm，CT 值≤35 HU，较前（≥8 mm）缩小 → 建议随访。
  体温 37.5℃，α、β、μ；Ⅱ级 ①；“双引号”…—· ㎜
There is a 6 mm nodule (series 3, image 45); no pleural effusion, ±2 mm, Łukasz, Жан, naïve."""
# Han of plane 0 beyond the common ones, of extensions A to F, and one (extension G) that no face here has.
NAMES = ["张𠮷", "㛃䶮", "喆犇骉", "𬭎𫖯", "𪚥", "𡗗𢇃", "𫠜", "𬀩", "𠣢𭬦", "朩㐂", "𰻞"]


def squeeze(text: str) -> str:
    """Lines break where the page ends: what counts is which characters come, in which order."""
    return re.sub(r"\s+", "", text)


def test_each_character_is_set_in_the_first_face_that_has_it():
    chosen = [choose_face(char) for char in "肺≥𠮷𠣢𰻞"]
    assert chosen == ["NotoSansSC", "RadflowSigns", "RadflowRareHan", "RadflowRareHanB", BOX]


def test_markup_is_escaped_and_a_rare_character_changes_face():
    assert mark_up("A < B & 结节") == "A &lt; B &amp; 结节"
    assert mark_up("张𠮷") == '张<font name="RadflowRareHan">𠮷</font>'


def test_spaces_stay_and_control_characters_go():
    assert mark_up("  a  b\x07\tc") == "\u00a0\u00a0a \u00a0b\u00a0\u00a0\u00a0\u00a0c".replace("b\u00a0", "b ", 1)


def test_a_character_beyond_the_first_plane_is_mapped_as_utf_16():
    said = write_unicode_map("X", [0x41, 0x20BB7])
    assert "2 beginbfchar\n<00> <0041>\n<01> <D842DFB7>\nendbfchar" in said


@pytest.mark.peer("poppler")
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_text_of_a_page_is_what_was_written(lang, tmp_path):
    blocks = [Block("text", FINDINGS), Block("rows", rows=[(str(n), name) for n, name in enumerate(NAMES)])]
    pdf = render_pdf("影像诊断报告", blocks, lang=lang, footer="v1")
    got = read_text(pdf, tmp_path)
    for line in FINDINGS.split("\n"):
        assert squeeze(line) in got
    assert [name for name in NAMES if unicodedata.normalize("NFC", name) not in got] == []


@pytest.mark.peer("poppler")
def test_every_face_that_sets_text_is_embedded(tmp_path):
    pdf = render_pdf("影像诊断报告", [Block("text", FINDINGS + "".join(NAMES))])
    assert len(pdf) < 80_000
    (tmp_path / "page.pdf").write_bytes(pdf)
    rows = run("pdffonts", tmp_path / "page.pdf").splitlines()[2:]
    used = [
        row.split() for row in rows if "Helvetica" not in row
    ]  # ReportLab names it on each page and sets nothing in it
    assert len(used) >= 5 and all(row[-5:-2] == ["yes", "yes", "yes"] for row in used)


def read_text(pdf: bytes, folder) -> str:
    (folder / "page.pdf").write_bytes(pdf)
    return squeeze(run("pdftotext", folder / "page.pdf", "-"))


def run(*words) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True, timeout=60).stdout
