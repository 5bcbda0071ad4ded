import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { amendReport, useReportAct, type Report } from "../api/report";

interface Fields {
  kind: "addendum" | "amendment";
  reason: string;
}

/** Opens a signed report again: an addition or a correction, with its reason. The signed text stays. */
export function AmendDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<Fields>();
  const amend = useReportAct((fields: Fields) => amendReport(report.id, { ...fields, version: report.version }));
  const act = t("amend.for", { name: report.patient.name });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: amend.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="amend" layout="vertical" requiredMark={false} initialValues={{ kind: "addendum" }} onFinish={(fields) => amend.mutate(fields, { onSuccess: onClose })}>
        <Form.Item name="kind" label={t("amend.kind")}>
          <Radio.Group options={(["addendum", "amendment"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reason" label={t("amend.reason")} rules={[{ required: true, whitespace: true, message: t("sign.reasonNeeded") }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
      </Form>
      {amend.error && <ProblemNote error={amend.error} />}
    </Modal>
  );
}
