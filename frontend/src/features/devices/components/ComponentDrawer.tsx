import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { departmentNow } from "@/shared/session/clock";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { type Component, useFitComponent, useRemoveComponent, useSaveComponent } from "../api/assets";
import type { Device } from "../api/types";

const KINDS: Component["kind"][] = ["tube", "generator", "detector", "cold_head", "compressor", "coil", "probe", "other"];
const METERS = ["exams", "mas", "scan_s", "arcs"] as const;

interface Values {
  kind: Component["kind"];
  serial: string;
  name: string;
  brought_meter: string | undefined;
  brought_amount: number | null;
  life_meter: string | undefined;
  life_amount: number | null;
  life_months: number | null;
  life_source: string;
}

interface Props {
  component: Component | null;
  devices: Device[];
  onClose: () => void;
}

/** A part: its facts, where it has been, and the two acts: into a device, out of it. */
export function ComponentDrawer({ component, devices, onClose }: Props) {
  const { t } = useTranslation("devices");
  return (
    <Drawer open size={460} title={component ? `${component.name} ${component.serial}` : t("components.new")} onClose={onClose} destroyOnHidden>
      <Facts component={component} onDone={onClose} />
      {component && !component.retired_at && (component.device_id ? <TakeOut component={component} onDone={onClose} /> : <FitIn component={component} devices={devices} onDone={onClose} />)}
      {component && component.fittings.length > 0 && (
        <>
          <h3 className="cap">{t("components.history")}</h3>
          <ul className="history">
            {component.fittings.toReversed().map((one) => (
              <li key={one.fitted_at}>
                <TimeText at={one.fitted_at} shape="full" />
                <span>
                  {one.device_code} {one.removed_at ? <>– <TimeText at={one.removed_at} shape="full" /></> : t("components.still")} <span className="t2">{one.note}</span>
                </span>
                <span className="meta">{one.removed_by || one.fitted_by}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

function Facts({ component, onDone }: { component: Component | null; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const { site } = useSite();
  const [form] = Form.useForm<Values>();
  const save = useSaveComponent(component, onDone);
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const meters = METERS.map((value) => ({ value: value as string, label: t(`components.meterOf.${value}`) }));
  const brought = Object.entries(component?.brought ?? {})[0];
  const submit = ({ kind, serial, brought_meter, brought_amount, life_meter, life_amount, ...facts }: Values) => {
    const kept = Object.fromEntries(Object.entries(component?.brought ?? {}).filter(([name]) => name !== brought?.[0]));
    save.mutate(
      {
        ...facts,
        parent_id: component?.parent_id ?? null,
        brought: brought_meter && brought_amount !== null ? { ...kept, [brought_meter]: brought_amount } : kept,
        life_meter: life_meter ?? "",
        life_amount: life_amount ?? null,
        fixed: { site_id: site?.id ?? 0, kind, serial },
      },
      { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) },
    );
  };
  return (
    <Form<Values>
      form={form}
      name="component"
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: "tube", life_source: "", ...component, life_meter: component?.life_meter || undefined, brought_meter: brought?.[0], brought_amount: brought?.[1] ?? null }}
      onFinish={submit}
    >
      {!component && (
        <div className="row contract-pair">
          <Form.Item name="kind" label={t("components.kind")}>
            <Select options={KINDS.map((value) => ({ value, label: t(`components.kindOf.${value}`) }))} />
          </Form.Item>
          <Form.Item name="serial" label={t("one.serial")} rules={needed}>
            <Input maxLength={64} />
          </Form.Item>
        </div>
      )}
      <Form.Item name="name" label={t("components.name")} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="brought_meter" label={t("components.brought")}>
          <Select allowClear options={meters} />
        </Form.Item>
        <Form.Item name="brought_amount" label={t("components.amount")}>
          <InputNumber min={0} max={1e12} />
        </Form.Item>
      </div>
      <div className="row contract-pair">
        <Form.Item name="life_meter" label={t("components.lifeMeter")}>
          <Select allowClear options={meters} />
        </Form.Item>
        <Form.Item name="life_amount" label={t("components.lifeAmount")}>
          <InputNumber min={1} max={1e12} />
        </Form.Item>
        <Form.Item name="life_months" label={t("components.lifeMonths")}>
          <InputNumber min={1} max={1200} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="life_source" label={t("components.lifeSource")}>
        <Input maxLength={300} />
      </Form.Item>
      {save.isError && <ProblemNote error={save.error} />}
      <Button type={component ? "default" : "primary"} htmlType="submit" loading={save.isPending}>
        {component ? t("components.save", { serial: component.serial }) : t("components.add")}
      </Button>
    </Form>
  );
}

function FitIn({ component, devices, onDone }: { component: Component; devices: Device[]; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const fit = useFitComponent(component.id, onDone);
  const own = devices.filter((device) => device.room.site_id === component.site_id);
  return (
    <Form layout="vertical" name="fit" requiredMark={false} className="component-act" onFinish={({ device_id }: { device_id: number }) => fit.mutate({ device_id, at: new Date(departmentNow()).toISOString() })}>
      <Form.Item name="device_id" label={t("components.fitInto")} rules={[{ required: true, message: t("needed") }]}>
        <Select showSearch optionFilterProp="label" options={own.map((device) => ({ value: device.id, label: device.code }))} />
      </Form.Item>
      {fit.isError && <ProblemNote error={fit.error} />}
      <Button type="primary" htmlType="submit" loading={fit.isPending}>
        {t("components.fit", { serial: component.serial })}
      </Button>
    </Form>
  );
}

function TakeOut({ component, onDone }: { component: Component; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const remove = useRemoveComponent(component.id, onDone);
  return (
    <Form
      layout="vertical"
      name="remove"
      requiredMark={false}
      className="component-act"
      initialValues={{ note: "", is_retired: false }}
      onFinish={(values: { note: string; is_retired: boolean }) => remove.mutate({ ...values, at: new Date(departmentNow()).toISOString() })}
    >
      <Form.Item name="note" label={t("components.why")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="is_retired" valuePropName="checked">
        <Checkbox>{t("components.retire")}</Checkbox>
      </Form.Item>
      {remove.isError && <ProblemNote error={remove.error} />}
      <Button danger htmlType="submit" loading={remove.isPending}>
        {t("components.remove", { serial: component.serial, device: component.device_code })}
      </Button>
    </Form>
  );
}
