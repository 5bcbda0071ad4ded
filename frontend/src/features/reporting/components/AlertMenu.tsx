import { Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Icon } from "@/shared/ui/Icon";
import type { ReportFinding } from "../api/report";
import type { Checks } from "../hooks/useChecks";

interface Props {
  finding: ReportFinding;
  onAnswer: Checks["answer"];
}

/** Ignore an alert in its sentence or for oneself, or dispute it: what rules are judged by. */
export function AlertMenu({ finding, onAnswer }: Props) {
  const { t } = useTranslation("reporting");
  const [disputing, setDisputing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const answer = (outcome: "ignored" | "ignored_for_author" | "disputed", reason = "") => onAnswer(finding, outcome, reason).catch(setError);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "ignored", label: t("checks.ignore"), onClick: () => void answer("ignored") },
            { key: "ignored_for_author", label: t("checks.ignoreMine"), onClick: () => void answer("ignored_for_author") },
            { key: "disputed", label: t("checks.dispute"), onClick: () => setDisputing(true) },
          ],
        }}
      >
        <button type="button" className="btn sm" aria-label={t("checks.ignoreOf", { text: finding.reason.text })}>
          {t("checks.ignore")} <Icon name="down" />
        </button>
      </Dropdown>
      {disputing && <ConfirmWithReason act={t("checks.dispute")} hint={t("checks.disputeOf", { text: finding.reason.text })} error={error} onConfirm={(reason) => void answer("disputed", reason)} onCancel={() => setDisputing(false)} />}
    </>
  );
}
