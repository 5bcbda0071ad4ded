import { useTranslation } from "react-i18next";
import { Glyph, Icon } from "@/shared/ui/Icon";
import { useWhen } from "../hooks/useWhen";
import type { SeriesPlace } from "../api/types";

/** Every date of the proposed series; where the wished one is taken: why, and what is nearest instead. */
export function SeriesPlaces({ rows, onLeaveOut }: { rows: readonly SeriesPlace[]; onLeaveOut?: (exam: number) => void }) {
  const { t } = useTranslation("series");
  const when = useWhen();
  return (
    <ol className="series-places">
      {rows.map((row, at) => (
        <li key={row.exam_id} className={row.starts_at === null ? "conflict" : undefined}>
          <span className="num t2">{at + 1}</span>
          <span className="sp">
            <span className="row">
              <b className="num cut">{row.starts_at !== null && row.ends_at !== null ? when(row.starts_at, row.ends_at) : when(row.wished_at)}</b>
              {row.resource_code && <span className="tag line">{row.resource_code}</span>}
            </span>
            {row.starts_at === null ? (
              <span className="why error">
                <Glyph name="problem" /> {t("noPlace", { why: textOf(row) })}
              </span>
            ) : (
              row.starts_at !== row.wished_at && <span className="why warning">{t("instead", { wished: when(row.wished_at), why: textOf(row) })}</span>
            )}
          </span>
          {onLeaveOut && (
            <button type="button" className="btn sm ghost" aria-label={t("leaveOut", { at: at + 1 })} onClick={() => onLeaveOut(row.exam_id)}>
              <Icon name="x" />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The first reason is why the wished time failed; what follows belongs to the slot that was found. */
function textOf(row: SeriesPlace): string {
  return row.reasons[0]?.text ?? "";
}
