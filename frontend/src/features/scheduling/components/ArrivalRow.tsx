import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { useSheet } from "@/shared/safety/sheet";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ReasonList } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";
import { WristbandLink } from "@/shared/ui/WristbandLink";
import type { Identifier } from "../api/desk";
import type { Arrival } from "../api/types";
import { IsolationMark } from "./IsolationMark";
import { SafetyQuestions } from "./SafetyQuestions";

const ASKABLE: readonly Identifier[] = ["name", "birth_date", "phone", "id_card"];
/** Of somebody whom nobody knows only the band with the temporary number can be read. */
const OF_UNKNOWN: readonly Identifier[] = ["wristband"];

function askableOf(arrival: Arrival): readonly Identifier[] {
  return arrival.patient.is_unknown ? OF_UNKNOWN : ASKABLE;
}

interface Props {
  arrival: Arrival;
  ahead: number | null;
  proved: string[];
  onIdentify?: (one: Identifier) => void;
  onChoose?: (identified: Identifier[], givesUpSlot: boolean) => void;
}

/** One exam of the person at the desk: how it stands to the booking, what is missing, and the ticket. */
export function ArrivalRow({ arrival, ahead, proved, onIdentify, onChoose }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const mayPrint = useMay("result.print");
  return (
    <div className="arrival">
      <div>
        <PatientHeader patient={arrival.patient} />
        {arrival.needs_isolation && <IsolationMark />}
        {arrival.patient.is_unknown && <WristbandLink patientId={arrival.patient.id} />}
        <p className="t2">
          {pick(arrival.exam_type_names, lang)} · {arrival.starts_at ? <TimeText at={arrival.starts_at} shape="full" /> : t("checkin.walkIn")}
          {arrival.resource_code && ` · ${arrival.resource_code}`} {arrival.room_names && `· ${pick(arrival.room_names, lang)}`}
        </p>
        {arrival.timing_reason && !arrival.ticket && <ReasonList reasons={[arrival.timing_reason]} />}
        {arrival.missing.length > 0 && (
          <p className="warn">
            <Icon name="q" /> {t("checkin.missing", { what: arrival.missing.map((one) => one.text).join(", ") })}
          </p>
        )}
        <ReasonList reasons={[...arrival.safety, ...arrival.papers]} />
        {mayPrint && !onIdentify && (
          <Link className="m" to={`/print?q=${encodeURIComponent(arrival.patient.mrn)}`}>
            {t("delivery:print.title")}
          </Link>
        )}
        {onIdentify && <Identify asked={askableOf(arrival)} proved={proved} onIdentify={onIdentify} />}
        {onChoose && !arrival.ticket && <Choose arrival={arrival} proved={proved} onChoose={onChoose} />}
        {arrival.ticket && arrival.missing.length > 0 && <MissingAnswers exam={arrival.exam_id} />}
      </div>
      {arrival.ticket && (
        <div className="r">
          <p className="ticketno num">{arrival.ticket.label}</p>
          {ahead !== null && <p className="t2">{t("checkin.ahead", { count: ahead })}</p>}
          {arrival.ticket.expected_at && (
            <p className="t2">
              {t("checkin.expected")} <TimeText at={arrival.ticket.expected_at} />
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function Identify({ asked, proved, onIdentify }: { asked: readonly Identifier[]; proved: string[]; onIdentify: (one: Identifier) => void }) {
  const { t } = useTranslation("scheduling");
  return (
    <div className="idents" style={{ marginTop: 8 }}>
      <span className="m">{t("checkin.confirm")}</span>
      {asked.filter((one) => !proved.includes(one)).map((one, at) => (
        <IdentButton key={one} label={t(`identifier.${one}`)} hotkey={String(at + 1)} onClick={() => onIdentify(one)} />
      ))}
    </div>
  );
}

function Choose({ arrival, proved, onChoose }: { arrival: Arrival; proved: string[]; onChoose: NonNullable<Props["onChoose"]> }) {
  const { t } = useTranslation("scheduling");
  const [said, setSaid] = useState<Identifier[]>([]);
  const isEnough = new Set([...proved, ...said]).size >= 2;
  const isOtherDay = arrival.timing === "other_day";
  return (
    <div className="idents" style={{ marginTop: 8 }}>
      {!isEnough &&
        askableOf(arrival).filter((one) => !proved.includes(one)).map((one) => (
          <button type="button" key={one} className="btn sm" aria-pressed={said.includes(one)} onClick={() => setSaid([...said, one])}>
            {said.includes(one) && <Icon name="check" />}
            {t(`identifier.${one}`)}
          </button>
        ))}
      <button type="button" className={isOtherDay ? "btn" : "btn primary"} disabled={!isEnough} onClick={() => onChoose(said, isOtherDay)}>
        {t(isOtherDay ? "checkin.actToday" : "checkin.act", { name: arrival.patient.name })}
      </button>
    </div>
  );
}

/** What was not asked at booking is asked here, once; the nurse and the scanner see who answered. */
function MissingAnswers({ exam }: { exam: number }) {
  const sheet = useSheet(exam);
  return sheet.data ? <SafetyQuestions exam={exam} sheet={sheet.data} follow={false} /> : null;
}

function IdentButton({ label, hotkey, onClick }: { label: string; hotkey: string; onClick: () => void }) {
  useHotkey(`Alt+${hotkey}`, onClick, { label });
  return (
    <button type="button" className="btn sm" onClick={onClick}>
      {label} <kbd>Alt {hotkey}</kbd>
    </button>
  );
}
