"""What the injector puts in: swaps of level and wording, sentences that do not belong."""

SIDES = {"左": "右", "右": "左", "left": "right", "right": "left", "Left": "Right", "Right": "Left"}
LEVELS = {
    "zh": ["上叶 下叶 中叶", "额叶 颞叶 枕叶 顶叶", "基底节区 丘脑", "L3/4 L4/5 L5/S1", "外上象限 内下象限", "胰头 胰尾", "右叶后段 左叶外段", "前角 后角", "上段 下段", "内侧半月板 外侧半月板", "L1椎体 L3椎体", "左前降支 回旋支", "外踝 内踝", "冈上肌腱 肩胛下肌腱", "外周带 移行带"],
    "en": ["upper_lobe lower_lobe", "frontal temporal parietal", "L3-L4 L4-L5 L5-S1", "upper_outer lower_inner", "medial_meniscus lateral_meniscus", "posterior_horn anterior_horn", "T9 T11", "popliteal femoral", "lower_pole upper_pole", "peripheral_zone transition_zone", "distal_fibula proximal_fibula", "LAD RCA", "supraspinatus subscapularis", "ureterovesical_junction ureteropelvic_junction", "C5-C6 C3-C4"],
}  # fmt: skip
WORDING = {
    ("zh", "CT"): [("低密度", "低信号"), ("高密度", "高回声"), ("密度", "信号")],
    ("zh", "MR"): [("高信号", "高密度"), ("低信号", "低密度"), ("信号", "密度")],
    ("zh", "US"): [("低回声", "低密度"), ("高回声", "高信号"), ("无回声", "低密度"), ("回声", "密度")],
    ("en", "CT"): [("hyperdense", "hyperintense"), ("hypodensity", "hypointensity"), ("opacity", "echogenicity"), ("stone", "T2 hyperintense stone"), ("mass", "hypoechoic mass"), ("nodule", "hyperintense nodule"), ("fracture", "hypoechoic fracture")],
    ("en", "MR"): [("signal", "attenuation value of signal"), ("lesion", "hypodense lesion"), ("tear", "hypodense tear"), ("mass", "hyperdense mass"), ("disc", "hypodense disc"), ("filling defect", "hypodense filling defect")],
    ("en", "US"): [("hypoechoic", "hypodense"), ("echogenic", "hyperdense"), ("cyst", "hypodense cyst"), ("fibroid", "hypointense fibroid"), ("enlarged", "hyperintense"), ("thrombus", "hyperdense thrombus")],
}  # fmt: skip
OUTSIDE = {
    "zh": {
        "head": "前列腺体积增大，约45mm。",
        "other": "双侧侧脑室前角见片状异常，脑沟增宽。",
        "chest": "膝关节半月板形态规则。",
    },
    "en": {
        "head": "The uterus is anteverted.",
        "other": "The lateral ventricles are normal in size.",
        "chest": "The menisci are intact.",
    },
}
SEXED = {
    "zh": {"M": "子宫大小形态正常，双侧附件未见异常。", "F": "前列腺不大，精囊腺对称。"},
    "en": {"M": "The uterus and ovaries are unremarkable.", "F": "The prostate is normal in size."},
}
AGED = {
    "zh": [(10, "老年性改变。"), (30, "骨骺未闭合。"), (60, "前囟未闭。")],
    "en": [
        (10, "Age-related involutional changes are present."),
        (30, "The physes are open."),
        (60, "The anterior fontanelle is open."),
    ],
}
TYPO_EN = {
    "no": "know",
    "evidence": "evidents",
    "pleural": "plural",
    "mass": "mask",
    "cyst": "cist",
    "lung": "long",
    "right": "write",
    "tear": "tier",
    "stone": "tone",
    "node": "note",
    "effusion": "infusion",
    "fracture": "fraction",
    "disc": "desk",
    "ileum": "ilium",
}
