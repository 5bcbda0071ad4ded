import { useMutation } from "@tanstack/react-query";
import { Form, Input, InputNumber, Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { departmentNow } from "@/shared/session/clock";
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
  baseline: number | null;
  baseline_source: string;
  enabled: boolean;
}

const BASELINE_DAYS = 7;
type Usual = Awaited<ReturnType<typeof readUsual>>;

/** Median and range of the last days' readings. */
async function readUsual(deviceId: number, channelId: number) {
  const end = departmentNow();
  const query = { start: new Date(end - BASELINE_DAYS * 86_400_000).toISOString(), end: new Date(end).toISOString() };
  const found = await take(api.GET("/api/devices/{device_id}/channels/{channel_id}/baseline", { params: { path: { device_id: deviceId, channel_id: channelId }, query } }));
  return { ...found, day: query.end.slice(0, 10) };
}

/** A channel: its names, how often it speaks, what its sensor can measure, and whether it is judged at all. */
export function ChannelDialog({ deviceId, channel, name, onClose }: { deviceId: number; channel: Channel; name: string; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const edit = useEditChannel(deviceId, channel.id);
  const usual = useMutation({ mutationFn: () => readUsual(deviceId, channel.id) });
  const fill = ({ median, low, high, n, day }: Usual) => {
    if (median !== null) form.setFieldsValue({ baseline: Number(median.toPrecision(4)), baseline_source: t("channel.baselineSaid", { day, days: BASELINE_DAYS, n, low: (low ?? median).toPrecision(4), high: (high ?? median).toPrecision(4) }) });
  };
  const needed = [{ required: true, message: t("needed") }];
  const initial: Values = {
    zh: channel.names["zh-Hans"] ?? "", en: channel.names.en ?? "", cadence_s: channel.cadence_s ?? 10,
    valid_low: channel.valid_low ?? null, valid_high: channel.valid_high ?? null,
    baseline: channel.baseline ?? null, baseline_source: channel.baseline_source ?? "", enabled: channel.enabled ?? true,
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
        <Form.Item label={t("channel.baseline")} htmlFor="channel_baseline" extra={t("channel.baselineHint")}>
          <span className="row">
            <Form.Item name="baseline" noStyle>
              <InputNumber suffix={unitWord(channel.unit)} style={{ width: 160 }} />
            </Form.Item>
            <button type="button" className="btn" disabled={usual.isPending} onClick={() => usual.mutate(undefined, { onSuccess: fill })}>
              {t("channel.baselineFrom", { count: BASELINE_DAYS })}
            </button>
          </span>
        </Form.Item>
        {usual.data?.n === 0 && <p className="warn">{t("channel.baselineNone")}</p>}
        <Form.Item name="baseline_source" label={t("channel.baselineSource")} dependencies={["baseline"]} rules={[({ getFieldValue }) => ({ required: getFieldValue("baseline") !== null, whitespace: true, message: t("channel.baselineSourceNeeded") })]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="enabled" label={t("channel.enabled")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
      {usual.isError && <ProblemNote error={usual.error} />}
      {edit.isError && <ProblemNote error={edit.error} />}
    </Modal>
  );
}
