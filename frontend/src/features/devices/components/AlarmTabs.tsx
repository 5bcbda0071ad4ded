import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

const TABS = [
  { to: "/alarms", words: "alarms.title" },
  { to: "/alarms/watch", words: "watch.title" },
] as const;

/** From what has passed a limit to what a detector finds odd, and back. */
export function AlarmTabs() {
  const { t } = useTranslation("devices");
  return (
    <nav className="seg" aria-label={t("alarms.title")}>
      {TABS.map(({ to, words }) => (
        <NavLink key={to} to={to} end className={({ isActive }) => (isActive ? "on" : "")}>
          {t(words)}
        </NavLink>
      ))}
    </nav>
  );
}
