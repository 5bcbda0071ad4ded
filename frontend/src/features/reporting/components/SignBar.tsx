import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { discardAmendment, useReportAct, type Report, type ReportFinding } from "../api/report";
import type { useDraft } from "../hooks/useDraft";

interface Props {
  report: Report;
  draft: ReturnType<typeof useDraft>;
  findings: ReportFinding[];
  isReader: boolean;
  onSign: () => void;
  onCritical: () => void;
}

/** Always in sight: whether it is saved, the critical result, and the signature that says what is left. */
export function SignBar({ report, draft, findings, isReader, onSign, onCritical }: Props) {
  const { t } = useTranslation("reporting");
  const discard = useReportAct(() => discardAmendment(report.id));
  const left = findings.filter((one) => one.blocking).length;
  return (
    <footer className="reading-sign">
      <span className={draft.state === "failed" || draft.state === "conflict" ? "meta bad" : "meta"} role="status">
        {t(`save.${draft.state}`)}
      </span>
      <span className="sp">
        {draft.state === "failed" && <ProblemNote error={draft.error} />}
        {discard.error && <ProblemNote error={discard.error} />}
      </span>
      {report.allowed_actions.includes("discard") && (
        <button type="button" className="btn" disabled={discard.isPending} onClick={() => discard.mutate(undefined)}>
          {t("amend.discard")}
        </button>
      )}
      <button type="button" className="btn outline-danger" onClick={onCritical}>
        <Icon name="bell" /> {t("critical.act")} <kbd>Alt C</kbd>
      </button>
      <button type="button" className="btn primary" disabled={isReader} onClick={onSign}>
        {t(report.may_verify ? "sign.act" : "sign.handOver")}
        {left > 0 && ` · ${t("sign.left", { n: left })}`} <kbd>Ctrl ↵</kbd>
      </button>
    </footer>
  );
}
