"""Pictures of stored images (PS3.18 8.3.5, 10.4.1.1.3): rendered instances and frames, and thumbnails of everything."""

from django.http import HttpResponse
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.drivers.pixels import NoPixels
from apps.imaging.drivers.rendering import JPEG, LARGEST, PNG, Look, render
from apps.imaging.engine.display import FUNCTIONS, LINEAR, Window
from apps.imaging.models import Instance
from apps.imaging.rest.dicomweb.accept import NotAcceptable, read_accept
from apps.imaging.rest.dicomweb.answers import ASKED_AGAIN, KEPT, answer_unchanged
from apps.imaging.rest.dicomweb.base import DicomWebView, note_access
from apps.imaging.selectors.dicomweb import tag_of
from apps.imaging.selectors.studies import load_frame

THUMBNAIL = (128, 128)
KINDS = {"image/*": JPEG, "*/*": JPEG, JPEG: JPEG, PNG: PNG}


class RenderedView(DicomWebView):
    """An instance (its first frame) or a frame of it as JPEG or PNG."""

    def get(self, request, study_uid: str, series_uid: str, sop_uid: str, frames: str = "1") -> HttpResponse:
        row = self.list_visible(study_uid, series_uid, sop_uid)[0]
        note_access(request, row.series.study)
        return _answer(request, row, _read_number(frames, row), read_look(request), KEPT)


class ThumbnailView(DicomWebView):
    """A small picture of a frame, an instance, or the image in the middle of a series or study."""

    def get(self, request, *uids: str, frames: str = "", **named: str) -> HttpResponse:
        rows = [row for row in self.list_visible(*named.values()) if row.rows is not None]
        if not rows:
            raise Refused(Reason("imaging.no_pixels", {"detail": "no image"}, "error"))
        row = rows[len(rows) // 2]
        note_access(request, row.series.study)
        number = _read_number(frames, row) if frames else row.n_frames // 2
        headers = KEPT if "sop_uid" in named else ASKED_AGAIN
        return _answer(request, row, number, read_look(request, size=THUMBNAIL), headers)


def _answer(request: Request, row: Instance, number: int, look: Look, headers: dict[str, str]) -> HttpResponse:
    tag = tag_of([row], f"rendered {number} {look}")
    if unchanged := answer_unchanged(request, tag, headers):
        return unchanged
    try:
        picture = render(load_frame(row, number), look)
    except NoPixels as error:
        raise Refused(Reason("imaging.no_pixels", {"detail": str(error)}, "error")) from None
    return HttpResponse(picture, content_type=look.kind, headers={**headers, "ETag": tag})


def _read_number(text: str, row: Instance) -> int:
    """From 0."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValidationError({"frames": "one frame number, from 1"})
    if not 1 <= int(text) <= row.n_frames:
        raise NotFound("imaging.frame_missing", n=row.n_frames)
    return int(text) - 1


def read_look(request: Request, *, size: tuple[int, int] | None = None) -> Look:
    """`window=center,width[,function]`, `viewport=width,height`, `quality=1..100`. Raises ValidationError, NotAcceptable."""
    kind = next((KINDS[w.type] for w in read_accept(request) if w.type in KINDS and not w.is_multipart), None)
    if kind is None:
        raise NotAcceptable("image/jpeg and image/png are what can be given here")
    query = request.query_params
    quality = query.get("quality", "90")
    if not (quality.isascii() and quality.isdigit() and len(quality) <= 3 and 1 <= int(quality) <= 100):
        raise ValidationError({"quality": "1..100"})
    box = _read_viewport(query["viewport"]) if query.get("viewport") else size
    window = _read_window(query["window"]) if query.get("window") else None
    return Look(kind, window, box, int(quality))


def _read_window(text: str) -> Window:
    parts = text.split(",")
    try:
        window = Window(
            float(parts[0]), float(parts[1]), (parts[2].strip().lower() if len(parts) > 2 else "") or LINEAR
        )
    except (IndexError, ValueError):
        window = Window(0, 0)
    if not (window.is_good and abs(window.center) < 1e9 and window.width < 1e9) or len(parts) > 3:
        raise ValidationError({"window": f"center,width[,function]; functions: {', '.join(FUNCTIONS)}"})
    return window


def _read_viewport(text: str) -> tuple[int, int]:
    parts = text.split(",")
    if len(parts) != 2 or not all(p.isascii() and p.isdigit() and 0 < len(p) <= 4 for p in parts):
        raise ValidationError({"viewport": f"width,height up to {LARGEST}; a part of the image cannot be asked for"})
    width, height = map(int, parts)
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValidationError({"viewport": f"width,height up to {LARGEST}"})
    return width, height
