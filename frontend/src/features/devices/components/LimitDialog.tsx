import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemNote } from "@/shared/ui/states";
import type { Limit } from "../api/types";
import { unitWord } from "./Telemetry";

interface Values {
  on: number;
  hold_s: number;
  source: string;
}

/** A device's own limit: never without the source it was read in. */
export function LimitDialog({ deviceId, name, limit, onClose }: { deviceId: number; name: string; limit: Limit; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const path = { device_id: deviceId, rule: limit.code };
  const done = async () => {
    await client.invalidateQueries({ queryKey: ["devices"] });
    onClose();
  };
  const save = useMutation({ mutationFn: (values: Values) => api.PUT("/api/devices/{device_id}/limits/{rule}", { params: { path }, body: { ...values, enabled: true } }), onSuccess: done });
  const clear = useMutation({ mutationFn: () => api.DELETE("/api/devices/{device_id}/limits/{rule}", { params: { path } }), onSuccess: done });
  const failed = save.error ?? clear.error;
  return (
    <Modal
      open
      title={t("limits.changeOf", { name })}
      onCancel={onClose}
      destroyOnHidden
      footer={[
        limit.own && (
          <Button key="clear" loading={clear.isPending} onClick={() => clear.mutate()}>
            {t("limits.clear")}
          </Button>
        ),
        <Button key="save" type="primary" loading={save.isPending} onClick={() => form.submit()}>
          {t("limits.save")}
        </Button>,
      ]}
    >
      <Form form={form} name="limit" layout="vertical" requiredMark={false} initialValues={{ on: limit.on, hold_s: limit.hold_s, source: limit.own ? limit.source : "" }} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="on" label={t(`limits.kind.${limit.kind}`)} rules={[{ required: true, message: t("needed") }]}>
          <InputNumber autoFocus suffix={unitWord(limit.unit)} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="hold_s" label={t("limits.hold")} rules={[{ required: true, message: t("needed") }]}>
          <InputNumber min={0} max={604800} suffix="s" style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="source" label={t("limits.source")} rules={[{ required: true, whitespace: true, message: t("limits.sourceNeeded") }]}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {failed && <ProblemNote error={failed} />}
    </Modal>
  );
}
