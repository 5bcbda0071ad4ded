"""Every process on two hosts, their servers on a third (`_hosts.py`): the main job passes, and a host killed with all its processes costs
nothing that was acknowledged. Needs root: `.venv/bin/python -m benchmarks.many_machines [journey] [kill]`."""

import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from hl7.client import MLLPClient
from paho.mqtt.enums import CallbackAPIVersion
from pynetdicom import AE
from pynetdicom.sop_class import CTImageStorage

from benchmarks._hosts import NET, Hosts
from tests.department import wait_until

ORDER = "\r".join(
    [
        "MSH|^~\\&|HIS|GH|RADFLOW|MAIN|20261130120000||ORM^O01^ORM_O01|D{n}|P|2.5.1||||||UNICODE UTF-8",
        "PID|1||K{n}^^^GH^MR||钱^学^^^^^L^I||19620309|M",
        "PV1|1|O",
        "ORC|NW|DRILL-{n}^GH",
        "OBR|1|DRILL-{n}^GH||CT-CHEST||||||||||||referrer^刘^明远|||||||||||^^^^^R||||^咳嗽三周",
    ]
)
KEYS = """
import json
from apps.common.kernel.actor import Actor
from apps.devices.public import issue_device_key, list_devices
device = next(d for d in list_devices() if d.channels.filter(code="room_temp").exists())
print(json.dumps([device.code, issue_device_key(device.id, actor=Actor.system("bench")).secret]))
"""


