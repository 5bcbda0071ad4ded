import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { makeId } from "@/shared/lib/ids";
import { HOUR_SHAPE } from "@/shared/lib/time";
import { PatientHeader, type PatientLine } from "@/shared/ui/PatientHeader";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { HourField } from "@/shared/ui/TypedField";
import { bookAppointment, overbook, usePlacement } from "../api/appointments";
import type { Appointment, Board, CallerExam } from "../api/types";
import { instantOf } from "../model/board";
import { DelayTable } from "./DelayTable";
import { useWhen } from "../hooks/useWhen";

interface Props {
  exam: CallerExam;
  patient: PatientLine;
  board: Board;
  onDone: (appointment: Appointment) => void;
  onClose: () => void;
}

/** A scanner and a time that the clerk names on the day of the board: free, against a rule, or on somebody's slot. */
export function PlaceDialog({ exam, patient, board, onDone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const fitting = board.rows.filter((row) => row.modality === exam.modality);
  const [resource, setResource] = useState(fitting[0]?.id);
  const [time, setTime] = useState("");
  const [reason, setReason] = useState("");
  const [key] = useState(makeId);
  const startsAt = HOUR_SHAPE.test(time) ? instantOf(minutesOf(time), board) : undefined;
  const query = usePlacement(exam.id, resource, startsAt);
  const found = startsAt ? query.data : undefined;
  const run = useMutation({
    mutationFn: (place: { exam_id: number; resource_id: number; starts_at: string; client_key: string }) =>
      found?.outcome === "overbook" ? overbook({ ...place, reason: reason.trim() }) : bookAppointment({ ...place, outside_hours_reason: found?.outcome === "override" ? reason.trim() : "", separation_reason: found?.outcome === "separation" ? reason.trim() : "" }),
    onSuccess: onDone,
    onError: () => void query.refetch(),
  });
  const needsReason = found !== undefined && found.outcome !== "free" && found.outcome !== "refused";
  const isReady = found?.is_permitted === true && (!needsReason || reason.trim().length > 1) && !run.isPending;
  const act = () => {
    if (isReady && resource !== undefined && startsAt) run.mutate({ exam_id: exam.id, resource_id: resource, starts_at: startsAt, client_key: key });
  };
  useHotkey("Ctrl+Enter", act, { label: t("place.open") });
  const words = { name: patient.name, time: startsAt ? when(startsAt) : "" };
  return (
    <Modal
      open
      title={t("place.title", words)}
      okText={found && found.outcome !== "refused" ? t(`place.act.${found.outcome}`, words) : t("place.act.free", words)}
      cancelText={t("common:back")}
      okButtonProps={{ disabled: !isReady, loading: run.isPending, danger: needsReason }}
      onOk={act}
      onCancel={onClose}
    >
      <PatientHeader patient={patient} />
      <div className="wish place">
        <span className="seg" role="group" aria-label={t("squeeze.on")}>
          {fitting.map((row) => (
            <button type="button" key={row.id} className={row.id === resource ? "on" : undefined} aria-pressed={row.id === resource} onClick={() => setResource(row.id)}>
              {row.code}
            </button>
          ))}
        </span>
        <label>
          {t("place.time", { day: board.day })}
          <HourField label={t("place.time", { day: board.day })} value={time} onChange={setTime} />
        </label>
        {startsAt && query.isPending && <Loading lines={2} />}
        {query.isError && <ErrorState error={query.error} />}
        {found && (
          <div role="status">
            <p className={found.outcome === "free" ? "good" : "warn"}>{t(`place.outcome.${found.outcome}`)}</p>
            <ReasonList reasons={found.reasons} />
            {!found.is_permitted && found.outcome !== "refused" && <p className="bad">{t(`place.noRight.${found.outcome}`)}</p>}
          </div>
        )}
        {found?.outcome === "overbook" && (
          <>
            <p>{t("place.shared", { names: found.shared.map((one) => one.patient_name).join(", "), count: found.wait_min })}</p>
            <DelayTable pushes={found.pushes} />
          </>
        )}
        {needsReason && (
          <label>
            {t("squeeze.why")}
            <input type="text" name="reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
      </div>
      {run.isError && <ProblemNote error={run.error} />}
    </Modal>
  );
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
