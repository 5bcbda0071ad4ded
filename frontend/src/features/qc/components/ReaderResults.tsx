import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useReaderResults, type CriterionResult } from "../api/reading";

const two = (value: number | null | undefined) => (typeof value === "number" ? value.toFixed(2) : "–");
const writeP = (p: number) => (p < 0.001 ? "< 0.001" : p.toFixed(3));

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
  const { t } = useTranslation("reader");
  const lang = useLang();
  const name = pick(result.names, lang);
  const overall = result.overall;
  return (
    <section className="panel" aria-label={name}>
      <header>
        <b>{name}</b>
      </header>
      <div className="body reader-result">
        <Spread result={result} name={name} />
        <div className="col" style={{ gap: 8, minWidth: 0 }}>
          <p>
            {overall ? t("overall", { test: t(`test.${overall.test}`), statistic: two(overall.statistic), p: writeP(overall.p) }) : t("noTest")} <span className="meta">{t(`why.${result.why}`)}</span>
          </p>
          <p className="meta">
            {result.normality.map((one) => `${one.condition}: ${one.result ? `W ${one.result.statistic?.toFixed(3) ?? "–"}, p ${writeP(one.result.p)}` : "–"}`).join(" · ")}
            {result.variance && ` · ${t("test.levene")}: p ${writeP(result.variance.p)}`}
          </p>
          {result.pairs.length > 0 && (
            <Figures
              label={t("pairs")}
              columns={[t("field.pair"), t("field.test"), "p", t("field.holm")]}
              rows={result.pairs.map((one) => [`${one.first} – ${one.second}`, t(`test.${one.test}`), writeP(one.p), writeP(one.p_holm)])}
            />
          )}
          {result.agreement.length > 0 && (
            <Figures label={t("agreement")} columns={[t("field.readers"), "n", t("field.linear"), t("field.quadratic")]} rows={result.agreement.map((one) => [one.readers.join(" – "), String(one.n), two(one.linear), two(one.quadratic)])} />
          )}
          {result.conditions.some((one) => one.bmi) && (
            <Figures label={t("bmi")} columns={[t("field.condition"), "r", "p"]} rows={result.conditions.filter((one) => one.bmi).map((one) => [one.condition, two(one.bmi?.statistic), one.bmi ? writeP(one.bmi.p) : "–"])} />
          )}
        </div>
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

function Figures({ label, columns, rows }: { label: string; columns: string[]; rows: string[][] }) {
  return (
    <div className="dt-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="tbl">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                <td key={columns[at]} className={at > 0 ? "num" : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
