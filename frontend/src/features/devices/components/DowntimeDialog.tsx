import { Form, Input, InputNumber, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { useChangeDowntime, useTakeOut } from "../api/actions";
import { useTodaysBookings } from "../api/bookings";
import type { Device, Downtime, NewDowntime } from "../api/types";

/** Those that a person logs. */
export const CAUSES: NewDowntime["cause"][] = ["breakdown", "planned", "utility", "waiting_part", "qa_failed"];

interface Values {
  cause: NewDowntime["cause"];
  full: boolean;
  hours: number | null;
  note: string;
}

/** Out of service in three clicks: the button, the cause, confirm. Says first how many bookings it touches. With `open` it changes that downtime. */
export function DowntimeDialog({ device, open, onClose }: { device: Device; open?: Downtime; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const take = useTakeOut(device.id);
  const mayKnow = useMay("schedule.read"); // the line stands before its figure is known: what is below must not move under a click
  const affected = useTodaysBookings(device.code, device.room.site_id);
  const change = useChangeDowntime(device.id);
  const act = t(open ? "down.change" : "down.takeOut", { device: device.code });
  const [left] = useState(() => hoursLeft(open));
  const save = ({ cause, full, hours, note }: Values) => {
    const until = hours ? new Date(departmentNow() + hours * 3_600_000).toISOString() : null;
    const body = { cause, full, note: note.trim() };
    if (open) change.mutate(hours === left ? body : { ...body, expected_until: until }, { onSuccess: onClose });
    else take.mutate({ ...body, expected_until: until }, { onSuccess: onClose });
  };
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger: true, loading: take.isPending || change.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {mayKnow && <p className={affected ? "down-note bad" : "down-note"}>{affected === undefined ? t("common:loading") : t("down.affected", { count: affected })}</p>}
      <Form form={form} name="downtime" layout="vertical" requiredMark={false} initialValues={{ cause: open?.cause ?? "breakdown", full: open?.full ?? true, hours: left, note: open?.note ?? "" }} onFinish={save}>
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
        <Form.Item name="hours" label={t(open ? "down.hoursMore" : "down.hours")}>
          <InputNumber min={0.5} max={720} step={0.5} suffix={t("down.hoursUnit")} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="note" label={t("down.note")}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {take.isError && <ProblemNote error={take.error} />}
      {change.isError && <ProblemNote error={change.error} />}
    </Modal>
  );
}

/** From now to the expected end, in halves of an hour; null when none is known or it has passed. */
function hoursLeft(open: Downtime | undefined): number | null {
  const ms = open?.expected_until ? Date.parse(open.expected_until) - departmentNow() : 0;
  return ms > 0 ? Math.max(0.5, Math.round(ms / 1_800_000) / 2) : null;
}
