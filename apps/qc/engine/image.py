"""What an image check sees and what it says: an order, the headers of its study, and pixels on demand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from apps.common.kernel.reason import Reason

SEVERITIES = ("info", "warn", "error")
_DERIVED = ("LOCALIZER", "MIP", "MPR", "DERIVED\\SECONDARY", "SCREEN SAVE", "REFORMATTED")
_WORDS_OF_SCOUTS = (
    "SCOUT", "TOPOGRAM", "LOCALIZER", "LOCALISER", "SURVIEW", "SCANOGRAM", "SCANOSCOPE", "定位", "DOSE REPORT", "DOSE PAGE", "DOSE INFO",
    "PATIENT PROTOCOL", "剂量报告", "SCREEN SAVE", "SMARTPREP", "SMART PREP", "PREMONITORING", "MONITORING", "BOLUS TRACK", "TIMING BOLUS", "监测",
)  # fmt: skip


@dataclass(frozen=True)
class ImageProtocol:
    """What the exam was to be made with; None or empty is unknown, and no finding may rest on it."""

    series: tuple[str, ...] = ()
    kvp: tuple[float, ...] = ()
    slice_thickness: float | None = None
    pitch: float | None = None
    ctdivol_drl: float | None = None
    min_coverage_mm: float | None = None
    noise_max_hu: float | None = None


@dataclass(frozen=True)
class ImageOrder:
    """The order in DICOM text form; an empty field is unknown."""

    accession: str = ""
    patient_id: str = ""
    patient_name: str = ""
    sex: str = ""
    birth_date: str = ""
    modality: str = ""
    body_part: str = ""
    laterality: str = ""
    station_aet: str = ""
    date: str = ""
    study_uid: str = ""
    protocol: ImageProtocol = ImageProtocol()


@dataclass(frozen=True)
class ImageInstance:
    """One object: `key` is what `read` takes; facts are DICOM keywords, numbers as float or list of float."""

    key: Any
    uid: str
    position_mm: float | None
    n_frames: int
    facts: dict[str, Any]

    def number(self, keyword: str) -> float | None:
        """The one number under a keyword, the first of several."""
        value = self.facts.get(keyword)
        return value[0] if isinstance(value, list) else value if isinstance(value, float) else None

    def numbers(self, keyword: str) -> list[float]:
        value = self.facts.get(keyword)
        return value if isinstance(value, list) else [value] if isinstance(value, float) else []

    def text(self, keyword: str) -> str:
        value = self.facts.get(keyword, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class ImageSeries:
    uid: str
    modality: str
    description: str
    instances: tuple[ImageInstance, ...]

    @cached_property
    def name(self) -> str:
        """What people see of it."""
        return self.description or self.common("ProtocolName")

    def common(self, keyword: str) -> str:
        """The text that most objects say."""
        said = Counter(i.text(keyword) for i in self.instances if i.text(keyword))
        return said.most_common(1)[0][0] if said else ""

    @cached_property
    def pixel_mm(self) -> float:
        """Distance of its rows as the first object tells it; 1 where none does."""
        return next((v[0] for i in self.instances if (v := i.numbers("PixelSpacing"))), 1.0)

    @cached_property
    def is_image(self) -> bool:
        """Whether it has pixels at all: reports, dose and key objects have none."""
        return any(i.number("Rows") for i in self.instances)

    @cached_property
    def is_stack(self) -> bool:
        """Slices of the body made by the scanner: no scout, dose page, bolus tracking, reformat or screen copy."""
        kind = self.common("ImageType").upper()
        words = self.name.upper()
        is_secondary = self.instances[0].text("SOPClassUID").startswith("1.2.840.10008.5.1.4.1.1.7")
        return (
            self.is_image
            and not is_secondary
            and not any(word in kind for word in _DERIVED)
            and not any(word in words for word in _WORDS_OF_SCOUTS)
        )


@dataclass(frozen=True)
class ImageFinding:
    """One thing a rule says about a study."""

    rule: str
    category: str
    severity: str
    reason: Reason
    series: str = ""
    instance: str = ""
    measured: Any = None
    expected: Any = None
    rule_version: int = 1


@dataclass(frozen=True)
class ImageCase:
    """A study beside its order. `read(key, frame)` gives numbers (HU for CT) as a float32 array; it may raise ValueError or OSError."""

    series: tuple[ImageSeries, ...]
    read: Callable[[Any, int], Any]
    order: ImageOrder = ImageOrder()
    policy: dict[str, Any] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()
    measured: dict[str, Any] = field(default_factory=dict)  # what was computed once for several rules

    @cached_property
    def instances(self) -> tuple[ImageInstance, ...]:
        return tuple(i for s in self.series for i in s.instances)

    @cached_property
    def modality(self) -> str:
        """The modality of most image objects, else what was ordered."""
        said = Counter(s.modality for s in self.series if s.modality and s.is_image)
        return said.most_common(1)[0][0] if said else self.order.modality

    @cached_property
    def stacks(self) -> tuple[ImageSeries, ...]:
        return tuple(s for s in self.series if s.is_stack)
