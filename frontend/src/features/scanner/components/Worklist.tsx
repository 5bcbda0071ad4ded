import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { Icon } from "@/shared/ui/Icon";
import { ExamStateTag, StatusTag } from "@/shared/ui/StatusTag";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import type { TicketRow } from "../model/department";
import { findByCode, isOver, type ScannerCard } from "../model/worklist";

interface Props {
  cards: ScannerCard[];
  tickets: TicketRow[];
  chosen: number | null;
  code: string;
  onCode: (code: string) => void;
  onChoose: (examId: number) => void;
}

/** The day's patients: in exam, waiting (urgent first), to come; a wristband finds the row. */
export function Worklist({ cards, tickets, chosen, code, onCode, onChoose }: Props) {
  const { t } = useTranslation("scanner");
  const [miss, setMiss] = useState(false);
  const over = cards.filter(isOver);
  const open = cards.filter((card) => !isOver(card));
  const ticketOf = new Map(tickets.map((row) => [row.exam_id, row]));
  const search = () => {
    const found = findByCode(cards, code);
    setMiss(!found);
    if (found) {
      onChoose(found.exam.id);
      onCode("");
    }
  };
  return (
    <aside className="wl">
      <div className="hd">
        <span>{t("list.today", { n: cards.length })}</span>
        <span className="sp" />
        <span>{t("list.done", { n: over.length })}</span>
      </div>
      <ul>
        {[...open, ...over].map((card) => (
          <li key={card.exam.id}>
            <Card card={card} ticket={ticketOf.get(card.exam.id) ?? null} on={card.exam.id === chosen} onChoose={() => onChoose(card.exam.id)} />
          </li>
        ))}
        {cards.length === 0 && <li className="meta">{t("list.empty")}</li>}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label className="input scanb" style={{ height: 56 }}>
          <Icon name="barcode" />
          <input
            value={code}
            placeholder={t("list.scan")}
            aria-label={t("list.scan")}
            style={{ border: 0, background: "none", width: "100%", outline: "none" }}
            onChange={(event) => {
              onCode(event.target.value);
              setMiss(false);
            }}
          />
        </label>
      </form>
      {miss && (
        <p className="bad" role="alert">
          {t("list.miss")}
        </p>
      )}
    </aside>
  );
}

function Card({ card, ticket, on, onChoose }: { card: ScannerCard; ticket: TicketRow | null; on: boolean; onChoose: () => void }) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const now = useNow();
  const { exam } = card;
  const since = exam.state === "in_progress" ? exam.stamps.started : exam.stamps.arrived;
  const minutes = since ? Math.max(0, Math.floor((now - Date.parse(since)) / 60_000)) : null;
  return (
    <button type="button" className={`card${on ? " on" : ""}${exam.priority_rank === 0 ? " stat" : ""}`} aria-pressed={on} onClick={onChoose}>
      <span className="l1">
        <b className="cut">{exam.patient.name}</b>
        <i>
          {t(`common:sex.${exam.patient.sex}`)} <AgeText birthDate={exam.patient.birth_date} />
        </i>
        <span className="sp" />
        {exam.priority_rank === 0 && <span className="tag stat">{t("list.stat")}</span>}
        <i className="tk">{ticket?.label}</i>
      </span>
      <span className="l2">
        <span className="cut">{pick(exam.exam_type_names, lang)}</span>
        <span className="sp" />
        {card.lane && !isOver(card) && exam.state !== "in_progress" ? <StatusTag status="prep" text={t(`lane.${card.lane}`)} /> : <ExamStateTag state={exam.state} />}
      </span>
      <span className="l3">
        <TimeText at={exam.slot_start} />
        {card.verdict === "hold" && <span className="bad m">{t("list.hold")}</span>}
        {card.n_open_reactions > 0 && <span className="bad m">{t("list.reaction")}</span>}
        <span className="sp" />
        {minutes !== null && !isOver(card) && t(exam.state === "in_progress" ? "list.running" : "list.waiting", { min: minutes })}
      </span>
    </button>
  );
}
