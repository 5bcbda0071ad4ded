import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

const PAGES = ["", "/criticals", "/countersigns", "/turnaround", "/ai", "/readers"] as const;

/** The screens of reading, one row on top of each. */
export function DeskTabs() {
  const { t } = useTranslation("reading");
  return (
    <nav className="reading-pages" aria-label={t("pages.label")}>
      {PAGES.map((page) => (
        <NavLink key={page} className="btn sm ghost" to={`/reading${page}`} end>
          {t(`pages.${page.slice(1) || "desk"}`)}
        </NavLink>
      ))}
    </nav>
  );
}
