import { useTranslation } from "react-i18next";
import { compareParts } from "../model/plan";

interface Side {
  cost: number;
  parts: Record<string, number>;
}

/** Where the cost lies: the calendar as it stands behind, the plan in front; another run as a third figure. */
export function PlanParts({ present, plan, other, otherName }: { present: Side | null; plan: Side | null; other: Side | null; otherName: string }) {
  const { t } = useTranslation("planner");
  const parts = compareParts(present?.parts, plan?.parts);
  const most = Math.max(1, ...parts.flatMap((part) => [part.present, part.plan]));
  if (!plan) return <p className="meta">{t("parts.none")}</p>;
  const rows = [...parts, { name: "total", present: present?.cost ?? 0, plan: plan.cost }];
  return (
    <table className="tbl plan-parts" aria-label={t("parts.title")}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t("parts.title")}
          </th>
          <th scope="col" className="r">
            {t("parts.present")}
          </th>
          <th scope="col" className="r">
            {t("parts.plan")}
          </th>
          <th scope="col" className="r">
            {t("parts.change")}
          </th>
          {other && (
            <th scope="col" className="r">
              {otherName}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((part) => {
          const change = part.plan - part.present;
          const isTotal = part.name === "total";
          return (
            <tr key={part.name} className={isTotal ? "total" : undefined}>
              <th scope="row">{t(`part.${part.name}`)}</th>
              <td className="bars" aria-hidden>
                {!isTotal && (
                  <>
                    <i style={{ width: `${(part.present / most) * 100}%` }} />
                    <b style={{ width: `${(part.plan / most) * 100}%` }} />
                  </>
                )}
              </td>
              <td className="r num">{part.present.toLocaleString()}</td>
              <td className="r num">{part.plan.toLocaleString()}</td>
              <td className={`r num ${change < 0 ? "good" : change > 0 ? "warn" : "t3"}`}>{printChange(change)}</td>
              {other && <td className="r num">{(isTotal ? other.cost : (other.parts[part.name] ?? 0)).toLocaleString()}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function printChange(value: number): string {
  if (value === 0) return "0";
  return `${value < 0 ? "\u2212" : "+"}${Math.abs(value).toLocaleString()}`;
}
