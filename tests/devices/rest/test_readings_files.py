"""Readings as files: the same rows in CSV and in Parquet, with their types."""

import csv
import io
from datetime import timedelta

import fastparquet
import pytest

from apps.devices.public import Intake
from tests.devices.rest.test_devices_rest import client_of

pytestmark = pytest.mark.django_db


def fetch(client, device, kind: str, start, end):
    return client.get(f"/api/devices/{device.id}/readings.{kind}", {"start": start.isoformat(), "end": end.isoformat()})


def open_parquet(answer, tmp_path):
    path = tmp_path / "answer.parquet"
    path.write_bytes(answer.content)
    return fastparquet.ParquetFile(str(path)).to_pandas()


def test_both_files_tell_the_same(mr2, make_message, minutes, tmp_path):
    gallons = {"v": 8.0, "unit": "[gal_us]/min"}
    Intake().store([make_message(n, {"water_flow": gallons, "room_temp": 21.5}, t=minutes(n)) for n in (1, 2, 3)])
    client, span = client_of("device_admin"), (minutes(0), minutes(10))
    answer = fetch(client, mr2, "parquet", *span)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/vnd.apache.parquet")
    assert answer["Content-Disposition"] == 'attachment; filename="readings-MR-2.parquet"'
    frame = open_parquet(answer, tmp_path)
    assert list(frame.columns) == ["device", "channel", "t", "value", "unit", "quality", "original", "original_unit"]
    assert [str(frame[name].dtype) for name in ("t", "value", "original")] == [
        "datetime64[us, UTC]",
        "float64",
        "float64",
    ]
    rows = list(csv.reader(io.StringIO(fetch(client, mr2, "csv", *span).content.decode("utf-8-sig"))))[1:]
    told = [
        [d, c, t.isoformat(), v, u, q, None if o != o else o, ou if isinstance(ou, str) else None]
        for d, c, t, v, u, q, o, ou in frame.itertuples(index=False)
    ]
    assert [["" if cell is None else str(cell) for cell in row] for row in told] == rows
    assert len(rows) == 6
    assert {row[6] for row in told if row[1] == "water_flow"} == {8.0}


def test_an_hour_without_readings_is_an_empty_file(mr2, minutes, tmp_path):
    answer = fetch(client_of("device_admin"), mr2, "parquet", minutes(0), minutes(10))
    assert answer.status_code == 200
    assert len(open_parquet(answer, tmp_path)) == 0


def test_a_span_that_is_none_is_refused(mr2, minutes):
    client = client_of("device_admin")
    for kind in ("csv", "parquet"):
        assert fetch(client, mr2, kind, minutes(10), minutes(10) - timedelta(hours=1)).status_code == 400
        assert client.get(f"/api/devices/{mr2.id}/readings.{kind}").status_code == 400
