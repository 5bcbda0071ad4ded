import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { MODALITIES } from "@/shared/lib/modalities";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAdherence, type AdherenceQuery, type ClassAdherence } from "../api/adherence";
import { usePriorities } from "../api/catalogue";
import "../exams.css";

const USUAL_DAYS = 28;
const COLUMNS = ["priority", "received", "kept", "lateOpen", "open", "days", "moves", "off"] as const;
const BEFORE_SCAN = "requested,vetted,booked,arrived,ready";

/** Whether scans begin by the due time of their priority: counted, not guessed, class by class. */
export default function AdherencePage() {
  const { t } = useTranslation("exams");
  const { site } = useSite();
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const last = params.get("last") ?? usual.last;
  const first = params.get("first") ?? usual.first;
  const modality = params.get("modality") ?? "";
  const query: AdherenceQuery | null = site && { site: site.id, first, last, ...(modality ? { modality } : {}) };
  const rows = useAdherence(query);
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="page">
      <div className="row" style={{ flexWrap: "wrap", gap: 8 }}>
        <PeriodFields first={first} last={last} onChange={set} />
        <select className="input" aria-label={t("field.modality")} value={modality} onChange={(event) => set("modality", event.target.value)}>
          <option value="">{t("adherence.allModalities")}</option>
          {MODALITIES.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <span className="sp" />
        {query && (
          <a className="btn sm ghost" href={`${BASE}/api/triage/adherence.csv?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`} download>
            {t("common:table.csv")}
          </a>
        )}
      </div>
      {rows.isPending && <Loading lines={6} />}
      {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data?.length === 0 && <EmptyState title={t("adherence.empty")} hint={t("adherence.emptyHint")} />}
      {rows.data && rows.data.length > 0 && (
        <section className="panel">
          <table className="tbl">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column}>{t(`adherence.column.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.map((row) => (
                <Row key={row.priority_code} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="meta">{t("adherence.hint")}</p>
    </div>
  );
}

function Row({ row }: { row: ClassAdherence }) {
  const { t } = useTranslation("exams");
  const { word } = usePriorities();
  const share = row.judged ? Math.round((row.kept / row.judged) * 100) : null;
  return (
    <tr>
      <td>
        <b>{word(row.priority_code)}</b>
      </td>
      <td className="num">{row.received}</td>
      <td className="num">
        {share === null ? (
          "–"
        ) : (
          <>
            <b>{share} %</b> <span className="t2">{t("adherence.of", { kept: row.kept, judged: row.judged })}</span>
          </>
        )}
        {row.no_target > 0 && <span className="meta"> {t("adherence.noTarget", { count: row.no_target })}</span>}
      </td>
      <td className="num">{row.late_open > 0 ? <Link to={`/exams?priority=${row.priority_code}&due=late&state=${BEFORE_SCAN}`}>{row.late_open}</Link> : 0}</td>
      <td className="num">{row.open}</td>
      <td className="num">{row.median_days === null ? "–" : t("adherence.days", { median: row.median_days, p90: row.p90_days ?? "–", mean: row.mean_days ?? "–" })}</td>
      <td className="num">{t("adherence.moves", { raised: row.raised, lowered: row.lowered })}</td>
      <td className="num">{row.off}</td>
    </tr>
  );
}
