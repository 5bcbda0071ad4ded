import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMay } from "../session/session";

const VIEWS = [
  { to: "/catalogue", label: "catalogue.types", permission: "catalogue.write" },
  { to: "/catalogue/templates", label: "catalogue.templates", permission: "template.read" },
] as const;

/** What the department offers and how it is reported: one heading, several lists. */
export function CatalogueTabs() {
  const { t } = useTranslation("common");
  const may = { "catalogue.write": useMay("catalogue.write"), "template.read": useMay("template.read") };
  const shown = VIEWS.filter((one) => may[one.permission]);
  if (shown.length < 2) return null;
  return (
    <nav className="seg" aria-label={t("catalogue.views")}>
      {shown.map((one) => (
        <NavLink key={one.to} to={one.to} end className={({ isActive }) => (isActive ? "on" : "")}>
          {t(one.label)}
        </NavLink>
      ))}
    </nav>
  );
}
