"""The intake of telemetry: a batch of messages becomes readings, alarms and a watermark in one transaction.

One process at a time runs it for a part of the devices. After a failed transaction the Intake is thrown away and built again from the database, so that what it
remembers is never ahead of what is committed.
"""

import logging
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction

from apps.common.department_clock import get_clock_facts
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.kernel.units import convert
from apps.devices.drivers.wire import EPOCH, TOPIC, BadMessage, Message, Status, WireReading, read_message, read_status
from apps.devices.engine.parts import WHOLE, Part
from apps.devices.engine.throttle import Bucket
from apps.devices.engine.watermark import Stored
from apps.devices.models import Device, DeviceStream, QuarantinedReading
from apps.devices.models.reading import QUALITIES
from apps.devices.services.alarm_rules import NO_DATA
from apps.devices.services.alarms import apply_transitions, close_unjudged_alarms
from apps.devices.services.dead_letters import DeadLetters
from apps.devices.services.intake_batch import MICROSECOND, Batch, Newest, Outcome, Stream
from apps.devices.services.intake_fleet import Fleet, KnownChannel, KnownDevice
from apps.devices.services.intake_rows import Row, insert_readings, save_memories, save_streams, take_resets
from apps.devices.services.partitions import ensure_partitions

log = logging.getLogger(__name__)
SEEN_EVERY_S = 10.0
LATE_GRACE_S = 5.0
QUIET_S = 5.0  # after so long without a reading nothing is on its way any more
TOPIC_HEAD, TOPIC_TAIL = TOPIC.split("{device}")
QUALITY_NUMBER = {name: n for n, name in enumerate(QUALITIES)}


