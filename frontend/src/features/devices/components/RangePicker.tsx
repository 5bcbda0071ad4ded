import { useTranslation } from "react-i18next";
import { RANGES, type Range } from "../model/range";

export function RangePicker({ range, onChange }: { range: Range; onChange: (range: Range) => void }) {
  const { t } = useTranslation("devices");
  return (
    <span className="seg" role="group" aria-label={t("telemetry.range")}>
      {RANGES.map((one) => (
        <button key={one} type="button" className={one === range ? "on" : undefined} aria-pressed={one === range} onClick={() => onChange(one)}>
          {t(`telemetry.rangeOf.${one}`)}
        </button>
      ))}
    </span>
  );
}
