import { useTranslation } from "react-i18next";
import type { CriterionResult, MeasureResult } from "../api/reading";

export const two = (value: number | null | undefined) => (typeof value === "number" ? value.toFixed(2) : "–");
const writeP = (p: number) => (p < 0.001 ? "< 0.001" : p.toFixed(3));

/** Which test was chosen and why, each two conditions, agreement where people judged, correlation with BMI. */
export function Compared({ result }: { result: CriterionResult | MeasureResult }) {
  const { t } = useTranslation("reader");
  const overall = result.overall;
  const agreement = "agreement" in result ? result.agreement : [];
  const bmi = result.conditions.flatMap((one) => (one.bmi ? [[one.condition, two(one.bmi.statistic), writeP(one.bmi.p)]] : []));
  return (
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
      {agreement.length > 0 && <Figures label={t("agreement")} columns={[t("field.readers"), "n", t("field.linear"), t("field.quadratic")]} rows={agreement.map((one) => [one.readers.join(" – "), String(one.n), two(one.linear), two(one.quadratic)])} />}
      {bmi.length > 0 && <Figures label={t("bmi")} columns={[t("field.condition"), "r", "p"]} rows={bmi} />}
    </div>
  );
}

export function Figures({ label, columns, rows }: { label: string; columns: string[]; rows: string[][] }) {
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
