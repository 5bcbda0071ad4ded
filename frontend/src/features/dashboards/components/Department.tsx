import { useTranslation } from "react-i18next";
import { useLive } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";
import { EmptyState, Loading } from "@/shared/ui/states";
import "../dashboards.css";
import { AlarmsPanel, KpiLine, ReportsPanel, WaitingPanel } from "./Panels";
import { Lanes } from "./Lanes";
import { startOfDay } from "../model/days";
import type { DepartmentBoard } from "../model/department";

/** The department's day, live. `wall` is the size for a screen three metres away. */
export function Department({ wall = false }: { wall?: boolean }) {
  const { t } = useTranslation("dashboards");
  const { site } = useSite();
  const { data, stale, asOf } = useLive<DepartmentBoard>(site ? `department:${site.id}` : null);
  if (!site) return <EmptyState title={t("department.noSite")} />;
  if (!data) return <Loading />;
  const dayStart = startOfDay(data.day, data.time_zone);
  return (
    <div className={`department${wall ? " wall" : ""}${stale ? " stale" : ""}`} data-as-of={asOf}>
      <KpiLine board={data} />
      <div className="cols">
        <Lanes board={data} dayStart={dayStart} />
        <aside tabIndex={0} aria-label={t("department.title")}>
          <WaitingPanel board={data} />
          <ReportsPanel board={data} />
          <AlarmsPanel board={data} />
        </aside>
      </div>
    </div>
  );
}
