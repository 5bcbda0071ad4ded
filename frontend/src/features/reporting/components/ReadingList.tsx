import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { EmptyState } from "@/shared/ui/states";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import type { ReadingItem, Tab } from "../api/reading";
import { minutesLeft, printLeft } from "../model/timeLeft";

interface Props {
  rows: ReadingItem[];
  tab: Tab;
  chosen: number | null;
  words: string;
  filter: Ref<HTMLInputElement>;
  onWords: (words: string) => void;
  onFirst: () => void;
  onOpen: (examId: number) => void;
}

/** Who waits to be read: STAT first, then by the time that is left. */
export function ReadingList({ rows, tab, chosen, words, filter, onWords, onFirst, onOpen }: Props) {
  const { t } = useTranslation("reporting");
  const lang = useLang();
  return (
    <>
      <input
        ref={filter}
        className="reading-filter"
        type="search"
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== "Enter") return;
          event.currentTarget.blur();
          onFirst();
        }}
        placeholder={`${t("list.filter")}  /`}
        aria-label={t("list.filter")}
      />
      {rows.length === 0 && <EmptyState title={words.trim() ? t("list.noMatch") : t(`list.empty.${tab}`)} />}
      <ul className="reading-rows">
        {rows.map((row) => (
          <li key={row.exam.id}>
            <button type="button" className={row.exam.id === chosen ? "on" : ""} aria-current={row.exam.id === chosen} onClick={() => onOpen(row.exam.id)}>
              <span className="line">
                <b className="cut">{row.patient.name}</b>
                <span className="t2 num">
                  {t(`common:sex.${row.patient.sex}`)} <AgeText birthDate={row.patient.birth_date} />
                </span>
                <span className="sp" />
                {row.is_critical && <span className="tag red">{t("list.critical")}</span>}
                {row.exam.priority_rank === 0 && <span className="tag red">STAT</span>}
              </span>
              <span className="line meta">
                <span className="cut sp">
                  {pick(row.exam.exam_type_names, lang)} · {t(`class.${row.exam.patient_class}`)}
                </span>
                {tab === "signed" ? <TimeText at={row.signed_at} /> : <TimeLeft dueAt={row.due_at} />}
              </span>
              {row.reader_name && tab !== "signed" && row.reader_name !== row.author_name && <span className="line meta cut">{t("reading:reader.of", { name: row.reader_name })}</span>}
              {row.report_id !== null && tab !== "signed" && (
                <span className="line meta">
                  <span className="cut sp">
                    {t(`state.${row.report_state}`)} · {row.author_name}
                  </span>
                  {row.lock_owner_name && row.lock_owner_name !== row.author_name && <span className="cut">{t("list.pen", { name: row.lock_owner_name })}</span>}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Time that is left, not age: red when it is over or nearly so. */
export function TimeLeft({ dueAt }: { dueAt: string | null }) {
  const { t } = useTranslation("reporting");
  const left = minutesLeft(dueAt, useNow());
  if (left === null) return <span>{t("left.none")}</span>;
  const { shape, text } = printLeft(left);
  return <span className={left < 30 ? "num bad m" : "num"}>{t(`left.${left < 0 ? "over_" : ""}${shape}`, { text })}</span>;
}
