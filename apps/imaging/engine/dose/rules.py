"""The tables of what stands where in a dose report: value name, concept, how to read it, in which unit."""

from typing import NamedTuple

from apps.imaging.engine.dose import quantities as q


class Rule(NamedTuple):
    """The first item with one of `concepts` that says something."""

    name: str
    concepts: tuple[str, ...]
    form: str  # number, code, text, time
    quantity: q.Quantity = q.PLAIN


REPORT, RADIOPHARMACEUTICAL_REPORT = "113701", "113500"
CT_TOTALS, CT_EVENT, CT_SOURCE = "113811", "113819", "113831"
ALERTS, NOTIFICATIONS, FILTERS = "113900", "113908", "113771"
XR_TOTALS, XR_EVENT = "113702", "113706"
ADMINISTRATION = "113502"
PROCEDURE_REPORTED, DEVICE_TYPE, PLANE, ALL_PLANES, LATERALITY = "121058", "122142", "113764", "113890", "272741003"
MAMMOGRAPHY, FLUOROSCOPY = "71651007", "44491008"
DEVICE_TYPES = {"113957": "RF", "113958": "DX", "113959": "CR"}
ACCUMULATED_AGD = "111637"
START_OF_IRRADIATION = "113809"
OBSERVER = (Rule("manufacturer", ("121014",), "text"), Rule("model", ("121015",), "text"))

CT_TOTAL_RULES = (
    Rule("n_told", ("113812",), "number"),
    Rule("total_dlp", ("113813",), "number", q.DLP),
)
CT_RULES = (
    Rule("uid", ("113769",), "text"),
    Rule("started", ("111526", "113809"), "time"),
    Rule("type", ("113820",), "code"),
    Rule("protocol", ("125203",), "text"),
    Rule("target", ("123014",), "code"),
    Rule("laterality", (LATERALITY,), "code"),
    Rule("contrast", ("408730004",), "code"),
    Rule("phantom", ("113835",), "code"),
    Rule("ctdivol", ("113830",), "number", q.MGY),
    Rule("dlp", ("113838",), "number", q.DLP),
    Rule("pitch", ("113828",), "number"),
    Rule("scan_length_mm", ("113825",), "number", q.LENGTH),
    Rule("coll_single", ("113826",), "number", q.LENGTH),
    Rule("coll_total", ("113827",), "number", q.LENGTH),
    Rule("exposure_s", ("113824", "113735"), "number", q.SECONDS),
    Rule("n_sources", ("113823",), "number"),
)
CT_SOURCE_RULES = (
    Rule("kvp", ("113733",), "number", q.VOLTAGE),
    Rule("ma", ("113734",), "number", q.CURRENT),
    Rule("ma_max", ("113833",), "number", q.CURRENT),
    Rule("rot_s", ("113834",), "number", q.SECONDS),
)
DOSE_CHECK_RULES = (
    Rule("ctdivol_alert", ("113904",), "number", q.MGY),
    Rule("dlp_alert", ("113903",), "number", q.DLP),
    Rule("ctdivol_forward", ("113906",), "number", q.MGY),
    Rule("dlp_forward", ("113905",), "number", q.DLP),
)
XR_TOTAL_RULES = (
    Rule("total_dap_gym2", ("113722",), "number", q.DAP),
    Rule("total_rp_gy", ("113725",), "number", q.AIR_KERMA),
    Rule("fluoro_dap_gym2", ("113726",), "number", q.DAP),
    Rule("fluoro_rp_gy", ("113728",), "number", q.AIR_KERMA),
    Rule("acq_dap_gym2", ("113727",), "number", q.DAP),
    Rule("acq_rp_gy", ("113729",), "number", q.AIR_KERMA),
)
XR_RULES = (
    Rule("uid", ("113769",), "text"),
    Rule("started", ("111526",), "time"),
    Rule("type", ("113721",), "code"),
    Rule("protocol", ("125203",), "text"),
    Rule("target", ("123014", "91723000"), "code"),
    Rule("view", ("111031",), "code"),
    Rule("laterality", (LATERALITY,), "code"),
    Rule("dap_gym2", ("122130",), "number", q.DAP),
    Rule("rp_gy", ("113738",), "number", q.AIR_KERMA),
    Rule("entrance_mgy", ("111636",), "number", q.MGY),
    Rule("agd_mgy", ("111631",), "number", q.MGY),
    Rule("hvl_mm", ("111634",), "number", q.LENGTH),
    Rule("thickness_mm", ("111633",), "number", q.LENGTH),
    Rule("kvp", ("113733",), "number", q.VOLTAGE),
    Rule("ma", ("113734", "113767"), "number", q.CURRENT),
    Rule("exposure_ms", ("113824", "113735"), "number", q.MILLISECONDS),
    Rule("exposure_uas", ("113736",), "number", q.CHARGE),
    Rule("ei", ("113845",), "number"),
    Rule("tei", ("113846",), "number"),
    Rule("di", ("113847",), "number"),
)
ADMINISTRATION_RULES = (
    Rule("uid", ("113503",), "text"),
    Rule("agent", ("349358000",), "code"),
    Rule("activity_mbq", ("113507",), "number", q.ACTIVITY),
    Rule("effective_dose_msv", ("113839",), "number", q.MSV),
    Rule("half_life_s", ("304283002",), "number", q.SECONDS),
    Rule("started", ("123003",), "time"),
)
