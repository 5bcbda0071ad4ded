import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { useMay, useSession } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { ExamImages } from "@/shared/ui/viewer/ExamImages";
import { TABS, useReading, useReadingCounts, type Tab } from "../api/reading";
import { useReport } from "../api/report";
import { AiStrip } from "../components/AiStrip";
import { Context } from "../components/Context";
import { DeskLinks } from "../components/DeskLinks";
import { ListFilters } from "../components/ListFilters";
import { ReaderBar } from "../components/ReaderBar";
import { ReadingList } from "../components/ReadingList";
import { ReportColumn } from "../components/ReportColumn";
import { findNext, filterRows } from "../model/rows";
import "../reading.css";
import "../reporting.css";

/** The reading desk: list, images, text, context. Nothing opens over the text by itself. */
export default function ReadingPage() {
  const { t } = useTranslation("reporting");
  const [params, change] = useAddress();
  const tab: Tab = TABS.find((one) => one === params.get("tab")) ?? "unread";
  const examId = Number(params.get("exam")) || null;
  const mayWrite = useMay("report.write");
  const me = useSession().user?.id;
  const narrowed = { subspecialty: params.get("group") ?? "", is_free: params.get("free") === "1" };
  const reading = useReading(tab, narrowed);
  const counts = useReadingCounts();
  const lang = useLang();
  const report = useReport(examId, { mayWrite, lang: lang === "en" ? "en" : "zh" });
  // Names are typed here, so the words stay out of the address.
  const [words, setWords] = useState("");
  const filter = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => filterRows(reading.data?.results ?? [], words, lang), [lang, reading.data, words]);
  const open = useCallback((id: number) => change({ exam: String(id) }), [change]);
  const next = useCallback(() => {
    const row = findNext(rows, examId, me);
    if (row) open(row.exam.id);
  }, [examId, me, open, rows]);
  const beside = report.data?.priors.flatMap((one) => one.exam_ids).find((id) => String(id) === params.get("beside"));
  const chosen = reading.data?.results.find((row) => row.exam.id === examId);
  const narrow = (name: string, value: string) => change({ [name]: value });
  useHotkey("J", next, { label: t("next") });
  useHotkey("Alt+J", next, { label: t("next") });
  useHotkey("/", () => filter.current?.focus(), { label: t("list.filter") });

  return (
    <div className="reading">
      <nav className="reading-tabs" aria-label={t("tabs.label")}>
        <div className="seg">
          {TABS.map((one) => (
            <button type="button" key={one} className={one === tab ? "on" : ""} aria-pressed={one === tab} onClick={() => narrow("tab", one)}>
              {t(`tabs.${one}`)} <span className="num">{counts.data?.[one] ?? ""}</span>
            </button>
          ))}
        </div>
        <span className="sp" />
        {chosen && tab !== "signed" && <ReaderBar key={chosen.exam.id} row={chosen} />}
        <DeskLinks />
        <button type="button" className="btn sm ghost" onClick={next} disabled={rows.length === 0}>
          {t("next")} <kbd>J</kbd>
        </button>
      </nav>
      <aside className="reading-list" aria-label={t("list.label")}>
        <ListFilters narrowed={narrowed} onChange={narrow} />
        {reading.isPending && <Loading lines={6} />}
        {reading.isError && !reading.data && <ErrorState error={reading.error} onRetry={() => void reading.refetch()} />}
        {reading.data && <ReadingList rows={rows} tab={tab} chosen={examId} words={words} filter={filter} onWords={setWords} onFirst={() => rows[0] && open(rows[0].exam.id)} onOpen={open} />}
      </aside>
      <section className="reading-images" aria-label={t("images")} data-theme="dark">
        {examId !== null && beside !== undefined && <ExamImages key={beside} examId={beside} stacked alone />}
        {examId !== null && <AiStrip examId={examId} />}
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
