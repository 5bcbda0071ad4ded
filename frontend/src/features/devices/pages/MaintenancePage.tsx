import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useSite, useZone } from "@/shared/session/site";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useFleet } from "../api/fleet";
import { type Plan, usePlans, useQaTests } from "../api/quality";
import { PlanDrawer } from "../components/PlanDrawer";
import { PlanTable } from "../components/PlanTable";
import { QaTestTable } from "../components/QaTestTable";
import { ReviewTable } from "../components/ReviewTable";
import "../devices.css";

/** What the fleet needs: tests that patients wait for or that are due, results for a second person, and the plans. */
export default function MaintenancePage() {
  const { t } = useTranslation("devices");
  const { site } = useSite();
  const zone = useZone();
  const tests = useQaTests(site ? { site_id: site.id } : {});
  const plans = usePlans({ scope: "active" });
  const fleet = useFleet(site?.id);
  const maySeePlans = useMay("work_order.read");
  const mayWrite = useMay("work_order.write");
  const [open, setOpen] = useState<Plan | "new" | null>(null);
  if (tests.isError && !tests.data) return <ErrorState wide error={tests.error} onRetry={() => void tests.refetch()} />;
  if (!tests.data) return <Loading lines={8} />;
  const due = tests.data.filter((test) => test.required_cause || test.due === "overdue" || test.due === "today");
  const devices = (fleet.data?.tiles ?? []).map((tile) => tile.device).sort((a, b) => a.code.localeCompare(b.code));
  return (
    <div className="page device-page">
      <section className="panel">
        <header className="row body">
          <h3>{t("qa.dueTitle")}</h3>
          <span className="meta">{t("qa.dueHint")}</span>
        </header>
        <QaTestTable tests={due.sort((a, b) => Number(Boolean(b.required_cause)) - Number(Boolean(a.required_cause)))} withDevice />
      </section>
      <section className="panel">
        <header className="row body">
          <h3>{t("qa.review")}</h3>
          <span className="meta">{t("qa.reviewHint")}</span>
        </header>
        <ReviewTable />
      </section>
      {maySeePlans && (
        <section className="panel">
          <header className="row body">
            <h3>{t("plans.title")}</h3>
            <span className="meta">{t("plans.hint")}</span>
            <span className="sp" />
            {mayWrite && (
              <button type="button" className="btn" onClick={() => setOpen("new")}>
                {t("plans.new")}
              </button>
            )}
          </header>
          {plans.data ? <PlanTable plans={plans.data.results} withDevice today={isoDay(departmentNow(), zone)} onOpen={mayWrite ? setOpen : undefined} /> : <Loading lines={4} />}
        </section>
      )}
      {open && <PlanDrawer plan={open === "new" ? null : open} devices={devices} onClose={() => setOpen(null)} />}
    </div>
  );
}
