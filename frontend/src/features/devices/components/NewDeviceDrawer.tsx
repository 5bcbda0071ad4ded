import { Button, Checkbox, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { type NewDevice, useAddDevice, useModelTemplate, useRooms } from "../api/onboarding";
import { useDeviceModels } from "../api/quality";
import { LIVES } from "./FactsDrawer";
import { TemplateView } from "./TemplateView";

interface Props {
  /** What is known already, such as the code that a message came from. */
  code?: string;
  onDone: (id: number) => void;
  onClose: () => void;
}

/** A new device in one step: what it is and where it stands; channels, limits, tests and recurring work come from its model. */
export function NewDeviceDrawer({ code = "", onDone, onClose }: Props) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const { site } = useSite();
  const [form] = Form.useForm<NewDevice>();
  const models = useDeviceModels();
  const rooms = useRooms(site?.id);
  const model = Form.useWatch("model", form);
  const template = useModelTemplate(model);
  const add = useAddDevice(onDone);
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const submit = (values: NewDevice) =>
    add.mutate({ ...values, installed_on: values.installed_on || null }, { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Drawer open size={520} title={t("onboard.title")} onClose={onClose} destroyOnHidden>
      <Form<NewDevice> form={form} name="new-device" layout="vertical" requiredMark={false} initialValues={{ code, life_cycle: "installed", with_plans: true, serial: "", software: "", station_name: "" }} onFinish={submit}>
        <div className="row contract-pair">
          <Form.Item name="model" label={t("onboard.model")} rules={[{ required: true, message: t("needed") }]}>
            <Select showSearch optionFilterProp="label" options={(models.data?.results ?? []).map((one) => ({ value: one.code, label: `${one.name} (${one.modality})` }))} />
          </Form.Item>
          <Form.Item name="room_id" label={t("one.room")} rules={[{ required: true, message: t("needed") }]}>
            <Select showSearch optionFilterProp="label" options={(rooms.data?.results ?? []).map((room) => ({ value: room.id, label: `${pick(room.name, lang)} (${room.code})` }))} />
          </Form.Item>
        </div>
        <div className="row contract-pair">
          <Form.Item name="code" label={t("onboard.code")} extra={t("onboard.codeHint")} rules={[...needed, { pattern: /^[A-Za-z0-9_.-]{1,32}$/, message: t("onboard.codeHint") }]}>
            <Input maxLength={32} />
          </Form.Item>
          <Form.Item name="ae_title" label={t("one.ae")} rules={needed}>
            <Input maxLength={16} />
          </Form.Item>
        </div>
        <div className="row contract-pair">
          <Form.Item name="station_name" label={t("one.station")}>
            <Input maxLength={16} />
          </Form.Item>
          <Form.Item name="serial" label={t("one.serial")}>
            <Input maxLength={64} />
          </Form.Item>
        </div>
        <div className="row contract-pair">
          <Form.Item name="software" label={t("one.software")}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="installed_on" label={t("onboard.installed")}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="life_cycle" label={t("one.life")}>
          <Select options={LIVES.filter((one) => one !== "retired").map((value) => ({ value, label: t(`life.${value}`) }))} />
        </Form.Item>
        <Form.Item name="with_plans" valuePropName="checked">
          <Checkbox>{t("onboard.withPlans")}</Checkbox>
        </Form.Item>
        {template.data && <TemplateView template={template.data} />}
        {add.isError && <ProblemNote error={add.error} />}
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t("onboard.add")}
        </Button>
      </Form>
    </Drawer>
  );
}
