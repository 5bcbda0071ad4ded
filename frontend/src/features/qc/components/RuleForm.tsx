import { Form, Input, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useSaveRule, useTryRule, type RuleDetail } from "../api/rules";
import { toDefinition, toDraft, type RuleDraft } from "../model/ruleText";

const CATEGORIES = ["char_extra", "char_missing", "typo", "unit", "laterality", "location_level", "body_part", "sex", "age", "polarity", "critical_comm", "missing_section", "measurement", "comparison_date", "contrast", "modality_wording", "copy_forward", "impression_omission", "placeholder", "preferred_term"] as const;
const SEVERITIES = ["info", "warn", "error"] as const;
const SECTIONS = ["any", "findings", "impression"] as const;
const PAIRS = ["match", "unless", "fire", "quiet"] as const;

const NO_EXAM = { modality: "", procedure: "", exam_body_part: "", exam_laterality: "", sex: "", age: "", contrast: null, impression: "", stage: "typing" } as const;

interface Values extends RuleDraft {
  code: string;
  reason: string;
  text: string;
}

interface Props {
  /** Absent for a new rule. */
  rule?: RuleDetail;
  onClose: () => void;
  onSaved: (code: string) => void;
}

/** A rule as phrases and examples, one a line. Its examples run when it is saved; another wording goes on trial again. */
export function RuleForm({ rule, onClose, onSaved }: Props) {
  const { t } = useTranslation("rules");
  const [form] = Form.useForm<Values>();
  const save = useSaveRule();
  const trial = useTryRule();
  const send = ({ code, reason, text: _text, ...draft }: Values) =>
    save.mutate({ code, version: rule?.version ?? null, definition: toDefinition(draft), reason }, { onSuccess: (saved) => onSaved(saved.code) });
  const tryOut = () => {
    const { code: _code, reason: _reason, text, ...draft } = form.getFieldsValue(true) as Values;
    const lang = /[\u4e00-\u9fff]/.test(text ?? "") ? "zh" : "en";
    trial.mutate({ ...NO_EXAM, code: "TRIAL", definition: toDefinition(draft), lang, findings: text ?? "" });
  };
  const choose = (name: "category" | "severity" | "section", values: readonly string[]) => (
    <Form.Item name={name} label={t(`form.${name}`)} style={{ flex: 1 }}>
      <Select options={values.map((value) => ({ value, label: t(`${name}.${value}`) }))} />
    </Form.Item>
  );
  return (
    <Modal open width={860} title={rule ? t("form.change", { code: rule.code }) : t("form.new")} okText={t("form.save")} cancelText={t("form.back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="t2">{t("form.hint")}</p>
      <Form form={form} name="rule" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ ...toDraft(rule?.definition as Record<string, unknown> | null), code: rule?.code ?? "", reason: "", text: "" }}>
        <div className="row" style={{ alignItems: "flex-start", flexWrap: "wrap" }}>
          <Form.Item name="code" label={t("form.code")} rules={[{ required: true, pattern: /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, message: t("form.codeRule") }]} style={{ flex: 1 }}>
            <Input disabled={rule !== undefined} maxLength={40} />
          </Form.Item>
          {choose("category", CATEGORIES)}
          {choose("severity", SEVERITIES)}
          {choose("section", SECTIONS)}
          <Form.Item name="modalities" label={t("form.modalities")} style={{ flex: 1 }}>
            <Input placeholder="CT MR" />
          </Form.Item>
          <Form.Item name="autofix" label={t("form.autofix")} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        <div className="rule-pair">
          <Form.Item name="explanation_zh" label={t("form.explanationZh")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="explanation_en" label={t("form.explanationEn")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
            <Input maxLength={200} />
          </Form.Item>
          {PAIRS.flatMap((name) =>
            (["zh", "en"] as const).map((lang) => (
              <Form.Item key={`${name}_${lang}`} name={`${name}_${lang}`} label={t(`form.${name}`, { lang: t(`lang.${lang}`) })}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
              </Form.Item>
            )),
          )}
          <Form.Item name="source" label={t("form.source")}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="reason" label={t("form.reason")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
        <div className="row" style={{ alignItems: "flex-end" }}>
          <Form.Item name="text" label={t("form.text")} style={{ flex: 1, marginBottom: 0 }}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={4000} />
          </Form.Item>
          <button type="button" className="btn" onClick={tryOut} disabled={trial.isPending}>
            {t("form.try")}
          </button>
        </div>
      </Form>
      <div role="status" style={{ marginTop: 8 }}>
        {trial.data && trial.data.length === 0 && <span>{t("form.silent")}</span>}
        {trial.data && trial.data.length > 0 && (
          <ul className="reasons">
            {trial.data.map((found) => (
              <li key={`${found.section}-${found.start}`}>
                <span className="tag amber">{found.start}</span>
                <span>
                  {found.reason.text} {found.suggestion && `→ ${found.suggestion}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {(save.error ?? trial.error) && <ProblemNote error={save.error ?? trial.error} />}
    </Modal>
  );
}
