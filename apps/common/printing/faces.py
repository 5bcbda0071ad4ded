"""One embedded face whose text comes back by copy and search, characters beyond the first plane included.

ReportLab writes a character beyond U+FFFF into its map as five digits, which no reader understands, and prints what a face
lacks as character zero. Here both keep their true code point.
"""

from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

BLOCK = 100  # entries of one bfchar block, PDF 32000-1 9.10.3


class EmbeddedFont(TTFont):
    def addObjects(self, doc) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets] if doc in self.state else []
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = write_unicode_map(name, subset)


class _EveryCharacter(dict):
    """A character table that knows every character: what has no glyph is the box."""

    def __contains__(self, code: object) -> bool:
        return True

    def __missing__(self, code: int) -> int:
        return 0


def load_box_face(name: str, source: Path | BytesIO) -> EmbeddedFont:
    """Prints everything as a box and still says which character it was. Objects of the file are filed by the face's own name."""
    font = EmbeddedFont(name, source)
    font.face.charToGlyph, font.face.name = _EveryCharacter(), name.encode()
    return font


def write_unicode_map(name: str, subset: list[int]) -> str:
    rows = [f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(subset)]
    blocks = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
