import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TimeText } from "@/shared/ui/TimeText";
import { analysesCsv, useAnalyses, type Analysis, type AnalysisFact } from "../api/phantoms";

const keyOf = (fact: AnalysisFact) => `${fact.code}|${fact.name}`;
const write = (value: number | null | undefined) => (typeof value === "number" ? String(Math.round(value * 100) / 100) : "–");

/** What pylinac said about CatPhan and ACR phantoms, of one scanner or of all; nothing of it takes no room. */
export function PhantomAnalyses({ device }: { device: string }) {
  const { t } = useTranslation("phantom");
  const rows = useAnalyses(device).data?.results ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="panel" aria-label={t("analyses")}>
      <header>
        <b>{t("analyses")}</b>
        <span className="sp" />
        <a className="btn sm" href={analysesCsv(device)} download>
          CSV
        </a>
      </header>
      <ul className="phantom-analyses">
        {rows.map((row, at) => (
          <li key={row.id}>
            <details open={at === 0}>
              <summary>
                <span className={row.state === "done" ? "tag green" : "tag amber"}>{t(`state.${row.state}`)}</span> {row.device_code} {row.kind} <TimeText at={row.at} shape="full" /> <span className="meta">{row.software}</span>
              </summary>
              <p>
                <Link to={`/images/${row.study_id}`}>{t("imagesOf")}</Link> {row.reason?.text}
              </p>
              {row.warnings.map((one) => (
                <p key={one} className="meta">
                  {one}
                </p>
              ))}
              {row.facts.length > 0 && <Facts row={row} before={rows.slice(at + 1).find((one) => one.kind === row.kind && one.device_code === row.device_code && one.facts.length > 0)} />}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every figure beside the nominal value, the program's verdict, and the same figure the time before. */
function Facts({ row, before }: { row: Analysis; before: Analysis | undefined }) {
  const { t } = useTranslation("phantom");
  const known = new Map((before?.facts ?? []).map((fact) => [keyOf(fact), fact.value]));
  const label = t("figuresOf", { device: row.device_code, kind: row.kind });
  return (
    <div className="dt-wrap" tabIndex={0} role="region" aria-label={label}>
      <table className="tbl">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {["figure", "value", "nominal", "before", "verdict"].map((one) => (
              <th key={one} scope="col">
                {t(`field.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.facts.map((fact) => (
            <tr key={keyOf(fact)}>
              <td>
                {t(`fact.${fact.code}`)} {fact.name}
              </td>
              <td className="num">
                {write(fact.value)} {fact.unit}
              </td>
              <td className="num">{write(fact.nominal)}</td>
              <td className="num">{write(known.get(keyOf(fact)))}</td>
              <td>{fact.passed === null ? "–" : <span className={fact.passed ? "tag green" : "tag amber"}>{t(fact.passed ? "passed" : "notPassed")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
