import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { Device } from "../api/types";

const CLINICAL: Device["clinical"][] = ["released", "restricted", "held"];
const LIVES: Device["life_cycle"][] = ["ordered", "installed", "in_service", "standby", "retired"];
type Values = Pick<Device, "ae_title" | "station_name" | "serial" | "software" | "clinical" | "life_cycle">;

/** What a person may change of a device. A save over somebody else's is refused and shown. */
export function FactsDrawer({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => api.PATCH("/api/devices/{device_id}", { params: { path: { device_id: device.id } }, body: { ...values, version: device.version ?? 1 } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const initial: Values = { ae_title: device.ae_title, station_name: device.station_name, serial: device.serial, software: device.software, clinical: device.clinical, life_cycle: device.life_cycle };
  return (
    <Drawer open size={440} title={t("one.editOf", { device: device.code })} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="device" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="clinical" label={t("one.clinical")}>
          <Select options={CLINICAL.map((value) => ({ value, label: t(`clinical.${value}`) }))} />
        </Form.Item>
        <Form.Item name="life_cycle" label={t("one.life")}>
          <Select options={LIVES.map((value) => ({ value, label: t(`life.${value}`) }))} />
        </Form.Item>
        <Form.Item name="ae_title" label={t("one.ae")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input maxLength={16} />
        </Form.Item>
        <Form.Item name="station_name" label={t("one.station")}>
          <Input maxLength={16} />
        </Form.Item>
        <Form.Item name="serial" label={t("one.serial")}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="software" label={t("one.software")}>
          <Input maxLength={64} />
        </Form.Item>
        {save.isError && <ProblemNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("one.save", { device: device.code })}
        </Button>
      </Form>
    </Drawer>
  );
}
