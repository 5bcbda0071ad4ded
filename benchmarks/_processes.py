"""What processes cost, read from /proc: CPU by the department's own names, and the whole machine beside it."""

import os
from collections.abc import Mapping
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def read_cpu(roots: Mapping[str, int]) -> dict[str, float]:
    """Seconds of CPU that each of these processes and its living family have used."""
    parents, used = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(path.parent.name)
        parents[pid], used[pid] = int(words[1]), (int(words[11]) + int(words[12])) / TICKS
    return {name: sum(used.get(pid, 0.0) for pid in list_family(root, parents)) for name, root in roots.items()}


def list_family(root: int, parents: Mapping[int, int]) -> set[int]:
    family, size = {root}, 0
    while len(family) != size:
        size = len(family)
        family |= {pid for pid, parent in parents.items() if parent in family}
    return family


def read_busy() -> float:
    """Seconds of CPU that everybody on the machine has used."""
    user, nice, system, _, _, irq, soft, *_ = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    return sum(map(int, (user, nice, system, irq, soft))) / TICKS
