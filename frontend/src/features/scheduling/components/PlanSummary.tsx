import { useTranslation } from "react-i18next";
import type { PlanRun } from "../api/plans";

const LESS_IS_BETTER = ["unplaced", "late", "wait_days", "overtime_min"] as const;

/** Before and after, in numbers that a planner knows. */
export function PlanSummary({ run }: { run: PlanRun }) {
  const { t } = useTranslation("planner");
  const summary = run.settled?.summary;
  if (!summary) return null;
  return (
    <dl className="plan-tiles">
      {LESS_IS_BETTER.map((name) => {
        const [before = 0, after = 0] = summary[name];
        return (
          <div key={name}>
            <dt>{t(`summary.${name}`)}</dt>
            <dd className="num">
              <span className="t3">{before}</span> → <b className={after < before ? "good" : after > before ? "warn" : undefined}>{after}</b>
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{t("summary.booked")}</dt>
        <dd className="num">
          <b>{run.counts.book ?? 0}</b>
        </dd>
      </div>
      <div>
        <dt>{t("summary.moved")}</dt>
        <dd className="num">
          <b>{run.counts.move ?? 0}</b>
        </dd>
      </div>
      {(run.settled?.fairness ?? []).map((row) => (
        <div key={row.attribute} title={row.groups.map((one) => `${one.group}: ${one.mean_days ?? "–"} (${one.n})`).join(" · ")}>
          <dt>{t(`fairness.${row.attribute}`)}</dt>
          <dd className="num">{row.difference_days === null ? "–" : t("fairness.days", { days: row.difference_days })}</dd>
        </div>
      ))}
    </dl>
  );
}
