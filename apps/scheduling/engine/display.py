"""What the public may see of a patient: a ticket and a masked name."""

from collections.abc import Mapping
from math import ceil

MASK = "*"


def mask_name(name: str) -> str:
    """张三 -> 张*, 欧阳娜娜 -> 欧**娜, Anna Berg -> A*** B***; one sign is kept at most at each end."""
    words = name.split()
    if not words:
        return MASK
    if any("\u3400" <= sign <= "\u9fff" for sign in name):
        joined = "".join(words)
        if len(joined) <= 2:
            return joined[0] + MASK
        return joined[0] + MASK * (len(joined) - 2) + joined[-1]
    return " ".join(word[0] + MASK * 3 for word in words)


def ticket_label(section: str, number: int) -> str:
    """A + 7 -> A007; a section never has more than 999 calls a day without a wider number."""
    return f"{section}{number:03d}"


ZH_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))


def say_call(label: str, rooms: Mapping[str, str]) -> dict[str, str]:
    """What a voice reads, sign by sign so that no number is slurred; never a name. `rooms` by language."""
    zh, en = rooms.get("zh-Hans") or rooms.get("en", ""), rooms.get("en") or rooms.get("zh-Hans", "")
    return {
        "zh-Hans": f"请 {' '.join(ZH_DIGITS.get(sign, sign) for sign in label)} 号到 {zh}",
        "en": f"Number {' '.join(label)}, please go to {en}",
    }


def round_wait(minutes: float) -> int:
    """As the public reads it: in steps of five, rather too long than too short."""
    return max(0, ceil(minutes / 5) * 5)
