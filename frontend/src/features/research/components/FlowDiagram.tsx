import { useTranslation } from "react-i18next";
import type { Flow } from "../api/research";
import "../research.css";

/** The flow as papers draw it: what was assessed, each exclusion beside the line with its count, what is left. */
export function FlowDiagram({ flow, isCounting = false }: { flow: Flow; isCounting?: boolean }) {
  const { t } = useTranslation("research");
  return (
    <ol className="research-flow" aria-label={t("flow.label")} aria-busy={isCounting}>
      <li>
        <div className="research-box">
          <b>{t("flow.assessed")}</b>
          <span className="num">{t("flow.counts", { exams: flow.n_assessed, patients: flow.patients_assessed })}</span>
        </div>
      </li>
      {flow.steps.map((step) => (
        <li key={step.number} className="research-out">
          <div className={step.n_out > 0 ? "research-box some" : "research-box"}>
            <span>{step.step?.title || step.words}</span>
            {step.step?.title && <span className="meta">{step.words}</span>}
            <span className="num">n = {step.n_out}</span>
            {Object.entries(step.reasons).map(([reason, n]) => (
              <span className="meta" key={reason}>
                {t(`reason.${reason}`)}: {n}
              </span>
            ))}
          </div>
          <span className="research-left num">{t("flow.left", { n: step.n_left })}</span>
        </li>
      ))}
      <li>
        <div className="research-box end">
          <b>{t("flow.end")}</b>
          <span className="num">{t("flow.counts", { exams: flow.n_left, patients: flow.patients_left })}</span>
        </div>
      </li>
    </ol>
  );
}
