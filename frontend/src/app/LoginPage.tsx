import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, type InputRef } from "antd";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@/shared/api/problem";
import { useEntrance } from "@/shared/session/provider";
import { signIn, signOut } from "@/shared/session/session";
import { CodeInput } from "@/shared/ui/CodeInput";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { OwedForm, ProviderButton } from "./Entrance";
import { PasswordForm } from "./PasswordForm";
import { FactorSetup } from "./SecondFactor";
import { LanguageSwitch, ThemeSwitch } from "./switches";

interface Credentials {
  username: string;
  password: string;
  code?: string;
}

const CODE_NEEDED = "directory.second_factor_needed";

/** Sign-in at the address the person wanted: after it, that page opens. The code of a second factor is asked of those who have one. */
export function LoginPage({ onEntered, again }: { onEntered: () => void; again?: string }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const [form] = Form.useForm<Credentials>();
  const [codeOf, setCodeOf] = useState<string | null>(null);
  const codeField = useRef<InputRef>(null);
  const login = useMutation({
    mutationFn: (values: Credentials) => signIn(client, values),
    onSuccess: onEntered,
    onError: (error, values) => {
      if (error instanceof ProblemError && error.code === CODE_NEEDED) setCodeOf(values.username);
      if (values.code) {
        form.setFieldValue("code", "");
        codeField.current?.focus();
      }
    },
  });
  const entrance = useEntrance().data;
  const isAsking = login.error instanceof ProblemError && login.error.code === CODE_NEEDED;
  if (entrance?.owed)
    return (
      <Frame title={t("login.title")}>
        <OwedForm owed={entrance.owed} onEntered={onEntered} />
      </Frame>
    );
  return (
    <Frame title={t("login.title")}>
      {again && <p className="meta" style={{ marginBottom: 12 }}>{t("login.again")}</p>}
      {entrance && <ProviderButton facts={entrance} keepsPage={Boolean(again)} onEntered={onEntered} />}
      <Form<Credentials> form={form} layout="vertical" name="login" requiredMark={false} initialValues={{ username: again ?? "" }} onValuesChange={(changed) => changed.username !== undefined && setCodeOf(null)} onFinish={(values) => !login.isPending && login.mutate(values)}>
        <Form.Item name="username" label={t("login.username")} rules={[{ required: true, message: t("login.usernameNeeded") }]}>
          <Input autoComplete="username" autoFocus={!again && !entrance?.provider} autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="password" label={t("login.password")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoComplete="current-password" autoFocus={Boolean(again)} />
        </Form.Item>
        {codeOf !== null && (
          <Form.Item name="code" label={t("factor.code")} rules={[{ required: true, whitespace: true, message: t("factor.codeNeeded") }]}>
            <CodeInput ref={codeField} autoFocus />
          </Form.Item>
        )}
        {login.isError && !isAsking && <ProblemNote error={login.error} />}
        <Button type={entrance?.provider ? "default" : "primary"} htmlType="submit" block loading={login.isPending}>
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

/** Where the policy demands a second factor and there is none, setting it up is all one can do. */
export function SetUpFactorPage({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  return (
    <Frame title={t("factor.title")}>
      <p className="meta" style={{ marginBottom: 12 }}>{t("factor.must")}</p>
      <FactorSetup onDone={onDone} />
      <button type="button" className="btn ghost" style={{ marginTop: 12 }} onClick={() => void signOut(client)}>
        {t("user.leave")}
      </button>
    </Frame>
  );
}

export function Frame({ title, children }: { title: string; children: ReactNode }) {
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
