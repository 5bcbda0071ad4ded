"""`python -m benchmarks.flow`: every script of this folder with its defaults."""

import sys

from benchmarks.flow import boards, queue

if __name__ == "__main__":
    failed = [part.__name__ for part in (queue, boards) if part.main([])]
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)