class Sender(threading.Thread):
    """Sends one after the other until told to stop; `acknowledged` holds the numbers of those that were."""

    def __init__(self, hosts: Hosts, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.hosts, self.stop = hosts, stop
        self.acknowledged: list[int] = []
        self.refused: list[str] = []

    def run(self) -> None:
        n = 0
        while not self.stop.is_set():
            try:
                n = self.send(n)
            except (OSError, RuntimeError, ValueError) as error:
                self.refused.append(repr(error)[:80])
                time.sleep(0.3)


class Orders(Sender):
    def send(self, n: int) -> int:
        with MLLPClient("127.0.0.1", int(self.hosts.env["RADFLOW_MLLP_PORT"]), encoding="utf-8") as client:
            client.socket.settimeout(20)
            while not self.stop.is_set():
                answer = client.send_message(ORDER.format(n=n))
                if b"MSA|AA" not in answer:
                    raise ValueError(answer[:200])
                self.acknowledged.append(n)
                n += 1
        return n


class Images(Sender):
    def send(self, n: int) -> int:
        from tests.imaging.drivers.objects import make_ct

        node = AE(ae_title="CT1")
        node.dimse_timeout = node.network_timeout = node.acse_timeout = 20
        node.add_requested_context(CTImageStorage)
        link = node.associate("127.0.0.1", int(self.hosts.env["RADFLOW_DICOM_PORT"]), ae_title="RADFLOW")
        if not link.is_established:
            raise RuntimeError("no association")
        try:
            while not self.stop.is_set():
                status = link.send_c_store(make_ct(n + 1, size=64))
                if status.get("Status") != 0:
                    raise RuntimeError(f"status {status.get('Status')}")
                self.acknowledged.append(n)
                n += 1
        finally:
            link.release()
        return n


class Readings(Sender):
    def __init__(self, hosts: Hosts, stop: threading.Event) -> None:
        super().__init__(hosts, stop)
        self.code, self.secret = json.loads(hosts.manage("shell", "-v", "0", "-c", KEYS, timeout_s=180))
        self.client = paho.Client(CallbackAPIVersion.VERSION2, client_id="drill")
        self.client.connect(f"{NET}.1", 1883)
        self.client.loop_start()

    def send(self, n: int) -> int:
        from benchmarks.telemetry_ingest import make_payload

        payload = make_payload(self.code, "drill", n + 1, self.secret, 8, 7200 - n)
        told = self.client.publish(f"radflow/v1/{self.code}/readings", payload, qos=1)
        told.wait_for_publish(10)
        if not told.is_published():
            raise RuntimeError("not acknowledged")
        self.acknowledged.append(n)
        time.sleep(0.02)
        return n + 1


def run_journey(hosts: Hosts) -> None:
    from tests.journeys.test_main_job import test_an_order_from_outside_becomes_a_delivered_report as main_job

    began = time.monotonic()
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as out:
        main_job(hosts, Path(out), patch)
    print(f"main job from order to delivered report: passed, {time.monotonic() - began:.0f} s", flush=True)


def run_kills(hosts: Hosts) -> None:
    stop = threading.Event()
    senders = [Orders(hosts, stop), Images(hosts, stop), Readings(hosts, stop)]
    everybody = {"relay", "beat", "ingester"}
    wait_until(
        lambda: everybody <= set(find_leaders(hosts).replace(",", "").split()), timeout_s=300, what="each has a leader"
    )
    time.sleep(5)  # the ingester leads before it subscribes, and what no session waits for the broker throws away
    for sender in senders:
        sender.start()
    for victim in ("a", "b"):
        time.sleep(20)
        leads = find_leaders(hosts)
        hosts.kill(victim)
        print(f"killed {victim} with all its processes; before that led: {leads}", flush=True)
        time.sleep(25)
        print(f"{'':4}now led: {find_leaders(hosts)}", flush=True)
        hosts.start_host(victim)
        hosts.wait_for(victim)
    stop.set()
    for sender in senders:
        sender.join(60)
    wait_until(
        lambda: not hosts.ask("SELECT 1 FROM common_delivery WHERE status = 'open' LIMIT 1"),
        timeout_s=300,
        what="outbox empty",
    )
    orders, images, readings = senders
    report(
        "orders",
        orders,
        {
            int(row[0][6:])
            for row in hosts.ask("SELECT placer_number FROM workflow_order WHERE placer_number LIKE 'DRILL-%'")
        },
    )
    stored = {
        row[0]: row[1] for row in hosts.ask("SELECT sop_uid, path FROM imaging_instance WHERE sop_uid LIKE '2.25.78.%'")
    }
    whole = {int(uid.rpartition(".")[2]) - 1 for uid, path in stored.items() if (hosts.var / "images" / path).exists()}
    report("images", images, whole)
    wanted = readings.acknowledged[-1] + 1 if readings.acknowledged else 0
    query = f"SELECT count(DISTINCT (t, seq)), count(*) FROM devices_reading r JOIN devices_devicestream s ON s.id = r.stream_id WHERE s.boot = 'drill' AND seq <= {wanted}"
    wait_until(lambda: hosts.ask(query)[0][0] >= 8 * wanted, timeout_s=60, what="readings stored")
    different, rows = hosts.ask(query)[0]
    print(
        f"readings: {wanted} messages of 8 acknowledged, {8 * wanted - different} rows lost, {rows - different} twice"
    )
    twice = hosts.ask(
        "SELECT count(*) FROM (SELECT order_id FROM workflow_exam e JOIN workflow_order o ON o.id = e.order_id WHERE placer_number LIKE 'DRILL-%' GROUP BY 1 HAVING count(*) > 1) x"
    )
    parked = hosts.ask("SELECT count(*) FROM common_delivery WHERE status = 'parked'")
    print(f"orders with more than one exam: {twice[0][0]}; parked deliveries: {parked[0][0]}")


def report(name: str, sender: Sender, stored: set[int]) -> None:
    lost = set(sender.acknowledged) - stored
    print(
        f"{name}: {len(sender.acknowledged)} acknowledged, {len(lost)} lost; {len(sender.refused)} times the way was cut",
        flush=True,
    )


def find_leaders(hosts: Hosts) -> str:
    query = """SELECT a.application_name || ' on ' || host(a.client_addr) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
               WHERE l.locktype = 'advisory' AND l.granted AND a.application_name IN ('relay', 'beat', 'ingester') ORDER BY 1"""
    return ", ".join(sorted({row[0] for row in hosts.ask(query)}))


def main(wanted: list[str]) -> None:
    if os.geteuid():
        sys.exit("network namespaces need root")
    hosts = Hosts(Path(tempfile.mkdtemp(prefix="rf-hosts-")))
    try:
        print(f"two of every process ready after {hosts.start():.0f} s, load {os.getloadavg()[0]:.0f}", flush=True)
        if "journey" in wanted:  # first: it waits for a list of requests that is empty
            run_journey(hosts)
        if "kill" in wanted:
            run_kills(hosts)
        hosts.remove()
    except BaseException:
        hosts.stop()
        print(f"left: {hosts.folder}", file=sys.stderr)
        raise


if __name__ == "__main__":
    main(sys.argv[1:] or ["journey", "kill"])
