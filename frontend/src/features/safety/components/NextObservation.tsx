import { useTranslation } from "react-i18next";
import { formatElapsed } from "../model/grading";

/** Counts down to the next look at the patient, by the department's own minutes since the first tap. */
export function NextObservation({ since, everyMin, now }: { since: number; everyMin: number; now: number }) {
  const { t } = useTranslation("safety");
  const span = everyMin * 60_000;
  const left = span - (Math.max(0, now - since) % span);
  return (
    <span className="row num" role="timer">
      {t("reaction.next")} <b>{formatElapsed(left)}</b>
    </span>
  );
}
