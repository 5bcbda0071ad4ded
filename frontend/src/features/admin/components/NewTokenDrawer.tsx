import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, DatePicker, Drawer, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { NewToken } from "../api/types";
import { RoleSelect } from "./RoleSelect";
import { ScopeSelect } from "./ScopeSelect";
import { SiteSelect } from "./SiteSelect";

type Wanted = Omit<NewToken, "expires_at"> & { until: Dayjs | null };

/** A new key; its words are shown once. */
export function NewTokenDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [form] = Form.useForm<Wanted>();
  const issue = useMutation({
    mutationFn: ({ until, ...body }: Wanted) => take(api.POST("/api/tokens", { body: { ...body, expires_at: until ? until.endOf("day").toISOString() : null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["admin", "tokens"] }),
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  return (
    <Drawer open size={440} title={t("tokens.add")} onClose={onClose} destroyOnHidden>
      {issue.data ? (
        <>
          <p className="warn" style={{ marginBottom: 8 }}>{t("tokens.once")}</p>
          <Input.TextArea readOnly autoSize aria-label={t("tokens.secret")} value={issue.data.words} onFocus={(event) => event.target.select()} autoFocus />
          <Button type="primary" style={{ marginTop: 16 }} onClick={onClose}>
            {t("tokens.kept")}
          </Button>
        </>
      ) : (
        <Form<Wanted> form={form} name="token" layout="vertical" requiredMark={false} initialValues={{ role: "machine", site: null, scopes: [], until: null }} onFinish={(values) => issue.mutate(values)}>
          <Form.Item name="name" label={t("tokens.name")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="role" label={t("users.role")}>
            <RoleSelect label={t("users.role")} />
          </Form.Item>
          <Form.Item name="site" label={t("users.site")}>
            <SiteSelect label={t("users.site")} />
          </Form.Item>
          <Form.Item name="scopes" label={t("tokens.scopes")} extra={t("tokens.scopesHint")}>
            <ScopeSelect label={t("tokens.scopes")} />
          </Form.Item>
          <Form.Item name="until" label={t("tokens.expires")}>
            <DatePicker aria-label={t("tokens.expires")} placeholder={t("tokens.never")} disabledDate={(day) => day.isBefore(dayjs(), "day")} />
          </Form.Item>
          {issue.isError && <ProblemNote error={issue.error} />}
          <Button type="primary" htmlType="submit" loading={issue.isPending}>
            {t("tokens.issue")}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}
