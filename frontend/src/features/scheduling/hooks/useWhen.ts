import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime, isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";

/** "Today 11:40–12:00" in the site's zone. */
export function useWhen(): (from: string, to?: string) => string {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  return (from, to) => {
    const day = isoDay(from, zone) === isoDay(departmentNow(), zone) ? t("offers.today") : formatTime(from, { shape: "day", lang, zone });
    const time = formatTime(from, { shape: "time", lang, zone });
    return to ? `${day} ${time}–${formatTime(to, { shape: "time", lang, zone })}` : `${day} ${time}`;
  };
}
