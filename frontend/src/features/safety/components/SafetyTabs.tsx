import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMay } from "@/shared/session/session";

const VIEWS = [
  { to: "/safety/reactions", label: "reactions.title", permission: "reaction.read" },
  { to: "/safety/follow-ups", label: "followUps.title", permission: "reaction.read" },
  { to: "/safety/surveillance", label: "survey.title", permission: "reaction.read" },
  { to: "/safety/lots", label: "lots.title", permission: "contrast.manage" },
  { to: "/safety/agents", label: "agents.title", permission: "contrast.manage" },
  { to: "/safety/cards", label: "cards.title", permission: "reaction.read" },
] as const;

/** Contrast and its reactions: one heading, several views. */
export function SafetyTabs() {
  const { t } = useTranslation("safety");
  const may = { "reaction.read": useMay("reaction.read"), "contrast.manage": useMay("contrast.manage") };
  return (
    <nav className="seg" aria-label={t("views")}>
      {VIEWS.filter((one) => may[one.permission]).map((one) => (
        <NavLink key={one.to} to={one.to} end className={({ isActive }) => (isActive ? "on" : "")}>
          {t(one.label)}
        </NavLink>
      ))}
    </nav>
  );
}
