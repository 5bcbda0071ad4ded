import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { useRooms } from "../api/onboarding";
import type { Device } from "../api/types";

const CLINICAL: Device["clinical"][] = ["released", "restricted", "held"];
export const LIVES: Device["life_cycle"][] = ["ordered", "installed", "in_service", "standby", "retired"];
type Values = Pick<Device, "ae_title" | "station_name" | "serial" | "software" | "clinical" | "life_cycle" | "installed_on"> & { room_id: number };

/** What a person may change of a device. A save over somebody else's is refused and shown. */
export function FactsDrawer({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => api.PATCH("/api/devices/{device_id}", { params: { path: { device_id: device.id } }, body: { ...values, installed_on: values.installed_on || null, version: device.version ?? 1 } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const initial: Values = { ae_title: device.ae_title, station_name: device.station_name, serial: device.serial, software: device.software, clinical: device.clinical, life_cycle: device.life_cycle, installed_on: device.installed_on, room_id: device.room.id };
  const rooms = useRooms(device.room.site_id);
  const isRetired = Form.useWatch("life_cycle", form) === "retired" && device.life_cycle !== "retired";
  return (
    <Drawer open size={440} title={t("one.editOf", { device: device.code })} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="device" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="clinical" label={t("one.clinical")}>
          <Select options={CLINICAL.map((value) => ({ value, label: t(`clinical.${value}`) }))} />
        </Form.Item>
        <Form.Item name="life_cycle" label={t("one.life")}>
          <Select options={LIVES.map((value) => ({ value, label: t(`life.${value}`) }))} />
        </Form.Item>
        {isRetired && <p className="down-note">{t("one.retireHint", { device: device.code })}</p>}
        <Form.Item name="room_id" label={t("one.room")}>
          <Select showSearch optionFilterProp="label" options={(rooms.data?.results ?? []).map((room) => ({ value: room.id, label: `${pick(room.name, lang)} (${room.code})` }))} />
        </Form.Item>
        <Form.Item name="installed_on" label={t("onboard.installed")}>
          <Input type="date" />
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
