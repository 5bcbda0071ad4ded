import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { Loading } from "@/shared/ui/states";
import type { Device } from "../api/types";
import { type Plan, usePlans, useQaTests } from "../api/quality";
import { CertificatePanel } from "./CertificatePanel";
import { ComponentPanel } from "./ComponentPanel";
import { PlanDrawer } from "./PlanDrawer";
import { PlanTable } from "./PlanTable";
import { QaTestTable } from "./QaTestTable";
import { ReviewTable } from "./ReviewTable";

/** The quality tests, maintenance plans, parts and papers of one device. */
export function DeviceCare({ device, isOut }: { device: Device; isOut: boolean }) {
  const { t } = useTranslation("devices");
  const zone = useZone();
  const tests = useQaTests({ device_id: device.id });
  const plans = usePlans({ scope: "active", device_id: device.id });
  const maySeePlans = useMay("work_order.read");
  const mayWrite = useMay("work_order.write");
  const [open, setOpen] = useState<Plan | null>(null);
  return (
    <>
      <section className="panel">
        <header className="row body">
          <h3>{t("qa.title")}</h3>
          <span className="meta">{t("qa.hint")}</span>
        </header>
        {tests.data ? <QaTestTable tests={tests.data} isOut={isOut} /> : <Loading lines={3} />}
        <ReviewTable deviceId={device.id} />
      </section>
      {maySeePlans && (
        <section className="panel">
          <header className="row body">
            <h3>{t("plans.title")}</h3>
          </header>
          {plans.data ? <PlanTable plans={plans.data.results} today={isoDay(departmentNow(), zone)} onOpen={mayWrite ? setOpen : undefined} /> : <Loading lines={3} />}
        </section>
      )}
      <ComponentPanel devices={[device]} device={device} />
      <CertificatePanel devices={[device]} device={device} />
      {open && <PlanDrawer plan={open} devices={[device]} onClose={() => setOpen(null)} />}
    </>
  );
}
