import { Button, Checkbox, Drawer, Form, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import { type Plan, type PlanFacts, useDeviceModels, useSavePlan } from "../api/quality";
import { PlanHistory } from "./PlanHistory";

const KINDS = ["preventive", "inspection", "calibration", "recall", "corrective"] as const;
const METERS = ["exams"];

interface Values extends PlanFacts {
  on: "device" | "model";
  device_id?: number;
  model?: string;
  is_active: boolean;
}

/** A maintenance plan: new for a device or for every device of a model, or one that is changed. */
export function PlanDrawer({ plan, devices, onClose }: { plan: Plan | null; devices: { id: number; code: string }[]; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const title = plan ? `${plan.device_code} · ${plan.name}` : t("plans.new");
  return (
    <Drawer open size={460} title={title} onClose={onClose} destroyOnHidden>
      <PlanForm plan={plan} devices={devices} onDone={onClose} />
      {plan && <PlanHistory plan={plan} onDone={onClose} />}
    </Drawer>
  );
}

function PlanForm({ plan, devices, onDone }: { plan: Plan | null; devices: { id: number; code: string }[]; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const models = useDeviceModels();
  const save = useSavePlan(plan, onDone);
  const on = Form.useWatch("on", form) ?? "device";
  const meter = Form.useWatch("meter", form) ?? plan?.meter ?? "";
  const needed = [{ required: true, message: t("needed") }];
  const submit = ({ on: _on, device_id, model, ...facts }: Values) =>
    save.mutate(
      { ...facts, next_on: facts.next_on || null, every_usage: facts.meter ? facts.every_usage : null, target: on === "model" ? { model: model ?? "" } : { device_id: device_id ?? 0 } },
      { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) },
    );
  const usual = { kind: "preventive" as const, meter: "", lead_days: 14, needs_both: false, is_fixed: false, is_active: true, on: "device" as const };
  return (
    <Form<Values> form={form} name="plan" layout="vertical" requiredMark={false} initialValues={{ ...usual, ...plan }} onFinish={submit}>
      {!plan && (
        <>
          <Form.Item name="on" label={t("plans.for")}>
            <Radio.Group optionType="button" options={(["device", "model"] as const).map((value) => ({ value, label: t(`plans.on.${value}`) }))} />
          </Form.Item>
          {on === "device" ? (
            <Form.Item name="device_id" label={t("one.device")} rules={needed}>
              <Select showSearch optionFilterProp="label" options={devices.map((one) => ({ value: one.id, label: one.code }))} />
            </Form.Item>
          ) : (
            <Form.Item name="model" label={t("plans.model")} rules={needed} extra={t("plans.modelHint")}>
              <Select showSearch optionFilterProp="label" options={(models.data?.results ?? []).map((one) => ({ value: one.code, label: one.name }))} />
            </Form.Item>
          )}
        </>
      )}
      <Form.Item name="name" label={t("plans.name")} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t("plans.kind")}>
        <Select options={KINDS.map((value) => ({ value, label: t(`plans.kindOf.${value}`) }))} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="next_on" label={t("plans.nextOn")}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="every_days" label={t("plans.everyDays")}>
          <InputNumber min={1} max={36500} precision={0} />
        </Form.Item>
      </div>
      <div className="row contract-pair">
        <Form.Item name="meter" label={t("plans.meter")}>
          <Select options={["", ...METERS].map((value) => ({ value, label: value ? t(`plans.meterOf.${value}`) : t("plans.noMeter") }))} />
        </Form.Item>
        {meter && (
          <Form.Item name="every_usage" label={t("plans.everyUsage")} rules={needed}>
            <InputNumber min={1} max={1e12} />
          </Form.Item>
        )}
      </div>
      {meter && (
        <Form.Item name="needs_both" valuePropName="checked">
          <Checkbox>{t("plans.needsBoth")}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="is_fixed" valuePropName="checked">
        <Checkbox>{t("plans.fixed")}</Checkbox>
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="lead_days" label={t("plans.lead")}>
          <InputNumber min={0} max={366} precision={0} />
        </Form.Item>
        <Form.Item name="window_min" label={t("plans.window")}>
          <InputNumber min={5} max={10080} precision={0} suffix="min" />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t("limits.source")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
        <Input maxLength={300} />
      </Form.Item>
      {plan && (
        <Form.Item name="is_active" valuePropName="checked">
          <Checkbox>{t("plans.active")}</Checkbox>
        </Form.Item>
      )}
      {save.isError && <ProblemNote error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("plans.save")}
      </Button>
    </Form>
  );
}
