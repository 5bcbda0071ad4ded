"""Invented CT slices with known noise: bodies, heads and limbs of many habits, on tables, in round and square fields. No patient was imaged."""

from dataclasses import dataclass, replace

import numpy as np

AIR, LUNG, FAT, WATER, MUSCLE, LIVER, BONE = -1000.0, -850.0, -95.0, 0.0, 55.0, 100.0, 650.0


@dataclass(frozen=True)
class Phantom:
    """Lengths in units of half the picture's side; angles in degrees; `grain_px` is the sigma of the noise's own softness."""

    kind: str = "body"  # body, head, limb, chest
    size: int = 256
    width: float = 0.74
    height: float = 0.5
    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0
    noise_hu: float = 12.0
    grain_px: float = 0.0
    sharpness_px: float = 0.6
    table: bool = True
    blanket: bool = False
    metal: float = 0.0
    texture_hu: float = 0.0
    field: str = "square"  # square, round_3024, round_2000, round_1024
    floor: float = -1024.0
    seed: int = 0


def draw_phantom(phantom: Phantom, along: float = 0.0) -> np.ndarray:
    """One slice in HU, float32; `along` from -0.5 (head end) to 0.5 changes outline and organs slowly."""
    image = _draw_anatomy(phantom, along)
    if phantom.sharpness_px:
        image = blur(image, phantom.sharpness_px)
    rng = np.random.default_rng([phantom.seed, int((along + 1) * 1e6)])
    image += make_noise(rng, image.shape, phantom.noise_hu, phantom.grain_px)
    return finish(image, phantom)


def finish(image: np.ndarray, phantom: Phantom) -> np.ndarray:
    """Whole numbers from the scanner's lowest value up, padding outside a round field."""
    image = np.maximum(np.rint(image), phantom.floor).astype(np.float32)
    if phantom.field != "square":
        y, x = _grid(phantom.size)
        image[np.hypot(x, y) > 1.0] = -float(phantom.field.partition("_")[2])
    return image


def make_noise(rng: np.random.Generator, shape: tuple, level: float, grain_px: float) -> np.ndarray:
    """Noise of this standard deviation, white or with softness of its own."""
    noise = rng.normal(0, 1, shape)
    if grain_px:
        noise = blur(noise, grain_px)
        noise /= noise.std()
    return noise * level


def blur(image: np.ndarray, sigma_px: float) -> np.ndarray:
    reach = max(1, round(3 * sigma_px))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma_px) ** 2)
    return smear(smear(image, kernel, 0), kernel, 1)


def smear(image: np.ndarray, kernel: np.ndarray, axis: int) -> np.ndarray:
    reach = len(kernel) // 2
    padded = np.pad(image, [(reach, reach) if a == axis else (0, 0) for a in range(2)], mode="edge")
    length = image.shape[axis]
    parts = (np.take(padded, range(k, k + length), axis=axis) * w for k, w in enumerate(kernel / kernel.sum()))
    return sum(parts)


def _grid(size: int) -> tuple[np.ndarray, np.ndarray]:
    line = (np.arange(size) + 0.5) / size * 2 - 1
    return line[:, None], line[None, :]


def _draw_anatomy(p: Phantom, along: float) -> np.ndarray:
    y, x = _grid(p.size)
    turn = np.radians(p.degrees)
    dx, dy = x - p.x, y - p.y
    u, v = dx * np.cos(turn) + dy * np.sin(turn), -dx * np.sin(turn) + dy * np.cos(turn)
    image = np.full((p.size, p.size), AIR)
    if p.table:
        bed = p.y + p.height + 0.05
        image[(np.abs(y - bed - 0.1 * x * x) < 0.012) & (np.abs(x) < 0.85) & (u == u)] = -250
        image[(y > bed + 0.03) & (y < bed + 0.06) & (np.abs(x) < 0.7) & (u == u)] = -950
    wide, high = p.width * (1 - 0.25 * along * along), p.height * (1 - 0.3 * along * along)
    if p.blanket:
        image[(u / (wide + 0.1)) ** 2 + (v / (high + 0.1)) ** 2 < 1] = -930
    {"body": _draw_body, "chest": _draw_chest, "head": _draw_head, "limb": _draw_limb}[p.kind](
        image, u, v, wide, high, along
    )
    if p.metal:
        image[(u - 0.1) ** 2 + (v - 0.05) ** 2 < p.metal**2] = 3500
    if p.texture_hu:
        rng = np.random.default_rng(p.seed)
        rough = blur(rng.normal(0, 1, image.shape), 6)
        image += np.where(image > -300, rough / rough.std() * p.texture_hu, 0)
    return image


def _ellipse(u, v, cu, cv, a, b):
    return ((u - cu) / a) ** 2 + ((v - cv) / b) ** 2 < 1


