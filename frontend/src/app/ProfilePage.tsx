import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { send } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { setLanguage, type Language } from "@/shared/i18n";
import { useLang } from "@/shared/i18n/useLang";
import { writeStored } from "@/shared/lib/storage";
import { useSession } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { useAppearance } from "./appearance";

interface PasswordChange {
  current_password: string;
  new_password: string;
  repeated: string;
}

/** The person's own page: who, look of this desk, password. */
export default function ProfilePage() {
  const { t } = useTranslation("shell");
  const { user, roles } = useSession();
  return (
    <div className="page narrow">
      <section className="panel">
        <header>{t("profile.who")}</header>
        <dl className="body keys-list">
          <dt className="t3">{t("profile.name")}</dt>
          <dd>{user?.name}</dd>
          <dt className="t3">{t("login.username")}</dt>
          <dd>{user?.username}</dd>
          <dt className="t3">{t("profile.roles")}</dt>
          <dd>{roles.map((role) => t(`role.${role}`, { defaultValue: role })).join(" · ")}</dd>
        </dl>
      </section>
      <Look />
      <Password />
    </div>
  );
}

function Look() {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const { theme, setTheme, density, setDensity } = useAppearance();
  const chooseLanguage = (next: Language) => {
    writeStored("radflow.langChosen", "yes");
    void setLanguage(next);
  };
  return (
    <section className="panel">
      <header>{t("profile.look")}</header>
      <dl className="body keys-list">
        <dt className="t3">{t("bar.language")}</dt>
        <dd>
          <Segmented<Language> aria-label={t("bar.language")} value={lang} onChange={chooseLanguage} options={(["zh-Hans", "en"] as const).map((value) => ({ value, label: t(`languageName.${value}`) }))} />
        </dd>
        <dt className="t3">{t("profile.theme")}</dt>
        <dd>
          <Segmented aria-label={t("profile.theme")} value={theme} onChange={setTheme} options={(["light", "dark"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))} />
        </dd>
        <dt className="t3">{t("profile.density")}</dt>
        <dd>
          <Segmented aria-label={t("profile.density")} value={density} onChange={setDensity} options={(["compact", "comfortable"] as const).map((value) => ({ value, label: t(`user.${value}`) }))} />
        </dd>
      </dl>
    </section>
  );
}

function Password() {
  const { t } = useTranslation("shell");
  const { message } = App.useApp();
  const [form] = Form.useForm<PasswordChange>();
  const change = useMutation({
    mutationFn: ({ current_password, new_password }: PasswordChange) => send("PATCH", "/api/session/password", { current_password, new_password }),
    onSuccess: () => {
      form.resetFields();
      void message.success(t("profile.changed"));
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  return (
    <section className="panel">
      <header>{t("profile.password")}</header>
      <Form className="body" form={form} layout="vertical" name="password" requiredMark={false} style={{ maxWidth: 360 }} onFinish={(values) => change.mutate(values)}>
        <Form.Item name="current_password" label={t("profile.current")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new_password" label={t("profile.next")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeated"
          label={t("profile.repeat")}
          dependencies={["new_password"]}
          rules={[
            { required: true, message: t("login.passwordNeeded") },
            { validator: (_, value) => (!value || value === form.getFieldValue("new_password") ? Promise.resolve() : Promise.reject(new Error(t("profile.differs")))) },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {change.isError && <ProblemNote error={change.error} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("profile.change")}
        </Button>
      </Form>
    </section>
  );
}
