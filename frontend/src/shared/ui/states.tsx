import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../api/problem";
import { Glyph } from "./Icon";
import { ReasonList } from "./ReasonList";

/** One sentence on what will appear here, and a line on how. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="state">
      <p>{title}</p>
      {hint && <p className="meta">{hint}</p>}
      {action}
    </div>
  );
}

const WIDTHS = ["70%", "92%", "54%", "81%", "63%"];

/** Grey bars in place of content; they appear after 200 ms only. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className="skeletons" role="status" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} className="skeleton" style={{ width: WIDTHS[line % WIDTHS.length] }} />
      ))}
    </div>
  );
}

/** Words for an error: the server's own text first, then ours by kind. */
export function useProblemWords(): (error: unknown) => { text: string; code: string } {
  const { t } = useTranslation("common");
  return (error) => {
    if (!(error instanceof ProblemError)) return { text: t("problem.broken"), code: "" };
    if (error.status === 0) return { text: t("problem.network"), code: "network" };
    return { text: error.detail || t(error.status >= 500 ? "problem.server" : "problem.refused"), code: error.code };
  };
}

/** A list or page that could not be had: words, a code for support, one button. */
export function ErrorState({ error, onRetry, wide = false }: { error: unknown; onRetry?: () => void; wide?: boolean }) {
  const { t } = useTranslation("common");
  const { text, code } = useProblemWords()(error);
  return (
    <div className={wide ? "state wide" : "state"} role="alert">
      <p className="bad">
        <Glyph name="problem" /> {text}
      </p>
      {code && <p className="meta">{code}</p>}
      {onRetry && (
        <button type="button" className="btn sm" onClick={onRetry}>
          {t("retry")}
        </button>
      )}
    </div>
  );
}

/** A refusal beside the button that was refused: its words, further reasons, and the fields at fault that no form item shows. */
export function ProblemNote({ error, fieldsShown = false }: { error: unknown; fieldsShown?: boolean }) {
  const { text, code } = useProblemWords()(error);
  const problem = error instanceof ProblemError ? error : null;
  return (
    <div role="alert" style={{ margin: "0 0 12px", fontSize: 13 }}>
      <p className="bad">
        <Glyph name="problem" /> {text} {code && <span className="meta">{code}</span>}
      </p>
      {problem && <ReasonList reasons={problem.reasons} />}
      {problem && !fieldsShown && (
        <ul className="bad">
          {problem.errors.map((one) => (
            <li key={`${one.field}-${one.code}`}>
              {one.field === "non_field_errors" ? "" : `${one.field}: `}
              {one.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
