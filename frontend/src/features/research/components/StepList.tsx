import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Criterion, Step } from "../api/research";
import { makeStep, move, type Act } from "../model/steps";

interface Props {
  steps: Step[];
  criteria: Criterion[];
  onChange: (steps: Step[]) => void;
}

const ACTS: Act[] = ["include", "exclude", "one_per_patient"];

/** The steps in their order: each exam falls at the first one that leaves it out. */
export function StepList({ steps, criteria, onChange }: Props) {
  const { t } = useTranslation("research");
  const change = (at: number, step: Step) => onChange(steps.map((old, n) => (n === at ? step : old)));
  return (
    <>
      <ol className="research-steps" aria-label={t("step.list")}>
        {steps.map((step, at) => (
          <li key={at} className="research-step" aria-label={t("step.one", { n: at + 1 })}>
            <StepFields step={step} criteria={criteria} n={at + 1} onChange={(next) => change(at, next)} />
            <div className="moves">
              <button type="button" className="btn sm" disabled={at === 0} aria-label={t("step.up", { n: at + 1 })} onClick={() => onChange(move(steps, at, at - 1))}>
                ↑
              </button>
              <button type="button" className="btn sm" disabled={at === steps.length - 1} aria-label={t("step.down", { n: at + 1 })} onClick={() => onChange(move(steps, at, at + 1))}>
                ↓
              </button>
              <button type="button" className="btn sm" aria-label={t("step.remove", { n: at + 1 })} onClick={() => onChange(steps.filter((_, n) => n !== at))}>
                ×
              </button>
            </div>
          </li>
        ))}
      </ol>
      <div className="row research-row">
        {ACTS.map((act) => (
          <button type="button" className="btn sm" key={act} disabled={criteria.length === 0 || steps.length >= 40} onClick={() => onChange([...steps, makeStep(act, criteria)])}>
            {t(`step.add.${act}`)}
          </button>
        ))}
      </div>
    </>
  );
}

function StepFields({ step, criteria, n, onChange }: { step: Step; criteria: Criterion[]; n: number; onChange: (step: Step) => void }) {
  const { t } = useTranslation("research");
  const lang = useLang();
  const title = (
    <label>
      {t("step.title")}
      <input className="input" maxLength={200} value={step.title ?? ""} placeholder={t("step.titleHint")} onChange={(event) => onChange({ ...step, title: event.target.value })} />
    </label>
  );
  if (step.act === "one_per_patient")
    return (
      <div className="fields">
        <label>
          {t("step.act.one_per_patient")}
          <Select aria-label={t("step.of", { n, what: t("step.act.one_per_patient") })} value={(step.params?.keep as string) ?? "first"} options={(["first", "last"] as const).map((value) => ({ value, label: t(`step.keep.${value}`) }))} onChange={(keep) => onChange({ ...step, params: { keep } })} />
        </label>
        {title}
      </div>
    );
  const criterion = criteria.find((one) => one.code === step.criterion);
  return (
    <div className="fields">
      <label>
        {t(`step.act.${step.act}`)}
        <Select
          aria-label={t("step.of", { n, what: t(`step.act.${step.act}`) })}
          showSearch={{ optionFilterProp: "label" }}
          value={step.criterion}
          options={criteria.map((one) => ({ value: one.code, label: pick(one.names, lang) }))}
          onChange={(code) => onChange(makeStep(step.act, criteria, code))}
        />
      </label>
      {criterion && <Params step={step} criterion={criterion} n={n} onChange={(params) => onChange({ ...step, params })} />}
      {title}
    </div>
  );
}

function Params({ step, criterion, n, onChange }: { step: Step; criterion: Criterion; n: number; onChange: (params: Record<string, unknown>) => void }) {
  const { t } = useTranslation("research");
  const lang = useLang();
  const params = step.params ?? {};
  const name = (what: string) => t("step.of", { n, what });
  if (criterion.kind === "choice")
    return (
      <label>
        {t("step.values")}
        <Select
          mode="multiple"
          aria-label={name(t("step.values"))}
          showSearch={{ optionFilterProp: "label" }}
          value={params.values as string[]}
          options={criterion.choices.map((one) => ({ value: one.value, label: pick(one.names, lang) }))}
          onChange={(values) => onChange({ values })}
        />
      </label>
    );
  if (criterion.kind === "words")
    return (
      <label>
        {t("step.words")}
        <Select mode="tags" aria-label={name(t("step.words"))} maxCount={200} tokenSeparators={[",", "，", "、"]} value={params.words as string[]} open={false} suffixIcon={null} onChange={(words) => onChange({ words: words.map((word) => word.trim()).filter(Boolean) })} />
      </label>
    );
  if (criterion.kind !== "range") return null;
  return (
    <>
      {(["least", "most"] as const).map((end) => (
        <label key={end}>
          {t(`step.${end}`)}
          <InputNumber aria-label={name(t(`step.${end}`))} value={params[end] as number | null} onChange={(value) => onChange({ ...params, [end]: value })} />
        </label>
      ))}
    </>
  );
}
