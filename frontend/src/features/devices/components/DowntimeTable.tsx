import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime } from "@/shared/lib/time";
import { useNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { EmptyState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Downtime } from "../api/types";
import { CorrectionDialog } from "./CorrectionDialog";
import { sayDuration } from "./DeviceState";

/** Intervals, newest first; who may log them may correct what was written down wrongly. */
export function DowntimeTable({ rows, mayCorrect }: { rows: Downtime[] | undefined; mayCorrect: boolean }) {
  const { t } = useTranslation("devices");
  const now = useNow();
  const lang = useLang();
  const zone = useZone();
  const [wrong, setWrong] = useState<Downtime | null>(null);
  if (!rows) return <Loading />;
  if (rows.length === 0) return <EmptyState title={t("down.none")} />;
  return (
    <div className="dt-wrap flat">
      <table className="tbl" aria-label={t("down.title")}>
        <thead>
          <tr>
            <th scope="col">{t("down.started")}</th>
            <th scope="col" className="r">{t("down.length")}</th>
            <th scope="col">{t("down.cause")}</th>
            <th scope="col">{t("down.note")}</th>
            <th scope="col">{t("down.by")}</th>
            {mayCorrect && (
              <th scope="col">
                <span className="visually-hidden">{t("down.correctShort")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <TimeText at={row.started_at} shape="full" />
              </td>
              <td className={row.ended_at ? "r num" : "r num bad"}>{sayDuration((row.ended_at ? Date.parse(row.ended_at) : now) - Date.parse(row.started_at), t)}</td>
              <td>
                {t(`down.causeOf.${row.cause}`)} {!row.full && <span className="meta">{t("down.part")}</span>}
              </td>
              <td className="cut">{row.note || "–"}</td>
              <td>{row.started_by}</td>
              {mayCorrect && (
                <td className="r">
                  <button type="button" className="btn sm ghost" aria-label={t("down.correct", { time: formatTime(row.started_at, { shape: "full", lang, zone }) })} onClick={() => setWrong(row)}>
                    {t("down.correctShort")}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {wrong && <CorrectionDialog row={wrong} onClose={() => setWrong(null)} />}
    </div>
  );
}
