import { Checkbox, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { useOpenOrder } from "../api/actions";
import { useDevice } from "../api/fleet";
import type { Alarm, Severity } from "../api/types";
import type { WatchItem } from "../api/watch";

const SEVERITIES: Severity[] = ["critical", "high", "medium", "low"];

interface Props {
  deviceId: number;
  deviceCode: string;
  /** With an alarm or a watch item the order carries its reason; without, a person writes what is to be done. */
  alarm?: Alarm;
  watchItem?: WatchItem;
  onClose: () => void;
}

/** A work order, filled in from what was found: one click opens it. */
export function OrderDialog({ deviceId, deviceCode, alarm, watchItem, onClose }: Props) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<{ summary: string; priority: Severity; stop: boolean }>();
  const open = useOpenOrder();
  const told = alarm ?? watchItem;
  const mayStop = useMay("device.downtime");
  const asReport = !useMay("work_order.write");
  const isUp = useDevice(deviceId).data?.technical !== "down";
  const act = t("orders.openFor", { device: deviceCode });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: open.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {told && <p className="alarm-quote">{told.reason.text}</p>}
      <Form
        form={form}
        name="order"
        layout="vertical"
        requiredMark={false}
        initialValues={{ summary: "", priority: alarm?.severity ?? "medium", stop: false }}
        onFinish={({ summary, priority, stop }) =>
          open.mutate({ device_id: deviceId, alarm_id: alarm?.id ?? null, watch_item_id: watchItem?.id ?? null, summary: summary.trim(), priority, out_of_service: Boolean(stop), asReport }, { onSuccess: onClose })
        }
      >
        <Form.Item name="priority" label={t("orders.priority")}>
          <Radio.Group optionType="button" options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))} />
        </Form.Item>
        <Form.Item name="summary" label={t("orders.summary")} rules={told ? [] : [{ required: true, whitespace: true, message: t("orders.summaryNeeded") }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} />
        </Form.Item>
        {mayStop && isUp && (
          <Form.Item name="stop" valuePropName="checked">
            <Checkbox>{t("down.stopToo")}</Checkbox>
          </Form.Item>
        )}
      </Form>
      {open.isError && <ProblemNote error={open.error} />}
    </Modal>
  );
}
