import { Drawer } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useReaderResults, useScoredCases, type Bar, type CriterionResult } from "../api/reading";
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
        <Criterion key={one.code} result={one} studyId={studyId} />
      ))}
    </>
  );
}

function Criterion({ result, studyId }: { result: CriterionResult; studyId: number }) {
  const lang = useLang();
  const name = pick(result.names, lang);
  return (
    <section className="panel" aria-label={name}>
      <header>
        <b>{name}</b>
      </header>
      <div className="body reader-result">
        <Spread result={result} name={name} studyId={studyId} />
        <Compared result={result} />
      </div>
    </section>
  );
}

function Spread({ result, name, studyId }: { result: CriterionResult; name: string; studyId: number }) {
  const { t } = useTranslation("reader");
  const [bar, setBar] = useState<Bar | null>(null);
  const open = (at: number, score: number) => {
    const row = result.conditions[at];
    if (row && (row.counts[score - 1] ?? 0) > 0) setBar({ criterion: result.code, condition: row.condition, score });
  };
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
      <Chart label={t("spread", { name })} option={option} table={table} height={80 + 44 * rows.length} onPick={({ dataIndex, seriesName }) => open(dataIndex, Number(seriesName))} />
      <p className="row wrap meta">
        {rows.map((one, at) => (
          <span key={one.condition} className="row wrap" role="group" aria-label={one.condition}>
            {one.condition}
            {one.counts.map((n, grade) =>
              n > 0 ? (
                <button type="button" key={grade} className="link num" onClick={() => open(at, grade + 1)}>
                  {t("scoredBy", { score: grade + 1, n })}
                </button>
              ) : null,
            )}
          </span>
        ))}
      </p>
      {bar && <ScoredCases studyId={studyId} bar={bar} title={t("scoredCases", { name, condition: bar.condition, score: bar.score })} onClose={() => setBar(null)} />}
      <p className="num">{rows.map((one) => t("median", { condition: one.condition, median: two(one.median), q1: two(one.q1), q3: two(one.q3) })).join(" · ")}</p>
    </div>
  );
}

/** The sheets behind a bar: case and reader, each case to its images. */
function ScoredCases({ studyId, bar, title, onClose }: { studyId: number; bar: Bar; title: string; onClose: () => void }) {
  const cases = useScoredCases(studyId, bar);
  return (
    <Drawer open title={title} onClose={onClose} size={420} destroyOnHidden>
      {cases.isPending && <Loading lines={6} />}
      {cases.isError && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      <ul className="indicator-cases">
        {cases.data?.map((one) => (
          <li key={`${one.label}-${one.reader}`} className="row">
            <Link to={`/images/${one.study_id}`}>{one.label}</Link>
            <span className="sp" />
            {one.reader}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
