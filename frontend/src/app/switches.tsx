import { useTranslation } from "react-i18next";
import { setLanguage } from "@/shared/i18n";
import { useLang } from "@/shared/i18n/useLang";
import { writeStored } from "@/shared/lib/storage";
import { Icon } from "@/shared/ui/Icon";
import { useAppearance } from "./appearance";

/** Offers the other language by its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const other = lang === "en" ? "zh-Hans" : "en";
  const choose = () => {
    writeStored("radflow.langChosen", "yes");
    void setLanguage(other);
  };
  return (
    <button type="button" className="btn sm ghost" lang={other} onClick={choose} title={t("bar.language")}>
      <Icon name="lang" />
      {t(`languageName.${other}`)}
    </button>
  );
}

export function ThemeSwitch({ bare = false }: { bare?: boolean }) {
  const { t } = useTranslation("shell");
  const { theme, setTheme } = useAppearance();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <button type="button" className={bare ? "tool" : "btn sm ghost"} onClick={() => setTheme(other)} title={t(`theme.${other}`)} aria-label={t(`theme.${other}`)}>
      <Icon name={other === "dark" ? "moon" : "sun"} />
      {!bare && t(`theme.${other}`)}
    </button>
  );
}
