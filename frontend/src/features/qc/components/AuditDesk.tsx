import { App } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addHotkey } from "@/shared/hotkeys/registry";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { picturesOf, priorPicturesOf, useSubmitReview, type Audit, type SentMark } from "../api/quality";
import { EMPTY, isComplete, scoreCurrent, toggleDefect, toggleFault, type Judgement } from "../model/judgement";
import type { TextMark } from "../model/lessons";
import { Checklist, CHECKLIST_KEYS } from "./Checklist";
import { FirstLook } from "./FirstLook";
import { MaskedReport } from "./MaskedReport";
import { Pictures } from "./Pictures";
import { Rubric } from "./Rubric";

interface Props {
  audit: Audit;
  prior: string;
  onPrior: (key: string) => void;
  onSkip: () => void;
}

/** One case: pictures left; right the report with the rubric below, or, where the images come first, only an impression of them. */
export function AuditDesk({ audit, onSkip }: { audit: Audit; onSkip: () => void }) {
  const { t } = useTranslation("qc");
  const [prior, setPrior] = useState("");
  const earlier = audit.priors.find((one) => one.key === prior);
  const Side = audit.is_text_held ? FirstLook : Judging;
  return (
    <div className={audit.is_text_held ? "audit first" : "audit"} data-case={audit.case_id}>
      <div className="audit-looks-of">
        {earlier && (
          <p className="row prior-note" role="status">
            {t("priors.shown", { days: earlier.days_before })}
            <button type="button" className="btn sm" onClick={() => setPrior("")}>
              {t("priors.back")}
            </button>
          </p>
        )}
        {earlier ? <Pictures key={prior} base={priorPicturesOf(audit.case_id, prior)} total={earlier.n_pictures} windows={audit.windows} /> : <Pictures base={picturesOf(audit.case_id)} total={audit.n_pictures} windows={audit.windows} />}
      </div>
      <Side audit={audit} prior={prior} onPrior={setPrior} onSkip={onSkip} />
    </div>
  );
}

/** Report and rubric. Keys 1-5, letters for defects, Enter saves and goes on. */
function Judging({ audit, prior, onPrior, onSkip }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const { message } = App.useApp();
  const [judgement, setJudgement] = useState<Judgement>(EMPTY);
  const [comment, setComment] = useState("");
  const [correct, setCorrect] = useState(false);
  const [marks, setMarks] = useState<TextMark[]>([]);
  const [begun] = useState(() => performance.now());
  const submit = useSubmitReview();
  const note = useRef<HTMLInputElement>(null);
  const criteria = useMemo(() => audit.scale.criteria.map((one) => one.code), [audit]);
  const ready = isComplete(judgement, criteria);
  const defectKeys = audit.scale.defects;

  const save = () => {
    if (!ready) {
      void message.warning(t("audit.incomplete"));
      return;
    }
    submit.mutate({
      caseId: audit.case_id,
      body: { scores: judgement.scores, defects: judgement.defects, radpeer: judgement.radpeer as "", faults: audit.checklist ? judgement.faults : null, marks: marks as SentMark[], comment, spent_s: Math.round((performance.now() - begun) / 1000), request_correction: correct },
    });
  };
  useEffect(() => {
    const keys = [1, 2, 3, 4, 5].map((value) => addHotkey({ combo: String(value), label: t("audit.score", { value }), run: () => setJudgement((before) => scoreCurrent(before, criteria, value)) }));
    const letters = defectKeys.map((one) => addHotkey({ combo: one.key, label: pick(one.names, lang), run: () => setJudgement((before) => toggleDefect(before, one.code)) }));
    const items = (audit.checklist?.items ?? []).slice(0, CHECKLIST_KEYS.length).map((one, at) => addHotkey({ combo: CHECKLIST_KEYS[at] ?? "", label: pick(one.names, lang), run: () => setJudgement((before) => toggleFault(before, one.code)) }));
    return () => {
      for (const stop of [...keys, ...letters, ...items]) stop();
    };
  }, [audit.checklist, criteria, defectKeys, lang, t]);
  useHotkey("Enter", save, { label: t("audit.save") });
  useHotkey("S", onSkip, { label: t("audit.skip") });
  useHotkey("/", () => note.current?.focus(), { label: t("audit.comment") });

  return (
    <>
      <MaskedReport audit={audit} marks={marks} onMarks={setMarks} prior={prior} onPrior={onPrior} />
      <div className="audit-left">
        <Rubric scale={audit.scale} judgement={judgement} onRow={(at) => setJudgement((before) => ({ ...before, at }))} onScore={(at, value) => setJudgement((before) => scoreCurrent({ ...before, at }, criteria, value))} />
        {audit.checklist && <Checklist checklist={audit.checklist} faults={judgement.faults} onToggle={(code) => setJudgement((before) => toggleFault(before, code))} />}
      </div>
      <section className="audit-side" aria-label={t("audit.defects")}>
        <h3 className="cap">
          {t("audit.defects")} <span className="meta">{t("audit.defectsHint")}</span>
        </h3>
        <div className="audit-defects">
          {defectKeys.map((one) => (
            <button type="button" key={one.code} className={judgement.defects.includes(one.code) ? "chip on" : "chip"} aria-pressed={judgement.defects.includes(one.code)} onClick={() => setJudgement((before) => toggleDefect(before, one.code))}>
              <kbd>{one.key}</kbd> {pick(one.names, lang)}
            </button>
          ))}
        </div>
        {audit.scale.radpeer.length > 0 && (
          <div className="row">
            <span className="cap">RADPEER</span>
            <div className="seg">
              {audit.scale.radpeer.map((value) => (
                <button type="button" key={value} className={judgement.radpeer === value ? "on" : ""} aria-pressed={judgement.radpeer === value} onClick={() => setJudgement((before) => ({ ...before, radpeer: before.radpeer === value ? "" : value }))}>
                  {value}
                </button>
              ))}
            </div>
            {audit.kind === "report" && (
              <label className="row meta">
                <input type="checkbox" checked={correct} onChange={(event) => setCorrect(event.target.checked)} /> {t("audit.correct")}
              </label>
            )}
          </div>
        )}
        <input
          ref={note}
          className="audit-comment"
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) save();
          }}
          placeholder={t("audit.comment")}
          aria-label={t("audit.comment")}
          maxLength={4000}
        />
        {submit.error && <ProblemNote error={submit.error} />}
        <div className="row">
          <span className="sp meta">{t("audit.scored", { n: Object.keys(judgement.scores).length, of: criteria.length })}</span>
          <button type="button" className="btn" onClick={onSkip}>
            {t("audit.skip")} <kbd>S</kbd>
          </button>
          <button type="button" className="btn primary" disabled={submit.isPending} onClick={save}>
            {t("audit.save")} <kbd>↵</kbd>
          </button>
        </div>
      </section>
    </>
  );
}
