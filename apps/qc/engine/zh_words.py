"""How the words of a vocabulary are found from a wrong or incomplete piece: by sound, by what lacks one character, by their half."""

from collections import defaultdict
from collections.abc import Collection

from apps.qc.engine.zh_characters import load_sounds

LONGEST = 8
FILLERS = frozenset("的了是在有")
# Characters that stand alone so often that only a long word may claim them.
PLAIN = frozenset(
    "枚最值起以远著凉热份呈示可无未见及与和或伴并其内外上下左右前后中旁周近侧部处区余各诸均稍略较尚欠者为由自从至达向经于沿随被已曾再又亦仍也而且但若如因所此该本约大小多少长短高低厚薄宽窄粗细轻重新旧清"
)
STEADY = frozenset("双常慢渐往仅略多大小点条片层节段区一二三四五六七八九十个枚处次周岁年月日天时分秒级度型类期号约")


class WordIndex:
    """Characters by sound, words with one character left out, and the other half of words of two."""

    def __init__(self, words: Collection[str], characters: Collection[str], costs: Collection[str]) -> None:
        self.by_sound: dict[str, set[str]] = defaultdict(set)
        for char in {c for word in words for c in word} | set(characters):
            for sound in load_sounds().get(char, ()):
                self.by_sound[sound].add(char)
        self.partners: dict[tuple[str, int], set[str]] = defaultdict(set)
        self.shortened: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for word in words:
            if len(word) == 2:
                self.partners[word[0], 1].add(word[1])
                self.partners[word[1], 0].add(word[0])
            if 3 <= len(word) <= LONGEST:
                for n in range(len(word)):
                    short = word[:n] + word[n + 1 :]
                    if short not in costs and not (n and word[n] == word[n - 1]):
                        self.shortened[short].add((word, n))
