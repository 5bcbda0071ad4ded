import { useTranslation } from "react-i18next";
import { TimeText } from "@/shared/ui/TimeText";
import type { Mark } from "../api/types";
import { useMarkActs, useMarkWords } from "./markWords";

/** The same as the lanes, as text, the newest first. */
export function EventTable({ marks, deviceId }: { marks: Mark[]; deviceId: number }) {
  const { t } = useTranslation("devices");
  const lead = useMarkActs(deviceId);
  const words = useMarkWords();
  if (marks.length === 0) return <p className="meta">{t("timeline.none")}</p>;
  return (
    <div className="dt-wrap flat" style={{ maxHeight: 320 }} tabIndex={0} role="region" aria-label={t("timeline.title")}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t("timeline.from")}</th>
            <th scope="col">{t("timeline.to")}</th>
            <th scope="col">{t("timeline.kindOf")}</th>
            <th scope="col">{t("timeline.what")}</th>
            <th scope="col">{t("timeline.by")}</th>
          </tr>
        </thead>
        <tbody>
          {marks.toReversed().map((mark) => (
            <tr key={`${mark.kind} ${mark.id} ${mark.starts_at}`}>
              <td>
                <TimeText at={mark.starts_at} shape="full" />
              </td>
              <td>{mark.kind === "change" ? "" : mark.ends_at ? <TimeText at={mark.ends_at} shape="full" /> : t("timeline.lasts")}</td>
              <td>{t(`timeline.kind.${mark.kind}`)}</td>
              <td>
                <button type="button" className="link" onClick={() => lead(mark)}>
                  {words.what(mark)}
                </button>
              </td>
              <td className="meta">{mark.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
