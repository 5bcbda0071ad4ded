import { useTranslation } from "react-i18next";
import type { components } from "@/shared/api/schema";
import { TimeText } from "@/shared/ui/TimeText";
import { orderByTime } from "../model/timeline";

type Detail = components["schemas"]["ReactionDetail"];

/** What was done and seen, in the order of time, with the minutes since the first tap. */
export function ReactionTimeline({ reaction }: { reaction: Pick<Detail, "started_at" | "acts" | "observations"> }) {
  const { t } = useTranslation("safety");
  const rows = orderByTime(reaction);
  if (rows.length === 0) return <p className="facts t2">{t("timeline.none")}</p>;
  return (
    <ol className="facts num" aria-label={t("timeline.title")}>
      {rows.map((row) => (
        <li key={row.key}>
          <TimeText at={row.at} shape="seconds" /> <span className="meta">{t("timeline.after", { min: row.minutes })}</span> {row.text} <span className="meta">{row.by}</span>
        </li>
      ))}
    </ol>
  );
}
