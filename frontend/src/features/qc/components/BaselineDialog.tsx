import { DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useSetBaseline, type PhantomChart } from "../api/phantoms";

interface Values {
  period: [Dayjs, Dayjs];
  reason: string;
}

/** From when to when the scanner was as it should be, and why: signed by who is signed in. */
export function BaselineDialog({ chart, onClose }: { chart: PhantomChart; onClose: () => void }) {
  const { t } = useTranslation("phantom");
  const [form] = Form.useForm<Values>();
  const save = useSetBaseline();
  const send = ({ period, reason }: Values) =>
    save.mutate(
      { device_code: chart.device_code, kind: chart.kind, kvp: chart.kvp, kernel: chart.kernel ?? "", first_at: period[0].startOf("day").toISOString(), last_at: period[1].endOf("day").toISOString(), reason: reason.trim() },
      { onSuccess: onClose },
    );
  const first = chart.points[0]?.measured_at;
  const last = chart.points.at(-1)?.measured_at;
  return (
    <Modal open title={t("baseline.title", { device: chart.device_code, kvp: chart.kvp })} okText={t("baseline.act")} cancelText={t("back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="t2" style={{ marginBottom: 12 }}>
        {t("baseline.hint")}
      </p>
      <Form form={form} name="baseline" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ period: first && last ? [dayjs(first), dayjs(last)] : undefined }}>
        <Form.Item name="period" label={t("baseline.period")} rules={[{ required: true, message: t("baseline.periodNeeded") }]}>
          <DatePicker.RangePicker style={{ width: "100%" }} allowClear={false} />
        </Form.Item>
        <Form.Item name="reason" label={t("baseline.reason")} rules={[{ required: true, whitespace: true, message: t("baseline.reasonNeeded") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
      {save.error && <ProblemNote error={save.error} />}
    </Modal>
  );
}
