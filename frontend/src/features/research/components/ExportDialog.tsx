import { Checkbox, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useAskExport, type ExportAsk } from "../api/research";

const TABLES = ["timeline", "reports", "doses", "contrast", "reactions", "measurements"] as const;

/** Asks for the data of a draw; somebody else has to release it. */
export function ExportDialog({ drawId, onClose, onAsked }: { drawId: number; onClose: () => void; onAsked: () => void }) {
  const { t } = useTranslation("research");
  const [form] = Form.useForm<ExportAsk>();
  const ask = useAskExport(drawId);
  const withText = Form.useWatch("with_text", form);
  return (
    <Modal open title={t("export.ask")} okText={t("export.ask")} cancelText={t("common:back")} okButtonProps={{ loading: ask.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="t2">{t("export.hint")}</p>
      <Form<ExportAsk> form={form} name="research-export" layout="vertical" requiredMark={false} initialValues={{ tables: [...TABLES], with_text: false, with_parquet: false, reason: "" }} onFinish={(values) => ask.mutate(values, { onSuccess: onAsked })}>
        <Form.Item name="tables" label={t("export.tables")}>
          <Checkbox.Group options={TABLES.map((value) => ({ value, label: t(`table.${value}`) }))} />
        </Form.Item>
        <Form.Item name="with_text" valuePropName="checked" extra={withText ? t("export.textWarning") : undefined}>
          <Checkbox>{t("export.withText")}</Checkbox>
        </Form.Item>
        <Form.Item name="with_parquet" valuePropName="checked">
          <Checkbox>{t("export.withParquet")}</Checkbox>
        </Form.Item>
        <Form.Item name="reason" label={t("export.reason")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
      </Form>
      {ask.error && <ProblemNote error={ask.error} />}
    </Modal>
  );
}
