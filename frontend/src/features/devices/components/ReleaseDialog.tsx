import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { ProblemNote } from "@/shared/ui/states";
import type { Quarantine } from "../api/types";

type Release = components["schemas"]["ReleaseRequest"];
interface Values {
  read_as: string;
  why: string;
}

/** Waiting readings of a channel that is there: which unit they are really in, and why they may go in. */
export function ReleaseDialog({ row, onClose }: { row: Quarantine; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const release = useMutation({
    mutationFn: (values: Values) => {
      const body: Release = { device_id: row.device_id, channel_code: row.channel_code, unit: row.unit, reason_code: row.reason_code, read_as: values.read_as as Release["read_as"], why: values.why };
      return take(api.POST("/api/telemetry/quarantine/release", { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onClose();
    },
  });
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const isUnfit = row.reason_code === "devices.unit_unfit";
  return (
    <Modal open title={t("intake.releaseInto", { device: row.device_code, channel: row.channel_code, count: row.n })} okText={t("intake.release")} cancelText={t("common:back")} okButtonProps={{ loading: release.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="t2">
        {t("intake.releaseHint", { low: row.low, high: row.high, unit: row.unit || "–", own: row.channel_unit ?? "" })}
      </p>
      <Form form={form} name="release" layout="vertical" requiredMark={false} initialValues={{ read_as: isUnfit ? "" : row.unit || row.channel_unit, why: "" }} onFinish={(values) => release.mutate(values)}>
        <Form.Item name="read_as" label={t("intake.readAs")} rules={needed}>
          <Input autoFocus maxLength={24} />
        </Form.Item>
        <Form.Item name="why" label={t("intake.releaseWhy")} rules={needed}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
      {release.isError && <ProblemNote error={release.error} />}
    </Modal>
  );
}
