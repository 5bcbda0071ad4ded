"""An IHE MRRT document as texts of a template: known sections keep their place, all others go before the findings. Nothing in it is run."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from apps.reporting.engine.mrrt_write import AUTO
from apps.reporting.engine.templates import AUTOMATIC, SECTIONS

_BLOCKS = frozenset({"p", "div", "li", "tr", "header", "section", "br", "ul", "ol", "table"})
_SILENT = frozenset({"script", "style", "title", "head"})
_PLACES = {"findings": "findings", "impression": "impression", "impressions": "impression", "conclusion": "impression"}
YES_NO = {"zh": "有|无", "en": "present|absent"}
LONGEST_SPEC, LONGEST_LABEL, LONGEST_KEY = 300, 60, 30


@dataclass
class MrrtTemplate:
    title: str = ""
    lang: str = "en"
    modality: str = ""
    texts: dict[str, str] = field(default_factory=lambda: dict.fromkeys(SECTIONS, ""))


def read_mrrt(html: str) -> MrrtTemplate:
    """Empty texts where it holds no section."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    made = reader.made
    made.texts = {name: _tidy(text) for name, text in made.texts.items()}
    return made


def _tidy(text: str) -> str:
    lines = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.made = MrrtTemplate()
        self.place = ""
        self.silent = 0
        self.depth = 0
        self.is_heading = False
        self.heading_of = ""
        self.labels: dict[str, str] = {}
        self.label_for: str | None = None
        self.select: dict | None = None
        self.lists: dict[str, list[str]] = {}
        self.waiting: dict[str, str] = {}
        self.list_id: str | None = None
        self.area: dict | None = None
        self.keys: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "meta":
            return self._read_meta(facts)
        if tag in _SILENT:
            self.silent += 1
        elif tag == "section":
            self._open_section(facts)
        elif tag == "header":
            self.is_heading = True
        elif tag == "label":
            self.label_for = facts.get("for", "")
        elif tag == "input":
            self._read_input(facts)
        elif tag == "select":
            self.select = {**facts, "options": [], "chosen": None}
        elif tag == "datalist":
            self.list_id = facts.get("id", "")
            self.lists[self.list_id] = []
        elif tag == "option":
            self._read_option(facts)
        elif tag == "textarea":
            self.area = {**facts, "text": ""}
        if tag in _BLOCKS:
            self._say("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("input", "meta", "br", "option"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "header":
            self.is_heading = False
        elif tag == "label":
            self.label_for = None
        elif tag == "section":
            self.depth = max(0, self.depth - 1)
            self.place = self.place if self.depth else ""
        elif tag == "select" and self.select is not None:
            chosen, self.select = self.select, None
            self._say(self._make_choice(chosen, chosen["options"], chosen["chosen"]))
        elif tag == "datalist" and self.list_id is not None:
            mark = self.waiting.pop(self.list_id, "")
            if mark and self.place:
                options = self.lists[self.list_id]
                facts = {"id": mark.partition("\0")[0], "name": ""}
                made = self._make_choice(facts, options, mark.partition("\0")[2] or None)
                self.made.texts[self.place] = self.made.texts[self.place].replace(f"\0{mark}\0", made)
            self.list_id = None
        elif tag == "textarea" and self.area is not None:
            area, self.area = self.area, None
            self._say(area["text"].strip() or self._make_mark(area, "..."))
        if tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.area is not None:
            self.area["text"] += _plain(data)
        elif self.select is not None or self.list_id is not None:
            return
        elif self.is_heading:
            self._say_heading(data.strip())
        elif data.strip():
            text = _plain(re.sub(r"\s+", " ", data))
            if self.label_for is not None:
                self.labels[self.label_for] = text.strip().rstrip(":：")
            self._say(text if self.label_for is None else f"{text.strip()} ")
        elif data:
            self._say(" ")

    def _read_meta(self, facts: dict[str, str]) -> None:
        name, content = facts.get("name", "").lower(), facts.get("content", "").strip()
        if name == "dcterms.title":
            self.made.title = content[:80]
        elif name == "dcterms.language":
            self.made.lang = "zh" if content.lower().startswith("zh") else "en"
        elif name in ("dcterms.subject", "dcterms.subject.modality") and re.fullmatch(r"[A-Z]{2,8}", content):
            self.made.modality = content

    def _open_section(self, facts: dict[str, str]) -> None:
        self.depth += 1
        name = facts.get("data-section-name", "").strip()
        if self.depth == 1:
            self.place = _PLACES.get(name.lower(), "technique")
        self.heading_of = "" if self.depth == 1 and name.lower() in (*_PLACES, "procedure information") else name

    def _say_heading(self, words: str) -> None:
        """Of a known section it says nothing new; of any other one it stays as words."""
        if words and self.heading_of:
            self._say(f"{_plain(words)}: ")
            self.heading_of = ""

    def _read_input(self, facts: dict[str, str]) -> None:
        kind = (facts.get("data-field-type") or facts.get("type") or "text").lower()
        key, value = facts.get("id", ""), facts.get("value", "").strip()
        if key.startswith(AUTO) and key.removeprefix(AUTO) in AUTOMATIC:
            self._say("{" + key.removeprefix(AUTO) + "}")
        elif facts.get("list"):
            held = f"{key}\0{value}"
            self.waiting[facts["list"]] = held
            self._say(f"\0{held}\0")
        elif kind in ("numeric", "number"):
            self._say(self._make_mark(facts, _number(facts)))
        elif kind == "date":
            self._say(self._make_mark(facts, "date"))
        elif kind in ("checkbox", "radio"):
            self._say(self._make_mark(facts, YES_NO[self.made.lang]))
        elif kind not in ("hidden", "button", "submit", "merge"):
            self._say(_plain(value) or self._make_mark(facts, "..."))

    def _read_option(self, facts: dict[str, str]) -> None:
        value = facts.get("value", "").strip()
        if self.list_id is not None:
            self.lists[self.list_id].append(value)
        elif self.select is not None:
            self.select["options"].append(value)
            if "selected" in facts:
                self.select["chosen"] = value

    def _make_choice(self, facts: dict, options: list[str], chosen: str | None) -> str:
        names = list(dict.fromkeys(name for option in options if (name := _option(option))))
        wanted = _option(chosen) if chosen else None
        spec = "|".join(f"{name}*" if name == wanted else name for name in names)
        if not names or len(spec) > LONGEST_SPEC:
            return self._make_mark(facts, "...")
        return self._make_mark(facts, spec)

    def _make_mark(self, facts: dict, spec: str) -> str:
        key = re.sub(r"[^a-z0-9_]", "", facts.get("id", "").lower()).lstrip("0123456789_")[:LONGEST_KEY] or "field"
        n = 1
        base = key[: LONGEST_KEY - 3]
        while key in self.keys:
            n += 1
            key = f"{base}_{n}"
        self.keys.add(key)
        label = facts.get("name", "").strip() or self.labels.get(facts.get("id", ""), "") or key
        label = re.sub(r"[\[\]:：|\n]", " ", label).strip()[:LONGEST_LABEL] or key
        return f"[{key} {label}: {spec}]"

    def _say(self, text: str) -> None:
        if self.place and not self.silent:
            self.made.texts[self.place] += text


def _plain(text: str) -> str:
    """Words that carry no mark of ours."""
    return text.translate(str.maketrans("[]{}", "()()"))


def _option(text: str) -> str:
    return re.sub(r"\s+", " ", _plain(text).replace("|", "/").replace("*", "")).strip()


def _number(facts: dict[str, str]) -> str:
    unit = re.sub(r"\s", "", _plain(facts.get("data-field-units", "")))[:12]
    spec = f"# {unit}".strip() if unit and not unit[0].isdigit() and unit[0] != "." else "#"
    try:
        low, high = float(facts["min"]), float(facts["max"])
    except (KeyError, ValueError):
        return spec
    return f"{spec} {low:g}..{high:g}" if low < high else spec
