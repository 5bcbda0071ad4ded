import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { setLanguage, type Language } from "@/shared/i18n";
import { useLang } from "@/shared/i18n/useLang";
import { writeStored } from "@/shared/lib/storage";
import { savePreferences, useSession } from "@/shared/session/session";
import { useAppearance } from "./appearance";
import { PasswordForm } from "./PasswordForm";
import { SecondFactorPanel } from "./SecondFactor";
import type { ThemeName } from "./theme";

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
      <section className="panel">
        <header>{t("profile.password")}</header>
        <div className="body">
          {user?.proof === "provider" ? <p className="meta">{t("entrance.noPassword")}</p> : <PasswordForm />}
        </div>
      </section>
      <SecondFactorPanel />
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
    void savePreferences({ language: next });
  };
  const chooseTheme = (next: ThemeName) => {
    setTheme(next);
    void savePreferences({ theme: next });
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
          <Segmented aria-label={t("profile.theme")} value={theme} onChange={chooseTheme} options={(["light", "dark"] as const).map((value) => ({ value, label: t(`theme.${value}`) }))} />
        </dd>
        <dt className="t3">{t("profile.density")}</dt>
        <dd>
          <Segmented aria-label={t("profile.density")} value={density} onChange={setDensity} options={(["compact", "comfortable"] as const).map((value) => ({ value, label: t(`user.${value}`) }))} />
        </dd>
      </dl>
    </section>
  );
}

