import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { findWords, type TextMark } from "../model/lessons";

const KINDS = ["typo", "char_missing", "char_extra", "unit", "laterality", "location_level", "polarity", "measurement", "impression_omission", "body_part", "sex", "age", "contrast", "modality_wording", "comparison_date", "critical_comm", "copy_forward", "placeholder", "preferred_term"] as const;

interface Props {
  marks: TextMark[];
  texts: Partial<Record<TextMark["section"], string>>;
  onChange: (marks: TextMark[]) => void;
}

/** Faults that a reviewer selected in the text: their kind and what should stand there. They teach the rules once the case is settled. */
export function TextMarks({ marks, texts, onChange }: Props) {
  const { t } = useTranslation(["qc", "rules"]);
  const set = (at: number, change: Partial<TextMark>) => onChange(marks.map((one, n) => (n === at ? { ...one, ...change } : one)));
  return (
    <>
      <Words
        onWords={(words) => {
          const found = findWords(texts, words, marks);
          if (found) onChange([...marks, found]);
          return found !== null;
        }}
      />
      <ul className="audit-marks">
        {marks.map((one, at) => (
          <li key={`${one.section}-${one.start}-${one.end}`} className="row">
            <mark>{Array.from(texts[one.section] ?? "").slice(one.start, one.end).join("")}</mark>
            <Select size="small" style={{ width: 130 }} aria-label={t("qc:marks.kind")} value={one.category} onChange={(category: string) => set(at, { category })} options={KINDS.map((kind) => ({ value: kind, label: t(`rules:category.${kind}`) }))} />
            <Right value={one.right} label={t("qc:marks.right")} onSave={(right) => set(at, { right })} />
            <button type="button" className="btn sm" aria-label={t("qc:marks.remove")} onClick={() => onChange(marks.filter((_, n) => n !== at))}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way without a mouse: the words are typed, Enter marks where they stand. */
function Words({ onWords }: { onWords: (words: string) => boolean }) {
  const { t } = useTranslation("qc");
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <p className="row meta">
      <Input
        size="small"
        style={{ width: 200 }}
        aria-label={t("marks.words")}
        placeholder={t("marks.words")}
        maxLength={200}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setMissing(false);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          if (onWords(words)) setWords("");
          else setMissing(words.trim() !== "");
        }}
      />
      <span role="status">{t(isMissing ? "marks.missing" : "marks.hint")}</span>
    </p>
  );
}

function Right({ value, label, onSave }: { value: string; label: string; onSave: (right: string) => void }) {
  const [text, setText] = useState(value);
  const change = (next: string) => {
    setText(next);
    onSave(next);
  };
  return <Input size="small" style={{ width: 130 }} aria-label={label} placeholder={label} maxLength={200} value={text} onChange={(event) => change(event.target.value)} onKeyDown={(event) => event.stopPropagation()} />;
}
