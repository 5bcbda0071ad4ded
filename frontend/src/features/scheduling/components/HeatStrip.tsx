import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import type { HalfDay } from "../api/types";
import { printDay } from "../model/days";

interface Props {
  days: HalfDay[];
  title: string;
  day: string;
  onPick: (day: string, startsAt: string) => void;
}

/** Fourteen days in half-days: the number is how many exams still fit, the ramp how full it is. */
export function HeatStrip({ days, title, day, onPick }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const names = [...new Set(days.map((half) => half.day))];
  return (
    <div className="heat">
      <div className="row heat-head">
        <span className="cap cut">{title}</span>
        <span className="sp" />
        <span className="meta heat-scale">
          {t("heat.free")}
          {[0, 1, 2, 3, 4].map((level) => (
            <i key={level} style={{ background: `var(--h${level})` }} />
          ))}
          {t("heat.full")}
        </span>
      </div>
      <div className="heat-grid">
        <div className="heat-legend" aria-hidden>
          <span />
          <span>{t("heat.am")}</span>
          <span>{t("heat.pm")}</span>
        </div>
        {names.map((one) => (
          <div key={one} className={one === day ? "heat-day on" : "heat-day"}>
            <span aria-hidden>
              {printDay(one, lang, "weekday")} <b>{Number(one.slice(8))}</b>
            </span>
            {days.filter((half) => half.day === one).map((half) => (
              <button
                type="button"
                key={half.half}
                className={half.level === null ? "off" : half.reason ? "short" : undefined}
                style={half.level === null ? undefined : { background: `var(--h${half.level})` }}
                disabled={half.level === null}
                title={half.reason?.text}
                aria-label={[t("heat.cell", { day: printDay(one, lang), half: t(`heat.${half.half}`), places: half.places }), half.reason?.text].filter(Boolean).join(" ")}
                aria-pressed={one === day}
                onClick={() => onPick(one, half.starts_at)}
              >
                {half.level === null ? "" : half.places || "–"}
              </button>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
