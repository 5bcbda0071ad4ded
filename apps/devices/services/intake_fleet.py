"""What the intake knows of the fleet: devices, keys, channels, rules; read again every few seconds."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from apps.devices.engine.alarm_steps import Memory
from apps.devices.engine.alarms import Evaluator
from apps.devices.engine.parts import WHOLE, Part
from apps.devices.engine.rules import Rule
from apps.devices.models import AlarmMemory, Channel, Device, DeviceKey
from apps.devices.services.alarm_rules import NO_DATA, load_overrides, load_rules, load_settings, rules_of
from apps.devices.services.intake_listening import Listening

FRESH_S = 5.0
RETRY_S = 0.5


@dataclass(frozen=True, slots=True)
class KnownChannel:
    """What every reading is asked about; the row stands in `Fleet.subjects`."""

    id: int
    code: str
    subject: str
    unit: str
    valid_low: float | None
    valid_high: float | None


@dataclass
class KnownDevice:
    id: int
    code: str
    secrets: list[str] = field(default_factory=list)
    channels: dict[str, KnownChannel] = field(default_factory=dict)


class Fleet:
    """The devices of a part; `subjects` maps `<device>/<channel>` to its channel; the evaluator follows every reload.

    `heard`: by subject, the seconds of `listening` at the last arrival. Silence is a matter of arrival, in real seconds: a backlog that
    drains is no silence, and neither is a simulated day that runs faster than its sensors. Both live on in the database.
    """

    def __init__(self, part: Part = WHOLE) -> None:
        self.part = part
        self.evaluator = Evaluator(silence_by_event=False)
        self.heard: dict[str, float] = {}
        self.devices: dict[str, KnownDevice] = {}
        self.subjects: dict[str, Channel] = {}
        self.settings: dict = {}
        self.is_reread = False  # since somebody looked
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._read_at = -1e9
        self._restore()

    @property
    def most_ahead_us(self) -> float:
        return self.settings["future_tolerance_s"] * 1e6

    @property
    def oldest_us(self) -> float:
        return self.settings["max_age_days"] * 86_400e6

    def find(self, code: str) -> KnownDevice | None:
        """A device nobody knew a moment ago is looked up again, but not for every message of an unknown one."""
        known = self.devices.get(code)
        if known is None and time.monotonic() - self._read_at > RETRY_S:
            self._read()
            known = self.devices.get(code)
        return known

    def look_again(self) -> bool:
        """For a key that is not known yet: False when what is known was read a moment ago."""
        if time.monotonic() - self._read_at <= RETRY_S:
            return False
        self._read()
        return True

    def refresh(self) -> None:
        if time.monotonic() - self._read_at > FRESH_S:
            self._read()

    def list_silent(self) -> list[tuple[str, float]]:
        """Subjects and for how long we have listened without hearing of them (seconds)."""
        now = self.listening.s
        return [(subject, now - at) for subject, at in self.heard.items() if subject in self.subjects]

    def hear(self, subjects: Iterable[str]) -> None:
        self.heard.update(dict.fromkeys(subjects, self.listening.s))

    def list_channels(self) -> dict[int, str]:
        """The subject of each channel id."""
        return {channel.id: subject for subject, channel in self.subjects.items()}

    def forget(self) -> None:
        """The next look reads everything again."""
        self._read_at = -1e9

    def _read(self) -> None:
        self.settings = dict(load_settings())
        rules, overrides = load_rules(), load_overrides()
        rows = Device.objects.exclude(life_cycle="retired").values_list("id", "code")
        devices = {id: KnownDevice(id, code) for id, code in rows if self.part.owns(code)}
        for device_id, secret in (
            DeviceKey.objects.filter(revoked_at=None).order_by("-id").values_list("device_id", "secret")
        ):
            if device_id in devices:
                devices[device_id].secrets.append(secret)
        subjects = {}
        for channel in Channel.objects.filter(enabled=True, device__in=list(devices)).select_related(
            "device__room__site"
        ):
            subject = f"{channel.device.code}/{channel.code}"
            devices[channel.device_id].channels[channel.code] = KnownChannel(
                channel.id, channel.code, subject, channel.unit, channel.valid_low, channel.valid_high
            )
            subjects[subject] = channel
        for subject, channel in subjects.items():
            self._set_rules(subject, tuple(rules_of(channel, channel.device.modality, rules, self.settings, overrides)))
        for gone in set(self.subjects) - set(subjects):
            self._set_rules(gone, ())
        self.devices, self.subjects = {d.code: d for d in devices.values()}, subjects
        self._read_at, self.is_reread = time.monotonic(), True

    def _set_rules(self, subject: str, rules: tuple[Rule, ...]) -> None:
        if self._rules.get(subject) != rules:
            self._rules[subject] = rules
            self.evaluator.set_rules(subject, rules)

    def _restore(self) -> None:
        """What every rule remembered when the process ended."""
        self._read()
        subject_of = self.list_channels()
        rows = [row for row in AlarmMemory.objects.all().iterator() if row.channel_id in subject_of]
        self.listening = Listening(self.part, heard_s=max((row.heard_s or 0.0 for row in rows), default=0.0))
        for row in rows:
            subject = subject_of[row.channel_id]
            self.evaluator.restore(row.rule, subject, Memory.from_json(row.memory))
            if row.rule == NO_DATA:  # one that never said when: from now on
                self.heard[subject] = self.listening.s if row.heard_s is None else row.heard_s
