"""What the tables of each kind hold: a column a line, with the headings that Chinese systems write for it."""

from apps.interop.engine.legacy.cells import Column, choice, day, moment, pattern, text, whole

SEXES = {"M": "M", "男": "M", "male": "M", "1": "M", "F": "F", "女": "F", "female": "F", "2": "F",
         "O": "O", "其他": "O", "U": "U", "未知": "U", "0": "U", "9": "U", "unknown": "U"}  # fmt: skip
"""The digits are those of GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated."""
SIDES = {"L": "L", "左": "L", "左侧": "L", "left": "L", "R": "R", "右": "R", "右侧": "R", "right": "R",
         "B": "B", "双": "B", "双侧": "B", "both": "B"}  # fmt: skip
CLASSES = {"outpatient": "outpatient", "门诊": "outpatient", "O": "outpatient", "inpatient": "inpatient", "住院": "inpatient",
           "I": "inpatient", "emergency": "emergency", "急诊": "emergency", "E": "emergency",
           "checkup": "checkup", "体检": "checkup"}  # fmt: skip
CONTRASTS = {"none": "none", "无": "none", "平扫": "none", "iodine": "iodine", "碘": "iodine", "gadolinium": "gadolinium",
             "钆": "gadolinium", "microbubble": "microbubble", "微泡": "microbubble", "barium": "barium", "钡": "barium",
             "radiotracer": "radiotracer", "radiotracer_iodine": "radiotracer_iodine"}  # fmt: skip
YES_NO = {"true": "yes", "yes": "yes", "1": "yes", "是": "yes", "false": "no", "no": "no", "0": "no", "否": "no"}
LANGUAGES = {"zh": "zh-Hans", "zh-Hans": "zh-Hans", "中文": "zh-Hans", "en": "en", "英文": "en"}
STATES = {"delivered": "delivered", "已完成": "delivered", "已报告": "delivered", "cancelled": "cancelled", "已取消": "cancelled",
          "no_show": "no_show", "未到": "no_show", "discontinued": "discontinued", "中止": "discontinued"}  # fmt: skip

SOURCE_ID = Column("source_id", text(128), True, ("id", "编号", "序号"))
SITE = Column("site", text(20), also=("院区",))
WHO = (
    Column("patient_source_id", text(128), also=("patient_id", "患者编号")),
    Column("mrn", text(64), also=("病历号", "门诊号")),
)
ORDERED = (
    Column("exam_type", text(32), True, ("检查项目", "检查代码")),
    Column("patient_class", choice(CLASSES), also=("患者类型", "来源")),
    Column("priority", text(16), also=("优先级",)),
    Column("reason", text(4000), also=("临床诊断", "检查目的")),
    Column("laterality", choice(SIDES), also=("侧别",)),
    Column("referrer_name", text(128), also=("申请医生",)),
    Column("department", text(64), also=("申请科室",)),
)

KINDS: dict[str, tuple[Column, ...]] = {
    "patients": (
        SOURCE_ID, SITE,
        Column("name", text(128), True, ("姓名", "患者姓名")),
        Column("sex", choice(SEXES), also=("性别",)),
        Column("birth_date", day, also=("出生日期",)),
        Column("mrn", text(64), also=("病历号", "门诊号")),
        Column("issuer", text(64), also=("发号机构",)),
        Column("phone", text(32), also=("电话", "手机", "联系电话")),
        Column("address", text(256), also=("地址", "住址")),
        Column("language", choice(LANGUAGES), also=("语言",)),
    ),
    "staff": (
        SOURCE_ID,
        Column("username", pattern(r"[\w.@+-]{2,80}", 80), True, ("工号", "用户名")),
        Column("name", text(120), True, ("姓名",)),
        Column("roles", text(400), True, ("角色",)),
        Column("email", pattern(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", 254), also=("邮箱",)),
        Column("phone", text(40), also=("电话", "手机")),
        Column("language", choice(LANGUAGES), also=("语言",)),
    ),
    "catalogue": (
        SOURCE_ID,
        Column("code", text(32), True, ("代码", "项目代码")),
        Column("name_zh", text(200), True, ("名称", "项目名称", "中文名称")),
        Column("name_en", text(200), True, ("英文名称",)),
        Column("modality", text(8), True, ("设备类型", "检查类型")),
        Column("body_part", text(32), True, ("部位", "检查部位")),
        Column("duration_min", whole(1, 1440), True, ("时长", "检查时长")),
        Column("contrast", choice(CONTRASTS), also=("造影剂", "增强")),
        Column("laterality_rule", choice({"none": "none", "optional": "optional", "required": "required"}), also=("侧别规则",)),
        Column("prep_zh", text(2000), also=("准备", "检查准备")),
        Column("prep_en", text(2000)),
        Column("is_active", choice(YES_NO), also=("启用",)),
    ),
    "devices": (
        SOURCE_ID, SITE,
        Column("code", text(32), True, ("代码", "设备编号")),
        Column("model", text(40), True, ("型号",)),
        Column("room", text(20), True, ("机房",)),
        Column("ae_title", text(16), True, ("AE", "AET")),
        Column("station_name", text(16), also=("站名",)),
        Column("serial", text(64), also=("序列号",)),
        Column("software", text(64), also=("软件版本",)),
        Column("installed_on", day, also=("安装日期",)),
    ),
    "bookings": (
        SOURCE_ID, SITE, *WHO, *ORDERED,
        Column("device", text(32), True, ("设备", "设备编号")),
        Column("starts_at", moment, True, ("预约时间", "检查时间")),
        Column("placer_number", text(64), also=("申请单号",)),
        Column("visit_number", text(64), also=("就诊号", "住院号")),
    ),
    "exams": (
        SOURCE_ID, SITE, *WHO, *ORDERED,
        Column("accession", text(16), True, ("检查号", "影像号")),
        Column("performed_at", moment, True, ("检查时间",)),
        Column("ordered_at", moment, also=("申请时间",)),
        Column("device", text(32), also=("设备", "设备编号")),
        Column("study_uid", text(64), also=("StudyInstanceUID",)),
        Column("state", choice(STATES), also=("状态",)),
    ),
    "reports": (
        SOURCE_ID, SITE,
        Column("exam_source_id", text(128), also=("exam_id", "检查编号")),
        Column("accession", text(16), also=("检查号", "影像号")),
        Column("findings", text(100_000), True, ("影像所见", "检查所见", "所见")),
        Column("impression", text(100_000), True, ("诊断意见", "印象", "影像诊断")),
        Column("technique", text(20_000), also=("检查技术", "检查方法")),
        Column("author_name", text(128), True, ("报告医生",)),
        Column("signer_name", text(128), also=("审核医生",)),
        Column("signed_at", moment, True, ("报告时间", "审核时间")),
        Column("lang", choice({"zh": "zh", "中文": "zh", "en": "en", "英文": "en"}), also=("语言",)),
    ),
}  # fmt: skip
