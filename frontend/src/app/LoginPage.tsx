import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { PasswordForm } from "./PasswordForm";
import { LanguageSwitch, ThemeSwitch } from "./switches";

/** Sign-in at the address the person wanted: after it, that page opens. */
export function LoginPage({ onEntered, again }: { onEntered: () => void; again?: string }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const login = useMutation({ mutationFn: (values: { username: string; password: string }) => signIn(client, values), onSuccess: onEntered });
  return (
    <Frame title={t("login.title")}>
      {again && <p className="meta" style={{ marginBottom: 12 }}>{t("login.again")}</p>}
      <Form layout="vertical" name="login" requiredMark={false} initialValues={{ username: again ?? "" }} onFinish={(values) => login.mutate(values)}>
        <Form.Item name="username" label={t("login.username")} rules={[{ required: true, message: t("login.usernameNeeded") }]}>
          <Input autoComplete="username" autoFocus={!again} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={t("login.password")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoComplete="current-password" autoFocus={Boolean(again)} />
        </Form.Item>
        {login.isError && <ProblemNote error={login.error} />}
        <Button type="primary" htmlType="submit" block loading={login.isPending}>
          {t("login.enter")}
        </Button>
      </Form>
    </Frame>
  );
}

/** After a reset by an administrator the person chooses a password before anything else. */
export function ChangePasswordPage({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <Frame title={t("profile.password")}>
      <p className="meta" style={{ marginBottom: 12 }}>{t("login.mustChange")}</p>
      <PasswordForm onChanged={onChanged} />
    </Frame>
  );
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="login">
      <div className="box">
        <header>
          <span className="mark">
            <Icon name="mark" size={28} />
          </span>
          <h1>{title}</h1>
        </header>
        <div className="panel">{children}</div>
        <footer>
          <LanguageSwitch />
          <ThemeSwitch />
        </footer>
      </div>
    </main>
  );
}
