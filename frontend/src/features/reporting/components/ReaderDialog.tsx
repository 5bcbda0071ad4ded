import { Form, InputNumber, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { saveReader, useReadingAct, useSubspecialties, type Reader, type ReaderFields } from "../api/allocation";

/** What one reader reads, how many at once, and whether exams are given to them. */
export function ReaderDialog({ reader, onClose }: { reader: Reader; onClose: () => void }) {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const [form] = Form.useForm<ReaderFields>();
  const groups = useSubspecialties();
  const save = useReadingAct((fields: ReaderFields) => saveReader(reader.id, fields));
  const act = t("readers.edit", { name: reader.name });
  return (
    <Modal open title={act} okText={t("readers.save")} cancelText={t("common:back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="reader" layout="vertical" requiredMark={false} initialValues={reader} onFinish={(fields) => save.mutate(fields, { onSuccess: onClose })}>
        <Form.Item name="subspecialties" label={t("readers.subspecialties")}>
          <Select mode="multiple" options={(groups.data ?? []).map((one) => ({ value: one.code, label: pick(one.names, lang) }))} />
        </Form.Item>
        <Form.Item name="max_open" label={t("readers.max")} rules={[{ required: true, message: t("readers.needed") }]}>
          <InputNumber min={0} max={200} precision={0} />
        </Form.Item>
        <Form.Item name="is_available" label={t("readers.there")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {save.error && <ProblemNote error={save.error} />}
    </Modal>
  );
}
