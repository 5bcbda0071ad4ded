"""Image QC on invented studies: sensitivity a kind, false alarms, noise against truth, speed. Options: --seeds N --clean N --held-out."""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.builders.image_cases import Study, make_study, write_study
from tests.builders.image_faults import FAULTS
from tests.builders.phantoms import Phantom, draw_phantom

HELD_OUT = 1_000_000  # seeds from here on were never looked at while limits were set


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=12, help="studies a kind of fault")
    parser.add_argument("--clean", type=int, default=120)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--kind", default="")
    options = parser.parse_args()
    _set_up()
    first = HELD_OUT if options.held_out else 1
    with tempfile.TemporaryDirectory() as folder:
        _measure_faults(Path(folder), first, options.seeds, options.kind)
        _measure_clean(Path(folder), first + 500_000, options.clean)
    if not options.kind:
        _measure_noise()
        _measure_speed()


def _set_up() -> None:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    import django

    django.setup()


def _check(study: Study, folder: Path) -> list:
    from apps.qc.public import check_folder, parse_order

    for old in folder.glob("*.dcm"):
        old.unlink()
    write_study(study, folder)
    return check_folder(folder, parse_order(study.order))


def _measure_faults(folder: Path, first: int, n: int, only: str) -> None:
    hits: Counter[str] = Counter()
    missed: list[str] = []
    kinds = [k for k in FAULTS if only in ("", k)]
    for number, kind in enumerate(kinds if n else []):
        for seed in range(first + number * 1000, first + number * 1000 + n):
            study = make_study(seed)
            FAULTS[kind](study)
            found = _check(study, folder)
            if any(f.category == kind and f.severity != "info" for f in found):
                hits[kind] += 1
            else:
                missed.append(f"{kind}:{seed}")
        print(f"sensitivity {kind}: {hits[kind] / n:.3f}", flush=True)
    print(f"sensitivity overall: {sum(hits.values()) / max(1, n * len(kinds)):.4f}")
    print(f"missed: {', '.join(missed) or 'none'}")


def _measure_clean(folder: Path, first: int, n: int) -> None:
    wrong: Counter[str] = Counter()
    alarmed: list[str] = []
    for seed in range(first, first + n):
        found = [f for f in _check(make_study(seed), folder) if f.severity != "info"]
        wrong.update({f.category for f in found})
        if found:
            alarmed.append(f"{seed} {found[0].category}={found[0].measured}")
    print(f"false alarms: {len(alarmed)} of {n} clean studies ({len(alarmed) / max(1, n):.4f}) {dict(wrong)}")
    print("\n".join(alarmed[:20]))


def _measure_noise() -> None:
    from apps.qc.engine.image_metrics.blocks import make_blocks
    from apps.qc.engine.image_metrics.body import find_body
    from apps.qc.engine.image_metrics.noise import measure_noise

    for level in (5, 10, 15, 20, 30, 40):
        told = []
        for seed in range(8):
            kind = ["body", "chest", "limb", "body"][seed % 4]
            blocks = make_blocks(draw_phantom(Phantom(kind=kind, size=512, noise_hu=level, seed=seed)))
            told.append(measure_noise(blocks, find_body(blocks.cell_means)))
        off = [100 * (v / level - 1) for v in told]
        print(f"noise of {level} HU: mean error {np.mean(off):+.2f} %, worst {max(off, key=abs):+.2f} %")


def _measure_speed() -> None:
    """512 x 512 slices from files, warm; the core's own seconds, so that a busy machine does not decide."""
    from apps.qc.engine.image_checking import check_images
    from apps.qc.public import load_folder_case, parse_order

    study = make_study(77, size=512, slices=60, kind="body")
    study.series = {"Plain": next(iter(study.series.values()))}
    study.order["protocol"]["series"] = ["Plain"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_study(study, folder)
        headers, metadata, pixels = [], [], []
        for _ in range(5):
            began = time.process_time()
            case = load_folder_case(folder, parse_order(study.order))
            read = time.process_time()
            check_images(case, reads_pixels=False)
            judged = time.process_time()
            plain = replace(
                case, policy=case.policy | {"pixels": case.policy["pixels"] | {"shape_slices": 0}}, measured={}
            )
            check_images(plain, reads_pixels=True)
            first = time.process_time()
            check_images(replace(case, measured={}), reads_pixels=True)
            headers.append(read - began)
            metadata.append(judged - read)
            pixels.append((first - judged, time.process_time() - first))
    n = len(case.stacks[0].instances)
    print(f"headers: {np.median(headers) / n * 1000:.2f} ms a file")
    print(f"metadata rules: {np.median(metadata) / n * 600 * 1000:.1f} ms for 600 images")
    print(
        f"noise, body, clipping, truncation: {n / np.median([p[0] for p in pixels]):.0f} slices/s a core, pixels read from file"
    )
    print(
        f"all pixel rules (shapes of {case.policy['pixels']['shape_slices']} slices): {n / np.median([p[1] for p in pixels]):.0f} slices/s a core"
    )


if __name__ == "__main__":
    main()
