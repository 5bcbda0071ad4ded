import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Plan } from "../api/quality";
import { sayRhythm, sortByDue } from "../model/plans";

/** Plans by what comes first: the day, what decides it, and the order that is open for it. */
export function PlanTable({ plans, withDevice = false, today, onOpen }: { plans: Plan[]; withDevice?: boolean; today: string; onOpen: ((plan: Plan) => void) | undefined }) {
  const { t } = useTranslation("devices");
  if (plans.length === 0) return <EmptyState title={t("plans.none")} hint={t("plans.noneHint")} />;
  return (
    <div className="dt-wrap flat">
      <table className="tbl" aria-label={t("plans.title")}>
        <thead>
          <tr>
            {withDevice && <th scope="col">{t("one.device")}</th>}
            <th scope="col">{t("plans.name")}</th>
            <th scope="col">{t("plans.rhythm")}</th>
            <th scope="col">{t("qa.due")}</th>
            <th scope="col">{t("plans.done")}</th>
            <th scope="col">{t("plans.order")}</th>
          </tr>
        </thead>
        <tbody>
          {sortByDue(plans).map((plan) => (
            <tr key={plan.id}>
              {withDevice && (
                <td>
                  <Link to={`/devices/${plan.device_id}`}>{plan.device_code}</Link>
                </td>
              )}
              <td>
                {onOpen ? (
                  <button type="button" className="as-text link" onClick={() => onOpen(plan)}>
                    {plan.name}
                  </button>
                ) : (
                  plan.name
                )}{" "}
                <span className="meta">{t(`plans.kindOf.${plan.kind}`)}</span>
                {plan.campaign && <span className="tag">{t("plans.campaign")}</span>}
                {!plan.is_active && <span className="tag">{t("plans.ended")}</span>}
              </td>
              <td className="num">{sayRhythm(plan, t)}</td>
              <td className="num">
                <span className={plan.due_on && plan.due_on < today ? "tag red" : undefined}>{plan.due_on ?? t("plans.unknown")}</span> <Why plan={plan} />
              </td>
              <td>{plan.done_at ? <TimeText at={plan.done_at} shape="full" /> : "–"}</td>
              <td>{plan.order ? <Link to={`/work-orders?row=${plan.order.id}`}>{`${plan.order.number} ${t(`orderState.${plan.order.state}`)}`}</Link> : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ plan }: { plan: Plan }) {
  const { t } = useTranslation("devices");
  if (!plan.meter || !plan.early_on || !plan.late_on) return null;
  return <span className="meta">{t("plans.forecast", { early: plan.early_on, late: plan.late_on })}</span>;
}