def _draw_body(image, u, v, wide, high, along) -> None:
    image[_ellipse(u, v, 0, 0, wide, high)] = FAT
    image[_ellipse(u, v, 0, 0, wide * 0.88, high * 0.86)] = MUSCLE
    image[_ellipse(u, v, -wide * 0.38, -high * 0.12, wide * 0.38, high * 0.5)] = LIVER
    image[_ellipse(u, v, wide * 0.45, -high * 0.1, wide * 0.18, high * 0.25)] = 90 + 30 * along
    for side in (-1, 1):
        image[_ellipse(u, v, side * wide * 0.3, high * 0.35, wide * 0.11, high * 0.16)] = 120
    image[_ellipse(u, v, wide * 0.2, -high * 0.45, wide * 0.12, high * 0.12)] = -700 if along > -0.2 else WATER
    _draw_spine(image, u, v, high)


def _draw_spine(image, u, v, high) -> None:
    image[_ellipse(u, v, 0, high * 0.5, 0.11, 0.1)] = BONE
    image[_ellipse(u, v, 0, high * 0.5, 0.07, 0.06)] = 250
    image[_ellipse(u, v, 0, high * 0.72, 0.03, 0.08)] = BONE


def _draw_chest(image, u, v, wide, high, along) -> None:
    image[_ellipse(u, v, 0, 0, wide, high)] = FAT
    image[_ellipse(u, v, 0, 0, wide * 0.9, high * 0.88)] = MUSCLE
    for side in (-1, 1):
        image[_ellipse(u, v, side * wide * 0.45, -high * 0.02, wide * 0.33, high * (0.62 - 0.2 * abs(along)))] = LUNG
        image[_ellipse(u, v, side * wide * 0.45, -high * 0.05, 0.03, 0.03)] = 40
    image[_ellipse(u, v, wide * 0.1, -high * 0.1, wide * 0.25, high * 0.35)] = MUSCLE
    _draw_spine(image, u, v, high)


def _draw_head(image, u, v, wide, high, along) -> None:
    image[_ellipse(u, v, 0, 0, wide, high)] = 20
    image[_ellipse(u, v, 0, 0, wide * 0.94, high * 0.95)] = 1100
    image[_ellipse(u, v, 0, 0, wide * 0.85, high * 0.88)] = 34
    image[_ellipse(u, v, 0, 0, wide * 0.7, high * 0.75)] = 27
    for side in (-1, 1):
        image[_ellipse(u, v, side * wide * 0.15, -high * 0.1, wide * 0.07, high * (0.25 + 0.1 * along))] = 8


def _draw_limb(image, u, v, wide, high, along) -> None:
    image[_ellipse(u, v, 0, 0, wide, high)] = FAT
    image[_ellipse(u, v, 0, 0, wide * 0.85, high * 0.85)] = MUSCLE
    image[_ellipse(u, v, -wide * 0.1, 0.05, wide * 0.25, high * 0.25)] = 1000
    image[_ellipse(u, v, -wide * 0.1, 0.05, wide * 0.14, high * 0.14)] = -60


KINDS = {
    "body": {"width": (0.6, 0.82), "height": (0.42, 0.58)},
    "chest": {"width": (0.66, 0.84), "height": (0.46, 0.6)},
    "head": {"width": (0.52, 0.62), "height": (0.66, 0.76)},
    "limb": {"width": (0.4, 0.5), "height": (0.52, 0.62)},
}


def make_clean(rng: np.random.Generator, *, kind: str, size: int) -> Phantom:
    """A phantom as a good department would scan it, its habits drawn by chance."""
    shape = KINDS[kind]
    return Phantom(
        kind=kind,
        size=size,
        width=rng.uniform(*shape["width"]),
        height=rng.uniform(*shape["height"]),
        x=rng.uniform(-0.04, 0.04),
        y=rng.uniform(-0.06, 0.06),
        degrees=rng.uniform(-3, 3),
        noise_hu=rng.uniform(3.5, 7) if kind == "head" else rng.uniform(8, 22),
        grain_px=float(rng.choice([0, 0.45, 0.65, 0.85])),
        sharpness_px=float(rng.choice([0, 0.6, 0.9, 1.1])),
        table=bool(rng.random() < 0.8),
        blanket=bool(rng.random() < 0.3),
        metal=float(rng.choice([0, 0, 0, 0, 0.03])),
        texture_hu=float(rng.choice([0, 0, 2, 4])) if kind != "head" else 0.0,
        field=str(rng.choice(["square", "square", "round_3024", "round_2000", "round_1024"])),
        floor=float(rng.choice([-1024, -1024, -3024, -1000])),
        seed=int(rng.integers(1 << 30)),
    )


def make_cut(phantom: Phantom, rng: np.random.Generator) -> Phantom:
    """The same body too large for the field, or far off its middle."""
    if rng.random() < 0.5:
        return replace(
            phantom, x=float(rng.choice([-1, 1])) * (1.04 + rng.uniform(0, 0.2) - phantom.width), table=False
        )
    scale = rng.uniform(1.08, 1.35) / max(phantom.width, phantom.height)
    return replace(phantom, width=phantom.width * scale, height=phantom.height * scale, table=False)
