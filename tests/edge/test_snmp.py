"""SNMP v3 against an agent that answers encrypted requests of one user."""

import asyncio
import threading

import pytest
from pysnmp.carrier.asyncio.dgram import udp
from pysnmp.entity import config, engine
from pysnmp.entity.rfc3413 import cmdrsp, context
from pysnmp.proto.api import v2c

from edge.probe import ProbeFailed
from tests.department import find_free_ports
from tests.edge.test_probes import make, values

TEMP, TEXT = (1, 3, 6, 1, 4, 1, 99999, 1), (1, 3, 6, 1, 4, 1, 99999, 2)
USER = {"user": "radflow", "auth_key": "auth-key-1", "privacy_key": "priv-key-1", "host": "127.0.0.1", "timeout_s": 1.0}
OIDS = {"room_temp": "1.3.6.1.4.1.99999.1.0", "flow": "1.3.6.1.4.1.99999.2.0", "gone": "1.3.6.1.4.1.99999.7.0"}


def serve(port: int, ready: threading.Event, told: dict) -> None:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    agent = engine.SnmpEngine()
    config.add_transport(agent, udp.DOMAIN_NAME, udp.UdpTransport(loop=loop).open_server_mode(("127.0.0.1", port)))
    config.add_v3_user(
        agent, "radflow", config.USM_AUTH_HMAC192_SHA256, "auth-key-1", config.USM_PRIV_CFB128_AES, "priv-key-1"
    )
    config.add_vacm_user(agent, 3, "radflow", "authPriv", (1, 3, 6), (1, 3, 6))
    place = context.SnmpContext(agent)
    scalar, instance = (
        place.get_mib_instrum().get_mib_builder().import_symbols("SNMPv2-SMI", "MibScalar", "MibScalarInstance")
    )
    place.get_mib_instrum().get_mib_builder().export_symbols(
        "__TEST", scalar(TEMP, v2c.Integer()), instance(TEMP, (0,), v2c.Integer(215)),
        scalar(TEXT, v2c.OctetString()), instance(TEXT, (0,), v2c.OctetString("31.4 L/min")),
    )  # fmt: skip
    cmdrsp.GetCommandResponder(agent, place)
    told["loop"] = loop
    loop.call_soon(ready.set)
    loop.run_forever()
    agent.close_dispatcher()
    loop.close()


@pytest.fixture(scope="module")
def agent():
    (port,) = find_free_ports(1)
    ready, told = threading.Event(), {}
    thread = threading.Thread(target=serve, args=(port, ready, told), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield port
    told["loop"].call_soon_threadsafe(told["loop"].stop)
    thread.join(5)


def test_values_come_encrypted_scaled_and_as_text(agent):
    read = make("snmp_v3", port=agent, values=OIDS, scale={"room_temp": 0.1}, units={"room_temp": "Cel"}, **USER)
    found = read()
    assert values(found) == pytest.approx({"room_temp": 21.5, "flow": 31.4})
    assert found[0].unit == "Cel"


def test_a_wrong_key_reads_nothing(agent):
    with pytest.raises(ProbeFailed):
        make("snmp_v3", port=agent, values=OIDS, **USER | {"auth_key": "another-key"})()


@pytest.mark.parametrize("odd", [{"auth": "md5"}, {"auth_key": "short"}, {"values": {"x": "sysName"}}])
def test_weak_or_unclear_settings_are_refused(odd):
    with pytest.raises(ValueError):
        make("snmp_v3", **{"values": OIDS} | USER | odd)
