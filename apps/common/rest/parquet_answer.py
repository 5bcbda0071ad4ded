"""Tables as Parquet files, for programs that read columns: types are kept, a text that repeats is stored once, zstandard inside."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from apps.common.kernel.later import Later

pd = Later("pandas")
fastparquet = Later("fastparquet")
MEDIA_TYPE = "application/vnd.apache.parquet"  # as registered with IANA
TEXT, TIME, NUMBER = "text", "time", "number"


def answer_parquet(name: str, columns: Mapping[str, str], rows: Iterable[tuple]) -> HttpResponse:
    """`columns`: name to TEXT, TIME (UTC, microseconds) or NUMBER; None is a missing value."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    for column, kind in columns.items():
        frame[column] = _cast(frame[column], kind)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        fastparquet.write(str(path), frame, compression="ZSTD", write_index=False)
        body = path.read_bytes()
    return HttpResponse(
        body, content_type=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}.parquet"'}
    )


def _cast(values, kind: str):
    if kind == TIME:
        return pd.to_datetime(values, utc=True).astype("datetime64[us, UTC]")
    return values.astype("category") if kind == TEXT else values.astype("float64")
