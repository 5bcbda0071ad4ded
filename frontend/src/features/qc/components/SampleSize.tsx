import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useSampleSize } from "../api/quality";

/** Shares of 1; `expected` counts for the width only. */
export interface Question {
  expected: number;
  half_width: number;
  clean_below: number;
  confidence: number;
}
export type Plan = "width" | "clean";

interface Props {
  population: number;
  question: Question;
  onQuestion: (question: Question) => void;
  plan: Plan | null;
  onPlan: (plan: Plan) => void;
}

const FIELDS = [
  ["expected", 0.1, 99],
  ["half_width", 0.1, 50],
  ["clean_below", 0.1, 50],
  ["confidence", 50, 99.9],
] as const;

/** How many cases a question needs, out of as many as there are; either answer becomes the size of the draw. */
export function SampleSize({ population, question, onQuestion, plan, onPlan }: Props) {
  const { t } = useTranslation("qc");
  const sizes = useSampleSize(population > 0 ? { population, ...question } : null);
  const offer = (one: Plan, n: number | undefined) => (
    <button type="button" className={plan === one ? "btn sm on" : "btn sm"} aria-pressed={plan === one} disabled={n === undefined} onClick={() => onPlan(one)}>
      {t(`sampleSize.${one}`, { n: n ?? "–" })}
    </button>
  );
  return (
    <details className="sample-size">
      <summary>{t("sampleSize.title")}</summary>
      <div className="row sizes">
        {FIELDS.map(([name, min, max]) => (
          <label key={name} className="row meta">
            {t(`sampleSize.${name}`)}
            <InputNumber size="small" aria-label={t(`sampleSize.${name}`)} min={min} max={max} step={1} precision={1} suffix="%" value={Math.round(question[name] * 1000) / 10} onChange={(value) => value !== null && onQuestion({ ...question, [name]: value / 100 })} style={{ width: 92, flex: "none" }} />
          </label>
        ))}
      </div>
      <div className="row" role="group" aria-label={t("sampleSize.title")}>
        {offer("width", sizes.data?.for_width)}
        {offer("clean", sizes.data?.for_clean)}
      </div>
      {sizes.error && <ProblemNote error={sizes.error} />}
    </details>
  );
}
