import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../session/clock";
import { useMay } from "../session/session";
import { ConfirmWithReason } from "../ui/ConfirmWithReason";
import { TimeText } from "../ui/TimeText";
import { isLate, toStatus, useProcessingAct, type Processing, type ProcessingAct } from "./processing";

const COLOURS: Record<string, string> = { waiting: "line", open: "amber", taken: "blue", proposed: "violet", returned: "red", done: "green", withdrawn: "line" };
const NEEDS_WORDS = new Set<ProcessingAct>(["return", "withdraw"]);

/** Where a post-processing stands, in one word and colour. */
export function ProcessingTag({ task }: { task: Processing }) {
  const { t } = useTranslation("processing");
  const status = toStatus(task);
  return <span className={`tag ${COLOURS[status]}`}>{t(`status.${status}`)}</span>;
}

export function DueText({ task }: { task: Processing }) {
  const { t } = useTranslation("processing");
  const now = useNow();
  if (task.due_at === null) return <span className="meta">{t("dueAfterImages")}</span>;
  return (
    <span className={isLate(task, now) ? "bad m" : undefined}>
      <TimeText at={task.due_at} shape="full" />
      {isLate(task, now) && ` · ${t("late")}`}
    </span>
  );
}

/** What may be done with it now; returning and withdrawing ask for words. */
export function ProcessingActs({ task }: { task: Processing }) {
  const { t } = useTranslation("processing");
  const may = useMay("processing.write");
  const act = useProcessingAct();
  const [asking, setAsking] = useState<ProcessingAct | null>(null);
  if (!may || task.allowed_actions.length === 0) return null;
  const run = (action: ProcessingAct) => (NEEDS_WORDS.has(action) ? setAsking(action) : act.mutate({ task, action }));
  const label = (action: ProcessingAct) => {
    if (action === "finish" && task.progress === "proposed") return t("act.confirm");
    return action === "take" && task.progress === "taken" ? t("act.takeOver") : t(`act.${action}`);
  };
  return (
    <span className="row" style={{ gap: 4, flexWrap: "wrap" }}>
      {(task.allowed_actions as ProcessingAct[]).map((action) => (
        <button key={action} type="button" className="btn sm" disabled={act.isPending} onClick={() => run(action)}>
          {label(action)}
        </button>
      ))}
      {act.error && asking === null && <span className="bad">{act.error.message}</span>}
      {asking && (
        <ConfirmWithReason
          act={t("act.of", { act: label(asking), name: task.patient_name })}
          error={act.error}
          pending={act.isPending}
          onConfirm={(note) => act.mutate({ task, action: asking, note }, { onSuccess: () => setAsking(null) })}
          onCancel={() => {
            act.reset();
            setAsking(null);
          }}
        />
      )}
    </span>
  );
}
