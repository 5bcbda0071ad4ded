import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useCharts, type Charts, type Kind } from "../api/quality";

const percent = (rate: number | null) => (rate === null ? null : Math.round(rate * 1000) / 10);

/** Failures by week with limits that follow n, defects by frequency, agreement with its interval. Every bar leads to its cases. */
export function ChartRow({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const { t } = useTranslation("qc");
  const charts = useCharts(kind, true);
  return (
    <section className="quality-charts" aria-label={t("charts.label")}>
      <header className="row">
        <div className="seg">
          {(["report", "image"] as const).map((one) => (
            <button type="button" key={one} className={one === kind ? "on" : ""} aria-pressed={one === kind} onClick={() => onKind(one)}>
              {t(`kind.${one}`)}
            </button>
          ))}
        </div>
        {charts.data && <Rate rate={charts.data.rate} />}
      </header>
      {charts.isPending && <Loading />}
      {charts.isError && <ErrorState error={charts.error} onRetry={() => void charts.refetch()} />}
      {charts.data && (
        <div className="quality-figures">
          <PChart charts={charts.data} />
          <Defects charts={charts.data} />
          <Agreement charts={charts.data} />
        </div>
      )}
    </section>
  );
}

function Rate({ rate }: { rate: Charts["rate"] }) {
  const { t } = useTranslation("qc");
  if (!rate.interval) return <span className="meta">{t("charts.noReviews")}</span>;
  return (
    <span className="meta num">
      {t("charts.rate", { rate: percent(rate.passed / rate.n) ?? "", low: percent(rate.interval[0] ?? 0) ?? "", high: percent(rate.interval[1] ?? 0) ?? "", n: rate.n })}
      {rate.n_unblinded > 0 && ` · ${t("blinding.count", { n: rate.n_unblinded })}`}
    </span>
  );
}

function PChart({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  const navigate = useNavigate();
  const points = charts.p_chart;
  const option = useMemo(() => {
    const ink = chartColours();
    const line = (data: (number | null)[], color: string, dashed: boolean) => ({ type: "line", data, step: dashed ? "middle" : undefined, symbol: dashed ? "none" : "circle", symbolSize: 7, lineStyle: { color, type: dashed ? "dashed" : "solid", width: dashed ? 1 : 2 }, itemStyle: { color } });
    return {
      grid: { left: 36, right: 12, top: 12, bottom: 24 },
      xAxis: { type: "category", data: points.map((one) => String(one.week)) },
      yAxis: { type: "value", min: 0 },
      series: [
        { ...line(points.map((one) => percent(one.rate)), ink.subject, false), data: points.map((one) => ({ value: percent(one.rate), itemStyle: { color: one.out ? ink.limit : ink.subject } })) },
        line(points.map((one) => percent(one.upper)), ink.limit, true),
        line(points.map((one) => percent(one.centre)), ink.soft, true),
      ],
    };
  }, [points]);
  const filled = points.filter((one) => one.n > 0);
  const open = (week = "") => void navigate(`/quality/cases?kind=${charts.kind}&chart=week&week=${week}`);
  const table = { columns: [t("charts.week"), t("charts.failed"), "n", "%", "UCL %"], onRow: (at: number) => open(filled[at]?.starts_on), rows: filled.map((one) => [one.starts_on, one.hits, one.n, percent(one.rate) ?? "", percent(one.upper) ?? ""]) };
  return <Chart label={t("charts.p", { weeks: charts.weeks })} option={option} table={table} height={180} onPick={({ dataIndex }) => open(points[dataIndex]?.starts_on)} />;
}

function Defects({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const navigate = useNavigate();
  const rows = charts.defects;
  const option = useMemo(() => {
    const ink = chartColours();
    return {
      grid: { left: 36, right: 12, top: 20, bottom: 44 },
      xAxis: { type: "category", data: rows.map((one) => pick(one.names, lang)), axisLabel: { interval: 0, rotate: rows.length > 4 ? 30 : 0 } },
      yAxis: { type: "value", minInterval: 1 },
      series: [{ type: "bar", barMaxWidth: 40, data: rows.map((one, at) => ({ value: one.n, itemStyle: { color: at < 3 ? ink.subject : ink.soft } })), label: { show: true, position: "top", color: ink.text } }],
    };
  }, [lang, rows]);
  const open = (at: number) => void navigate(`/quality/cases?kind=${charts.kind}&chart=defect&defect=${rows[at]?.code ?? ""}`);
  const table = { columns: [t("charts.defect"), "n", "%", "Σ %"], onRow: open, rows: rows.map((one) => [pick(one.names, lang), one.n, percent(one.share) ?? "", percent(one.cumulative) ?? ""]) };
  return <Chart label={t("charts.defects", { weeks: charts.weeks })} option={option} table={table} height={180} onPick={({ dataIndex }) => open(dataIndex)} />;
}

function Agreement({ charts }: { charts: Charts }) {
  const { t } = useTranslation("qc");
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="cap sp">{t("charts.agreement")}</span>
      </figcaption>
      {charts.agreement.length === 0 && <p className="state">{t("charts.noPairs")}</p>}
      {charts.agreement.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("charts.readers")}</th>
              <th scope="col" className="r">
                n
              </th>
              <th scope="col" className="r">
                κ
              </th>
              <th scope="col" className="r">
                {t("charts.weighted")}
              </th>
            </tr>
          </thead>
          <tbody>
            {charts.agreement.map((one) => (
              <tr key={one.ids.join()}>
                <td>
                  <Link to={`/quality/cases?kind=${charts.kind}&chart=readers&readers=${one.ids.join(",")}`}>{one.readers.join(" – ")}</Link>
                </td>
                <td className="r num">{one.n}</td>
                <td className="r num">{one.kappa === null ? t("charts.tooFew", { n: charts.kappa_min_cases }) : `${one.kappa.toFixed(2)}${one.interval ? ` (${one.interval.map((edge) => edge.toFixed(2)).join("–")})` : ""}`}</td>
                <td className="r num">{one.weighted === null ? "–" : one.weighted.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}
