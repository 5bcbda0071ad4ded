import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { makeId } from "@/shared/lib/ids";
import { useMay } from "@/shared/session/session";
import { PatientHeader, type PatientLine } from "@/shared/ui/PatientHeader";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { squeezeIn, useSqueezes } from "../api/appointments";
import type { Appointment, CallerExam } from "../api/types";
import { DelayTable } from "./DelayTable";
import { useWhen } from "../hooks/useWhen";

interface Props {
  exam: CallerExam;
  patient: PatientLine;
  onDone: (appointment: Appointment) => void;
  onClose: () => void;
}

/** STAT and urgent go between the booked as they are; anybody else needs a reason of the person who may override. */
export const SQUEEZE_RANK = 1;

/** An emergency between the booked: the scanner that delays least first, everybody it delays named before it is done. */
export function SqueezeDialog({ exam, patient, onDone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const maySqueeze = useMay("schedule.squeeze");
  const views = useSqueezes(exam.id);
  const [chosen, setChosen] = useState<number | null>(null);
  const isUrgent = exam.priority_rank <= SQUEEZE_RANK;
  const [reason, setReason] = useState(isUrgent ? t("squeeze.reason", { name: exam.priority_code }) : "");
  const [key] = useState(makeId);
  const run = useMutation({ mutationFn: squeezeIn, onSuccess: onDone, onError: () => void views.refetch() });
  const plan = views.data?.find((view) => view.resource_id === chosen) ?? views.data?.[0];
  const { name } = patient;
  const isReady = plan !== undefined && maySqueeze && reason.trim().length > 1 && !run.isPending;
  const act = () => {
    if (isReady) run.mutate({ exam_id: exam.id, resource_id: plan.resource_id, at: plan.starts_at, reason: reason.trim(), client_key: key });
  };
  useHotkey("Ctrl+Enter", act, { label: t("squeeze.open") });
  return (
    <Modal
      open
      title={t("squeeze.title", { name })}
      okText={plan ? t("squeeze.act", { name, time: when(plan.starts_at), count: plan.pushes.length }) : t("squeeze.wait")}
      cancelText={t("common:back")}
      okButtonProps={{ disabled: !isReady, loading: run.isPending }}
      onOk={act}
      onCancel={onClose}
    >
      <PatientHeader patient={patient} />
      {views.isPending && <Loading lines={3} />}
      {views.isError && <ErrorState error={views.error} />}
      {views.data && (
        <div className="row squeeze-on">
          <span>{t("squeeze.on")}</span>
          <span className="seg" role="group" aria-label={t("squeeze.on")}>
            {views.data.map((view) => (
              <button type="button" key={view.resource_id} className={view === plan ? "on" : undefined} aria-pressed={view === plan} onClick={() => setChosen(view.resource_id)}>
                {view.resource_code} <span className="num t2">{t("squeeze.total", { count: view.delay_min })}</span>
              </button>
            ))}
          </span>
        </div>
      )}
      {plan && (
        <>
          <p className="m">
            {plan.resource_code} · {when(plan.starts_at, plan.ends_at)}
            {plan === views.data?.[0] && <span className="tag green squeeze-best">{t("squeeze.least")}</span>}
          </p>
          <DelayTable pushes={plan.pushes} />
          {plan.over_closing_min > 0 && <p className="warn">{t("squeeze.over", { count: plan.over_closing_min })}</p>}
        </>
      )}
      <label className="why-text squeeze-why">
        {t("squeeze.why")}
        <input type="text" name="reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {run.isError && <ProblemNote error={run.error} />}
    </Modal>
  );
}
