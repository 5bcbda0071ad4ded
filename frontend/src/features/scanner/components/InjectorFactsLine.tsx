import { useTranslation } from "react-i18next";
import type { InjectorFacts, Phase } from "../model/injector";

interface Props {
  kind: InjectorFacts["kind"];
  phases: readonly Phase[];
  temperature: number | null;
  peak: number | null;
}

/** Kind, phases, warming and peak pressure of an injection in one line; nothing where nothing was said. */
export function InjectorFactsLine({ kind, phases, temperature, peak }: Props) {
  const { t } = useTranslation("scanner");
  const parts = [
    kind !== "main" && t(`injector.kind.${kind}`),
    ...phases.map((phase) => [t(`injector.fluid.${phase.fluid}`), phase.contrast_percent && `${phase.contrast_percent} %`, `${phase.volume_ml} mL`, phase.rate_ml_per_s && `${phase.rate_ml_per_s} mL/s`].filter(Boolean).join(" ")),
    temperature !== null && `${temperature} °C`,
    peak !== null && t("injector.peakOf", { psi: peak }),
  ].filter(Boolean);
  return parts.length > 0 ? <span className="meta num">{parts.join(" · ")}</span> : null;
}
