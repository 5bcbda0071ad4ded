import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { undoChange } from "../api/appointments";
import { checkIn, scanCode, type Identifier } from "../api/desk";
import type { Arrival, Scan } from "../api/types";
import { UndoToast } from "../components/UndoToast";
import { useUndo } from "../hooks/useUndo";
import "../scheduling.css";

const ASKABLE: readonly Identifier[] = ["name", "birth_date", "phone", "id_card"];
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
  const done = (scan: Scan) => {
    setResult(scan);
    field.current?.focus();
    if (scan.outcome === "checked_in") {
      void client.invalidateQueries({ queryKey: ["schedule"] });
      const first = scan.arrivals[0];
      if (first?.appointment_id && first.ticket) undo.offer(first.appointment_id, t("checkin.given", { name: first.patient.name, ticket: first.ticket.label }), UNDO_S);
    }
  };
  const scan = useMutation({ mutationFn: scanCode, onSuccess: done });
  const choose = useMutation({ mutationFn: checkIn, onSuccess: done });
  const takeBack = useMutation({
    mutationFn: undoChange,
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
              onChoose={result.outcome === "choose" || at > 0 ? (one) => choose.mutate({ exam_id: arrival.exam_id, identified_by: [...new Set([...(result.proved as Identifier[]), ...one])] }) : undefined}
            />
          ))}
        </section>
      )}
      {undo.undoable && <UndoToast undoable={undo.undoable} pending={takeBack.isPending} onUndo={() => undo.undoable && takeBack.mutate(undo.undoable.appointment)} />}
    </div>
  );
}

interface RowProps {
  arrival: Arrival;
  ahead: number | null;
  proved: string[];
  onIdentify?: (one: Identifier) => void;
  onChoose?: (identified: Identifier[]) => void;
}

function ArrivalRow({ arrival, ahead, proved, onIdentify, onChoose }: RowProps) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const open = ASKABLE.filter((one) => !proved.includes(one));
  const [said, setSaid] = useState<Identifier[]>([]);
  const isEnough = new Set([...proved, ...said]).size >= 2;
  return (
    <div className="arrival">
      <div>
        <PatientHeader patient={arrival.patient} />
        <p className="t2">
          {pick(arrival.exam_type_names, lang)} · {arrival.starts_at ? <TimeText at={arrival.starts_at} shape="full" /> : t("checkin.walkIn")}
          {arrival.resource_code && ` · ${arrival.resource_code}`} {arrival.room_names && `· ${pick(arrival.room_names, lang)}`}
        </p>
        {arrival.missing.length > 0 && (
          <p className="warn">
            <Icon name="q" /> {t("checkin.missing", { what: arrival.missing.map((one) => one.text).join(", ") })}
          </p>
        )}
        {onIdentify && (
          <div className="idents" style={{ marginTop: 8 }}>
            <span className="m">{t("checkin.confirm")}</span>
            {open.map((one, at) => (
              <IdentButton key={one} label={t(`identifier.${one}`)} hotkey={String(at + 1)} onClick={() => onIdentify(one)} />
            ))}
          </div>
        )}
        {onChoose && !arrival.ticket && (
          <div className="idents" style={{ marginTop: 8 }}>
            {!isEnough &&
              open.map((one) => (
                <button type="button" key={one} className="btn sm" aria-pressed={said.includes(one)} onClick={() => setSaid([...said, one])}>
                  {said.includes(one) && <Icon name="check" />}
                  {t(`identifier.${one}`)}
                </button>
              ))}
            <button type="button" className="btn primary" disabled={!isEnough} onClick={() => onChoose(said)}>
              {t("checkin.act", { name: arrival.patient.name })}
            </button>
          </div>
        )}
      </div>
      {arrival.ticket && (
        <div className="r">
          <p className="ticketno num">{arrival.ticket.label}</p>
          {ahead !== null && <p className="t2">{t("checkin.ahead", { count: ahead })}</p>}
        </div>
      )}
    </div>
  );
}

function IdentButton({ label, hotkey, onClick }: { label: string; hotkey: string; onClick: () => void }) {
  useHotkey(`Alt+${hotkey}`, onClick, { label });
  return (
    <button type="button" className="btn sm" onClick={onClick}>
      {label} <kbd>Alt {hotkey}</kbd>
    </button>
  );
}
