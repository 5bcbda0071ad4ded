import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";

interface PasswordChange {
  old: string;
  new: string;
  repeated: string;
}

/** Changes one's own password; the server's rules speak beside the field. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const { t } = useTranslation("shell");
  const { message } = App.useApp();
  const [form] = Form.useForm<PasswordChange>();
  const change = useMutation({
    mutationFn: (values: PasswordChange) => api.POST("/api/session/password", { body: { old: values.old, new: values.new } }),
    onSuccess: () => {
      form.resetFields();
      void message.success(t("profile.changed"));
      onChanged?.();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  return (
    <Form form={form} layout="vertical" name="password" requiredMark={false} style={{ maxWidth: 360 }} onFinish={(values) => change.mutate(values)}>
      <Form.Item name="old" label={t("profile.current")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="new" label={t("profile.next")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t("profile.repeat")}
        dependencies={["new"]}
        rules={[
          { required: true, message: t("login.passwordNeeded") },
          { validator: (_, value) => (!value || value === form.getFieldValue("new") ? Promise.resolve() : Promise.reject(new Error(t("profile.differs")))) },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.isError && <ProblemNote error={change.error} fieldsShown />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t("profile.change")}
      </Button>
    </Form>
  );
}
