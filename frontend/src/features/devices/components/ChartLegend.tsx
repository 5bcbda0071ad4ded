import { useTranslation } from "react-i18next";

/** What the lines and tints of the small charts mean. */
export function ChartLegend({ alarms = false }: { alarms?: boolean }) {
  const { t } = useTranslation("devices");
  return (
    <span className="meta chart-legend">
      <i className="k-limit" /> {t("telemetry.limit")} <i className="k-gap" /> {t("telemetry.gap")} <i className="k-down" /> {t("telemetry.down")}
      {alarms && (
        <>
          {" "}
          <i className="k-alarm" /> {t("telemetry.alarm")}
        </>
      )}
    </span>
  );
}
