import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { type Plan, usePlanDone, usePlanHistory } from "../api/quality";

/** When the work was done, and a line for work that was done without an order: the meter starts again there. */
export function PlanHistory({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const history = usePlanHistory(plan.id);
  const may = useMay("work_order.write");
  const done = usePlanDone(plan, onDone);
  const [note, setNote] = useState("");
  return (
    <section className="order-window">
      <h3>{t("plans.history")}</h3>
      {may && plan.is_active && !plan.order && (
        <div className="row">
          <Input aria-label={t("plans.doneNote")} placeholder={t("plans.doneNote")} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
          <button type="button" className="btn" disabled={!note.trim() || done.isPending} onClick={() => done.mutate({ at: new Date(departmentNow()).toISOString(), note: note.trim() })}>
            {t("plans.doneNow")}
          </button>
        </div>
      )}
      {done.isError && <ProblemNote error={done.error} />}
      {!history.data && <Loading lines={2} />}
      {history.data?.length === 0 && <p className="meta">{t("plans.neverDone")}</p>}
      <ul className="history">
        {history.data?.map((row) => (
          <li key={row.id}>
            <TimeText at={row.at} shape="full" />
            <span>{[row.order, row.note, row.used === null ? "" : t("plans.counted", { used: Math.round(row.used ?? 0) })].filter(Boolean).join(" · ")}</span>
            <span className="meta">{row.actor_name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
