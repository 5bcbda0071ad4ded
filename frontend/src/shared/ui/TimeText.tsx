import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { ageOn, formatTime, isoDay, type TimeShape } from "../lib/time";
import { useNow } from "../session/clock";
import { useZone } from "../session/site";

/** An instant in the site's zone, 24 h. */
export function TimeText({ at, shape = "time" }: { at: string | number | null | undefined; shape?: TimeShape }) {
  const lang = useLang();
  const zone = useZone();
  if (at === null || at === undefined || at === "") return <span className="t3">–</span>;
  return (
    <time className="num" dateTime={typeof at === "number" ? new Date(at).toISOString() : at} title={formatTime(at, { shape: "full", lang, zone })}>
      {formatTime(at, { shape, lang, zone })}
    </time>
  );
}

/** Age on the department's present day, with its unit; unknown birth dates say so. */
export function AgeText({ birthDate }: { birthDate: string | null | undefined }) {
  const { t } = useTranslation("common");
  const zone = useZone();
  const today = isoDay(useNow(), zone);
  const age = birthDate ? ageOn(birthDate, today) : null;
  return <span className="num">{age ? t(`age.${age.unit}`, { value: age.value }) : t("age.unknown")}</span>;
}
