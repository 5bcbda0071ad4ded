import { Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { pick } from "../lib/localised";
import { Loading, ProblemNote } from "../ui/states";
import { useProcessingAsk, useProcessingChoices } from "./processing";

interface Fields {
  what: string;
  assignee_id?: string;
  note?: string;
}

/** What, who, why; the time it is due follows the kind. */
export function AskProcessing({ examId, name, onClose }: { examId: number; name: string; onClose: () => void }) {
  const { t } = useTranslation("processing");
  const lang = useLang();
  const [form] = Form.useForm<Fields>();
  const choices = useProcessingChoices(examId, true);
  const ask = useProcessingAsk(examId);
  const send = ({ what, assignee_id = "", note = "" }: Fields) => ask.mutate({ what, assignee_id, note }, { onSuccess: onClose });
  return (
    <Modal open title={t("ask.title", { name })} okText={t("ask.act")} cancelText={t("common:back")} okButtonProps={{ loading: ask.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {choices.isPending && <Loading />}
      {choices.error && <ProblemNote error={choices.error} />}
      {choices.data && (
        <Form form={form} name="processing" layout="vertical" requiredMark={false} onFinish={send}>
          <Form.Item name="what" label={t("ask.what")} rules={[{ required: true, message: t("ask.whatNeeded") }]}>
            <Select options={choices.data.kinds.map((one) => ({ value: one.code, label: `${pick(one.names, lang)} · ${t("ask.within", { n: one.due_min })}` }))} />
          </Form.Item>
          <Form.Item name="assignee_id" label={t("ask.who")}>
            <Select allowClear placeholder={t("ask.anybody")} options={choices.data.people.map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
          <Form.Item name="note" label={t("ask.note")}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
          </Form.Item>
        </Form>
      )}
      {ask.error && <ProblemNote error={ask.error} />}
    </Modal>
  );
}
