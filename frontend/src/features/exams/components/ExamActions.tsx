import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Kbd } from "@/shared/ui/Kbd";
import { ProblemNote } from "@/shared/ui/states";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useAct, type ActionName, type Exam } from "../api/exams";
import { useQuickReasons } from "../hooks/useQuickReasons";
import { needsReason, planActions } from "../model/actions";

/** What this person may do with the exam now; the way forward is primary and names the patient. */
export function ExamActions({ exam }: { exam: Exam }) {
  const { t } = useTranslation("exams");
  const { message } = App.useApp();
  const quickReasons = useQuickReasons();
  const act = useAct(exam.id);
  const [asking, setAsking] = useState<ActionName | null>(null);
  const { primary, others } = planActions(exam.allowed_actions);
  const run = (action: ActionName, reason?: string) =>
    act.mutate(
      { action, version: exam.version, ...(reason ? { reason } : {}) },
      {
        onSuccess: () => {
          setAsking(null);
          void message.success(t(`done.${action}`, { name: exam.patient.name }));
        },
      },
    );
  const choose = (action: ActionName) => (needsReason(action) ? setAsking(action) : run(action));
  useHotkey("Ctrl+Enter", () => primary && choose(primary), { label: t("actions.forward"), when: primary !== null && asking === null });
  if (!primary && others.length === 0) return null;
  return (
    <div>
      {act.isError && asking === null && <ProblemNote error={act.error} />}
      <div className="row" style={{ flexWrap: "wrap" }}>
        {primary && (
          <button type="button" className="btn primary" disabled={act.isPending} onClick={() => choose(primary)}>
            {t(`act.${primary}`, { name: exam.patient.name })} <Kbd keys="Ctrl Enter" />
          </button>
        )}
        {others.map((action) => (
          <button type="button" key={action} className="btn" disabled={act.isPending} onClick={() => choose(action)}>
            {t(`short.${action}`)}
          </button>
        ))}
      </div>
      {asking && (
        <ConfirmWithReason
          act={t(`act.${asking}`, { name: exam.patient.name })}
          hint={t(`hint.${asking}`)}
          danger={asking === "cancel"}
          reasons={quickReasons(asking)}
          error={act.error}
          pending={act.isPending}
          onConfirm={(reason) => run(asking, reason)}
          onCancel={() => {
            act.reset();
            setAsking(null);
          }}
        />
      )}
    </div>
  );
}
