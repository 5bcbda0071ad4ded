"""A report rule as data: phrases that fire, phrases that silence, words for it in both languages, examples that prove it.

Phrases are literal; `*` stands for up to 20 characters of the same sentence and `#` for a number. No pattern of a person can run away:
every wildcard is bounded and none is nested.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.qc.engine.facts import SectionReading
from apps.qc.engine.lines import parse_report
from apps.qc.engine.report import SECTIONS, SEVERITIES, STAGES, Finding, Hit
from apps.qc.engine.report_reading import ReportReading, read_report
from apps.qc.engine.rule_finding import RuleFacts, make_finding
from apps.qc.engine.text import fold

CATEGORIES = (
    "char_extra", "char_missing", "typo", "unit", "laterality", "location_level", "body_part", "sex", "age", "polarity",
    "critical_comm", "missing_section", "measurement", "comparison_date", "contrast", "modality_wording", "copy_forward",
    "impression_omission", "placeholder", "preferred_term",
)  # fmt: skip
REWRITING = ("char_extra", "char_missing", "typo", "placeholder", "preferred_term")
"""Categories whose suggestion may replace the text: a side, a sex or a number is shown and never rewritten."""
LANGS = {"zh": "zh-Hans", "en": "en"}
MOST_PHRASES, LONGEST_PHRASE, MOST_WILDCARDS, MOST_EXAMPLES = 40, 80, 2, 20
LONGEST_SECTION = 20_000  # beyond it a wildcard costs too much; no report is that long
_ANY = r"[^。.;；!?\n]{0,20}?"
_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"


class RuleFault(ValueError):
    """What is wrong with a definition: (place, code of words, parameters) each."""

    def __init__(self, faults: list[tuple[str, str, dict]]) -> None:
        super().__init__("; ".join(f"{place}: {code}" for place, code, _ in faults))
        self.faults = faults


@dataclass(frozen=True)
class Phrase:
    """One thing to find, and what is proposed in its place."""

    pattern: re.Pattern
    suggestion: str = ""


@dataclass(frozen=True)
class DataRule:
    """A compiled definition."""

    facts: RuleFacts
    section: str
    modalities: frozenset[str]
    match: Mapping[str, tuple[Phrase, ...]]
    unless: Mapping[str, tuple[Phrase, ...]]
    silenced_by: Mapping[str, tuple[Phrase, ...]]
    explanation: Mapping[str, str]
    examples: Mapping[str, tuple[dict, ...]]

    def find(self, reading: ReportReading) -> Iterable[Hit]:
        """Where the phrases stand; silent for another language or modality, and where a phrase excuses it."""
        lang = reading.lang
        if self.modalities and reading.snapshot.modality.upper() not in self.modalities:
            return
        if _occurs(self.silenced_by.get(lang, ()), (section.folded for _, section in reading.sections)):
            return
        for name, section in reading.sections:
            if self.section in ("any", name) and len(section.folded) <= LONGEST_SECTION:
                yield from self._find_in(name, section, lang)

    def _find_in(self, name: str, section: SectionReading, lang: str) -> Iterable[Hit]:
        for phrase in self.match.get(lang, ()):
            for match in phrase.pattern.finditer(section.folded):
                sentence = section.find_sentence(match.start())
                around = section.folded[sentence.start : sentence.end] if sentence else ""
                if match.end() == match.start() or _occurs(self.unless.get(lang, ()), (around,)):
                    continue
                text = section.text[match.start() : match.end()]
                params = {"explanation": dict(self.explanation), "text": text, "suggestion": phrase.suggestion}
                yield Hit(name, *match.span(), "qc.rpt_own_rule", params, suggestion=phrase.suggestion)


def _occurs(phrases: Iterable[Phrase], texts: Iterable[str]) -> bool:
    told = list(texts)
    return any(phrase.pattern.search(text) for phrase in phrases for text in told)


def compile_phrase(said: str, lang: str) -> re.Pattern:
    """Whole words in English; any place in Chinese."""
    parts = re.split(r"([*#])", fold(said.strip()))
    body = "".join(
        {"*": _ANY, "#": _NUMBER}.get(part) or re.escape(part).replace(r"\ ", r"\s+") for part in parts if part
    )
    edged = rf"(?<!\w){body}(?!\w)" if lang == "en" else body
    return re.compile(edged)


def parse_rule(code: str, data: Any, *, version: int = 1) -> DataRule:
    """The compiled rule; raises RuleFault with every fault of the definition."""
    reader = _Reader(data if isinstance(data, Mapping) else {})
    rule = DataRule(
        facts=RuleFacts(
            code=code,
            category=reader.choose("category", CATEGORIES),
            severity=reader.choose("severity", SEVERITIES),
            version=version,
            stages=reader.choose_some("stages", STAGES) or STAGES,
            autofix=reader.read_bool("autofix"),
        ),
        section=reader.choose("section", ("any", *SECTIONS), "any"),
        modalities=frozenset(word.upper() for word in reader.read_words("modalities", 12)),
        match=reader.read_phrases("match", needed=True),
        unless=reader.read_phrases("unless"),
        silenced_by=reader.read_phrases("silenced_by"),
        explanation=reader.read_explanation(),
        examples=reader.read_examples(),
    )
    reader.check_autofix(rule)
    if reader.faults:
        raise RuleFault(reader.faults)
    return rule


def try_examples(rule: DataRule) -> list[tuple[str, str, dict]]:
    """Faults of the rule's own examples: one that should fire and does not, or the other way round."""
    faults = []
    for kind in ("fire", "quiet"):
        for number, facts in enumerate(rule.examples[kind]):
            fires = bool(find_all(rule, facts))
            if fires is not (kind == "fire"):
                code = "qc.rule_example_quiet" if kind == "fire" else "qc.rule_example_fires"
                faults.append((f"examples.{kind}.{number}", code, {"n": number + 1}))
    return faults


