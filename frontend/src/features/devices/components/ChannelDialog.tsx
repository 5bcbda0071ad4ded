import { Form, Input, InputNumber, Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useEditChannel } from "../api/actions";
import type { Channel } from "../api/types";
import { unitWord } from "./Telemetry";

interface Values {
  zh: string;
  en: string;
  cadence_s: number;
  valid_low: number | null;
  valid_high: number | null;
  enabled: boolean;
}

/** A channel: its names, how often it speaks, what its sensor can measure, and whether it is judged at all. */
export function ChannelDialog({ deviceId, channel, name, onClose }: { deviceId: number; channel: Channel; name: string; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const edit = useEditChannel(deviceId, channel.id);
  const needed = [{ required: true, message: t("needed") }];
  const initial: Values = {
    zh: channel.names["zh-Hans"] ?? "", en: channel.names.en ?? "", cadence_s: channel.cadence_s ?? 10,
    valid_low: channel.valid_low ?? null, valid_high: channel.valid_high ?? null, enabled: channel.enabled ?? true,
  };
  const save = ({ zh, en, ...facts }: Values) => edit.mutate({ names: { "zh-Hans": zh.trim(), en: en.trim() }, ...facts }, { onSuccess: onClose });
  return (
    <Modal open title={t("channel.editOf", { name })} okText={t("channel.save")} cancelText={t("common:back")} okButtonProps={{ loading: edit.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="channel" layout="vertical" requiredMark={false} initialValues={initial} onFinish={save}>
        <Form.Item name="zh" label={t("intake.nameZh")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="en" label={t("intake.nameEn")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="cadence_s" label={t("channel.cadence")} extra={t("channel.cadenceHint")} rules={needed}>
          <InputNumber autoFocus min={0} max={2_678_400} suffix="s" style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="valid_low" label={t("channel.low")}>
          <InputNumber suffix={unitWord(channel.unit)} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="valid_high" label={t("channel.high")} extra={t("channel.rangeHint")}>
          <InputNumber suffix={unitWord(channel.unit)} style={{ width: 160 }} />
        </Form.Item>
        <Form.Item name="enabled" label={t("channel.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {edit.isError && <ProblemNote error={edit.error} />}
    </Modal>
  );
}
