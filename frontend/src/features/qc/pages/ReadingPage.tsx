import { useEffect, useState, type KeyboardEvent, type WheelEvent } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { addHotkey } from "@/shared/hotkeys/registry";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { pictureOf, useScore, useSheet, type Sheet } from "../api/reading";
import { EMPTY, isComplete, scoreCurrent, type Judgement } from "../model/judgement";
import "../qc.css";

/** A reader at work: the picture, the criteria, keys 1 to 5, Enter to the next. Nothing tells whose it is or how it was made. */
export default function ReadingPage() {
  const id = Number(useParams().studyId);
  const [params, setParams] = useSearchParams();
  const place = Number(params.get("place")) || null;
  const sheet = useSheet(id, place);
  if (sheet.isPending) return <Loading lines={8} />;
  if (sheet.isError) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  const go = (to: number) => setParams({ place: String(to) });
  return <Desk key={sheet.data.place} sheet={sheet.data} onGo={go} />;
}

function Desk({ sheet, onGo }: { sheet: Sheet; onGo: (place: number) => void }) {
  const { t } = useTranslation("reader");
  const lang = useLang();
  const [judgement, setJudgement] = useState<Judgement>({ ...EMPTY, scores: sheet.scores });
  const [reason, setReason] = useState("");
  const score = useScore(sheet.id);
  const criteria = sheet.criteria.map((one) => one.code);
  const codes = criteria.join(" ");
  const isLocked = sheet.state === "locked";
  const isReady = isComplete(judgement, criteria);
  const done = sheet.done.filter(Boolean).length;
  const next = () => {
    const later = sheet.done.findIndex((one, at) => !one && at > sheet.place - 1);
    const any = sheet.done.findIndex((one, at) => !one && at !== sheet.place - 1);
    onGo(later >= 0 ? later + 1 : any >= 0 ? any + 1 : Math.min(sheet.place + 1, sheet.done.length));
  };
  const save = () => {
    if (isReady) score.mutate({ place: sheet.place, body: { scores: judgement.scores, reason } }, { onSuccess: next });
  };
  useEffect(() => {
    const keys = [1, 2, 3, 4, 5].map((value) => addHotkey({ combo: String(value), label: t("key.score", { value }), run: () => setJudgement((before) => scoreCurrent(before, codes.split(" "), value)) }));
    return () => {
      for (const stop of keys) stop();
    };
  }, [codes, t]);
  useHotkey("Enter", save, { label: t("key.save") });
  return (
    <div className="reading">
      <header className="quality-progress">
        <b>{sheet.title}</b>
        <span className="num">{t("place", { at: sheet.place, of: sheet.done.length })}</span>
        <div className="quality-ticks" aria-hidden>
          {sheet.done.map((one, at) => (
            <i key={at} className={at === sheet.place - 1 ? "now" : one ? "done" : ""} />
          ))}
        </div>
        <span className="meta">{t("doneOf", { done, of: sheet.done.length })}</span>
        {isLocked && <span className="tag amber">{t("state.locked")}</span>}
        <span className="sp" />
        <button type="button" className="btn sm" disabled={sheet.place === 1} onClick={() => onGo(sheet.place - 1)}>
          {t("before")}
        </button>
        <button type="button" className="btn sm" disabled={sheet.place === sheet.done.length} onClick={() => onGo(sheet.place + 1)}>
          {t("after")}
        </button>
      </header>
      <div className="reading-body">
        <Stack sheet={sheet} />
        <section className="audit-rubric" aria-label={t("criteria")}>
          {sheet.criteria.map((criterion, at) => (
            <div key={criterion.code} className={at === judgement.at ? "reading-row on" : "reading-row"}>
              <button type="button" className="audit-name" onClick={() => setJudgement((before) => ({ ...before, at }))}>
                {pick(criterion.names, lang)}
              </button>
              <div className="row" role="radiogroup" aria-label={pick(criterion.names, lang)}>
                {[1, 2, 3, 4, 5].map((value) => {
                  const isChosen = judgement.scores[criterion.code] === value;
                  return (
                    <button type="button" role="radio" key={value} aria-checked={isChosen} className={isChosen ? "audit-score high" : "audit-score"} onClick={() => setJudgement((before) => scoreCurrent({ ...before, at }, criteria, value))}>
                      {value}
                    </button>
                  );
                })}
              </div>
              <ul className="meta">
                {Object.entries(criterion.anchors).map(([value, names]) => (
                  <li key={value}>
                    <span className="num">{value}</span> {pick(names, lang)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {isLocked && (
            <label className="col reading-reason">
              <span>{t("changeReason")}</span>
              <input className="audit-comment" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
            </label>
          )}
          <div className="reading-foot row">
            <button type="button" className="btn primary" disabled={!isReady || score.isPending} onClick={save}>
              {t("save")}
            </button>
            <kbd>Enter</kbd>
            {score.error && <ProblemNote error={score.error} />}
          </div>
        </section>
      </div>
    </div>
  );
}

/** One picture at a time; wheel or arrows page. */
function Stack({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("reader");
  const total = sheet.n_pictures;
  const [at, setAt] = useState(Math.floor(total / 2));
  const move = (by: number) => setAt((before) => Math.min(total - 1, Math.max(0, before + by)));
  const wheel = (event: WheelEvent) => move(event.deltaY > 0 ? 1 : -1);
  const steer = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  if (total === 0) return <div className="audit-pictures" data-theme="dark" />;
  return (
    <div className="audit-pictures" data-theme="dark" onWheel={wheel} onKeyDown={steer} tabIndex={0} role="slider" aria-valuemin={1} aria-valuemax={total} aria-valuenow={at + 1} aria-label={t("pictures")}>
      <figure>
        <img src={pictureOf(sheet.id, sheet.place, at)} alt={t("picture", { number: at + 1 })} draggable={false} />
        <figcaption className="num">
          {at + 1} / {total}
        </figcaption>
      </figure>
    </div>
  );
}