def find_all(rule: DataRule, facts: dict) -> list[Finding]:
    """What a rule says about one report line."""
    return [make_finding(rule.facts, hit) for hit in rule.find(read_report(parse_report(facts)))]


class _Reader:
    """Reads one definition and collects its faults."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.faults: list[tuple[str, str, dict]] = []

    def fault(self, place: str, code: str, **params) -> None:
        self.faults.append((place, code, params))

    def choose(self, name: str, allowed: tuple[str, ...], default: str = "") -> str:
        value = self.data.get(name, default)
        if value not in allowed:
            self.fault(name, "qc.rule_choice", allowed=list(allowed))
            return allowed[0]
        return value

    def choose_some(self, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        values = self.data.get(name) or []
        if not isinstance(values, list) or any(value not in allowed for value in values):
            self.fault(name, "qc.rule_choice", allowed=list(allowed))
            return ()
        return tuple(values)

    def read_bool(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            self.fault(name, "qc.rule_choice", allowed=["true", "false"])
        return value is True

    def read_words(self, name: str, most: int) -> list[str]:
        values = self.data.get(name) or []
        if not isinstance(values, list) or len(values) > most or not all(isinstance(v, str) and v for v in values):
            self.fault(name, "qc.rule_words", n=most)
            return []
        return values

    def read_phrases(self, name: str, *, needed: bool = False) -> dict[str, tuple[Phrase, ...]]:
        given = self.data.get(name) or {}
        if not isinstance(given, Mapping) or not set(given) <= set(LANGS):
            self.fault(name, "qc.rule_languages")
            return {}
        phrases = {lang: self._read_list(f"{name}.{lang}", rows or [], lang) for lang, rows in given.items()}
        if needed and not any(phrases.values()):
            self.fault(name, "qc.rule_match_missing")
        return phrases

    def _read_list(self, place: str, rows: Any, lang: str) -> tuple[Phrase, ...]:
        if not isinstance(rows, list) or len(rows) > MOST_PHRASES:
            self.fault(place, "qc.rule_words", n=MOST_PHRASES)
            return ()
        found = [self._read_phrase(f"{place}.{number}", row, lang) for number, row in enumerate(rows)]
        return tuple(phrase for phrase in found if phrase)

    def _read_phrase(self, place: str, row: Any, lang: str) -> Phrase | None:
        said = row.get("say") if isinstance(row, Mapping) else row
        suggestion = row.get("suggest", "") if isinstance(row, Mapping) else ""
        if not isinstance(said, str) or not isinstance(suggestion, str) or len(suggestion) > LONGEST_PHRASE:
            self.fault(place, "qc.rule_phrase", n=LONGEST_PHRASE)
            return None
        bare = re.sub(r"[*#\s]", "", said)
        if len(bare) < (2 if lang == "zh" else 3) or len(said) > LONGEST_PHRASE or said.count("*") > MOST_WILDCARDS:
            self.fault(place, "qc.rule_phrase", n=LONGEST_PHRASE)
            return None
        return Phrase(compile_phrase(said, lang), suggestion)

    def read_explanation(self) -> dict[str, str]:
        given = self.data.get("explanation")
        texts = {lang: given.get(lang) for lang in LANGS.values()} if isinstance(given, Mapping) else {}
        if not texts or not all(isinstance(text, str) and 2 <= len(text.strip()) <= 200 for text in texts.values()):
            self.fault("explanation", "qc.rule_explanation")
            return {}
        return {lang: text.strip() for lang, text in texts.items()}

    def read_examples(self) -> dict[str, tuple[dict, ...]]:
        given = self.data.get("examples")
        examples: dict[str, tuple[dict, ...]] = {"fire": (), "quiet": ()}
        for kind in examples:
            rows = given.get(kind) if isinstance(given, Mapping) else None
            if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_EXAMPLES:
                self.fault(f"examples.{kind}", "qc.rule_examples")
                continue
            examples[kind] = tuple(row for n, row in enumerate(rows) if self._is_report(f"examples.{kind}.{n}", row))
        return examples

    def _is_report(self, place: str, row: Any) -> bool:
        try:
            snapshot = parse_report(row)
        except ValueError:
            self.fault(place, "qc.rule_example_report")
            return False
        if len(snapshot.findings) + len(snapshot.impression) > 4000:
            self.fault(place, "qc.rule_example_report")
            return False
        return True

    def check_autofix(self, rule: DataRule) -> None:
        if rule.facts.autofix and rule.facts.category not in REWRITING:
            self.fault("autofix", "qc.rule_autofix_category", categories=list(REWRITING))
        langs = {lang for lang, phrases in rule.match.items() if phrases}
        for kind in ("fire", "quiet"):
            told = {facts.get("lang", "zh") for facts in rule.examples[kind]}
            if rule.examples[kind] and not langs <= told:
                self.fault(f"examples.{kind}", "qc.rule_example_language", langs=sorted(langs - told))
