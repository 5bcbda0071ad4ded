import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { signReport, useReportAct, type Report, type ReportFinding } from "../api/report";

interface Props {
  report: Report;
  findings: ReportFinding[];
  flush: () => Promise<number | null>;
  onSigned: (report: Report) => void;
  onClose: () => void;
}

interface Fields {
  password?: string;
  override_reason?: string;
}

/** The signature: the password once more, and over an error a reason that is kept with the report. */
export function SignDialog({ report, findings, flush, onSigned, onClose }: Props) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<Fields>();
  const blocking = findings.filter((one) => one.blocking);
  const sign = useReportAct(async (fields: Fields) => {
    const revision = await flush();
    if (revision === null) throw new Error("unsaved");
    return signReport(report.id, { revision, password: fields.password ?? "", override_reason: fields.override_reason ?? "" });
  });
  const act = t(report.may_verify ? "sign.for" : "sign.handOverFor", { name: report.patient.name });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: sign.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {blocking.length > 0 && (
        <ul className="reading-blocking">
          {blocking.map((one) => (
            <li key={`${one.rule}-${one.section}-${one.start}`} className="bad">
              {one.reason.text}
            </li>
          ))}
        </ul>
      )}
      <Form form={form} name="sign" layout="vertical" requiredMark={false} onFinish={(fields) => !sign.isPending && sign.mutate(fields, { onSuccess: onSigned })}>
        {blocking.length > 0 && (
          <Form.Item name="override_reason" label={t("sign.reason")} rules={[{ required: true, whitespace: true, message: t("sign.reasonNeeded") }]}>
            <Input autoFocus maxLength={500} />
          </Form.Item>
        )}
        {report.password_again && (
          <Form.Item name="password" label={t("sign.password")} rules={[{ required: true, message: t("sign.passwordNeeded") }]}>
            <Input.Password autoFocus={blocking.length === 0} autoComplete="current-password" />
          </Form.Item>
        )}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {act}
        </button>
      </Form>
      {sign.error && <ProblemNote error={sign.error} />}
    </Modal>
  );
}
