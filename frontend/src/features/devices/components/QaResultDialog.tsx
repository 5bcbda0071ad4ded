import { Form, Input, InputNumber, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { type QaTest, useRecordResult } from "../api/quality";

interface Values {
  value: number | null;
  passed: boolean | null;
  note: string;
}

/** One result: a measured value is judged by the department, a check by whoever did it. */
export function QaResultDialog({ test, onClose }: { test: QaTest; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const [form] = Form.useForm<Values>();
  const save = useRecordResult(test.device_id, onClose);
  const title = t("qa.recordOf", { device: test.device_code, name: pick(test.names, lang) });
  return (
    <Modal open title={title} okText={t("qa.save")} cancelText={t("common:back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {test.on_fail === "hold" && <p className="down-note">{t("qa.holdHint", { device: test.device_code })}</p>}
      <Form form={form} name="qa-result" layout="vertical" requiredMark={false} initialValues={{ value: null, passed: null, note: "" }} onFinish={(values) => save.mutate({ test: test.code, ...values })}>
        {test.kind === "measure" ? (
          <Form.Item name="value" label={t("qa.value")} rules={[{ required: true, message: t("needed") }]}>
            <InputNumber autoFocus suffix={test.unit} style={{ width: 180 }} />
          </Form.Item>
        ) : (
          <Form.Item name="passed" label={t("qa.verdict")} rules={[{ required: true, message: t("needed") }]}>
            <Radio.Group
              optionType="button"
              options={[
                { value: true, label: t("qa.passed") },
                { value: false, label: t("qa.failed") },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="note" label={t("down.note")}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemNote error={save.error} />}
    </Modal>
  );
}
