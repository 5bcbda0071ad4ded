import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { live } from "../live/client";
import { useLink } from "../live/useLive";
import { formatTime } from "../lib/time";
import { toDepartmentTime, useNow } from "../session/clock";
import { useZone } from "../session/site";

/** Whether the page hears the server: solid dot, or hollow dot with the time of the last sign. Silent where nothing is live. */
export function LiveDot() {
  const { t } = useTranslation("common");
  const lang = useLang();
  const zone = useZone();
  const state = useLink();
  useNow();
  if (state === "idle") return null;
  if (state === "open") return <LiveMark text={t("live.on")} />;
  const time = live.heardAt ? formatTime(toDepartmentTime(live.heardAt), { shape: "seconds", lang, zone }) : "";
  return <LiveMark stale text={time ? t("live.lost", { time }) : t("live.connecting")} />;
}

export function LiveMark({ text, stale = false }: { text: string; stale?: boolean }) {
  return (
    <span className={stale ? "live stale" : "live"} role="status">
      {text}
    </span>
  );
}
