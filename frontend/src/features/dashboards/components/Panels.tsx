import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNow } from "@/shared/session/clock";
import { formatMinutes } from "@/shared/lib/time";
import { Glyph } from "@/shared/ui/Icon";
import { countKpis, minutesSince, type DepartmentBoard } from "../model/department";

/** The top line: what a head of department asks first. */
export function KpiLine({ board }: { board: DepartmentBoard }) {
  const { t } = useTranslation("dashboards");
  const kpis = countKpis(board, useNow());
  const worst = Math.max(...Object.values(board.targets.wait_min));
  const figures: { key: string; value: string; more?: string; look?: string }[] = [
    { key: "waiting", value: String(kpis.waiting) },
    { key: "longest", value: formatMinutes(kpis.longestMin), look: kpis.longestMin > worst ? "bad" : "" },
    { key: "done", value: String(kpis.done), more: ` / ${kpis.planned}` },
    { key: "onTime", value: kpis.onTime === null ? "–" : String(kpis.onTime), more: kpis.onTime === null ? "" : " %" },
    { key: "overdue", value: String(kpis.overdue), look: kpis.overdue ? "warn" : "" },
  ];
  return (
    <dl className="kpis">
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt>{t(`kpi.${figure.key}`)}</dt>
          <dd className={`num ${figure.look ?? ""}`}>
            {figure.value}
            <small>{figure.more}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function WaitingPanel({ board }: { board: DepartmentBoard }) {
  const { t } = useTranslation("dashboards");
  const now = useNow();
  return (
    <section>
      <h2>{t("waitingPanel.title")}<span className="meta">{t("waitingPanel.hint")}</span></h2>
      <ul className="waits">
        {board.waiting.map((row) => {
          const minutes = Math.round(minutesSince(row.median_since, now));
          const target = board.targets.wait_min[row.patient_class] ?? 60;
          const late = row.count > 0 && minutes > target;
          return (
            <li key={row.patient_class}>
              <span>{t(`patientClass.${row.patient_class}`)}</span>
              <b className="num">{row.count}</b>
              <i className="meter" aria-hidden>
                <em className={late ? "bad" : ""} style={{ width: `${row.count ? Math.min(100, (minutes / target) * 78) : 0}%` }} />
                <s />
              </i>
              <span className={late ? "bad num r" : "num r"}>{row.count ? t("minutes", { minutes }) : "–"}<small className="t3"> / {target}</small></span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function ReportsPanel({ board }: { board: DepartmentBoard }) {
  const { t } = useTranslation("dashboards");
  const now = useNow();
  return (
    <section>
      <h2>{t("reportsPanel.title")}<span className="meta">{t("reportsPanel.hint")}</span></h2>
      {board.reports.length === 0 && <p className="meta">{t("reportsPanel.empty")}</p>}
      <ul className="reports">
        {board.reports.map((row) => {
          const overdue = row.due.filter((at) => Date.parse(at) < now).length;
          return (
            <li key={row.modality}>
              <span>{t(`modality.${row.modality}`, { defaultValue: row.modality })}</span>
              <b className="num">{row.to_write}</b>
              <b className={overdue ? "num bad" : "num t3"}>{overdue}</b>
              <span className="num t3">{row.done}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function AlarmsPanel({ board }: { board: DepartmentBoard }) {
  const { t } = useTranslation("dashboards");
  const now = useNow();
  const down = Object.entries(board.devices).filter(([, device]) => device.technical === "down");
  const flagged = (code: string) => Object.values(board.items).filter((row) => row.code === code && row.is_flagged).length;
  const loud = board.alarms.filter((alarm) => alarm.severity === "critical" || alarm.severity === "high");
  return (
    <section className="grow">
      <h2>{t("alarmsPanel.title")}<span className="meta num">{t("alarmsPanel.count", { count: board.alarms.length })}</span></h2>
      {down.length + board.alarms.length === 0 && <p className="meta">{t("alarmsPanel.empty")}</p>}
      <ul className="alarms">
        {down.map(([code, device]) => (
          <li key={code} className="bad">
            <Glyph name="problem" />
            <Link to={`/devices/${device.id}`}><b>{t("alarmsPanel.down", { code })}</b></Link>
            <span className="meta">{t("alarmsPanel.affected", { count: flagged(code) })}</span>
          </li>
        ))}
        {loud.slice(0, 6).map((alarm) => (
          <li key={alarm.id} className={alarm.severity === "critical" ? "bad" : "warn"}>
            <Glyph name="problem" />
            <Link to={`/devices/${alarm.device_id}`}><b>{alarm.device}</b> {t(`cause.${alarm.cause}`, { defaultValue: alarm.cause })}</Link>
            <span className="meta">{alarm.acknowledged_by ? t("alarmsPanel.acknowledged", { name: alarm.acknowledged_by }) : t("minutes", { minutes: Math.round(minutesSince(alarm.since, now)) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
