import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import { useSavePartner, type Destination, type Partner } from "../api/overview";

const FLOWS = ["results", "status", "schedule", "charges"] as const;
const CHARSETS = ["UNICODE UTF-8", "GB 18030-2000", "8859/1", "ASCII"] as const;

/** A partner's line: where it listens and what it is told. */
export function PartnerDrawer({ partner, onClose }: { partner: Partner | null; onClose: () => void }) {
  const { t } = useTranslation("interop");
  const [form] = Form.useForm<Destination>();
  const save = useSavePartner(partner);
  const start: Partial<Destination> = partner ?? { charset: "UNICODE UTF-8", flows: ["results"], is_active: true, uses_tls: false };
  const finish = (values: Destination) => save.mutate(values, { onSuccess: onClose, onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Drawer open onClose={onClose} title={partner ? t("partner.edit", { code: partner.code }) : t("partner.add")} destroyOnHidden>
      <Form<Destination> form={form} name="partner" layout="vertical" requiredMark={false} initialValues={start} onFinish={finish}>
        <Form.Item name="code" label={t("partner.code")} rules={[{ required: true, pattern: /^[-\w]{1,40}$/, message: t("partner.codeNeeded") }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="host" label={t("partner.host")} rules={[{ required: true, message: t("partner.needed") }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="port" label={t("partner.port")} rules={[{ required: true, message: t("partner.needed") }]}>
          <InputNumber min={1} max={65535} />
        </Form.Item>
        <Form.Item name="application" label={t("partner.application")} rules={[{ required: true, message: t("partner.needed") }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="facility" label={t("partner.facility")}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="charset" label={t("partner.charset")}>
          <Select options={CHARSETS.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="flows" label={t("partner.flows")}>
          <Checkbox.Group options={FLOWS.map((value) => ({ value, label: t(`flow.${value}`) }))} />
        </Form.Item>
        <Form.Item name="uses_tls" label={t("partner.tls")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="is_active" label={t("partner.active")} extra={t("partner.activeHint")} valuePropName="checked">
          <Switch />
        </Form.Item>
        {save.isError && <ProblemNote error={save.error} />}
        <Button htmlType="submit" type="primary" loading={save.isPending}>
          {partner ? t("partner.save", { code: partner.code }) : t("partner.create")}
        </Button>
      </Form>
    </Drawer>
  );
}
