import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../hotkeys/useHotkey";
import { useLang } from "../i18n/useLang";
import { pick } from "../lib/localised";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { ReasonList } from "../ui/ReasonList";
import type { OrderReading, Suggestion } from "./suggestions";
import "./suggest.css";

interface Props {
  reading: OrderReading;
  /** The exam that stands now: ordered, or taken already. */
  current: string[];
  onTake?: (suggestion: Suggestion) => void;
}

const KEYS = ["Alt+1", "Alt+2", "Alt+3"] as const;

/** What the order's text speaks for, with the words that spoke; nothing changes until somebody takes one. */
export function SuggestionList({ reading, current, onTake }: Props) {
  const { t } = useTranslation("common");
  const title = useId();
  return (
    <section className="suggest" aria-labelledby={title}>
      <p className="cap" id={title}>
        {t("suggest.title")}
      </p>
      <DiffersNote reading={reading} />
      {reading.suggestions.length === 0 && <ReasonList reasons={reading.why_not} />}
      <ol>
        {reading.suggestions.map((one, at) => (
          <Row key={one.code} suggestion={one} isCurrent={current.includes(one.code)} combo={KEYS[at] ?? "Alt+3"} onTake={onTake} />
        ))}
      </ol>
    </section>
  );
}

/** Text and ordered exam say different things, it was done or asked for already, another exam usually comes first: settled by a person. */
export function DiffersNote({ reading }: { reading: OrderReading }) {
  const notes = [...reading.differs, ...reading.hints];
  if (notes.length === 0) return null;
  return (
    <div className="suggest-differs" role="status">
      <ReasonList reasons={notes} />
    </div>
  );
}

function Row({ suggestion, isCurrent, combo, onTake }: { suggestion: Suggestion; isCurrent: boolean; combo: string; onTake?: (one: Suggestion) => void }) {
  const { t } = useTranslation("common");
  const lang = useLang();
  const name = pick(suggestion.names, lang);
  const side = suggestion.side ? t(`suggest.side.${suggestion.side}`) : "";
  const exam = [name, side].filter(Boolean).join(" · ");
  const isOpen = onTake !== undefined && !isCurrent;
  useHotkey(combo, () => onTake?.(suggestion), { label: t("suggest.take", { exam }), when: isOpen });
  return (
    <li>
      <span className="row">
        <b className="cut">{name}</b>
        {side && <span className="tag">{side}</span>}
        <span className="sp" />
        <span className="num t2">{t("suggest.score", { score: Math.round(suggestion.score * 100) })}</span>
        {isCurrent && (
          <span className="ok-line">
            <Icon name="check" size={14} />
            {t("suggest.current")}
          </span>
        )}
        {isOpen && (
          <button type="button" className="btn sm" onClick={() => onTake(suggestion)}>
            {t("suggest.takeShort")} <span className="visually-hidden">{exam}</span> <Kbd keys={combo.replace("+", " ")} />
          </button>
        )}
      </span>
      <span className="meta">{suggestion.reasons.map((reason) => reason.text).join(" ")}</span>
    </li>
  );
}
