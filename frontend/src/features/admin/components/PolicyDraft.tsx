import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { Policy } from "../api/types";
import { SiteSelect } from "./SiteSelect";

interface Values {
  site_id: number | null;
  payload: string;
  source: string;
  source_date: string;
  change_reason: string;
}

/** A new version from an older one. It takes effect only when a second person activates it. */
export function PolicyDraft({ base, onClose }: { base: Policy; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const draft = useMutation({
    mutationFn: (values: Values) => api.POST("/api/policies", { body: { ...values, code: base.code, site_id: values.site_id ?? 0, payload: JSON.parse(values.payload) as unknown } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "policies"] });
      void message.success(t("policies.drafted", { policy: base.name }));
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const isJson = (_: unknown, value: string) => {
    try {
      JSON.parse(value);
      return Promise.resolve();
    } catch {
      return Promise.reject(new Error(t("policies.notJson")));
    }
  };
  const initial: Values = { site_id: base.site_id || null, payload: JSON.stringify(base.payload, null, 2), source: base.source ?? "", source_date: base.source_date ?? "", change_reason: "" };
  return (
    <Drawer open size={560} title={t("policies.change", { policy: base.name })} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="policy" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => draft.mutate(values)}>
        <Form.Item name="site_id" label={t("users.site")}>
          <SiteSelect label={t("users.site")} />
        </Form.Item>
        <Form.Item name="payload" label={t("policies.values")} rules={[{ validator: isJson }]}>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} style={{ fontFamily: "var(--mono)", fontSize: 13 }} spellCheck={false} />
        </Form.Item>
        <Form.Item name="source" label={t("policies.source")} extra={t("policies.sourceHint")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="source_date" label={t("policies.sourceDate")}>
          <Input maxLength={40} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="change_reason" label={t("policies.why")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} />
        </Form.Item>
        {draft.isError && <ProblemNote error={draft.error} />}
        <Button type="primary" htmlType="submit" loading={draft.isPending}>
          {t("policies.keepDraft", { policy: base.name })}
        </Button>
      </Form>
    </Drawer>
  );
}
