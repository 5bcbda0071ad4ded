import { App, Drawer, Form, Input, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { BASE } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { MODALITIES } from "@/shared/lib/modalities";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { useSaveTemplate, type MrrtTemplate, type ReportTemplate, type TemplateFacts } from "../api/templates";
import { TemplateHistory } from "./TemplateHistory";
import { TemplatePreview } from "./TemplatePreview";

const LANGS = ["zh", "en"] as const;
const SECTIONS = ["technique", "findings", "impression"] as const;
const ROWS = { technique: 2, findings: 8, impression: 2 } as const;

interface Props {
  known: ReportTemplate | null;
  /** Of an MRRT document: its texts stand in both languages until a person has translated them. */
  read?: MrrtTemplate | null;
  mayWrite: boolean;
  onClose: () => void;
}

/** One template: when it is proposed, its texts in both languages with what a reader would get, and its versions. */
export function TemplateDrawer({ known, read = null, mayWrite, onClose }: Props) {
  const { t } = useTranslation("reporting");
  const { message } = App.useApp();
  const [form] = Form.useForm<TemplateFacts>();
  const save = useSaveTemplate(known);
  const texts = Form.useWatch("texts", form);
  const needed = [{ required: true, whitespace: true, message: t("templates.needed") }];
  const blank = { technique: "", findings: "", impression: "" };
  const initial = known ?? { modality: "CT", body_parts: [], exam_types: [], contrast: "", is_active: true, texts: { zh: read?.texts ?? blank, en: read?.texts ?? blank }, ...(read ? { names: { "zh-Hans": read.title, en: read.title }, modality: read.modality || "CT" } : {}) };
  const submit = (values: TemplateFacts) =>
    save.mutate(values, {
      onSuccess: (row) => {
        void message.success(t("templates.saved", { code: row.code, version: row.version }));
        onClose();
      },
      onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
    });
  return (
    <Drawer open size={1120} title={known ? `${known.code} · ${t("templates.version")} ${known.version}` : t("templates.add")} onClose={onClose} destroyOnHidden>
      <Form<TemplateFacts> form={form} name="template" layout="vertical" requiredMark={false} disabled={!mayWrite} initialValues={initial as Partial<TemplateFacts>} onFinish={submit}>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="code" label={t("templates.code")} rules={needed} style={{ flex: 2 }}>
            <Input disabled={known !== null} maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name={["names", "zh-Hans"]} label={t("templates.nameZh")} rules={needed} style={{ flex: 3 }}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name={["names", "en"]} label={t("templates.nameEn")} rules={needed} style={{ flex: 3 }}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="modality" label={t("templates.modality")} style={{ flex: 1 }}>
            <Select aria-label={t("templates.modality")} options={MODALITIES.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="body_parts" label={t("templates.parts")} style={{ flex: 3 }}>
            <Select mode="tags" aria-label={t("templates.parts")} tokenSeparators={[" ", ","]} open={false} suffixIcon={null} />
          </Form.Item>
          <Form.Item name="exam_types" label={t("templates.types")} style={{ flex: 3 }}>
            <Select mode="tags" aria-label={t("templates.types")} tokenSeparators={[" ", ","]} open={false} suffixIcon={null} />
          </Form.Item>
          <Form.Item name="contrast" label={t("templates.contrast")} style={{ flex: 1 }}>
            <Select aria-label={t("templates.contrast")} options={["", "with", "without"].map((value) => ({ value, label: t(`templates.for_${value || "any"}`) }))} />
          </Form.Item>
          <Form.Item name="is_active" label={t("templates.active")} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        {read && <p className="warn">{t("templates.translate", { lang: t(`templates.lang_${read.lang === "zh" ? "en" : "zh"}`) })}</p>}
        <p className="meta">{t("templates.grammar", { side: "{side}", exam: "{exam}", prior: "{prior}" })}</p>
        <div className="template-texts">
          {LANGS.map((lang) => (
            <fieldset key={lang} lang={lang}>
              <legend className="cap">{t(`templates.lang_${lang}`)}</legend>
              {SECTIONS.map((section) => (
                <Form.Item key={section} name={["texts", lang, section]} label={t(`section.${section}`)}>
                  <Input.TextArea autoSize={{ minRows: ROWS[section], maxRows: 16 }} maxLength={8000} spellCheck={false} />
                </Form.Item>
              ))}
            </fieldset>
          ))}
        </div>
        {mayWrite && texts && <TemplatePreview texts={texts} />}
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="loinc" label="LOINC" style={{ flex: 1 }}>
            <Input maxLength={16} autoComplete="off" />
          </Form.Item>
          <Form.Item name="radlex" label="RadLex" style={{ flex: 1 }}>
            <Input maxLength={16} autoComplete="off" />
          </Form.Item>
          <Form.Item name="code_source" label={t("templates.source")} style={{ flex: 3 }}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        {save.isError && <ProblemNote error={save.error} />}
        {mayWrite && (
          <button type="submit" className="btn primary" disabled={save.isPending}>
            {known ? t("templates.saveAs", { version: (known.version ?? 1) + 1 }) : t("templates.create")}
          </button>
        )}
      </Form>
      {known && (
        <p className="row">
          {LANGS.map((lang) => (
            <a key={lang} className="btn sm" href={`${BASE}/api/report-templates/${known.code}/mrrt?lang=${lang}`} download>
              <Icon name="download" /> MRRT · {t(`templates.lang_${lang}`)}
            </a>
          ))}
        </p>
      )}
      {known && <TemplateHistory code={known.code} onTake={mayWrite ? (older) => form.setFieldsValue({ texts: older.texts, names: older.names }) : null} />}
    </Drawer>
  );
}
