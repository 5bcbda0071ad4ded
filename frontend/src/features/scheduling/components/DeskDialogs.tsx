import { useTranslation } from "react-i18next";
import type { PatientLine } from "@/shared/ui/PatientHeader";
import type { Appointment, Board, CallerExam } from "../api/types";
import type { useDesk } from "../hooks/useDesk";
import { useWhen } from "../hooks/useWhen";
import { printMinute } from "../model/board";
import { OverrideDialog } from "./OverrideDialog";
import { PlaceDialog } from "./PlaceDialog";
import { ReasonDialog } from "./ReasonDialog";
import { SqueezeDialog } from "./SqueezeDialog";

/** A way to a booking beside the offers: a named place, or between the booked. */
export type DeskDialog = "place" | "squeeze" | null;

interface Props {
  desk: ReturnType<typeof useDesk>;
  board: Board | undefined;
  exam: CallerExam | undefined;
  patient: PatientLine | undefined;
  dialog: DeskDialog;
  onDone: (appointment: Appointment, text: string) => void;
  onClose: () => void;
}

/** What the booking desk asks in between: why it moves, why a rule is set aside, where else, and who waits. */
export function DeskDialogs({ desk, board, exam, patient, dialog, onDone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  return (
    <>
      {desk.asked && board && (
        <ReasonDialog
          kind="move"
          act={t("appointment.moveAct", { name: desk.asked.item.patient_name, time: printMinute(desk.asked.plan.from) })}
          direct
          onConfirm={(why) => desk.asked && desk.move.mutate({ ...desk.asked, why })}
          onCancel={() => desk.ask(null)}
        />
      )}
      {desk.override && <OverrideDialog override={desk.override} pending={desk.move.isPending || desk.book.isPending} onCancel={desk.leave} />}
      {dialog === "place" && exam && patient && board && (
        <PlaceDialog exam={exam} patient={patient} board={board} onDone={(row) => onDone(row, t("drawer.booked", { name: row.exam.patient.name, time: when(row.starts_at) }))} onClose={onClose} />
      )}
      {dialog === "squeeze" && exam && patient && <SqueezeDialog exam={exam} patient={patient} onDone={(row) => onDone(row, t("squeeze.done", { name: row.exam.patient.name }))} onClose={onClose} />}
    </>
  );
}
