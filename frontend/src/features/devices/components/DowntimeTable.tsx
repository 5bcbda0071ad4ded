import { useTranslation } from "react-i18next";
import { useNow } from "@/shared/session/clock";
import { EmptyState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Downtime } from "../api/types";
import { sayDuration } from "./DeviceState";

export function DowntimeTable({ rows }: { rows: Downtime[] | undefined }) {
  const { t } = useTranslation("devices");
  const now = useNow();
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
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
