import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import { undoChange } from "../api/appointments";
import { checkIn, scanCode, undoCheckIn, type Identifier } from "../api/desk";
import type { Appointment, Scan } from "../api/types";
import { AbsentPanel } from "../components/AbsentPanel";
import { ArrivalRow } from "../components/ArrivalRow";
import { UndoToast } from "../components/UndoToast";
import { useUndo } from "../hooks/useUndo";
import "../scheduling.css";

const UNDO_S = 10;

/** One scan of slip or card gives the ticket; what is not certain asks for one more identifier. */
export default function CheckInPage() {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState("");
  const [result, setResult] = useState<Scan | null>(null);
  const undo = useUndo();
  /** What the toast would take back: a ticket, or a no-show's appointment. */
  const [undoes, setUndoes] = useState<"ticket" | "absent">("ticket");
  const offerUndo = (id: number, kind: "ticket" | "absent", text: string) => {
    setUndoes(kind);
    undo.offer(id, text, UNDO_S);
  };
  const done = (scan: Scan) => {
    setResult(scan);
    field.current?.focus();
    if (scan.outcome === "checked_in") {
      void client.invalidateQueries({ queryKey: ["schedule"] });
      const first = scan.arrivals[0];
      if (first?.ticket) offerUndo(first.ticket.id, "ticket", t("checkin.given", { name: first.patient.name, ticket: first.ticket.label }));
    }
  };
  const scan = useMutation({ mutationFn: scanCode, onSuccess: done });
  const choose = useMutation({ mutationFn: checkIn, onSuccess: done });
  const takeBack = useMutation({
    mutationFn: (id: number): Promise<unknown> => (undoes === "ticket" ? undoCheckIn(id) : undoChange(id)),
    onSuccess: () => {
      undo.clear();
      setResult(null);
    },
    onError: undo.refuse,
    onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }),
  });
  useEffect(() => field.current?.focus(), []);
  useHotkey("F2", () => field.current?.focus(), { label: t("checkin.field") });

  function submit(identified: Identifier[] = []): void {
    const wanted = code.trim() || asked;
    if (!site || wanted.length < 2) return;
    setAsked(wanted);
    // Emptied now, not with the answer: the next patient's slip may be under the scanner already.
    setCode("");
    scan.mutate({ site_id: site.id, code: wanted, identified_by: identified });
  }

  return (
    <div className="scanpage">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setResult(null);
          submit();
        }}
      >
        <label className="input scanfield">
          <Icon name="barcode" size={24} />
          <input ref={field} name="code" autoComplete="off" aria-label={t("checkin.field")} placeholder={t("checkin.placeholder")} value={code} onChange={(event) => setCode(event.target.value)} />
          <kbd>↵</kbd>
        </label>
        <p className="meta hint">{t("checkin.hint")}</p>
      </form>
      {(scan.isError || choose.isError) && <ProblemNote error={scan.error ?? choose.error} />}
      {!result && !scan.isPending && <EmptyState title={t("checkin.empty")} hint={t("checkin.emptyHint")} />}
      {result?.outcome === "nothing" && <EmptyState title={t("checkin.nothing", { code: asked })} hint={t("checkin.nothingHint")} />}
      {result && result.arrivals.length > 0 && (
        <section className="panel" aria-live="polite">
          <header>{t(`checkin.outcome.${result.outcome}`)}</header>
          {result.arrivals.map((arrival, at) => (
            <ArrivalRow
              key={arrival.exam_id}
              arrival={arrival}
              ahead={at === 0 ? result.ahead : null}
              proved={result.proved}
              onIdentify={result.outcome === "identify" && at === 0 ? (one) => submit([...(result.proved.filter((known) => known !== "accession" && known !== "mrn") as Identifier[]), one]) : undefined}
              onChoose={result.outcome === "choose" || result.outcome === "other_day" || at > 0 ? (one, givesUpSlot) => choose.mutate({ exam_id: arrival.exam_id, identified_by: [...new Set([...(result.proved as Identifier[]), ...one])], gives_up_slot: givesUpSlot }) : undefined}
            />
          ))}
        </section>
      )}
      <AbsentPanel site={site?.id} onMarked={(row: Appointment) => offerUndo(row.id, "absent", t("appointment.noShowDone", { name: row.exam.patient.name }))} />
      {undo.undoable && <UndoToast undoable={undo.undoable} pending={takeBack.isPending} onUndo={() => undo.undoable && takeBack.mutate(undo.undoable.appointment)} />}
    </div>
  );
}
