"""Each probe against a real peer of its kind, and the faults of a configuration by name."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pynetdicom import AE, evt
from pynetdicom.sop_class import Verification

from edge.__main__ import main
from edge.config import BadConfig, read_config
from edge.outbox import Outbox
from edge.probe import ProbeFailed, Setting, load_probes


def make(name: str, **given):
    build, settings = load_probes().get(name).value
    assert all(isinstance(one, Setting) for one in settings.values())
    return build({key: given.get(key, one.default) for key, one in settings.items()})


def values(readings) -> dict[str, float]:
    return {one.channel: one.value for one in readings}


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_a_port_that_answers_and_one_that_does_not(closed_port):
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = values(make("tcp", host="127.0.0.1", port=server.getsockname()[1])())
    assert (found["reachable"], found["reachable_ms"] < 3000) == (1.0, True)
    assert values(make("tcp", host="127.0.0.1", port=closed_port)()) == {"reachable": 0.0}


def test_verification_of_a_dicom_service(closed_port):
    entity = AE(ae_title="SCANNER")
    entity.add_supported_context(Verification)
    answers = [0x0000, 0x0122]
    server = entity.start_server(
        ("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_ECHO, lambda e: answers.pop(0))]
    )
    try:
        echo = make("dicom_echo", host="127.0.0.1", port=server.server_address[1], called="SCANNER")
        assert values(echo())["dicom_echo"] == 1.0
        assert values(echo()) == {"dicom_echo": 0.0}  # it answers, but not with success
    finally:
        server.shutdown()
    assert values(make("dicom_echo", host="127.0.0.1", port=closed_port, called="SCANNER")()) == {"dicom_echo": 0.0}


@pytest.fixture
def page():
    told = {"body": json.dumps({"sensors": [{"temp": 21.5, "ok": True}], "name": "x"}).encode()}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(told["body"])

        def log_message(self, *args):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_page_is_read_by_paths(page):
    told, url = page
    paths = {"room_temp": "sensors.0.temp", "ok": "sensors.0.ok", "gone": "sensors.7.temp", "text": "name"}
    read = make("http_poll", url=url, values=paths, units={"room_temp": "Cel"})
    found = read()
    assert (values(found), found[0].unit) == ({"room_temp": 21.5, "ok": 1.0}, "Cel")
    for body in (b"no json", b'{"sensors": []}'):
        told["body"] = body
        with pytest.raises(ProbeFailed):
            read()


def test_a_log_counts_lines_through_a_rotation(tmp_path):
    log = tmp_path / "arc.log"
    log.write_text("ARC before the agent came\n")
    read = make("log_tail", path=str(log), pattern="^ARC", channel="tube_arcs", unit="{arc}")
    assert values(read()) == {"tube_arcs": 0.0}
    with log.open("a") as out:
        out.write("ARC 1\nfine\nARC 2 has no end y")
        out.flush()
        assert values(read()) == {"tube_arcs": 1.0}
        out.write("et\n")
    assert values(read()) == {"tube_arcs": 2.0}
    log.rename(tmp_path / "arc.log.1")
    with pytest.raises(ProbeFailed):
        read()
    log.write_text("ARC in the new file\n")
    assert values(read()) == {"tube_arcs": 3.0}


def test_a_log_carries_a_value(tmp_path):
    log = tmp_path / "he.log"
    log.write_text("He level 71.5 %\nHe level 70.9 %\n")
    read = make(
        "log_tail", path=str(log), pattern=r"He level (?P<value>[\d.]+)", channel="helium_level", from_start=True
    )
    assert values(read()) == {"helium_level": 70.9}
    assert read() == []


def test_every_fault_of_a_configuration_is_named(tmp_path):
    path = tmp_path / "edge.toml"
    (tmp_path / "key").write_text("k" * 43)
    path.write_text(
        '[broker]\nurl = "http://x"\n[[device]]\ncode = "MR-2"\nkey_file = "key"\n'
        '[[device.probe]]\ndriver = "tcp"\nhost = "h"\nport = "80"\nodd = 1\n[[device.probe]]\ndriver = "telepathy"\n'
        '[[device]]\ncode = "MR-2"\nkey_file = "gone"\n'
    )
    with pytest.raises(BadConfig) as bad:
        read_config(path)
    said = "\n".join(bad.value.faults)
    for words in (
        "broker.url",
        "probe[0].odd",
        "probe[0].port: must be int",
        "probe[1].driver",
        "device[1].key_file",
        "MR-2 stands twice",
    ):
        assert words in said


def test_a_person_enters_a_value_without_any_server(tmp_path, capsys):
    (tmp_path / "key").write_text("k" * 43)
    path = tmp_path / "edge.toml"
    path.write_text('[broker]\nurl = "mqtt://h"\n[[device]]\ncode = "MR-2"\nkey_file = "key"\noutbox = "m.sqlite"\n')
    told = [str(path), "--channel", "helium_level", "--value", "71.5"]
    assert main(["enter", *told, "--device", "MR-2", "--unit", "%"]) == 0
    assert main(["enter", *told, "--device", "MR-9"]) == 2
    box = Outbox(tmp_path / "m.sqlite")
    ((seq, rows),) = box.take(0, 10)
    assert (seq, rows[0]["channel"], rows[0]["v"], rows[0]["unit"]) == (1, "helium_level", 71.5, "%")
    box.close()
    assert main(["status", str(path)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["held"] == 1
