import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DrawRow } from "../api/quality";

interface Props {
  cases: { id: number; is_done: boolean; grade: string }[];
  current: number | null;
  median: number | null;
  /** Newest first; empty where nothing was drawn. */
  draws: DrawRow[];
}

/** Where one is in the queue: flagged cases stand out, the pace says when it ends. */
export function Progress({ cases, current, median, draws }: Props) {
  const { t } = useTranslation("qc");
  if (cases.length === 0) return null;
  const done = cases.filter((one) => one.is_done).length;
  const left = cases.length - done;
  return (
    <div className="quality-progress">
      <b>{t("progress.at", { at: Math.min(done + 1, cases.length), of: cases.length })}</b>
      <span className="quality-ticks" role="img" aria-label={t("progress.done", { done, of: cases.length })}>
        {cases.slice(0, 120).map((one) => (
          <i key={one.id} className={one.id === current ? "now" : one.is_done ? (one.grade === "pass" ? "done" : "flag") : ""} />
        ))}
      </span>
      {draws[0] && (
        <Link className="meta num cut" to="/quality/draws">
          {t("draws.line", { number: draws[0].id, n: draws[0].n_drawn, of: draws[0].frame_size, seed: draws[0].seed })}
        </Link>
      )}
      <span className="sp" />
      {median !== null && <span className="meta num">{t("progress.pace", { seconds: median, minutes: Math.ceil((median * left) / 60) })}</span>}
    </div>
  );
}
