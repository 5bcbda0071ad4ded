import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useReaderResults, type CriterionResult } from "../api/reading";
import { Compared, two } from "./Compared";

/** A locked study by criterion: how scores spread, how readers agree, which test was chosen and why, and each two conditions. */
export function ReaderResults({ studyId }: { studyId: number }) {
  const results = useReaderResults(studyId, true);
  const { t } = useTranslation("reader");
  if (results.isPending) return <Loading lines={6} />;
  if (results.isError) return <ErrorState error={results.error} onRetry={() => void results.refetch()} />;
  return (
    <>
      <p className="meta">{t("basis", { n: results.data.n_scores, changed: results.data.n_changed, alpha: results.data.alpha })}</p>
      {results.data.criteria.map((one) => (
        <Criterion key={one.code} result={one} />
      ))}
    </>
  );
}

function Criterion({ result }: { result: CriterionResult }) {
  const lang = useLang();
  const name = pick(result.names, lang);
  return (
    <section className="panel" aria-label={name}>
      <header>
        <b>{name}</b>
      </header>
      <div className="body reader-result">
        <Spread result={result} name={name} />
        <Compared result={result} />
      </div>
    </section>
  );
}

function Spread({ result, name }: { result: CriterionResult; name: string }) {
  const { t } = useTranslation("reader");
  const rows = result.conditions;
  const option = useMemo(() => {
    const ink = chartColours();
    const tones = [ink.limit, ink.faint, ink.soft, ink.grey, ink.subject];
    return {
      grid: { left: 100, right: 12, top: 36, bottom: 24 },
      xAxis: { type: "value" },
      yAxis: { type: "category", data: rows.map((one) => one.condition), inverse: true },
      series: [0, 1, 2, 3, 4].map((grade) => ({ name: String(grade + 1), type: "bar", stack: "scores", data: rows.map((one) => one.counts[grade] ?? 0), itemStyle: { color: tones[grade] } })),
    };
  }, [rows]);
  const table = { columns: [t("field.condition"), "n", t("field.median"), "Q1", "Q3", "1", "2", "3", "4", "5"], rows: rows.map((one) => [one.condition, one.n, two(one.median), two(one.q1), two(one.q3), ...one.counts]) };
  return (
    <div className="col" style={{ gap: 8, minWidth: 0 }}>
      <Chart label={t("spread", { name })} option={option} table={table} height={80 + 44 * rows.length} />
      <p className="num">{rows.map((one) => t("median", { condition: one.condition, median: two(one.median), q1: two(one.q1), q3: two(one.q3) })).join(" · ")}</p>
    </div>
  );
}
