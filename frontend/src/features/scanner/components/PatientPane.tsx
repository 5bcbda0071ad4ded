import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { StopAlarms } from "@/shared/safety/StopAlarms";
import { ZoneBar } from "@/shared/safety/ZoneBar";
import { toStripFacts, useSheet, type SafetySheet } from "@/shared/safety/sheet";
import { ProcessingPanel } from "@/shared/processing/ProcessingPanel";
import { Icon } from "@/shared/ui/Icon";
import { ImageFindings } from "@/shared/ui/ImageFindings";
import { ReasonList } from "@/shared/ui/ReasonList";
import { SafetyStrip } from "@/shared/ui/SafetyStrip";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { WristbandLink } from "@/shared/ui/WristbandLink";
import type { TicketRow } from "../model/department";
import { EMPTY_DRAFT, type ContrastDraft } from "../model/contrast";
import { useWedge } from "../model/wedge";
import { isOf, type ScannerCard } from "../model/worklist";
import { ActionBar, type NextCall } from "./ActionBar";
import { CardFacts } from "./CardFacts";
import { Checklist } from "./Checklist";
import { ContrastPanel } from "./ContrastPanel";
import { FloorPanel } from "./FloorPanel";
import { IdentityStop, useIdentity } from "./IdentityScan";
import { useBottle } from "./useBottle";

export interface DeviceRef {
  code: string;
  id: number | null;
}

interface Props {
  card: ScannerCard;
  ticket: TicketRow | null;
  device: DeviceRef;
  next: NextCall;
  /** Shows the patient behind this code when they are on the list. */
  onFind: (code: string) => boolean;
  onChoose: (examId: number) => void;
}

/** The patient at this scanner: strip always on top, protocol and contrast left, checklist right. */
export function PatientPane({ card, ticket, device, next, onFind, onChoose }: Props) {
  const sheet = useSheet(card.exam.id);
  const [draft, setDraft] = useState<ContrastDraft>(EMPTY_DRAFT);
  const identity = useIdentity(sheet.data, card.exam.id);
  const bottle = useBottle(card.exam.id, draft, setDraft);
  const withContrast = !["", "none", "radiotracer"].includes(sheet.data?.exam.contrast ?? "");
  const isHere = ["arrived", "ready"].includes(sheet.data?.exam.state ?? "");
  useWedge((code) => {
    if (identity.stopped !== null) return;
    const asked = identity.isOpen && isHere;
    if (isOf(card.exam, code)) return asked ? identity.check(code) : undefined;
    if (!asked && onFind(code)) return;
    if (withContrast) return bottle.mutate(code, { onError: () => asked && identity.check(code) });
    if (asked) identity.check(code);
  });
  if (sheet.error && !sheet.data) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <Loading lines={6} />;
  return (
    <section className="pt">
      <Who sheet={sheet.data} />
      <div className="sf">
        <SafetyStrip facts={toStripFacts(sheet.data.strip)} />
        <ZoneBar sheet={sheet.data} />
      </div>
      <div className="pgrid">
        <div className="col">
          <StopAlarms sheet={sheet.data} />
          <ImageFindings examId={card.exam.id} onlyAsked />
          <Protocol sheet={sheet.data} />
          <CardFacts examId={card.exam.id} device={device.code} />
          {withContrast && <ContrastPanel sheet={sheet.data} draft={draft} onDraft={setDraft} scan={bottle} />}
        </div>
        <div className="col">
          <Checklist sheet={sheet.data} />
          <FloorPanel sheet={sheet.data} device={device.code} />
          <ProcessingPanel examId={card.exam.id} name={sheet.data.exam.patient.name} />
        </div>
      </div>
      <ActionBar sheet={sheet.data} ticket={ticket} device={device} draft={draft} onDraft={setDraft} identity={identity} next={next} onChoose={onChoose} />
      <IdentityStop sheet={sheet.data} identity={identity} />
    </section>
  );
}

function Who({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("scanner");
  const { exam } = sheet;
  const identity = sheet.items.find((item) => item.code === "identity");
  return (
    <div className="ph">
      <span className="photo">
        <Icon name="user" size={32} />
      </span>
      <div className="sp">
        <div className="row" style={{ gap: 12 }}>
          <h2>{exam.patient.name}</h2>
          <span className="t2" style={{ fontSize: 18 }}>
            {t(`common:sex.${exam.patient.sex}`)} · <AgeText birthDate={exam.patient.birth_date} />
            {sheet.weight_kg !== null && ` · ${sheet.weight_kg} kg`}
          </span>
        </div>
        <div className="l">
          <span className="num">MRN {exam.patient.mrn}</span>
          <span className="num">{exam.accession}</span>
          {exam.patient.is_unknown && <WristbandLink patientId={exam.patient.id} />}
          {identity?.value === "yes" && (
            <span className="idok">
              <Icon name="check" />
              {t("identified")} <TimeText at={identity.at} />
            </span>
          )}
        </div>
      </div>
      <div className="r">
        <ExamStateTag state={exam.state} />
        <p className="meta" style={{ fontSize: 14 }}>
          {t("slot")} <TimeText at={exam.slot_start} />
        </p>
      </div>
    </div>
  );
}

/** What was vetted, and what speaks for care. */
function Protocol({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const { exam } = sheet;
  // what is unanswered stands in the checklist already
  const notes = sheet.notes.map((one) => one.reason).filter((reason) => reason.code !== "safety.unanswered");
  return (
    <section className="panel prot">
      <header>
        {pick(exam.exam_type_names, lang)}
        <span className="sp" />
        {exam.stamps.vetted && (
          <span className="tag green" style={{ height: 24, fontSize: 14 }}>
            <Icon name="check" size={12} />
            {t("vetted")}
          </span>
        )}
      </header>
      <dl>
        <div>
          <dt>{t("protocol")}</dt>
          <dd>{exam.protocol || t("none")}</dd>
        </div>
        <div>
          <dt>{t("contrast.title")}</dt>
          <dd>{t(`contrastClass.${exam.contrast || "none"}`)}</dd>
        </div>
        <div style={{ gridColumn: "1 / -1" }}>
          <dt>{t("question")}</dt>
          <dd>{exam.reason_for_exam || t("none")}</dd>
        </div>
      </dl>
      {notes.length > 0 && (
        <div className="note">
          <ReasonList reasons={notes} />
        </div>
      )}
    </section>
  );
}
