"""Invented report texts: plain sentences that a checker should leave alone."""

NORMAL = {
    "CT": ("扫描范围内各结构形态、密度未见明显异常。未见占位性病变，未见肿大淋巴结。", "扫描范围内未见明显异常。"),
    "MR": ("扫描范围内各结构形态、信号未见明显异常。未见占位性病变。", "扫描范围内未见明显异常。"),
    "DX": ("所示骨质结构完整，未见明确骨折征象。软组织影未见异常。", "未见明确异常。"),
    "US": ("所查脏器大小形态正常，回声均匀，未见占位。", "所查脏器未见明显异常。"),
    "MG": ("双侧乳腺腺体结构清晰，未见肿块及可疑钙化。", "双侧乳腺未见明显异常。"),
    "PT": ("扫描范围内未见异常放射性摄取增高灶。", "未见明确高代谢病灶。"),
    "NM": ("放射性分布大致对称，未见异常浓聚。", "未见明确异常。"),
    "XA": ("所示血管走行自然，管腔未见明显狭窄。", "所示血管未见明显狭窄。"),
}
FINDING = {
    "CT": (
        "可见一类圆形结节，大小约12mm×9mm，边缘清晰，密度均匀。未见肿大淋巴结。",
        "结节，大小约12mm×9mm，建议随访复查。",
    ),
    "MR": ("可见一类圆形异常信号，大小约15mm×11mm，边界清晰。", "异常信号，大小约15mm×11mm，请结合临床。"),
    "DX": ("可见线状低密度影，局部骨皮质连续性欠佳。", "不除外骨折，建议进一步检查。"),
    "US": ("可见一低回声结节，大小约8mm×6mm，边界清晰。", "低回声结节，大小约8mm×6mm，建议随访。"),
}
TECHNIQUE = {"CT": "螺旋扫描，层厚10mm。", "MR": "多序列成像。", "DX": "常规投照。"}


def write_report(modality: str, *, has_finding: bool) -> dict[str, str]:
    findings, impression = (FINDING if has_finding else NORMAL).get(modality, NORMAL.get(modality, NORMAL["CT"]))
    return {"technique": TECHNIQUE.get(modality, "常规检查。"), "findings": findings, "impression": impression}
