import { Button, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { type Supply, useDeleteSupply, useSaveSupply, useSupplies } from "../api/supplies";
import type { Device } from "../api/types";

const KINDS = ["cooling", "room_climate", "telemetry"] as const;
const CODE = /^[A-Za-z0-9_.-]{1,32}$/;

interface Props {
  siteId: number;
  devices: Device[];
  onClose: () => void;
}

/** What several devices hang on: their alarms of its kind are one group, told once. */
export function SupplyDrawer({ siteId, devices, onClose }: Props) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const supplies = useSupplies();
  const [chosen, setChosen] = useState<number | "new" | null>(null);
  const rows = (supplies.data?.results ?? []).filter((row) => row.site_id === siteId);
  const supply = chosen === "new" ? null : (rows.find((row) => row.id === chosen) ?? rows[0] ?? null);
  return (
    <Drawer open size={440} title={t("supply.title")} onClose={onClose} destroyOnHidden>
      <p className="meta">{t("supply.hint")}</p>
      {supplies.isPending && <Loading lines={4} />}
      {supplies.isError && <ErrorState error={supplies.error} onRetry={() => void supplies.refetch()} />}
      {rows.length > 0 && (
        <div className="row contract-choice">
          <Select
            aria-label={t("supply.choose")}
            style={{ flex: 1 }}
            value={supply?.id ?? ("new" as const)}
            onChange={setChosen}
            options={[...rows.map((row) => ({ value: row.id as number | "new", label: `${row.code} · ${pick(row.names, lang)} (${row.device_codes.join(", ")})` })), { value: "new" as const, label: t("supply.new") }]}
          />
        </div>
      )}
      {supplies.data && <SupplyForm key={`${supply?.id ?? "new"} ${supply?.version}`} siteId={siteId} devices={devices} supply={supply} onSaved={(id) => setChosen(id)} />}
    </Drawer>
  );
}

interface Values {
  code: string;
  zh: string;
  en: string;
  kind: string;
  device_ids: number[];
}

interface FormProps {
  siteId: number;
  devices: Device[];
  supply: Supply | null;
  onSaved: (id: number | null) => void;
}

function SupplyForm({ siteId, devices, supply, onSaved }: FormProps) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const save = useSaveSupply(siteId, supply);
  const remove = useDeleteSupply();
  const needed = [{ required: true, message: t("needed") }];
  const submit = ({ zh, en, ...facts }: Values) =>
    save.mutate(
      { ...facts, names: { "zh-Hans": zh, en } },
      { onSuccess: (row) => onSaved(row.id), onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) },
    );
  const failed = save.error ?? remove.error;
  return (
    <Form<Values>
      form={form}
      name="supply"
      layout="vertical"
      requiredMark={false}
      initialValues={{ code: supply?.code ?? "", zh: supply?.names["zh-Hans"] ?? "", en: supply?.names.en ?? "", kind: supply?.kind ?? "cooling", device_ids: supply?.device_ids ?? [] }}
      onFinish={submit}
    >
      <Form.Item name="code" label={t("supply.code")} rules={[...needed, { pattern: CODE, message: t("supply.codeHint") }]}>
        <Input maxLength={32} autoFocus={supply === null} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="zh" label={t("supply.nameZh")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="en" label={t("supply.nameEn")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item name="kind" label={t("supply.kind")}>
        <Select options={KINDS.map((value) => ({ value, label: t(`cause.${value}`) }))} />
      </Form.Item>
      <Form.Item name="device_ids" label={t("supply.devices")}>
        <Select mode="multiple" optionFilterProp="label" options={devices.map((device) => ({ value: device.id, label: device.code }))} />
      </Form.Item>
      {failed && <ProblemNote error={failed} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {supply ? t("supply.save", { code: supply.code }) : t("supply.add")}
        </Button>
        {supply && (
          <Button danger loading={remove.isPending} onClick={() => remove.mutate(supply, { onSuccess: () => onSaved(null) })}>
            {t("supply.delete", { code: supply.code })}
          </Button>
        )}
      </div>
    </Form>
  );
}
