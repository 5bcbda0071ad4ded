import { Form, Input, InputNumber, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { ProblemNote } from "@/shared/ui/states";
import { useTakeOut } from "../api/actions";
import { useTodaysBookings } from "../api/bookings";
import type { Device, NewDowntime } from "../api/types";

const CAUSES: NewDowntime["cause"][] = ["breakdown", "planned", "utility", "waiting_part", "qa_failed"];

interface Values {
  cause: NewDowntime["cause"];
  full: boolean;
  hours: number | null;
  note: string;
}

/** Out of service in three clicks: the button, the cause, confirm. Says first how many bookings it touches. */
export function DowntimeDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const take = useTakeOut(device.id);
  const affected = useTodaysBookings(device.code, device.room.site_id);
  const act = t("down.takeOut", { device: device.code });
  const save = ({ cause, full, hours, note }: Values) => {
    const until = hours ? new Date(departmentNow() + hours * 3_600_000).toISOString() : null;
    take.mutate({ cause, full, note: note.trim(), expected_until: until }, { onSuccess: onClose });
  };
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger: true, loading: take.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {affected !== undefined && <p className={affected ? "down-note bad" : "down-note"}>{t("down.affected", { count: affected })}</p>}
      <Form form={form} name="downtime" layout="vertical" requiredMark={false} initialValues={{ cause: "breakdown", full: true, hours: null, note: "" }} onFinish={save}>
        <Form.Item name="cause" label={t("down.cause")}>
          <Radio.Group optionType="button" options={CAUSES.map((value) => ({ value, label: t(`down.causeOf.${value}`) }))} />
        </Form.Item>
        <Form.Item name="full" label={t("down.extent")}>
          <Radio.Group
            options={[
              { value: true, label: t("down.full") },
              { value: false, label: t("down.part") },
            ]}
          />
        </Form.Item>
        <Form.Item name="hours" label={t("down.hours")}>
          <InputNumber min={0.5} max={720} step={0.5} suffix={t("down.hoursUnit")} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="note" label={t("down.note")}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {take.isError && <ProblemNote error={take.error} />}
    </Modal>
  );
}
