import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useAnswer, type AnswerValue, type SafetySheet } from "@/shared/safety/sheet";
import { ProblemNote } from "@/shared/ui/states";
import { listQuestions, type OpenQuestion } from "../model/questions";

const VALUES = ["yes", "no", "unsure"] as const satisfies readonly AnswerValue[];
const LOOK = { yes: "on yes", no: "on no", unsure: "on unk" } as const;

/** The questions of booking, one by one; every open one has keys of its own. */
export function SafetyQuestions({ exam, sheet, follow }: { exam: number; sheet: SafetySheet; /** Once a slot is held, the next open question is brought into view. */ follow: boolean }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { answer, error } = useAnswer(exam);
  const [columns] = useState(() => new Map<string, number>());
  const rows = listQuestions(sheet.items, columns);
  const open = rows.filter((row) => row.item.value === "unanswered").length;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (follow && open > 0) list.current?.querySelector(".open")?.scrollIntoView({ block: "nearest" });
  }, [follow, open]);
  if (rows.length === 0) return null;
  return (
    <section>
      <p className="cap row">
        {t("questions.title")}
        <span className="sp" />
        {open > 0 ? <span className="warn m">{t("questions.open", { count: open })}</span> : <span className="good m">{t("questions.done")}</span>}
      </p>
      <ul ref={list}>
        {rows.map((row) => (
          <Question key={row.item.code} row={row} onAnswer={(value) => answer(row.item, value, { label: pick(row.item.text, lang) })} />
        ))}
      </ul>
      {error && <ProblemNote error={error} />}
    </section>
  );
}

function Question({ row, onAnswer }: { row: OpenQuestion; onAnswer: (value: AnswerValue) => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { item, keys } = row;
  const text = pick(item.text, lang);
  const isOpen = item.value === "unanswered";
  // An answered question keeps its keys and does nothing on them: a key pressed twice means nothing else.
  const answer = (value: AnswerValue) => isOpen && onAnswer(value);
  useHotkey(keys?.yes ?? "", () => answer("yes"), { label: t("questions.key", { text, value: t("questions.yes") }), when: keys !== null });
  useHotkey(keys?.no ?? "", () => answer("no"), { label: t("questions.key", { text, value: t("questions.no") }), when: keys !== null });
  useHotkey(keys?.unsure ?? "", () => answer("unsure"), { label: t("questions.key", { text, value: t("questions.unsure") }), when: keys !== null });
  return (
    <li className={isOpen ? "q open" : "q"}>
      <span className="sp">
        {text}
        {item.by && <span className="meta"> {item.by}</span>}
      </span>
      <span className="seg" role="group" aria-label={text}>
        {VALUES.map((value) => (
          <button type="button" key={value} className={item.value === value ? LOOK[value] : undefined} aria-pressed={item.value === value} onClick={() => onAnswer(value)}>
            {t(`questions.${value}`)}
            {isOpen && keys && <kbd>{keys[value]}</kbd>}
          </button>
        ))}
      </span>
    </li>
  );
}
