import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useLearn } from "../api/scores";

/** A name and a table of metrics with ratings: the score is learned and judged at once. */
export function LearnDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation("score");
  const [form] = Form.useForm<{ name: string }>();
  const [table, setTable] = useState<string | null>(null);
  const learn = useLearn();
  const send = ({ name }: { name: string }) => table !== null && learn.mutate({ name, table }, { onSuccess: (row) => onMade(row.id) });
  return (
    <Modal open title={t("learn")} okText={t("learn")} cancelText={t("back")} okButtonProps={{ loading: learn.isPending, disabled: table === null }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="learn" layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="name" label={t("field.name")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input maxLength={120} />
        </Form.Item>
        <TableFile label={t("field.table")} onRead={setTable} />
        <p className="meta">{t("tableHint")}</p>
      </Form>
      {learn.error && <ProblemNote error={learn.error} />}
    </Modal>
  );
}

/** A file of this desk as text. */
export function TableFile({ label, onRead }: { label: string; onRead: (text: string) => void }) {
  const read = async (file: File | undefined) => {
    if (file) onRead(await file.text());
  };
  return (
    <label className="col" style={{ gap: 4 }}>
      {label}
      <input type="file" accept=".csv,.tsv,.txt" onChange={(event) => void read(event.target.files?.[0])} />
    </label>
  );
}
