"""`python -m benchmarks.scheduling`: every script of this folder with its defaults."""

import sys

from benchmarks.scheduling import compare, offer, repair, scale

if __name__ == "__main__":
    failed = [part.__name__ for part in (offer, repair, scale, compare) if part.main([])]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