class Intake:
    def __init__(self, part: Part = WHOLE) -> None:
        self.fleet = Fleet(part)
        self.letters = DeadLetters()
        self._streams: dict[tuple[int, str], Stream] = {}
        self._buckets: dict[str, Bucket] = {}
        self._seen_at: dict[str, float] = {}
        self._partitions_until: datetime | None = None
        self._front_us, self._fed_at = 0, time.monotonic()

    def store(self, arrivals: Iterable[tuple[str, bytes]], *, again: bool = False) -> Outcome:
        """(topic, payload) pairs, in the order they came. All or nothing is committed.

        A row that is stored already (of a stream that ran far ahead of a gap) raises IntegrityError; with `again` it is passed over.
        """
        batch = Batch(clock.now())
        self._make_partitions(batch.now)
        with transaction.atomic():
            self.fleet.refresh()
            for topic, payload in arrivals:
                try:
                    if topic.endswith("/edge"):
                        self._take_status(read_status(topic, payload, self._find_secrets), batch)
                        continue
                    self._refuse_unread(topic)
                    message = self._read_message(topic, payload)
                    self._hold_back(message.device)
                except BadMessage as bad:
                    self.letters.add(topic, payload, bad.reason, batch.now)
                    self._give_up(bad.spent, batch)
                    continue
                self._take(message, batch)
            return self._commit(batch, again=again)

    def tick(self, *, silence: bool = True, connected: bool = True) -> Outcome:
        """Time passes: resets by people, holds, recoveries and silences. `connected`: the line to the broker is up, we listen."""
        batch = Batch(clock.now())
        self.fleet.listening.pass_time(connected=connected)
        with transaction.atomic():
            self.fleet.refresh()
            self._take_resets()
            if self.fleet.is_reread:
                self._reconcile(batch.now)
                self.fleet.is_reread = False
            if silence:
                batch.transitions += self.fleet.evaluator.advance(self._find_passed(batch.now))
                for subject, silent_s in self.fleet.list_silent():
                    batch.transitions += self.fleet.evaluator.notice_silence(subject, silent_s)
            self.fleet.listening.save()
            return self._commit(batch)

    def _find_passed(self, now: datetime) -> float:
        """Up to when (epoch seconds) all has been heard: what is due before that happens without a reading.

        While readings come, that is the newest of the last ones and not the clock: an intake that is some seconds behind has not seen yet
        what may end a hold or a recovery. Less a grace for those that overtake each other.
        """
        quiet = time.monotonic() - self._fed_at > QUIET_S
        front = now.timestamp() if quiet else min(now.timestamp(), self._front_us / 1e6)
        return front - LATE_GRACE_S * get_clock_facts()["factor"]

    def _read_message(self, topic: str, payload: bytes) -> Message:
        """One whose signature does not fit is held against the keys of this moment: a new one may be seconds old."""
        try:
            return read_message(topic, payload, self._find_secrets)
        except BadMessage as bad:
            if bad.reason.code != "devices.signature_wrong" or not self.fleet.look_again():
                raise
            return read_message(topic, payload, self._find_secrets)

    def _find_secrets(self, device: str) -> list[str] | None:
        known = self.fleet.find(device)
        return None if known is None else known.secrets

    def _refuse_unread(self, topic: str) -> None:
        """What a device has used up with messages that were its own is not even read: a flood costs the others no more than its bytes.
        A forged message uses up nothing."""
        device = topic[len(TOPIC_HEAD) : -len(TOPIC_TAIL)]
        bucket = self._buckets.get(device)
        if bucket and bucket.is_dry(time.monotonic()):
            raise self._too_fast(device)

    def _hold_back(self, device: str) -> None:
        settings, now = self.fleet.settings, time.monotonic()
        bucket = self._buckets.get(device)
        if bucket is None:
            bucket = self._buckets[device] = Bucket.full(
                settings["max_messages_per_s"], settings["burst_messages"], now
            )
        if not bucket.take(now):
            raise self._too_fast(device)

    def _too_fast(self, device: str) -> BadMessage:
        return BadMessage("too_fast", device=device, limit=self.fleet.settings["max_messages_per_s"])

    def _give_up(self, spent: Message | None, batch: Batch) -> None:
        """What is kept as a dead letter is not waited for: the watermark goes past it, and its sender with it."""
        if spent:
            stream = self._find_stream(self.fleet.devices[spent.device], spent.boot, batch)
            if not stream.stored.has(spent.seq):
                stream.stored = stream.stored.add(spent.seq, spent.low)

    def _take(self, message: Message, batch: Batch) -> None:
        device = self.fleet.devices[message.device]
        stream = self._find_stream(device, message.boot, batch)
        if stream.stored.has(message.seq):
            stream.again += 1
            return
        stream.stored = stream.stored.add(message.seq, message.low)
        stream.n += 1
        newest = batch.live.setdefault(device.code, (device.id, {}))[1]
        heard, feed, transitions = batch.heard.add, self.fleet.evaluator.feed, batch.transitions
        seen: set[tuple[int, int]] = set()
        for idx, reading in enumerate(message.readings):
            us = (reading.t - EPOCH) // MICROSECOND
            try:
                channel, value = self._fit(device, reading, us - batch.now_us)
            except BadMessage as bad:
                batch.quarantined.append(_quarantine(device, stream, message.seq, idx, reading, bad.reason, batch.now))
                continue
            if (channel.id, us) in seen:  # one value of a channel at a time: the first of a message counts
                continue
            seen.add((channel.id, us))
            number, stated = QUALITY_NUMBER[reading.quality], reading.value
            batch.rows.append(
                Row(channel.id, us, stream.id, message.seq, value, number, batch.now_us)
                if value == stated
                else Row(channel.id, us, stream.id, message.seq, value, number, batch.now_us, stated, reading.unit)
            )
            quality = _judge_range(channel, value, reading.quality)
            subject = channel.subject
            heard(subject)
            transitions += feed(subject, batch.judge_at(us) / 1e6, value, usable=quality != "bad")
            newest[channel.code] = Newest(value, reading.t, quality, channel.unit)

    def _take_status(self, status: Status, batch: Batch) -> None:
        """The newest of a batch counts; a stream that never sent a reading is told as well."""
        device = self.fleet.devices[status.device]
        stream, _ = DeviceStream.objects.get_or_create(
            device_id=device.id, boot=status.boot, defaults={"first_at": batch.now, "last_at": batch.now}
        )
        facts = {"agent": status.agent, "held": status.held, "dropped": status.dropped, "offset_s": status.offset_s}
        DeviceStream.objects.filter(pk=stream.pk).update(
            agent=facts, agent_online=status.state == "online", agent_at=batch.now
        )

    def _fit(self, device: KnownDevice, reading: WireReading, ahead_us: int) -> tuple[KnownChannel, float]:
        """The channel and the value in its unit; raises BadMessage when the reading belongs into quarantine."""
        channel = device.channels.get(reading.channel)
        if channel is None:
            raise BadMessage("channel_unknown", device=device.code, channel=reading.channel)
        if ahead_us > self.fleet.most_ahead_us:
            raise BadMessage("time_in_future", ahead_s=round(ahead_us / 1e6))
        if -ahead_us > self.fleet.oldest_us:
            raise BadMessage("time_too_old", days=self.fleet.settings["max_age_days"])
        if reading.unit in (None, channel.unit):
            return channel, reading.value
        try:
            return channel, convert(reading.value, unit=reading.unit, to=channel.unit)
        except Invalid:
            raise BadMessage("unit_unfit", unit=reading.unit, to=channel.unit) from None

    def _find_stream(self, device: KnownDevice, boot: str, batch: Batch) -> Stream:
        key = (device.id, boot)
        stream = self._streams.get(key)
        if stream is None:
            row, _ = DeviceStream.objects.get_or_create(
                device_id=device.id, boot=boot, defaults={"first_at": batch.now, "last_at": batch.now}
            )
            stream = self._streams[key] = Stream(row.id, device, boot, Stored(row.watermark, frozenset(row.ahead)))
        batch.streams[key] = stream
        return stream

    def _take_resets(self) -> None:
        subject_of = self.fleet.list_channels()
        for rule, channel_id in take_resets(list(subject_of)):
            self.fleet.evaluator.reset(rule, subject_of[channel_id])

    def _reconcile(self, now: datetime) -> None:
        """The evaluator and the open alarms say the same: an alarm that nothing judges any more is closed, and a rule that believes in an
        alarm which is closed may open one again."""
        evaluator, channel_of = self.fleet.evaluator, {s: channel.id for s, channel in self.fleet.subjects.items()}
        judged = {(rule, channel_of[s]) for s in channel_of for rule in evaluator.list_rules(s)}
        alive = close_unjudged_alarms(judged, self.fleet.part, now)
        for rule, subject in evaluator.list_open():
            if (rule, channel_of.get(subject)) not in alive:
                evaluator.reset(rule, subject)

    def _commit(self, batch: Batch, *, again: bool = False) -> Outcome:
        stored = insert_readings(batch.rows, again=again)
        QuarantinedReading.objects.bulk_create(batch.quarantined)
        self.letters.save()
        save_streams(
            ((s.id, s.stored.watermark, sorted(s.stored.ahead), s.n, s.again) for s in batch.streams.values()),
            at=batch.now,
        )
        for stream in batch.streams.values():
            stream.n = stream.again = 0
        opened = apply_transitions(batch.transitions, self.fleet.subjects)
        self.fleet.hear(batch.heard)
        changed, subjects = self.fleet.evaluator.take_changed(), self.fleet.subjects
        heard = self.fleet.heard.get
        save_memories(
            {
                (rule, subjects[s].id): (memory, heard(s) if rule == NO_DATA else None)
                for (rule, s), memory in changed.items()
                if s in subjects
            }
        )
        self._note_seen(batch)
        if batch.newest_us:
            self._front_us, self._fed_at = batch.newest_us, time.monotonic()
        marks = [(s.device.code, s.boot, s.stored.watermark) for s in batch.streams.values()]
        live = {
            code: (device_id, {channel: one.to_json() for channel, one in newest.items()})
            for code, (device_id, newest) in batch.live.items()
        }
        behind_s = (batch.now_us - batch.newest_us) / 1e6 if batch.newest_us else 0.0
        return Outcome(marks, live, stored, opened, behind_s)

    def _note_seen(self, batch: Batch) -> None:
        now = time.monotonic()
        due = [code for code in batch.live if now - self._seen_at.get(code, -1e9) > SEEN_EVERY_S]
        if due:
            Device.objects.filter(code__in=due).update(last_seen_at=batch.now)
            self._seen_at.update(dict.fromkeys(due, now))

    def _make_partitions(self, now: datetime) -> None:
        if self._partitions_until is None or now > self._partitions_until:
            ensure_partitions(now)
            self._partitions_until = now + timedelta(hours=12)


def _judge_range(channel: KnownChannel, value: float, quality: str) -> str:
    """A value outside what the sensor can measure is no value to judge."""
    low, high = channel.valid_low, channel.valid_high
    outside = (low is not None and value < low) or (high is not None and value > high)
    return "bad" if outside else quality


def _quarantine(
    device: KnownDevice, stream: Stream, seq: int, idx: int, reading: WireReading, reason: Reason, now: datetime
) -> QuarantinedReading:
    return QuarantinedReading(
        device_id=device.id, stream_id=stream.id, seq=seq, idx=idx, channel_code=reading.channel, t=reading.t.astimezone(UTC),
        value=reading.value, unit=reading.unit or "", quality=QUALITY_NUMBER[reading.quality], received_at=now, reason=reason.to_json(),
    )  # fmt: skip
