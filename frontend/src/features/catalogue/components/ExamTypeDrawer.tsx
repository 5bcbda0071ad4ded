import { App, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { MODALITIES } from "@/shared/lib/modalities";
import { ProblemNote } from "@/shared/ui/states";
import { useSaveExamType, type ExamType, type ExamTypeFacts } from "../api/catalogue";
import { CONTRASTS, SIDE_RULES } from "../vocabulary";

/** One orderable exam; a code of a standard is entered with the source it was read in. */
export function ExamTypeDrawer({ known, onClose }: { known: ExamType | null; onClose: () => void }) {
  const { t } = useTranslation("catalogue");
  const { message } = App.useApp();
  const [form] = Form.useForm<ExamTypeFacts>();
  const save = useSaveExamType(known);
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const submit = (values: ExamTypeFacts) => {
    const prep = Object.fromEntries(Object.entries(values.prep ?? {}).filter(([, text]) => text.trim() !== ""));
    save.mutate(
      { ...values, prep },
      {
        onSuccess: (row) => {
          void message.success(t("saved", { code: row.code }));
          onClose();
        },
        onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
      },
    );
  };
  const initial = known ? { ...known } : { modality: "CT", laterality_rule: "none", contrast: "none", duration_min: 15, is_active: true, prep: {} };
  return (
    <Drawer open size={560} title={known ? t("edit", { code: known.code }) : t("add")} onClose={onClose} destroyOnHidden>
      <Form<ExamTypeFacts> form={form} name="exam-type" layout="vertical" requiredMark={false} initialValues={initial as Partial<ExamTypeFacts>} onFinish={submit}>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="code" label={t("field.code")} rules={needed} style={{ flex: 2 }}>
            <Input disabled={known !== null} maxLength={32} autoComplete="off" />
          </Form.Item>
          <Form.Item name="modality" label={t("field.modality")} style={{ flex: 1 }}>
            <Select aria-label={t("field.modality")} options={MODALITIES.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="body_part" label={t("field.bodyPart")} rules={needed} style={{ flex: 2 }}>
            <Input maxLength={32} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name={["names", "zh-Hans"]} label={t("field.nameZh")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name={["names", "en"]} label={t("field.nameEn")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="duration_min" label={t("field.duration")} rules={[{ required: true, message: t("needed") }]} style={{ flex: 1 }}>
            <InputNumber min={1} max={600} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="contrast" label={t("field.contrast")} style={{ flex: 1 }}>
            <Select aria-label={t("field.contrast")} options={CONTRASTS.map((value) => ({ value, label: t(`contrast.${value}`) }))} />
          </Form.Item>
          <Form.Item name="laterality_rule" label={t("field.side")} style={{ flex: 1 }}>
            <Select aria-label={t("field.side")} options={SIDE_RULES.map((value) => ({ value, label: t(`side.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name={["prep", "zh-Hans"]} label={t("field.prepZh")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={600} />
        </Form.Item>
        <Form.Item name={["prep", "en"]} label={t("field.prepEn")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={600} />
        </Form.Item>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="loinc" label="LOINC" style={{ flex: 1 }}>
            <Input maxLength={16} autoComplete="off" />
          </Form.Item>
          <Form.Item name="radlex" label="RadLex" style={{ flex: 1 }}>
            <Input maxLength={16} autoComplete="off" />
          </Form.Item>
          <Form.Item name="code_source" label={t("field.codeSource")} style={{ flex: 2 }}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Form.Item name="is_active" label={t("field.active")} valuePropName="checked">
          <Switch />
        </Form.Item>
        {save.isError && <ProblemNote error={save.error} />}
        <button type="submit" className="btn primary" disabled={save.isPending}>
          {known ? t("save", { code: known.code }) : t("create")}
        </button>
      </Form>
    </Drawer>
  );
}
