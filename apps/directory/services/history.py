"""Many invented patients at once, to see how the department behaves with years behind it. Never on a real department."""

import random
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.directory.engine.names import make_keys, make_latin, parse_name
from apps.directory.models import Patient, PatientIdentifier

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文建国志云海燕雪梅玉兰峰宇晨子涵浩然欣怡思佳"
ISSUER = "HISTORY"
BATCH = 5000


def seed_patient_history(count: int, *, seed: int = 1) -> int:
    """Adds invented patients until there are `count` of this kind; returns how many were added. Demo departments only."""
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    have = PatientIdentifier.objects.filter(issuer=ISSUER).count()
    rng = random.Random(f"{seed}:{have}")
    for start in range(have, count, BATCH):
        _add_batch(range(start, min(count, start + BATCH)), rng)
    return max(0, count - have)


@transaction.atomic
def _add_batch(numbers: range, rng: random.Random) -> None:
    now = clock.now()
    rows = Patient.objects.bulk_create([_invent(n, rng, now) for n in numbers])
    PatientIdentifier.objects.bulk_create(
        [PatientIdentifier(patient=row, issuer=ISSUER, type="MR", value=row.mrn) for row in rows]
    )


def _invent(number: int, rng: random.Random, now) -> Patient:
    name = parse_name(rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2)))))
    keys = make_keys(name)
    phone = f"13{rng.randrange(10**9):09d}"
    return Patient(
        name=name.text,
        family_name=name.family,
        given_name=name.given,
        name_latin=make_latin(name),
        name_pinyin=keys.pinyin,
        name_initials=keys.initials,
        name_rotated=keys.rotated,
        sex=rng.choice("MF"),
        birth_date=date(1930, 1, 1) + timedelta(days=rng.randrange(34_000)),
        phone=phone,
        phone_reversed=phone[::-1],
        mrn=f"H{number:08d}",
        created_at=now,
        updated_at=now,
    )
