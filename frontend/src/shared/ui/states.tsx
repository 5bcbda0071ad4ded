import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../api/problem";
import { Glyph } from "./Icon";

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
    const texts = error.errors.map((one) => one.text).filter(Boolean);
    const text = error.detail || texts.join(" ") || error.title || t(error.status >= 500 ? "problem.server" : "problem.refused");
    return { text, code: error.code };
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

/** A refusal beside the button that was refused. */
export function ProblemNote({ error }: { error: unknown }) {
  const { text, code } = useProblemWords()(error);
  return (
    <p className="bad" role="alert" style={{ margin: "0 0 12px", fontSize: 13 }}>
      <Glyph name="problem" /> {text} {code && <span className="meta">{code}</span>}
    </p>
  );
}
