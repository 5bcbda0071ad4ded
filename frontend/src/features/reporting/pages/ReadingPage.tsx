import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { ExamImages } from "@/shared/ui/viewer/ExamImages";
import { TABS, useReading, useReadingCounts, type Tab } from "../api/reading";
import { useReport } from "../api/report";
import { Context } from "../components/Context";
import { ReadingList } from "../components/ReadingList";
import { ReportColumn } from "../components/ReportColumn";
import { filterRows } from "../model/rows";
import "../reporting.css";

/** The reading desk: list, images, text, context. Nothing opens over the text by itself. */
export default function ReadingPage() {
  const { t } = useTranslation("reporting");
  const [params, setParams] = useSearchParams();
  const tab: Tab = TABS.find((one) => one === params.get("tab")) ?? "unread";
  const examId = Number(params.get("exam")) || null;
  const mayWrite = useMay("report.write");
  const reading = useReading(tab);
  const counts = useReadingCounts();
  const lang = useLang();
  const report = useReport(examId, { mayWrite, lang: lang === "en" ? "en" : "zh" });
  // Names are typed here, so the words stay out of the address.
  const [words, setWords] = useState("");
  const filter = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => filterRows(reading.data?.results ?? [], words, lang), [lang, reading.data, words]);
  const open = useCallback(
    (id: number) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        next.set("exam", String(id));
        return next;
      }),
    [setParams],
  );
  const next = useCallback(() => {
    const at = rows.findIndex((row) => row.exam.id === examId);
    const row = rows[at + 1] ?? rows.find((one) => one.exam.id !== examId);
    if (row) open(row.exam.id);
  }, [examId, open, rows]);
  useHotkey("J", next, { label: t("next") });
  useHotkey("Alt+J", next, { label: t("next") });
  useHotkey("/", () => filter.current?.focus(), { label: t("list.filter") });

  return (
    <div className="reading">
      <nav className="reading-tabs" aria-label={t("tabs.label")}>
        <div className="seg">
          {TABS.map((one) => (
            <button type="button" key={one} className={one === tab ? "on" : ""} aria-pressed={one === tab} onClick={() => setParams({ tab: one })}>
              {t(`tabs.${one}`)} <span className="num">{counts.data?.[one] ?? ""}</span>
            </button>
          ))}
        </div>
        <span className="sp" />
        <button type="button" className="btn sm ghost" onClick={next} disabled={rows.length === 0}>
          {t("next")} <kbd>J</kbd>
        </button>
      </nav>
      <aside className="reading-list" aria-label={t("list.label")}>
        {reading.isPending && <Loading lines={6} />}
        {reading.isError && !reading.data && <ErrorState error={reading.error} onRetry={() => void reading.refetch()} />}
        {reading.data && <ReadingList rows={rows} tab={tab} chosen={examId} words={words} filter={filter} onWords={setWords} onFirst={() => rows[0] && open(rows[0].exam.id)} onOpen={open} />}
      </aside>
      <section className="reading-images" aria-label={t("images")} data-theme="dark">
        {examId ? <ExamImages key={examId} examId={examId} stacked /> : <EmptyState title={t("noExam")} hint={t("noExamHint")} />}
      </section>
      {examId === null && <section className="reading-text" aria-label={t("text")} />}
      {examId !== null && report.isPending && (
        <section className="reading-text" aria-label={t("text")}>
          <Loading lines={8} />
        </section>
      )}
      {report.isError && (
        <section className="reading-text" aria-label={t("text")}>
          <ErrorState error={report.error} onRetry={() => void report.refetch()} />
        </section>
      )}
      {examId !== null && report.data === null && (
        <section className="reading-text" aria-label={t("text")}>
          <EmptyState title={t("noReport")} />
        </section>
      )}
      {examId !== null && report.data && (
        <>
          <ReportColumn key={`${report.data.id}-${report.data.state}`} report={report.data} examId={examId} onNext={next} />
          <Context report={report.data} examId={examId} />
        </>
      )}
    </div>
  );
}
