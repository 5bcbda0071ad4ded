import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { csvOf, usePhantomChart, usePhantomRows, type ChartKey, type PhantomChart, type PhantomRow } from "../api/phantoms";
import { BaselineDialog } from "../components/BaselineDialog";
import { PhantomAnalyses } from "../components/PhantomAnalyses";
import { PhantomPlot } from "../components/PhantomPlot";
import "../qc.css";

const SPANS = [30, 90, 365] as const;
const keyOf = (row: ChartKey) => `${row.device_code}|${row.kind}|${row.kvp}|${row.kernel}`;

/** Constancy of the scanners: one line a scanner, voltage and kernel, its charts beside it. */
export default function PhantomsPage() {
  const { t } = useTranslation("phantom");
  const rows = usePhantomRows();
  const [params, setParams] = useSearchParams();
  const [days, setDays] = useState<number>(30);
  const list = rows.data ?? [];
  const wanted = params.get("chart");
  const current = list.find((one) => keyOf(one) === wanted) ?? list.find((one) => one.device_code === params.get("device")) ?? list[0] ?? null;
  const key = current && { device_code: current.device_code, kind: current.kind, kvp: current.kvp, kernel: current.kernel };
  const chart = usePhantomChart(key, days);
  if (rows.isPending) return <Loading lines={6} />;
  if (rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!key)
    return (
      <div className="page">
        <EmptyState title={t("empty")} hint={t("emptyHint")} />
        <PhantomAnalyses device="" />
      </div>
    );
  return (
    <div className="page phantom">
      <Scanners rows={list} chosen={keyOf(key)} onChoose={(row) => setParams({ chart: keyOf(row) })} />
      <div className="col" style={{ gap: 12, minWidth: 0 }}>
        <header className="page-head">
          <h2>{t("chartOf", { device: key.device_code, kvp: key.kvp })} {key.kernel}</h2>
          <span className="seg" role="group" aria-label={t("span")}>
            {SPANS.map((one) => (
              <button type="button" key={one} className={one === days ? "on" : ""} aria-pressed={one === days} onClick={() => setDays(one)}>
                {t("days", { count: one })}
              </button>
            ))}
          </span>
          <span className="sp" />
          <a className="btn sm" href={csvOf(key, days)} download>
            CSV
          </a>
        </header>
        {chart.isPending && <Loading lines={6} />}
        {chart.isError && <ErrorState error={chart.error} onRetry={() => void chart.refetch()} />}
        {chart.data && <Charts chart={chart.data} />}
        <PhantomAnalyses device={key.device_code} />
      </div>
    </div>
  );
}

function Scanners({ rows, chosen, onChoose }: { rows: PhantomRow[]; chosen: string; onChoose: (row: PhantomRow) => void }) {
  const { t } = useTranslation("phantom");
  const lang = useLang();
  return (
    <nav className="panel" aria-label={t("scanners")}>
      <header>
        <b>{t("scanners")}</b>
      </header>
      <ul className="phantom-rows">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <button type="button" aria-current={keyOf(row) === chosen} className={keyOf(row) === chosen ? "on" : ""} onClick={() => onChoose(row)}>
              <span className="row">
                <b>{row.device_code}</b>
                <span className="num">{t("kv", { kvp: row.kvp })}</span>
                <span>{row.kernel}</span>
                <span className="sp" />
                <Standing row={row} />
              </span>
              <span className="meta">
                {pick(row.names, lang)} · {t("count", { count: row.n })} · <TimeText at={row.last.measured_at} shape="date" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Standing({ row }: { row: PhantomRow }) {
  const { t } = useTranslation("phantom");
  if (row.last.breaches.length === 0) return <span className={row.baseline ? "tag green" : "tag"}>{t(row.baseline ? "inLimits" : "noBaseline")}</span>;
  const isHard = row.last.breaches.some((one) => one.severity === "error");
  return <span className={isHard ? "tag red" : "tag amber"}>{t("outOf", { what: [...new Set(row.last.breaches.map((one) => t(`short.${one.parameter}`)))].join(", ") })}</span>;
}

function Charts({ chart }: { chart: PhantomChart }) {
  const { t } = useTranslation("phantom");
  const [asking, setAsking] = useState(false);
  const maySet = useMay("qc.baseline");
  const last = chart.points.at(-1);
  return (
    <>
      <p className="row phantom-base">
        {chart.baseline ? (
          <span>
            {t("baseline.by", { name: chart.baseline.set_by_name, reason: chart.baseline.reason })} <TimeText at={chart.baseline.first_at} shape="date" /> – <TimeText at={chart.baseline.last_at} shape="date" />
          </span>
        ) : (
          <span>{t("baseline.none")}</span>
        )}
        <span className="sp" />
        {maySet && (
          <button type="button" className="btn sm" onClick={() => setAsking(true)}>
            {t("baseline.act")}
          </button>
        )}
      </p>
      {chart.parameters.map((line) => (
        <section className="panel" key={line.parameter}>
          <div className="body">
            <PhantomPlot chart={chart} line={line} />
          </div>
        </section>
      ))}
      <p className="meta">
        {t("rule")} {last?.policy_version}
      </p>
      {last?.study_id && (
        <p>
          <Link to={`/images/${last.study_id}`}>{t("lastImages")}</Link>
        </p>
      )}
      {asking && <BaselineDialog chart={chart} onClose={() => setAsking(false)} />}
    </>
  );
}
