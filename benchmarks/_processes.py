"""What processes cost, read from /proc: CPU by the department's own names, and the whole machine beside it."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def go_first(roots: Iterable[int]) -> None:
    """Puts these processes and their families before everybody else on the machine, as if it were quiet; root only. Among themselves
    they stay as nice as they were."""
    parents = read_parents()
    for pid in {member for root in roots for member in list_family(root, parents)}:
        with suppress(OSError):  # one that ended meanwhile
            for thread in os.listdir(f"/proc/{pid}/task"):
                first = max(os.getpriority(os.PRIO_PROCESS, int(thread)), 0) - 20
                os.setpriority(os.PRIO_PROCESS, int(thread), first)
            Path(f"/proc/{pid}/autogroup").write_text(str(first))


def read_parents() -> dict[int, int]:
    return {pid: parent for pid, (parent, _) in _read_stats().items()}


def read_cpu(roots: Mapping[str, int]) -> dict[str, float]:
    """Seconds of CPU that each of these processes and its living family have used."""
    stats = _read_stats()
    parents = {pid: parent for pid, (parent, _) in stats.items()}
    return {
        name: sum(stats[pid][1] for pid in list_family(root, parents) if pid in stats) for name, root in roots.items()
    }


def _read_stats() -> dict[int, tuple[int, float]]:
    """(parent, seconds of CPU) of every process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[int(path.parent.name)] = int(words[1]), (int(words[11]) + int(words[12])) / TICKS
    return found


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
