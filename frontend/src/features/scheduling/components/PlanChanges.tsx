import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { formatMinutes, formatTime } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { ReasonList } from "@/shared/ui/ReasonList";
import { EmptyState } from "@/shared/ui/states";
import type { PlanChange } from "../api/plans";
import { isIn, isOpen, VIEWS, type View } from "../model/plan";
import { printChange } from "./PlanParts";

const SHOWN = 100;

interface Props {
  changes: PlanChange[];
  left: ReadonlySet<number>;
  /** Changes that the calendar refused at the last attempt, with its words. */
  refused: ReadonlyMap<number, string>;
  /** Absent: the person may look only. */
  onToggle?: (id: number) => void;
}

/** The diff: from where to where, why, what it saves; one box a change. */
export function PlanChanges({ changes, left, refused, onToggle }: Props) {
  const { t } = useTranslation("planner");
  const [view, setView] = useState<View>("all");
  const [page, setPage] = useState(0);
  const rows = changes.filter((change) => isIn(view, change));
  const shown = rows.slice(page * SHOWN, (page + 1) * SHOWN);
  return (
    <section className="panel plan-changes">
      <header>
        {t("changes.title")}
        <div className="seg" role="group" aria-label={t("changes.title")}>
          {VIEWS.map((one) => (
            <button
              type="button"
              key={one}
              className={one === view ? "on" : undefined}
              aria-pressed={one === view}
              onClick={() => {
                setView(one);
                setPage(0);
              }}
            >
              {t(`view.${one}`)} <span className="num">{changes.filter((change) => isIn(one, change)).length}</span>
            </button>
          ))}
        </div>
        <span className="sp" />
        {rows.length > SHOWN && (
          <>
            <button type="button" className="btn sm" disabled={page === 0} aria-label={t("common:table.previous")} onClick={() => setPage(page - 1)}>
              <Icon name="chevl" />
            </button>
            <span className="meta num">{t("changes.range", { from: page * SHOWN + 1, to: page * SHOWN + shown.length, count: rows.length })}</span>
            <button type="button" className="btn sm" disabled={(page + 1) * SHOWN >= rows.length} aria-label={t("common:table.next")} onClick={() => setPage(page + 1)}>
              <Icon name="chev" />
            </button>
          </>
        )}
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t(`changes.empty.${view === "unplaced" ? "unplaced" : "changes"}`)} />
      ) : (
        <div className="dt-wrap" tabIndex={0} role="region" aria-label={t("changes.title")}>
          <table className="tbl" aria-label={t("changes.title")}>
            <thead>
              <tr>
                <th scope="col" aria-label={t("changes.choose")} />
                {["patient", "exam", "from", "to", "shift", "why", "saves"].map((name) => (
                  <th scope="col" key={name} className={name === "shift" || name === "saves" ? "r" : undefined}>
                    {t(`changes.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((change) => (
                <ChangeRow key={change.id} change={change} isChosen={isOpen(change) && !left.has(change.id)} refused={refused.get(change.id)} onToggle={onToggle} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function ChangeRow({ change, isChosen, refused, onToggle }: { change: PlanChange; isChosen: boolean; refused: string | undefined; onToggle: Props["onToggle"] }) {
  const { t } = useTranslation("planner");
  const lang = useLang();
  const zone = useZone();
  const when = (at: string, code: string) => `${formatTime(at, { shape: "day", lang, zone })} ${formatTime(at, { shape: "time", lang, zone })} ${code}`;
  const { exam } = change;
  return (
    <tr className={change.state === "open" ? undefined : "decided"}>
      <td>
        {isOpen(change) && onToggle ? (
          <input type="checkbox" checked={isChosen} aria-label={t("changes.chooseOne", { name: exam.patient.name })} onChange={() => onToggle(change.id)} />
        ) : (
          change.kind !== "unplaced" && <span className={change.state === "applied" ? "good m" : "meta"}>{t(`changeState.${change.state}`)}</span>
        )}
      </td>
      <td>
        <b>{exam.patient.name}</b>{" "}
        {change.is_told && change.kind === "move" && (
          <span className="tag amber" title={t("changes.toldHint")}>
            <Icon name="phone" />
            {t("changes.told")}
          </span>
        )}
      </td>
      <td>
        <Link to={`/exams/${exam.id}`}>{pick(exam.exam_type_names, lang)}</Link> <span className="meta">{exam.priority_code && t(`priority.${exam.priority_code}`, { defaultValue: exam.priority_code })}</span>
      </td>
      <td className="num nowrap">{change.from_starts_at ? <s className={change.to_starts_at ? "t3" : "plain"}>{when(change.from_starts_at, change.from_resource_code)}</s> : <span className="t3">–</span>}</td>
      <td className="num nowrap to">{change.to_starts_at ? when(change.to_starts_at, change.to_resource_code) : <span className="t3">–</span>}</td>
      <td className={`r num nowrap ${(change.shift_min ?? 0) > 0 ? "warn" : ""}`}>{change.shift_min === null ? "" : printShift(change.shift_min, t)}</td>
      <td>
        <ReasonList reasons={change.reasons} />
        {change.note && <ReasonList reasons={[change.note]} />}
        {refused && (
          <span className="bad" role="alert">
            {refused}
          </span>
        )}
      </td>
      <td className={`r num ${change.saves > 0 ? "good" : change.saves < 0 ? "warn" : "t3"}`}>{change.kind === "unplaced" ? "" : printChange(-change.saves)}</td>
    </tr>
  );
}

function printShift(minutes: number, t: (key: string, values: Record<string, unknown>) => string): string {
  const days = Math.trunc(Math.abs(minutes) / 1440);
  const clock = formatMinutes(Math.abs(minutes) % 1440);
  const sign = minutes > 0 ? "+" : minutes < 0 ? "\u2212" : "";
  return `${sign}${days ? `${t("changes.days", { count: days })} ` : ""}${clock}`;
}
