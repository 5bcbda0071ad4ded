"""SNMP version 3 with authentication and privacy (RFC 3414, 3826, 7860): each value by its object identifier."""

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import Any

from pysnmp.hlapi.v3arch.asyncio import (
    USM_AUTH_HMAC96_SHA,
    USM_AUTH_HMAC192_SHA256,
    USM_PRIV_CFB128_AES,
    USM_PRIV_CFB256_AES,
    ContextData,
    ObjectIdentity,
    ObjectType,
    SnmpEngine,
    UdpTransportTarget,
    UsmUserData,
    get_cmd,
)

from edge.probe import ProbeFailed, Read, Reading, Setting, probe

AUTH = {"sha": USM_AUTH_HMAC96_SHA, "sha256": USM_AUTH_HMAC192_SHA256}
PRIVACY = {"aes128": USM_PRIV_CFB128_AES, "aes256": USM_PRIV_CFB256_AES}
_OID = re.compile(r"\.?\d+(\.\d+)+\Z")
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)")
logging.getLogger("pysnmp").setLevel(logging.ERROR)


@probe(
    "snmp_v3", host=Setting(str), port=Setting(int, 161), user=Setting(str), auth_key=Setting(str), privacy_key=Setting(str),
    auth=Setting(str, "sha256"), privacy=Setting(str, "aes128"), values=Setting(dict), scale=Setting(dict, {}), units=Setting(dict, {}),
    timeout_s=Setting(float, 3.0),
)  # fmt: skip
def make(settings: Mapping[str, Any]) -> Read:
    """`values`: channel = OID; `scale`: channel = factor (a sensor that counts tenths of a degree: 0.1). No plain-text levels."""
    if settings["auth"] not in AUTH or settings["privacy"] not in PRIVACY:
        raise ValueError(f"auth is one of {', '.join(AUTH)}, privacy one of {', '.join(PRIVACY)}")
    if min(len(settings["auth_key"]), len(settings["privacy_key"])) < 8:
        raise ValueError("keys have 8 characters or more (RFC 3414, 11.2)")
    if odd := [oid for oid in settings["values"].values() if not isinstance(oid, str) or not _OID.match(oid)]:
        raise ValueError(f"no object identifier: {odd[0]}")
    return lambda: asyncio.run(_read(settings))


async def _read(settings: Mapping[str, Any]) -> list[Reading]:
    user = UsmUserData(
        settings["user"], settings["auth_key"], settings["privacy_key"],
        authProtocol=AUTH[settings["auth"]], privProtocol=PRIVACY[settings["privacy"]],
    )  # fmt: skip
    engine = SnmpEngine()
    try:
        place = (settings["host"], settings["port"])
        target = await UdpTransportTarget.create(place, timeout=settings["timeout_s"], retries=1)
        names = list(settings["values"])
        asked = [ObjectType(ObjectIdentity(settings["values"][name].lstrip("."))) for name in names]
        failed, status, _, rows = await get_cmd(engine, user, target, ContextData(), *asked, lookupMib=False)
    except OSError as error:
        raise ProbeFailed(f"{settings['host']}: {error}") from error
    finally:
        engine.close_dispatcher()
    if failed or status:
        raise ProbeFailed(f"{settings['host']}: {failed or status.prettyPrint()}")
    found = {name: find_number(value) for name, (_, value) in zip(names, rows, strict=True)}
    if not any(value is not None for value in found.values()):
        raise ProbeFailed(f"{settings['host']}: none of the values is there")
    return [
        Reading(name, value * settings["scale"].get(name, 1), settings["units"].get(name))
        for name, value in found.items()
        if value is not None
    ]


def find_number(value: Any) -> float | None:
    """Integers, counters, gauges, ticks; a text that begins with a number; None for what is not there."""
    try:
        return float(int(value))
    except (TypeError, ValueError):
        found = _NUMBER.match(str(value))
        return float(found[1]) if found else None
