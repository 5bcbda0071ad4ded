import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { fromWall, toWall } from "@/shared/lib/wallTime";
import { useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useCorrectDowntime } from "../api/actions";
import type { Downtime } from "../api/types";
import { CAUSES } from "./DowntimeDialog";

interface Values {
  started_at: string;
  ended_at: string;
  cause: Downtime["cause"];
  full: boolean;
  note: string;
  reason: string;
}

/** What was written down wrongly of a downtime, by the site's clock; of one that lasts, its beginning and its note. */
export function CorrectionDialog({ row, onClose }: { row: Downtime; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const zone = useZone();
  const [form] = Form.useForm<Values>();
  const correct = useCorrectDowntime(row.id);
  const wall = (at: string | null | undefined) => (at ? toWall(Date.parse(at), zone) : "");
  const initial: Values = { started_at: wall(row.started_at), ended_at: wall(row.ended_at), cause: row.cause, full: row.full ?? true, note: row.note ?? "", reason: "" };
  const save = (values: Values) => {
    const moved = (name: "started_at" | "ended_at") => (values[name] && values[name] !== initial[name] ? { [name]: fromWall(values[name].slice(0, 16), zone) } : {});
    const ended = row.ended_at ? { cause: values.cause, full: values.full, ...moved("ended_at") } : {};
    correct.mutate({ reason: values.reason.trim(), note: values.note.trim(), ...moved("started_at"), ...ended }, { onSuccess: onClose });
  };
  const causes = CAUSES.includes(row.cause) ? CAUSES : [...CAUSES, row.cause];
  return (
    <Modal open title={t("down.correctTitle")} okText={t("down.correctShort")} cancelText={t("common:back")} okButtonProps={{ loading: correct.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="correction" layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        <Form.Item name="started_at" label={t("down.started")}>
          <Input type="datetime-local" style={{ width: 220 }} />
        </Form.Item>
        {row.ended_at && (
          <>
            <Form.Item name="ended_at" label={t("down.ended")}>
              <Input type="datetime-local" style={{ width: 220 }} />
            </Form.Item>
            <Form.Item name="cause" label={t("down.cause")}>
              <Radio.Group optionType="button" options={causes.map((value) => ({ value, label: t(`down.causeOf.${value}`) }))} />
            </Form.Item>
            <Form.Item name="full" label={t("down.extent")}>
              <Radio.Group
                options={[
                  { value: true, label: t("down.full") },
                  { value: false, label: t("down.part") },
                ]}
              />
            </Form.Item>
          </>
        )}
        <Form.Item name="note" label={t("down.note")}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="reason" label={t("down.reason")} rules={[{ required: true, whitespace: true, message: t("down.reasonNeeded") }]}>
          <Input maxLength={300} autoFocus />
        </Form.Item>
      </Form>
      {correct.isError && <ProblemNote error={correct.error} />}
    </Modal>
  );
}
