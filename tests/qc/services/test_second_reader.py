"""The second reader against a server that speaks its protocol, and fails in every way."""

import json
from datetime import timedelta

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, NotFound, Permanent
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.qc.drivers.second_reader import ask_model
from apps.qc.engine.second_reading import BadAnswer, is_open, mask_identifiers, read_answer
from apps.qc.models import SecondReading, Subject
from apps.qc.public import forget_standing, is_breaker_open, judge_second_reading, read_waiting
from apps.reporting.public import start_report
from tests.builders.chat_server import serve_chat
from tests.builders.pathway import HEAD, seed_department
from tests.builders.reports import make_acquired, make_person, make_signed, sign, write

FINDINGS, IMPRESSION = "左肺下叶见结节，大小约8mm。", "右肺下叶结节。"
GOOD = {
    "category": "laterality",
    "quote_findings": "左肺下叶",
    "quote_impression": "右肺下叶",
    "reason": "侧别相反",
    "confidence": 0.9,
}


@pytest.fixture
def server():
    with serve_chat() as running:
        yield running


def set_policy(**changes):
    row = PolicySet.objects.get(code="qc.second_reader", status="active")
    row.payload = row.payload | {"enabled": True, "model": "local-7b", "timeout_s": 2} | changes
    row.save()
    clear_cache()


@pytest.fixture
def signed(db):
    forget_standing()
    seed_department()
    author = make_person("rad-a", "radiologist", "吴敏")
    texts = {"technique": "平扫", "findings": FINDINGS + "张三，电话13812345678。", "impression": IMPRESSION}
    return make_signed_with_reason(author, texts)


def make_signed_with_reason(author, texts):
    report = start_report([make_acquired().id], actor=author)
    write(report, author, texts=texts)
    sign(report, author, override_reason="已核对")
    deliver_pending()
    return report


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, 1),
        ({"quote_findings": "左肺上叶"}, 0),
        ({"quote_findings": "", "quote_impression": ""}, 0),
        ({"quote_findings": "█", "quote_impression": ""}, 0),
        ({"category": "opinion"}, 0),
        ({"confidence": 1.2}, 0),
        ({"confidence": True}, 0),
        ({"reason": None}, 0),
        ({"quote_findings": ["左肺下叶"]}, 0),
    ],
)
def test_only_verbatim_quotes_of_the_agreed_form_count(change, kept):
    told, dropped = read_answer(json.dumps({"findings": [GOOD | change]}), FINDINGS, IMPRESSION)
    assert (len(told), dropped) == (kept, 1 - kept)


@pytest.mark.parametrize("answer", ["", "no", "[]", "{}", '{"findings": 3}', "[" * 100_000])
def test_an_answer_of_another_form_is_no_answer(answer):
    with pytest.raises(BadAnswer):
        read_answer(answer, FINDINGS, IMPRESSION)


def test_names_and_numbers_are_masked_and_places_stay():
    text = "张三，2026-03-01，住院号12345678，已通知李明医师 / Dr. Smith, 8 mm."
    masked = mask_identifiers(text, ["张三"])
    assert len(masked) == len(text)
    assert [word for word in ("张三", "2026-03-01", "12345678", "李明", "Smith") if word in masked] == []
    assert "8 mm" in masked and "住院号" in masked


@pytest.mark.parametrize(
    ("outcomes", "is_it"),
    [
        ([], False),
        ([False, False], False),
        ([False] * 3, True),
        ([True, False, False, False], False),
        ([False] * 4, True),
    ],
)
def test_the_breaker_opens_after_so_many_failures_in_a_row(outcomes, is_it):
    assert is_open(outcomes, 3) is is_it


@pytest.mark.parametrize(
    ("say", "code"),
    [
        ("status:503", "qc.reader_refused"),
        ("status:401", "qc.reader_refused"),
        ("close", "qc.reader_unreachable"),
        ("no_json", "qc.reader_no_answer"),
        ("no_choices", "qc.reader_no_answer"),
        ("huge", "qc.reader_no_answer"),
        ("drip", "qc.reader_late"),
    ],
)
def test_every_failure_of_the_server_is_named(server, say, code):
    server.say = say
    with pytest.raises(Permanent) as caught:
        ask_model(server.url, "m", [], timeout_s=0.3)
    assert caught.value.reason.code == code


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "file:///etc/hostname", "nonsense"])
def test_an_address_without_a_server_is_unreachable(url):
    with pytest.raises(Permanent) as caught:
        ask_model(url, "m", [], timeout_s=1)
    assert caught.value.reason.code == "qc.reader_unreachable"


def test_off_by_default_nothing_is_asked(signed, server):
    assert read_waiting() == 0
    assert (SecondReading.objects.count(), server.heard) == (0, [])


def test_a_signed_report_is_read_once_without_identifiers(signed, server, settings):
    settings.RADFLOW_SECOND_READER_KEY = "word"
    set_policy(url=server.url)
    server.say = {"findings": [GOOD, GOOD | {"quote_findings": "没有的话"}]}
    assert (read_waiting(), read_waiting()) == (1, 0)
    row = SecondReading.objects.get()
    assert (row.state, row.model, row.prompt_version, row.n_dropped) == ("done", "local-7b", "2026-11-29.1", 1)
    assert [(f["category"], f["told"]) for f in row.findings] == [("laterality", True)]
    (asked,) = server.heard
    sent = json.dumps(asked["messages"], ensure_ascii=False)
    assert (asked["path"], asked["model"], asked["temperature"]) == ("/v1/chat/completions", "local-7b", 0)
    assert asked["key"] == "Bearer word"
    assert "左肺下叶" in sent and [s for s in ("张三", "13812345678", "吴敏") if s in sent] == []


def test_after_failures_the_endpoint_is_left_alone_then_asked_again(signed, server):
    for number in range(3):
        make_signed(make_person(f"rad-{number}", "radiologist"))
    set_policy(url=server.url, failures_to_open=2, pause_s=300)
    server.say = "status:500"
    assert read_waiting() == 2
    assert is_breaker_open()
    assert (read_waiting(), len(server.heard)) == (0, 2)
    server.say = {"findings": []}
    SecondReading.objects.update(at=clock.now() - timedelta(seconds=301))
    assert read_waiting() == 4
    assert set(SecondReading.objects.values_list("state", flat=True)) == {"done"}


def test_a_person_says_once_whether_it_was_right(signed, server):
    set_policy(url=server.url)
    read_waiting()
    row = judge_second_reading(SecondReading.objects.get().id, verdict="wrong", actor=HEAD)
    assert (row.verdict, row.judged_by_name) == ("wrong", HEAD.name)
    with pytest.raises(Conflict):
        judge_second_reading(row.id, verdict="right", actor=HEAD)
    with pytest.raises(NotFound):
        judge_second_reading(10**9, verdict="right", actor=HEAD)


def test_the_latest_readings_are_those_of_the_latest_time(signed):
    """One that failed and is asked again keeps its place, and a younger reading that worked long ago says nothing of now."""
    set_policy(failures_to_open=2, pause_s=300)
    for number in range(2):
        make_signed(make_person(f"rad-{number}", "radiologist"))
    now = clock.now()
    for age_s, (subject, state) in zip((1, 2, 200), zip(Subject.objects.order_by("id"), ("failed", "failed", "done"))):
        SecondReading.objects.create(
            subject=subject, state=state, model="m", prompt_version="p", at=now - timedelta(seconds=age_s)
        )
    assert is_breaker_open()
