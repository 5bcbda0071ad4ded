"""Invented people. Any likeness to a living person is chance; phone numbers use a block of invented tails."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单欧阳"
FEMALE = "芳敏静丽娟艳秀英玲桂兰雪梅洁婷颖慧琳莉倩雯欣怡岚佳月燕"
MALE = "伟强磊军洋勇杰涛明超刚平辉鹏华飞建国栋浩宇志远俊峰文博子涵"


@dataclass(frozen=True)
class Person:
    mrn: str
    family: str
    given: str
    sex: str
    birth_date: date
    phone: str
    weight_kg: int


def invent_person(rng: random.Random, *, mrn: str, today: date) -> Person:
    """One person; the age follows what a department sees: few children, many between 40 and 80."""
    sex = rng.choice("MF")
    letters = MALE if sex == "M" else FEMALE
    given = "".join(rng.sample(letters, rng.choice((1, 2, 2))))
    family = rng.choice(SURNAMES[:-2]) if rng.random() > 0.01 else "欧阳"
    age = int(min(94, max(1, rng.triangular(3, 92, 58))))
    birth = today - timedelta(days=int(age * 365.25) + rng.randrange(365))
    return Person(mrn, family, given, sex, birth, f"1380000{rng.randrange(10000):04d}", int(rng.triangular(42, 98, 64)))
