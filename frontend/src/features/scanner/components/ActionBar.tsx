import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { ProblemError } from "@/shared/api/problem";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import { sendOrKeep } from "@/shared/safety/outbox";
import { sheetKey, useSheetWrite, type SafetySheet } from "@/shared/safety/sheet";
import { departmentNow } from "@/shared/session/clock";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Glyph, Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { EMPTY_DRAFT, isComplete, toInjection, toKept, type ContrastDraft } from "../model/contrast";
import { callTicket, undoLast, type TicketRow } from "../model/department";
import type { ScannerCard } from "../model/worklist";
import { FaultDialog } from "./FaultDialog";
import { FinishDialog } from "./FinishDialog";
import { IdentityScan, type Identity } from "./IdentityScan";
import type { DeviceRef } from "./PatientPane";

interface Props {
  sheet: SafetySheet;
  ticket: TicketRow | null;
  device: DeviceRef;
  draft: ContrastDraft;
  onDraft: (draft: ContrastDraft) => void;
  identity: Identity;
  next: NextCall;
  onChoose: (examId: number) => void;
}

/** Who may be called from here while another patient is on the screen. */
export type NextCall = { card: ScannerCard; ticket: TicketRow } | null;

/** Reaction always left in red; one primary act right, with the patient's name in it. */
export function ActionBar({ sheet, ticket, device, draft, onDraft, identity, next, onChoose }: Props) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const write = useSheetWrite(sheet.exam.id);
  const [dialog, setDialog] = useState<"fault" | "finish" | "emergency" | "given" | null>(null);
  const { exam } = sheet;
  const who = { name: exam.patient.name, exam: pick(exam.exam_type_names, lang) };
  const label = `${who.name} · ${who.exam}`;
  const iso = () => new Date(departmentNow()).toISOString();
  const inject = useMutation({
    mutationFn: async (note: string) => {
      if (!isComplete(draft)) return;
      await sendOrKeep(`/api/safety/exams/${exam.id}/injections`, toInjection(draft, { clientId: makeId(), at: iso(), gauge: sheet.preparation?.iv_gauge, note }), label, (body) => toKept(body, t("contrast.offline")));
    },
    onSuccess: () => {
      setDialog(null);
      onDraft(EMPTY_DRAFT);
      void client.invalidateQueries({ queryKey: sheetKey(exam.id) });
    },
  });
  const call = useMutation({
    mutationFn: (row: TicketRow) => callTicket(row, row.room_code || device.code),
    onSuccess: (_, row) => {
      void message.success(t("act.called", { label: row.label }));
      void client.invalidateQueries({ queryKey: ["scanner", "queue"] });
    },
  });
  const undo = useMutation({
    mutationFn: () => undoLast(exam.id),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety"] }),
  });
  const callNext = (one: NonNullable<NextCall>) => call.mutate(one.ticket, { onSuccess: () => onChoose(one.card.exam.id) });
  // One tap finishes; while the patient stays on the screen one tap takes it back.
  const [finished, setFinished] = useState(false);
  const finish = (body: { is_aborted: boolean; note: string }) =>
    write.mutate(
      { path: "finish", body: { ...body, at: iso() }, label },
      {
        onSuccess: () => {
          setDialog(null);
          setFinished(true);
        },
      },
    );
  const start = (emergencyNote = "") =>
    write.mutate(
      { path: "start", body: { at: iso(), emergency_note: emergencyNote }, label },
      {
        onSuccess: () => {
          setDialog(null);
          if (isComplete(draft)) inject.mutate("");
        },
      },
    );
  const openReaction = (kind?: string) => {
    const back = `${location.pathname}${location.search}`;
    void navigate(`/safety/exams/${exam.id}/reaction${kind ? `?kind=${kind}` : ""}`, { state: { startedAt: departmentNow(), back } });
  };
  const waiting = ["arrived", "ready"].includes(exam.state);
  const running = exam.state === "in_progress";
  const error = write.error ?? inject.error ?? call.error ?? undo.error;
  const isEmergency = exam.patient_class === "emergency" || exam.priority_rank === 0;
  const toConfirm = inject.error instanceof ProblemError && inject.error.code === "safety.injection_to_confirm";
  const notReleased = write.error instanceof ProblemError && write.error.code === "safety.not_ready_for_release";
  return (
    <div className="act">
      <button type="button" className="btn tablet danger" onClick={() => openReaction()}>
        <Icon name="allergy" size={22} />
        {t("act.reaction")}
      </button>
      <button type="button" className="btn tablet" onClick={() => openReaction("extravasation")}>
        {t("act.extravasation")}
      </button>
      {device.id !== null && (
        <button type="button" className="btn tablet" onClick={() => setDialog("fault")}>
          {t("act.fault")}
        </button>
      )}
      {waiting && <IdentityScan name={who.name} identity={identity} />}
      {waiting && ticket && (
        <button type="button" className="btn tablet" disabled={call.isPending} onClick={() => call.mutate(ticket)}>
          <Icon name="bell" />
          {t(ticket.called_at ? "act.callAgain" : "act.call", { label: ticket.label })}
        </button>
      )}
      {error && (
        <div className="err">
          <ProblemNote error={error} />
        </div>
      )}
      {waiting && isEmergency && notReleased && (
        <button type="button" className="btn tablet outline-danger" onClick={() => setDialog("emergency")}>
          {t("act.emergency")}
        </button>
      )}
      {running && isComplete(draft) && toConfirm && (
        <button type="button" className="btn tablet outline-danger" onClick={() => setDialog("given")}>
          {t("act.given")}
        </button>
      )}
      {running && isComplete(draft) && (
        <button type="button" className="btn tablet" disabled={inject.isPending} onClick={() => inject.mutate("")}>
          <Icon name="syringe" />
          {t("act.inject")}
        </button>
      )}
      {waiting && (
        <button type="button" className="btn tablet primary" disabled={write.isPending} onClick={() => start()}>
          <Glyph name="exam" size={18} />
          <span>{t("act.start", who)}</span>
        </button>
      )}
      {running && (
        <button type="button" className="btn tablet" disabled={write.isPending} onClick={() => setDialog("finish")}>
          {t("act.deviation")}
        </button>
      )}
      {running && (
        <button type="button" className="btn tablet primary" disabled={write.isPending} onClick={() => finish({ is_aborted: false, note: "" })}>
          <Glyph name="done" size={18} />
          <span>{t("act.finish", who)}</span>
        </button>
      )}
      {!waiting && !running && <span className="sp r t2">{t(["requested", "vetted", "booked"].includes(exam.state) ? "act.notHere" : "act.over")}</span>}
      {exam.state === "acquired" && finished && (
        <button type="button" className="btn tablet" disabled={undo.isPending} onClick={() => undo.mutate()}>
          <Icon name="undo" />
          {t("act.undoFinish")}
        </button>
      )}
      {!waiting && !running && next && (
        <button type="button" className="btn tablet primary" disabled={call.isPending} onClick={() => callNext(next)}>
          <Icon name="bell" />
          <span>{t("act.callNext", { label: next.ticket.label, name: next.card.exam.patient.name })}</span>
        </button>
      )}
      {dialog === "given" && <ConfirmWithReason act={t("act.given")} hint={t("act.givenHint")} error={inject.error} pending={inject.isPending} onConfirm={(note) => inject.mutate(note.slice(0, 300))} onCancel={() => setDialog(null)} />}
      {dialog === "emergency" && (
        <ConfirmWithReason danger act={t("act.emergencyFor", who)} hint={t("act.emergencyHint")} error={write.error} pending={write.isPending} onConfirm={start} onCancel={() => setDialog(null)} />
      )}
      {dialog === "fault" && device.id !== null && <FaultDialog deviceId={device.id} code={device.code} onClose={() => setDialog(null)} />}
      {dialog === "finish" && (
        <FinishDialog
          who={who}
          pending={write.isPending}
          onClose={() => setDialog(null)}
          onFinish={finish}
        />
      )}
    </div>
  );
}
