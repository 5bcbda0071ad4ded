"""Forms of English words: British spellings read as American ones, endings and combining forms taken off."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_AFFIX = re.compile(
    r"^(?:un|non|re|pre|post|peri|para|intra|inter|extra|sub|supra|infra|hyper|hypo|iso|an|micro|macro|multi|trans|retro|endo|epi|pseudo|anti|bi|tri|mid|neo|hemi|poly|antero|postero|infero|supero|medio|latero|dorso|ventro|cranio|thoraco|lumbo|abdomino|cardio|hepato|spleno|gastro|broncho|neuro|osteo|chondro|arthro|myo|juxta|ultra|semi|over|under|out|thrombo|angio|lympho|cyto|pyelo|uretero|fibro|lipo|leio|sclero|spondylo"
    r"|vesico|recto|colo|ileo|jejuno|duodeno|pancreatico|choledocho|cholecysto|reno|nephro|pelvi|sacro|costo|sterno|cervico|occipito|temporo|parieto|fronto|fronto|atlanto|femoro|tibio|fibulo|patello|calcaneo|talo|naviculo|cuneo|carpo|metacarpo|metatarso|humero|gleno|acromio|coraco|radio|ulno|scapho|luno|ileal|entero|procto|utero|vagino|oculo|naso|oro|maxillo|zygomatico|spheno|ethmo|pharyngo|laryngo|tracheo|esophago|pleuro|pericardio|veno|arterio|vaso|hemo|pneumo|hydro|pyo|adeno|myxo|chylo|supero|omphalo|cerebro|cerebello|ponto|caroto|carotid|aorto|iliaco|ilio|ischio|pubo|obturator|cortico|capsulo|menisco|meniscal|musculo|myotendo|teno)-?"
)
_SUFFIX = ("'s", "s", "es", "ed", "d", "ing", "ly", "al", "ic", "ous", "ness", "able", "ally", "ity", "ization", "ized", "izing", "itis", "osis", "oma", "omas", "graphy", "gram", "graphic", "ectomy", "otomy", "ostomy", "oscopy", "plasty", "megaly", "pathy", "like", "er", "or", "ation", "ia", "ular", "iform", "oid", "e", "wise", "ward", "wards", "ment", "scopic", "genic", "opathy")  # fmt: skip
# British first; the order matters (haem before aem).
_BRITISH = [
    (re.compile(pattern), american)
    for pattern, american in [
        (r"aem", "em"), (r"aes(?=th)", "es"), (r"aet(?=iolog)", "et"), (r"aec", "ec"), (r"paed", "ped"), (r"paen", "pen"), (r"naec", "nec"), (r"leukae", "leuke"),
        (r"oed(?=em)", "ed"), (r"oes(?=oph|tr)", "es"), (r"coel(?=e|iac)", "cel"), (r"foet", "fet"), (r"rrhoea", "rrhea"), (r"pnoea", "pnea"),
        (r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|al$|able$|ing$|less$)", "or"), (r"(t|b)re(?=$|s$|d$)", r"\1er"), (r"is(?=e$|es$|ed$|ing$|ation$|ations$)", "iz"), (r"ys(?=e$|ed$|es$|ing$)", "yz"),
        (r"ogramme", "ogram"), (r"artefact", "artifact"), (r"lling$", "ling"), (r"lled$", "led"), (r"sulph", "sulf"), (r"mould", "mold"), (r"grey", "gray"),
    ]
]  # fmt: skip


@lru_cache(maxsize=65536)
def americanize(word: str) -> str:
    """A British spelling as an American one; any other word comes back as it is."""
    if len(word) < 4 or len(word) > 40:
        return word
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word


def list_roots(word: str) -> Iterator[str]:
    """What may stand in a word list for a word with an ending."""
    for suffix in _SUFFIX:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            root = word[: -len(suffix)]
            yield from (root, root + "e", root + "y")
            if root.endswith("i"):
                yield root[:-1] + "y"
            if suffix in ("able", "ation"):
                yield root + "ate"
    if word.endswith("lar"):
        yield word[:-1]


def cut_affix(word: str) -> str:
    """The word behind a combining form, empty when too little is left."""
    match = _AFFIX.match(word)
    return word[match.end() :] if match and len(word) - match.end() >= 4 else ""


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_SOUNDS = frozenset(map(frozenset, ("ck", "cs", "sz", "mn", "bd", "bp", "dt", "gj", "vw", "fv", "lr", "kq")))


def is_likely_slip(word: str, meant: str) -> bool:
    """Whether fingers or ears make one of the other: swapped, lost or doubled letters, near keys, vowels, like sounds."""
    if sorted(word) == sorted(meant):
        return True
    return all(
        op.tag != "replace" or _is_near(word[op.src_pos], meant[op.dest_pos]) for op in Levenshtein.editops(word, meant)
    )


def _is_near(first: str, second: str) -> bool:
    if {first, second} <= _VOWELS or frozenset((first, second)) in _SOUNDS:
        return True
    place = {letter: (row, at + row * 0.5) for row, letters in enumerate(_ROWS) for at, letter in enumerate(letters)}
    if first not in place or second not in place:
        return False
    (row, at), (other_row, other_at) = place[first], place[second]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1


_ENDING = re.compile(
    r"(?:a|ae|al|ar|ares|aris|as|e|ea|es|ex|i|ia|ica?|ic?um|icus|iform|im|in|is|ix|oi?d?|on|orum|o?us|os|u|ua)?"
)


def is_inflection(word: str, meant: str) -> bool:
    """Whether a Latin or Greek ending makes one of the other: antra and antral, pelves and pelvis, frontalis and frontal."""
    stem = next((n for n, pair in enumerate(zip(word, meant)) if pair[0] != pair[1]), min(len(word), len(meant)))
    cuts = range(stem, 3, -1)
    return any(_ENDING.fullmatch(word, cut) and _ENDING.fullmatch(meant, cut) for cut in cuts)
