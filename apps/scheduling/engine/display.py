"""What the public may see of a patient: a ticket and a masked name."""

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
