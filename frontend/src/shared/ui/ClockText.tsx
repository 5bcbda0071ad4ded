import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { formatTime } from "../lib/time";
import { clockFactor, useNow } from "../session/clock";
import { useZone } from "../session/site";

/** The department's clock; a simulated day says so, with its speed. */
export function ClockText() {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const zone = useZone();
  const now = useNow();
  const { factor, simulated } = clockFactor();
  return (
    <span className="row" style={{ whiteSpace: "nowrap" }}>
      {(simulated || factor !== 1) && (
        <span className="tag amber" title={t(factor === 1 ? "clock.simulatedDayHint" : "clock.simulatedHint")}>
          {t(factor === 1 ? "clock.simulatedDay" : "clock.simulated", { factor })}
        </span>
      )}
      <time className="m num" dateTime={new Date(now).toISOString()}>
        {formatTime(now, { shape: "day", lang, zone })} <b>{formatTime(now, { shape: "time", lang, zone })}</b>
      </time>
    </span>
  );
}
