import { useTranslation } from "react-i18next";
import type { Charts } from "../api/quality";

/** Krippendorff's alpha over all readers with its interval, or how many cases there would have to be. */
export function PanelAgreement({ panel, least }: { panel: Charts["panel"]; least: number | string }) {
  const { t } = useTranslation("qc");
  const edge = (at: 0 | 1) => panel.interval?.[at]?.toFixed(2) ?? "–";
  return (
    <p className="num">
      {t("panelAgreement.title")}: {panel.alpha === null ? t("panelAgreement.few", { n: panel.n, least }) : t("panelAgreement.value", { alpha: panel.alpha.toFixed(2), low: edge(0), high: edge(1), n: panel.n })}
    </p>
  );
}
