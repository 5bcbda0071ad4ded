import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { User } from "../api/types";

/** A password for somebody else; the person must choose an own one at the next sign-in. */
export function PasswordReset({ user }: { user: User }) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const reset = useMutation({
    mutationFn: (body: { password: string }) => api.POST("/api/users/{user_id}/password", { params: { path: { user_id: user.id } }, body }),
    onSuccess: () => {
      form.resetFields();
      void message.success(t("users.wasReset", { name: user.name }));
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  return (
    <section className="panel" style={{ marginTop: 24 }}>
      <header>{t("users.reset")}</header>
      <Form className="body" form={form} name="reset" layout="vertical" requiredMark={false} onFinish={(values) => reset.mutate(values)}>
        <p className="meta" style={{ marginBottom: 8 }}>{t("users.resetHint")}</p>
        <Form.Item name="password" label={t("users.newPassword")} rules={[{ required: true, message: t("needed") }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {reset.isError && <ProblemNote error={reset.error} fieldsShown />}
        <Button htmlType="submit" loading={reset.isPending}>
          {t("users.resetAct", { name: user.name })}
        </Button>
      </Form>
    </section>
  );
}
