import { useQueryClient } from "@tanstack/react-query";
import { App, Select } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { BASE } from "@/shared/api/client";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { MODALITIES } from "@/shared/lib/modalities";
import { useLiveFrames } from "@/shared/live/useLive";
import { useNow } from "@/shared/session/clock";
import { useSite } from "@/shared/session/site";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Glyph } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useContactCodes, usePriorityClasses, useRecordContact, useToBook, type ToBook } from "../api/toBook";
import { ContactDialog } from "../components/ContactDialog";
import "../scheduling.css";

const DUES = ["overdue", "today", "week"] as const;
const TRIES = ["now", "not_today", "today", "never"] as const;
const QUIET = "no_answer";

/** Who has to be called for an appointment: overdue first, with what was tried. Every step has a key. */
export default function ToBookPage() {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { site } = useSite();
  const state = useTableState();
  const now = useNow();
  const { rows: priorities, word } = usePriorityWords();
  const query = useToBook(state.query, site?.id);
  const codes = useContactCodes(site?.id);
  const record = useRecordContact();
  const [calling, setCalling] = useState<ToBook | null>(null);
  const rows = query.data?.results ?? [];
  const heard = useCallback(() => void client.invalidateQueries({ queryKey: ["schedule", "to-book"] }), [client]);
  useLiveFrames(site ? `exams:${site.id}` : null, heard);

  /** The row that has the keyboard, else the first one. */
  const current = () => {
    const key = document.activeElement?.closest<HTMLElement>("tr[data-row]")?.dataset.row;
    return rows.find((row) => String(row.id) === key) ?? rows[0];
  };
  const tell = (row: ToBook, outcome: string) => void message.success(t("toBook.kept", { name: row.patient.name, outcome }));
  const missed = (row: ToBook | undefined) =>
    row && !record.isPending && record.mutate({ exam: row.id, body: { outcome: QUIET } }, { onSuccess: () => tell(row, outcomeWord(QUIET)), onError: (error) => void message.error(error.message) });
  const outcomeWord = (code: string) => pick(codes.data?.outcomes.find((one) => one.code === code)?.names, lang) || code;
  const idle = calling === null;
  useHotkey("N", () => missed(current()), { label: t("toBook.noAnswer"), when: idle });
  useHotkey("K", () => setCalling(current() ?? null), { label: t("toBook.contact"), when: idle });

  const columns: Column<ToBook>[] = [
    { key: "due", title: t("toBook.due"), sort: "due_at", width: 180, render: (row) => <Due at={row.due_at} now={now} /> },
    { key: "priority", title: t("toBook.priority"), width: 88, render: (row) => <span className={row.priority_rank === 0 ? "tag red" : row.priority_rank === 1 ? "tag amber" : "tag line"}>{word(row.priority_code)}</span> },
    {
      key: "patient",
      title: t("toBook.patient"),
      render: (row) => (
        <span>
          <span className="m">{row.patient.name}</span>{" "}
          <span className="meta">
            {t(`common:sex.${row.patient.sex}`)} · <AgeText birthDate={row.patient.birth_date} />
          </span>
        </span>
      ),
    },
    { key: "phone", title: t("common:patient.phone"), width: 130, render: (row) => <span className="num">{row.patient.phone || "–"}</span> },
    { key: "exam", title: t("toBook.exam"), render: (row) => [pick(row.exam_type_names, lang), row.laterality && t(`common:suggest.side.${row.laterality}`)].filter(Boolean).join(" · ") },
    {
      key: "state",
      title: t("toBook.state"),
      width: 96,
      render: (row) => (row.is_held ? <span className="tag red">{t("toBook.held")}</span> : row.state === "requested" ? <span className="tag amber">{t("card.notVetted")}</span> : t("common:examState.vetted")),
    },
    { key: "tries", title: t("toBook.tries"), width: 200, render: (row) => (row.last_contact ? <LastContact row={row} word={outcomeWord(row.last_contact.outcome)} /> : <span className="t3">{t("toBook.never")}</span>) },
    { key: "next", title: t("toBook.nextTry"), width: 150, render: (row) => (row.next_try_at ? <TimeText at={row.next_try_at} shape="full" /> : <span className="t3">–</span>) },
    { key: "received", title: t("toBook.received"), sort: "received_at", optional: true, render: (row) => <TimeText at={row.received_at} shape="full" /> },
    { key: "referrer", title: t("toBook.referrer"), optional: true, render: (row) => row.referrer_name },
    { key: "accession", title: t("toBook.accession"), optional: true, render: (row) => <span className="num">{row.accession}</span> },
  ];
  const filter = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select aria-label={label} placeholder={label} allowClear style={{ minWidth: 128 }} value={state.filters[name]} onChange={(value?: string) => state.setFilter(name, value)} options={options} />
  );
  const address = new URLSearchParams({ ...state.filters, ...(site ? { site: String(site.id) } : {}) });
  return (
    <div className="page fill">
      <DataTable
        name="to-book"
        label={t("toBook.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => void navigate(`/schedule?patient=${row.patient.id}&exam=${row.id}`)}
        csv={`${BASE}/api/schedule/to-book.csv?${address}`}
        empty={{ title: t("toBook.empty"), hint: t("toBook.emptyHint") }}
        tools={
          <>
            {filter("modality", t("toBook.modality"), MODALITIES.map((value) => ({ value, label: value })))}
            {filter("priority", t("toBook.priority"), priorities.map((row) => ({ value: row.code, label: pick(row.names, lang) })))}
            {filter("due", t("toBook.due"), DUES.map((value) => ({ value, label: t(`toBook.dueIs.${value}`) })))}
            {filter("tried", t("toBook.tries"), TRIES.map((value) => ({ value, label: t(`toBook.triedIs.${value}`) })))}
            <button type="button" className="btn sm" disabled={rows.length === 0 || record.isPending} onMouseDown={(event) => event.preventDefault()} onClick={() => missed(current())}>
              {t("toBook.noAnswer")} <Kbd keys="N" />
            </button>
            <button type="button" className="btn sm" disabled={rows.length === 0} onMouseDown={(event) => event.preventDefault()} onClick={() => setCalling(current() ?? null)}>
              {t("toBook.contact")} <Kbd keys="K" />
            </button>
          </>
        }
      />
      {calling && codes.data && (
        <ContactDialog
          key={calling.id}
          row={calling}
          codes={codes.data}
          onClose={() => setCalling(null)}
          onDone={(outcome) => {
            tell(calling, outcome);
            setCalling(null);
          }}
        />
      )}
    </div>
  );
}

function usePriorityWords() {
  const lang = useLang();
  const query = usePriorityClasses();
  const rows = query.data?.results ?? [];
  return { rows, word: (code: string) => pick(rows.find((row) => row.code === code)?.names, lang) || code };
}

/** Red, with a shape and a word, once it is over. */
function Due({ at, now }: { at: string | null; now: number }) {
  const { t } = useTranslation("scheduling");
  if (at === null) return <span className="t3">–</span>;
  const isLate = Date.parse(at) < now;
  return (
    <span className={isLate ? "bad m" : undefined}>
      {isLate && <Glyph name="problem" />} <TimeText at={at} shape="full" /> {isLate && t("toBook.overdue")}
    </span>
  );
}

function LastContact({ row, word }: { row: ToBook; word: string }) {
  const { t } = useTranslation("scheduling");
  return (
    <span>
      {word} <span className="meta">{t("toBook.triedTimes", { count: row.tries })} · {row.last_contact && <TimeText at={row.last_contact.at} shape="full" />}</span>
    </span>
  );
}
