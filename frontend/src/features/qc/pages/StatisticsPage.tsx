import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { BASE } from "@/shared/api/client";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { useCharts, type Charts, type Kind, type Period } from "../api/quality";
import { ChartRow } from "../components/ChartRow";
import { Funnel, FUNNEL_BY } from "../components/Funnel";
import { Indicators } from "../components/Indicators";
import { PanelAgreement } from "../components/PanelAgreement";
import { QualityTabs } from "../components/QualityTabs";
import { percentOf, rangeOf } from "../model/figures";
import "../qc.css";

/** Rates with their intervals, what the draws say of the whole, agreement, and who differs by more than chance. */
export default function StatisticsPage() {
  const [params, change] = useAddress();
  const kind: Kind = params.get("kind") === "image" ? "image" : "report";
  const by = FUNNEL_BY.find((one) => one === params.get("by")) ?? "person";
  const charts = useCharts(kind, true);
  const set = (name: string, value: string) => change({ [name]: value });
  const zone = useZone();
  const [usual] = useState(() => lastDays(departmentNow(), 30, zone));
  const [period, setPeriod] = useState(usual);
  return (
    <div className="page">
      <QualityTabs />
      <Files kind={kind} period={period} onChange={(edge, day) => setPeriod({ ...period, [edge]: day || usual[edge] })} />
      <Indicators period={period} />
      <ChartRow kind={kind} onKind={(next) => set("kind", next)} />
      {charts.isPending && <Loading />}
      {charts.isError && <ErrorState error={charts.error} onRetry={() => void charts.refetch()} />}
      {charts.data && (
        <div className="quality-panels">
          <Estimates charts={charts.data} />
          <Letters charts={charts.data} />
          <UChart charts={charts.data} />
        </div>
      )}
      <Funnel kind={kind} by={by} onBy={(next) => set("by", next)} />
    </div>
  );
}

/** The last 30 days, or any period, as a printed report, a workbook or text, in the language of the screen. */
function Files({ kind, period, onChange }: { kind: Kind; period: Period; onChange: (edge: "first" | "last", day: string) => void }) {
  const { t } = useTranslation("qc");
  const query = new URLSearchParams({ kind, ...period });
  return (
    <div className="row campaign-fields">
      <PeriodFields {...period} onChange={onChange} />
      {(["pdf", "xlsx", "csv"] as const).map((form) => (
        <a className="btn sm" key={form} href={`${BASE}/api/qc/period.${form}?${query.toString()}`} target="_blank" rel="noreferrer">
          {t(`period.${form}`)}
        </a>
      ))}
    </div>
  );
}

function Estimates({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  return (
    <section className="panel">
      <header>{t("estimates.title")}</header>
      <div className="body col case-body">
        <p className="meta">{t("estimates.hint")}</p>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("draw.method")}</th>
              <th scope="col" className="r">
                n
              </th>
              <th scope="col" className="r">
                {t("estimates.raw")}
              </th>
              <th scope="col" className="r">
                {t("estimates.rate")}
              </th>
            </tr>
          </thead>
          <tbody>
            {charts.estimates.map((one) => (
              <tr key={one.queue}>
                <td>
                  <Link to={`/quality/cases?kind=${charts.kind}&chart=estimate&queue=${one.queue}`}>{t(`queues.${one.queue as "random" | "active"}`)}</Link>
                </td>
                <td className="r num">{one.n}</td>
                <td className="r num">{one.n === 0 ? t("figures.noData") : `${percentOf(one.raw)} %`}</td>
                <td className="r num">{one.interval ? `${percentOf(one.rate)} % (${rangeOf(one.interval)})` : t("figures.noData")}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <PanelAgreement panel={charts.panel} least={charts.kappa_min_cases} />
      </div>
    </section>
  );
}

function Letters({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  const { grades } = charts;
  return (
    <section className="panel">
      <header>{t("letters.title")}</header>
      <div className="body col case-body">
        {grades.n === 0 ? (
          <p className="state">{t("figures.noData")}</p>
        ) : (
          <table className="tbl">
            <tbody>
              {grades.grades.map((one) => (
                <tr key={one.grade}>
                  <th scope="row">{t(`letter.${one.grade as "A" | "B" | "C"}`)}</th>
                  <td className="r num">
                    <Link to={`/quality/cases?kind=${charts.kind}&chart=letter&letter=${one.grade}`}>
                      {one.n} / {grades.n}
                    </Link>
                  </td>
                  <td className="r num">{percentOf(one.n / grades.n)} %</td>
                  <td className="r num">{rangeOf(one.interval)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {grades.n_without > 0 && <p className="meta num">{t("letters.without", { n: grades.n_without })}</p>}
        <p className="meta num">{t("gradingPeriod.current", { first: charts.period.first_day, last: charts.period.last_day, sheets: charts.period.sheets.join(", ") })}</p>
        {charts.period.waiting.length > 0 && <p className="warn">{t("gradingPeriod.waiting", { sheets: charts.period.waiting.join(", "), last: charts.period.last_day })}</p>}
        {grades.versions.length > 1 && <p className="warn">{t("letters.versions", { versions: grades.versions.join(", ") })}</p>}
      </div>
    </section>
  );
}

function UChart({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  const navigate = useNavigate();
  const points = charts.u_chart;
  const option = useMemo(() => {
    const ink = chartColours();
    const limit = (data: (number | null)[], color: string) => ({ type: "line", data, step: "middle", symbol: "none", lineStyle: { color, type: "dashed", width: 1 } });
    return {
      grid: { left: 36, right: 12, top: 12, bottom: 24 },
      xAxis: { type: "category", data: points.map((one) => String(one.week)) },
      yAxis: { type: "value", min: 0 },
      series: [{ type: "line", symbol: "circle", symbolSize: 7, lineStyle: { color: ink.subject, width: 2 }, data: points.map((one) => ({ value: one.rate, itemStyle: { color: one.out ? ink.limit : ink.subject } })) }, limit(points.map((one) => one.upper), ink.limit), limit(points.map((one) => one.centre), ink.soft)],
    };
  }, [points]);
  const filled = points.filter((one) => one.n > 0);
  const open = (week = "") => void navigate(`/quality/cases?kind=${charts.kind}&chart=week&week=${week}`);
  const rows = filled.map((one) => [one.starts_on, one.hits, one.n, one.rate?.toFixed(2) ?? "", one.upper?.toFixed(2) ?? ""]);
  return <Chart label={t("uChart.title", { weeks: charts.weeks })} option={option} table={{ columns: [t("charts.week"), t("charts.defect"), "n", "u", "UCL"], rows, onRow: (at) => open(filled[at]?.starts_on) }} height={180} onPick={({ dataIndex }) => open(points[dataIndex]?.starts_on)} />;
}
