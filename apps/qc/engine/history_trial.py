"""Whether a department's own reports are enough to judge others by: learned from four fifths of them, does the model leave the last fifth alone?

How many sentences there are says little: thousands that differ in figures and sides only (as a template makes them) made a model
that alarmed on 27 % of clean Chinese and 55 % of clean English reports. So sentences of one shape stand on the same side of the
trial, and what counts is how often the model finds fault with signed sentences of shapes that it has never seen.
"""

import zlib
from dataclasses import replace

from apps.qc.engine.report_history import ReportHistory, shape_of
from apps.qc.engine.spelling import make_speller

ENOUGH_SHAPES = 20_000
"""With some hundred reports looser bars alarmed on 29 to 47 % of clean ones: below this no trial is held."""
MOST_ALARMED = 0.003
"""Of unseen signed sentences: with ten to a report, three reports in a hundred."""
_PARTS, _MOST_TRIED = 5, 3_000


def count_shapes(history: ReportHistory) -> dict[str, int]:
    """By language, how many sentences differ in more than figures and sides."""
    return {lang: len({shape_of(one) for one in history.get(lang)}) for lang in history.sentences}


def hold_trial(history: ReportHistory) -> ReportHistory:
    """The same history with the languages named in which it may be trusted. Takes some seconds a language that has enough."""
    shapes = count_shapes(history)
    trusted = {lang for lang, n in shapes.items() if n >= ENOUGH_SHAPES and find_share(history, lang) <= MOST_ALARMED}
    return replace(history, trusted=frozenset(trusted))


def find_share(history: ReportHistory, lang: str) -> float:
    """Share of the sentences kept back, one a shape, with which a model trusted on the rest finds fault; 1 when none could be kept back."""
    kept_back: dict[str, str] = {}
    rest: dict[str, int] = {}
    for sentence, times in history.get(lang).items():
        shape = shape_of(sentence)
        if zlib.crc32(shape.encode()) % _PARTS:
            rest[sentence] = times
        else:
            kept_back.setdefault(shape, sentence)
    speller = make_speller(lang, ReportHistory({lang: rest}, history.n_reports, trusted=frozenset([lang])))
    tried = [kept_back[shape] for shape in sorted(kept_back, key=lambda one: zlib.crc32(one.encode()))[:_MOST_TRIED]]
    alarmed = sum(any(not slip.mild for slip in speller.find(one, one)) for one in tried)
    return alarmed / len(tried) if tried else 1.0
