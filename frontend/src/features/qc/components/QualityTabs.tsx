import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMay } from "@/shared/session/session";

const FOR_ALL = ["mine", "improvements", "meetings"] as const;
const PAGES = ["statistics", "draws", "campaigns", "cases", "rejects", "rules"] as const;

/** Every page of the quality desk, one click from every other. */
export function QualityTabs() {
  const { t } = useTranslation("qc");
  const mayRead = useMay("qc.read");
  const mayReview = useMay("qc.review");
  const pages = [...(mayRead ? PAGES : []), ...(useMay("qc.learn") ? FOR_ALL : [])];
  return (
    <nav className="seg quality-tabs" aria-label={t("tabs.label")}>
      {mayReview && (
        <NavLink to="/quality" end className={({ isActive }) => (isActive ? "on" : "")}>
          {t("tabs.desk")}
        </NavLink>
      )}
      {pages.map((page) => (
        <NavLink key={page} to={`/quality/${page}`} className={({ isActive }) => (isActive ? "on" : "")}>
          {t(`tabs.${page}`)}
        </NavLink>
      ))}
    </nav>
  );
}
