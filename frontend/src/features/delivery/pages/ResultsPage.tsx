import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { ExamImages } from "@/shared/ui/viewer/ExamImages";
import { useAcknowledge, useOpenedResult, useResults, type Result } from "../api/results";
import { OwnCriticals } from "../components/OwnCriticals";
import "../delivery.css";

/** Results of the referrer's own patients: list, report, PDF, images. */
export default function ResultsPage() {
  const { t } = useTranslation("delivery");
  const lang = useLang();
  const [words, setWords] = useState("");
  const [params, setParams] = useSearchParams();
  const filter = useDeferredValue(words.trim());
  const unread = useResults(filter, true);
  const read = useResults(filter, false);
  const chosen = Number(params.get("result")) || null;
  const opened = useOpenedResult(chosen);
  const shown = opened.data;
  const acknowledge = useAcknowledge();
  const list = listUnreadFirst(unread.data?.results ?? [], read.data?.results ?? []);
  return (
    <div className="results">
      <aside aria-label={t("list")}>
        <OwnCriticals />
        <input type="search" value={words} onChange={(event) => setWords(event.target.value)} placeholder={t("filter")} aria-label={t("filter")} />
        {read.isPending && <Loading lines={5} />}
        {read.isError && !read.data && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
        {read.data?.results.length === 0 && unread.data?.results.length === 0 && <EmptyState title={t("empty")} />}
        <ul className="results-list">
          {list.map((row) => (
            <li key={row.id}>
              <button type="button" className={row.id === chosen ? "on" : ""} aria-current={row.id === chosen} onClick={() => setParams({ result: String(row.id) })}>
                <span className="row">
                  <b className="cut sp">{row.patient.name}</b>
                  {row.is_critical && <span className="tag red">{t("critical")}</span>}
                  <span className={row.opened_at ? "tag" : "tag blue"}>{t(row.acknowledged_at ? "acknowledged" : row.opened_at ? "opened" : "new")}</span>
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
            {acknowledge.error && <ProblemNote error={acknowledge.error} />}
            <div className="row">
              <a className="btn primary" href={`${BASE}/api/results/${shown.id}/pdf`} target="_blank" rel="noreferrer">
                <Icon name="print" /> PDF
              </a>
              {shown.acknowledged_at ? (
                <span className="meta">
                  {t("acknowledged")} <TimeText at={shown.acknowledged_at} shape="full" />
                </span>
              ) : (
                <button type="button" className={shown.is_critical ? "btn danger" : "btn"} disabled={acknowledge.isPending} onClick={() => acknowledge.mutate(shown.id)}>
                  {t(shown.is_critical ? "acknowledgeCritical" : "acknowledge")}
                </button>
              )}
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

/** Critical ones not read come first, then what is new, then the rest; a result that moves between two answers stands once. */
function listUnreadFirst(unread: Result[], read: Result[]): Result[] {
  const known = new Set(read.map((row) => row.id));
  const fresh = unread.filter((row) => !known.has(row.id));
  return [...fresh.filter((row) => row.is_critical), ...fresh.filter((row) => !row.is_critical), ...read];
}
