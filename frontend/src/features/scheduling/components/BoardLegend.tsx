import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { StatusTag, type Status } from "@/shared/ui/StatusTag";

const LEGEND: readonly Status[] = ["booked", "arrived", "prep", "exam", "done", "cancel", "problem"];

export function BoardLegend() {
  const { t } = useTranslation("scheduling");
  const mayPlan = useMay("schedule.plan");
  return (
    <div className="row desk-legend">
      {LEGEND.map((status) => (
        <StatusTag key={status} status={status} />
      ))}
      <span className="sp" />
      {mayPlan && <Link to="/planner">{t("planner:title")}</Link>}
    </div>
  );
}
