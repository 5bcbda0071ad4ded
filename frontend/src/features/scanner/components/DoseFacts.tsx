import { useTranslation } from "react-i18next";
import { ReasonList } from "@/shared/ui/ReasonList";
import type { DosePlan } from "../model/contrast";

/** The planned dose in one line, its steps behind it, and what speaks against it. */
export function DoseFacts({ plan }: { plan: DosePlan }) {
  const { t } = useTranslation("scanner");
  const facts = [
    plan.volume_ml !== null && `${plan.volume_ml} mL`,
    plan.rate_ml_per_s !== null && `${plan.rate_ml_per_s} mL/s`,
    plan.duration_s !== null && t("dose.duration", { s: plan.duration_s }),
    plan.flush_ml !== null && t("dose.flush", { ml: plan.flush_ml }),
    plan.pressure_limit_psi !== null && t("dose.pressure", { psi: plan.pressure_limit_psi }),
  ].filter(Boolean);
  return (
    <div className="more dose">
      {facts.length > 0 && (
        <details>
          <summary>
            {t("dose.plan")} <b className="num">{facts.join(" · ")}</b>
          </summary>
          <ReasonList reasons={plan.steps} />
          <p className="meta">{plan.policy_version}</p>
        </details>
      )}
      <ReasonList reasons={[...plan.warnings, ...plan.confirm]} />
    </div>
  );
}
