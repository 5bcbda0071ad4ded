import { useQueryClient, useMutation } from "@tanstack/react-query";
import { App, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { flagCritical, type Report } from "../api/report";

interface Fields {
  category: number;
  finding: string;
  told_to: string;
  method: "phone" | "in_person" | "message";
}

/** Marks a critical result: what, whom, how; found and told now, by the one who is signed in. */
export function CriticalDialog({ report, finding, onClose }: { report: Report; finding: string; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const flag = useMutation({
    mutationFn: (fields: Fields) => flagCritical(report.id, fields),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["report"] });
      void client.invalidateQueries({ queryKey: ["reading"] });
      void message.success(t("critical.done"));
      onClose();
    },
  });
  const act = t("critical.for", { name: report.patient.name });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger: true, loading: flag.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="critical" layout="vertical" requiredMark={false} initialValues={{ category: 1, method: "phone", finding: finding.split("\n")[0] ?? "", told_to: report.exams[0]?.referrer_name ?? "" }} onFinish={(fields) => !flag.isPending && flag.mutate(fields)}>
        <Form.Item name="category" label={t("critical.category")}>
          <Radio.Group options={[1, 2, 3].map((value) => ({ value, label: t(`critical.category${value}`) }))} />
        </Form.Item>
        <Form.Item name="finding" label={t("critical.finding")} rules={[{ required: true, whitespace: true, message: t("critical.needed") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="told_to" label={t("critical.toldTo")} rules={[{ required: true, whitespace: true, message: t("critical.needed") }]}>
          <Input autoFocus maxLength={128} />
        </Form.Item>
        <Form.Item name="method" label={t("critical.method")}>
          <Radio.Group options={["phone", "in_person", "message"].map((value) => ({ value, label: t(`critical.by.${value}`) }))} />
        </Form.Item>
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {act}
        </button>
      </Form>
      {flag.error && <ProblemNote error={flag.error} />}
    </Modal>
  );
}
