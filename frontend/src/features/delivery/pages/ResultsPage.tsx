import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { ExamImages } from "@/shared/ui/viewer/ExamImages";
import { useOpenedResult, useResults } from "../api/results";
import "../delivery.css";

/** Results of the referrer's own patients: list, report, PDF, images. */
export default function ResultsPage() {
  const { t } = useTranslation("delivery");
  const lang = useLang();
  const [words, setWords] = useState("");
  const [params, setParams] = useSearchParams();
  const results = useResults(useDeferredValue(words.trim()));
  const chosen = Number(params.get("result")) || null;
  const opened = useOpenedResult(chosen);
  const shown = opened.data;
  return (
    <div className="results">
      <aside aria-label={t("list")}>
        <input type="search" value={words} onChange={(event) => setWords(event.target.value)} placeholder={t("filter")} aria-label={t("filter")} />
        {results.isPending && <Loading lines={5} />}
        {results.isError && !results.data && <ErrorState error={results.error} onRetry={() => void results.refetch()} />}
        {results.data?.results.length === 0 && <EmptyState title={t("empty")} />}
        <ul>
          {results.data?.results.map((row) => (
            <li key={row.id}>
              <button type="button" className={row.id === chosen ? "on" : ""} aria-current={row.id === chosen} onClick={() => setParams({ result: String(row.id) })}>
                <span className="row">
                  <b className="cut sp">{row.patient.name}</b>
                  {row.is_critical && <span className="tag red">{t("critical")}</span>}
                  <span className={row.opened_at ? "tag" : "tag blue"}>{t(row.opened_at ? "opened" : "new")}</span>
                </span>
                <span className="row meta">
                  <span className="cut sp">{row.exams.map((exam) => pick(exam.exam_type_names, lang)).join(", ")}</span>
                  <TimeText at={row.released_at} shape="full" />
                </span>
              </button>
            </li>
          ))}
        </ul>
      </aside>
      {chosen === null && (
        <section className="results-text">
          <EmptyState title={t("choose")} />
        </section>
      )}
      {chosen !== null && opened.isPending && (
        <section className="results-text">
          <Loading lines={6} />
        </section>
      )}
      {opened.isError && (
        <section className="results-text">
          <ErrorState error={opened.error} onRetry={() => void opened.refetch()} />
        </section>
      )}
      {shown && (
        <>
          <section className="results-text" aria-label={t("report")}>
            <PatientHeader patient={shown.patient}>
              <span className="sp" />
              <span className="tag">{t(`kind.${shown.kind}`)}</span>
            </PatientHeader>
            <p className="meta">
              {shown.exams.map((exam) => `${pick(exam.exam_type_names, lang)} · ${exam.accession}`).join("; ")}
            </p>
            {shown.reason && <p className="warn">{shown.reason}</p>}
            {(["technique", "findings", "impression"] as const)
              .filter((section) => shown[section].trim())
              .map((section) => (
                <section key={section}>
                  <h3 className="cap">{t(`section.${section}`)}</h3>
                  <p className="results-prose">{shown[section]}</p>
                </section>
              ))}
            <p className="meta">
              {t("signed")} {shown.signer_name} · <TimeText at={shown.signed_at} shape="full" />
            </p>
            <div className="row">
              <a className="btn primary" href={`${BASE}/api/results/${shown.id}/pdf`} target="_blank" rel="noreferrer">
                <Icon name="print" /> PDF
              </a>
              {shown.exams[0] && <RaiseCase subjectKind="exam" subjectId={shown.exams[0].id} />}
            </div>
          </section>
          <section className="results-images" aria-label={t("images")} data-theme="dark">
            {shown.exams[0] && <ExamImages examId={shown.exams[0].id} />}
          </section>
        </>
      )}
    </div>
  );
}
