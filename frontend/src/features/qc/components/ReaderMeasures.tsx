import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { measuresCsv, useReaderMeasures, type MeasureResult } from "../api/reading";
import { Compared, two } from "./Compared";

const percent = (value: number | null) => (value === null ? "–" : `${(value * 100).toFixed(1)} %`);

/** What regions measured in the cases: attenuation, noise, SNR and CNR by condition, compared by the same tests as the scores. */
export function ReaderMeasures({ studyId, cases }: { studyId: number; cases: { label: string; study_id: number }[] }) {
  const { t } = useTranslation("reader");
  const query = useReaderMeasures(studyId);
  if (query.isPending) return <Loading lines={3} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { n_measured, unmeasured, measures } = query.data;
  return (
    <section className="panel" aria-label={t("measure.title")}>
      <header>
        <b>{t("measure.title")}</b>
        <span className="meta">{n_measured === 0 ? t("measure.none") : t("measure.basis", { n: n_measured })}</span>
        {n_measured > 0 && unmeasured.length > 0 && <span className="meta">{t("measure.without", { cases: unmeasured.join(", ") })}</span>}
        <span className="sp" />
        {n_measured > 0 && (
          <a className="btn sm" href={measuresCsv(studyId)} download>
            CSV
          </a>
        )}
      </header>
      {n_measured > 0 &&
        measures
          .filter((one) => one.conditions.some((condition) => condition.n > 0))
          .map((one) => (
            <div key={one.code} className="body reader-result">
              <Points result={one} cases={cases} />
              <Compared result={one} />
            </div>
          ))}
    </section>
  );
}

/** Every case as a point under its condition, the median as a bar. */
function Points({ result, cases }: { result: MeasureResult; cases: { label: string; study_id: number }[] }) {
  const navigate = useNavigate();
  const { t } = useTranslation("reader");
  const rows = result.conditions;
  const option = useMemo(() => {
    const ink = chartColours();
    return {
      grid: { left: 100, right: 12, top: 36, bottom: 24 },
      tooltip: { trigger: "item" },
      xAxis: { type: "value", scale: true },
      yAxis: { type: "category", data: rows.map((one) => one.condition), inverse: true },
      series: [
        { name: t("measure.case"), type: "scatter", symbolSize: 8, data: rows.flatMap((one, at) => one.values.map((value) => [value, at])), itemStyle: { color: ink.subject, opacity: 0.7 } },
        { name: t("field.median"), type: "scatter", symbol: "rect", symbolSize: [3, 26], data: rows.flatMap((one, at) => (one.median === null ? [] : [[one.median, at]])), itemStyle: { color: ink.limit } },
      ],
    };
  }, [rows, t]);
  const studyOf = (label?: string) => cases.find((one) => one.label === label)?.study_id;
  const open = (at: number) => {
    const study = studyOf(rows.flatMap((one) => one.cases)[at]);
    if (study) void navigate(`/images/${study}`);
  };
  const hasGain = rows.some((one) => one.gain !== null);
  const table = {
    columns: [t("field.condition"), "n", t("field.median"), "Q1", "Q3", t("field.mean"), "SD", ...(hasGain ? [t("field.gain")] : [])],
    rows: rows.map((one) => [one.condition, one.n, two(one.median), two(one.q1), two(one.q3), two(one.mean), two(one.sd), ...(hasGain ? [percent(one.gain)] : [])]),
  };
  const name = t(`measure.of.${result.code}`);
  return (
    <div className="col" style={{ gap: 8, minWidth: 0 }}>
      <Chart label={name} option={option} table={table} height={80 + 44 * rows.length} onPick={({ dataIndex, seriesName }) => seriesName === t("measure.case") && open(dataIndex)} />
      <details>
        <summary className="meta">{t("measure.cases")}</summary>
        <ul className="row wrap meta">
          {rows.flatMap((one) =>
            one.cases.map((label, at) => (
              <li key={`${one.condition}-${label}`}>
                <Link to={`/images/${studyOf(label) ?? ""}`}>
                  {label} · {one.condition} · <span className="num">{two(one.values[at] ?? null)}</span>
                </Link>
              </li>
            )),
          )}
        </ul>
      </details>
      <p className="num">
        {rows.map((one) => t("median", { condition: one.condition, median: two(one.median), q1: two(one.q1), q3: two(one.q3) })).join(" · ")}
        {hasGain && ` · ${rows.filter((one) => one.gain !== null).map((one) => t("measure.gain", { condition: one.condition, gain: percent(one.gain) })).join(" · ")}`}
      </p>
    </div>
  );
}
