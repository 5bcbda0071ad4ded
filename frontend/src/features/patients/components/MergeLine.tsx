import { useTranslation } from "react-i18next";
import { TimeText } from "@/shared/ui/TimeText";
import type { Merge } from "../api/merges";
import { Evidence } from "./Evidence";

/** One merge: which record went into which, by whom, why and on what evidence; struck through when it was taken back. */
export function MergeLine({ merge, onUndo }: { merge: Merge; onUndo?: (() => void) | undefined }) {
  const { t } = useTranslation("patients");
  return (
    <div className="col" style={{ gap: 2 }}>
      <div className="row" style={{ flexWrap: "wrap" }}>
        <span className={merge.undone_at ? "t3 gone" : "m"}>{t("merge.line", { merged: `${merge.merged.name} ${merge.merged.mrn}`, survivor: `${merge.survivor.name} ${merge.survivor.mrn}` })}</span>
        <Evidence evidence={merge.evidence} />
        <span className="sp" />
        {onUndo && !merge.undone_at && (
          <button type="button" className="btn sm ghost" onClick={onUndo}>
            {t("merge.undo", { mrn: merge.merged.mrn })}
          </button>
        )}
      </div>
      <span className="meta">
        {merge.made_by} · <TimeText at={merge.made_at} shape="full" /> · {t(`merge.source.${merge.source}`, { defaultValue: merge.source })} · {merge.reason}
      </span>
      {merge.undone_at && (
        <span className="meta">
          {t("merge.undone", { by: merge.undone_by })} <TimeText at={merge.undone_at} shape="full" /> · {merge.undone_reason}
        </span>
      )}
    </div>
  );
}
