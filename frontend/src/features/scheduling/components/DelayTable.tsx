import { useTranslation } from "react-i18next";
import { ReasonList } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";
import type { Squeeze } from "../api/types";

/** Who is delayed, from when to when, and by how long. */
export function DelayTable({ pushes }: { pushes: Squeeze["pushes"] }) {
  const { t } = useTranslation("scheduling");
  if (pushes.length === 0) return <p className="good">{t("squeeze.nobody")}</p>;
  return (
    <table className="tbl" aria-label={t("squeeze.delayed")}>
      <thead>
        <tr>
          <th>{t("squeeze.patient")}</th>
          <th>{t("squeeze.from")}</th>
          <th>{t("squeeze.to")}</th>
          <th className="r">{t("squeeze.delay")}</th>
        </tr>
      </thead>
      <tbody>
        {pushes.map((push) => (
          <tr key={push.appointment_id}>
            <td>
              {push.patient_name}
              {push.broken.length > 0 && <ReasonList reasons={push.broken} />}
            </td>
            <td>
              <s>
                <TimeText at={push.from_at} />
              </s>
            </td>
            <td>
              <TimeText at={push.to_at} />
            </td>
            <td className="r num">{t("squeeze.minutes", { count: push.delay_min })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
