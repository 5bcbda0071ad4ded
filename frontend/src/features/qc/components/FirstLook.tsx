import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { useFirstLook, type Audit } from "../api/quality";
import { CaseHead } from "./CaseHead";
import { Priors } from "./Priors";

interface Props {
  audit: Audit;
  prior: string;
  onPrior: (key: string) => void;
  onSkip: () => void;
}

/** The images before the report: what was asked and the priors, and a line for an impression of one's own. Enter opens the report. */
export function FirstLook({ audit, prior, onPrior, onSkip }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const [text, setText] = useState("");
  const [begun] = useState(() => performance.now());
  const look = useFirstLook(audit.case_id);
  const line = useRef<HTMLTextAreaElement>(null);
  const open = () => {
    if (!look.isPending) look.mutate({ text, spent_s: Math.round((performance.now() - begun) / 1000) });
  };
  useHotkey("Enter", open, { label: t("firstLook.open") });
  useHotkey("S", onSkip, { label: t("audit.skip") });
  useHotkey("/", () => line.current?.focus(), { label: t("firstLook.own") });
  return (
    <article className="audit-report" aria-label={t("firstLook.title")}>
      <CaseHead audit={audit} name={pick(audit.content.exam_names, lang)} />
      <Priors priors={audit.priors} shown={prior} onShow={onPrior} />
      <h3 className="cap">{t("firstLook.title")}</h3>
      <p className="meta">{t("firstLook.hint")}</p>
      <textarea
        ref={line}
        className="audit-comment first-look"
        rows={4}
        value={text}
        maxLength={4000}
        aria-label={t("firstLook.own")}
        placeholder={t("firstLook.own")}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          open();
        }}
      />
      {look.error && <ProblemNote error={look.error} />}
      <div className="row">
        <span className="sp" />
        <button type="button" className="btn" onClick={onSkip}>
          {t("audit.skip")} <kbd>S</kbd>
        </button>
        <button type="button" className="btn primary" disabled={look.isPending} onClick={open}>
          {t(text.trim() ? "firstLook.open" : "firstLook.read")} <kbd>↵</kbd>
        </button>
      </div>
    </article>
  );
}
