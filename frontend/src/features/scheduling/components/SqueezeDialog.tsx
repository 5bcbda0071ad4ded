import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { makeId } from "@/shared/lib/ids";
import { PatientHeader, type PatientLine } from "@/shared/ui/PatientHeader";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { squeezeIn, useSqueeze } from "../api/appointments";
import type { Appointment, BoardRow, CallerExam } from "../api/types";
import { useWhen } from "./OfferList";

interface Props {
  exam: CallerExam;
  patient: PatientLine;
  rows: BoardRow[];
  onDone: (appointment: Appointment) => void;
  onClose: () => void;
}

/** An emergency between the booked: everybody it delays is named before it is done. */
export function SqueezeDialog({ exam, patient, rows, onDone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const fitting = rows.filter((row) => row.modality === exam.modality);
  const [resource, setResource] = useState(fitting[0]?.id);
  const view = useSqueeze(exam.id, resource);
  const [key] = useState(makeId);
  const run = useMutation({ mutationFn: squeezeIn, onSuccess: onDone, onError: () => void view.refetch() });
  const plan = view.data;
  const { name } = patient;
  const act = () => {
    if (plan && !run.isPending) run.mutate({ exam_id: exam.id, resource_id: plan.resource_id, at: plan.starts_at, reason: t("squeeze.reason", { name: exam.priority_code }), client_key: key });
  };
  useHotkey("Ctrl+Enter", act, { label: t("squeeze.open") });
  return (
    <Modal
      open
      title={t("squeeze.title", { name })}
      okText={plan ? t("squeeze.act", { name, time: when(plan.starts_at), count: plan.pushes.length }) : t("squeeze.wait")}
      cancelText={t("common:back")}
      okButtonProps={{ disabled: !plan, loading: run.isPending }}
      onOk={act}
      onCancel={onClose}
    >
      <PatientHeader patient={patient} />
      <p className="row" style={{ margin: "12px 0" }}>
        <span>{t("squeeze.on")}</span>
        <span className="seg" role="group" aria-label={t("squeeze.on")}>
          {fitting.map((row) => (
            <button type="button" key={row.id} className={row.id === resource ? "on" : undefined} aria-pressed={row.id === resource} onClick={() => setResource(row.id)}>
              {row.code}
            </button>
          ))}
        </span>
      </p>
      {view.isPending && <Loading lines={3} />}
      {view.isError && <ErrorState error={view.error} />}
      {plan && (
        <>
          <p className="m">
            {plan.resource_code} · {when(plan.starts_at, plan.ends_at)}
          </p>
          {plan.pushes.length === 0 ? (
            <p className="good">{t("squeeze.nobody")}</p>
          ) : (
            <table className="tbl" aria-label={t("squeeze.delayed")}>
              <thead>
                <tr>
                  <th>{t("squeeze.patient")}</th>
                  <th>{t("squeeze.from")}</th>
                  <th>{t("squeeze.to")}</th>
                  <th className="r">{t("squeeze.delay")}</th>
                </tr>
              </thead>
              <tbody>
                {plan.pushes.map((push) => (
                  <tr key={push.appointment_id}>
                    <td>{push.patient_name}</td>
                    <td>
                      <s>
                        <TimeText at={push.from_at} />
                      </s>
                    </td>
                    <td>
                      <TimeText at={push.to_at} />
                    </td>
                    <td className="r num">{t("squeeze.minutes", { count: push.delay_min })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {plan.over_closing_min > 0 && <p className="warn">{t("squeeze.over", { count: plan.over_closing_min })}</p>}
        </>
      )}
      {run.isError && <ProblemNote error={run.error} />}
    </Modal>
  );
}
