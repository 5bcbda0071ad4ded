import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useZone } from "@/shared/session/site";
import { formatTime } from "@/shared/lib/time";
import { Icon } from "@/shared/ui/Icon";
import { toStripFacts, useSheet } from "@/shared/safety/sheet";
import { SafetyStrip } from "@/shared/ui/SafetyStrip";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import type { CallCard as Card, CallerExam } from "../api/types";
import { findAlike, splitRepeats, type Repeat } from "../model/series";
import { SQUEEZE_RANK } from "./SqueezeDialog";

interface Props {
  card: Card;
  exam: number | undefined;
  /** A drawer asks the questions of safety: every letter is theirs. */
  isAsking: boolean;
  isVerified: boolean;
  onVerify: () => void;
  onExam: (exam: CallerExam) => void;
  onAppointment: (id: number) => void;
  onSqueeze: (exam: CallerExam) => void;
  onVisit: (exams: CallerExam[]) => void;
  /** Exams of the series that is being booked. */
  series: readonly CallerExam[];
  onSeries: (exams: CallerExam[]) => void;
}

/** What a visit takes at most; the server says so too. */
const MOST_OF_VISIT = 4;

/** Who is on the phone, what safety knows, what is to be booked. */
export function CallCard({ card, exam, isAsking, isVerified, onVerify, onExam, onAppointment, onSqueeze, onVisit, series, onSeries }: Props) {
  const { t } = useTranslation(["scheduling", "visits", "series"]);
  const lang = useLang();
  const zone = useZone();
  const orders = useRef<HTMLUListElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const { patient } = card;
  const sheet = useSheet(exam ?? card.to_book[0]?.id ?? card.booked[0]?.id ?? null);
  const urgent = card.to_book.find((one) => one.priority_rank <= SQUEEZE_RANK);
  const { repeats, singles } = splitRepeats(card.to_book);
  const alike = findAlike(singles)[0];
  const firstSeries = repeats[0] ?? alike;
  /** Confirmed identity leads on: to the only order at once, to the first of several with the cursor. */
  const verify = () => {
    onVerify();
    if (exam !== undefined || series.length > 0 || card.to_book.length === 0) return;
    if (singles.length === 1 && repeats.length === 0) onExam(singles[0]!);
    else if (repeats.length === 1 && singles.length === 0) onSeries(repeats[0]!.exams);
    else orders.current?.querySelector("button")?.focus();
  };
  useHotkey("Alt+I", verify, { label: t("card.verify"), when: !isVerified });
  useHotkey("E", () => urgent && onSqueeze(urgent), { label: t("squeeze.open"), when: !isAsking && urgent !== undefined });
  const together = singles.slice(0, MOST_OF_VISIT);
  useHotkey("V", () => onVisit(together), { label: t("visits:together"), when: !isAsking && isVerified && together.length > 1 });
  useHotkey("B", () => firstSeries && onSeries(firstSeries.exams), { label: t("series:together"), when: !isAsking && isVerified && firstSeries !== undefined });
  useEffect(() => ask.current?.focus(), [patient.id]);
  return (
    <>
      <section className="who">
        <div className="row">
          <h2 className="cut">{patient.name}</h2>
          <span className="t2">
            {t(`common:sex.${patient.sex}`)} · <AgeText birthDate={patient.birth_date} />
          </span>
        </div>
        <dl className="num">
          <dt>{t("common:patient.mrn")}</dt>
          <dd>{patient.mrn || "–"}</dd>
          <dt>
            <Icon name="phone" size={12} label={t("common:patient.phone")} />
          </dt>
          <dd>{maskPhone(patient.phone) || "–"}</dd>
        </dl>
        {isVerified ? (
          <p className="ok-line">
            <Icon name="check" size={14} />
            {t("card.verified", { day: patient.birth_date ?? "–" })}
          </p>
        ) : (
          <button
            type="button"
            ref={ask}
            className="btn sm verify"
            onClick={verify}
            // A key held down from the search must not confirm what nobody asked.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
          >
            <span>{t("card.ask", { day: patient.birth_date ?? "–" })}</span>
            <span className="sp" />
            <kbd>↵</kbd>
          </button>
        )}
      </section>
      {sheet.data && (
        <section>
          <p className="cap">{t("card.safety")}</p>
          <SafetyStrip columns={2} facts={toStripFacts(sheet.data.strip)} />
        </section>
      )}
      <section>
        <p className="cap row">
          {t("card.toBook")}
          <span className="tag">{card.to_book.length}</span>
        </p>
        {card.to_book.length === 0 && <p className="meta">{t("card.nothingToBook")}</p>}
        <ul className="ord" ref={orders}>
          {repeats.map((repeat) => (
            <SeriesOrder key={repeat.exams[0]!.id} repeat={repeat} isOn={series.length > 0 && repeat.exams[0]!.id === series[0]!.id} hasKey={!isAsking && repeat === firstSeries} isVerified={isVerified} onSeries={onSeries} />
          ))}
          {singles.map((one) => (
            <li key={one.id}>
              <button type="button" className={one.id === exam ? "on" : undefined} aria-pressed={one.id === exam} onClick={() => onExam(one)}>
                <span className={one.id === exam ? "radio on" : "radio"} aria-hidden />
                <span className="sp">
                  <b>{pick(one.exam_type_names, lang)}</b>
                  <span className="meta" style={{ display: "block" }}>
                    {[one.referrer_name, one.state === "requested" ? t("card.notVetted") : "", one.scan_due_at ? t("card.due", { day: formatTime(one.scan_due_at, { shape: "day", lang, zone }) }) : ""].filter(Boolean).join(" · ")}
                  </span>
                </span>
                {one.priority_code === "stat" ? <span className="tag stat">{t("card.stat")}</span> : <kbd>↵</kbd>}
              </button>
              {one.id === urgent?.id && (
                <button type="button" className="squeeze" onClick={() => onSqueeze(one)}>
                  <Icon name="clock" />
                  <span className="sp">{t("squeeze.open")}</span>
                  {!isAsking && <kbd>E</kbd>}
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {together.length > 1 && (
        <section>
          <button type="button" className="btn sm" disabled={!isVerified} onClick={() => onVisit(together)}>
            <span className="sp">{t("visits:togetherCount", { count: together.length })}</span>
            {!isAsking && <kbd>V</kbd>}
          </button>
        </section>
      )}
      {alike && (
        <section>
          <button type="button" className="btn sm" disabled={!isVerified} onClick={() => onSeries(alike.exams)}>
            <span className="sp">{t("series:alike", { count: alike.exams.length, exam: pick(alike.exams[0]!.exam_type_names, lang) })}</span>
            {!isAsking && alike === firstSeries && <kbd>B</kbd>}
          </button>
        </section>
      )}
      {card.booked.length > 0 && (
        <section>
          <p className="cap">{t("card.booked")}</p>
          <ul className="ord">
            {card.booked.map((one) => (
              <li key={one.id}>
                <button type="button" aria-label={pick(one.exam_type_names, lang)} disabled={one.appointment_id === null} onClick={() => one.appointment_id !== null && onAppointment(one.appointment_id)}>
                  <span className="sp">
                    <b>{pick(one.exam_type_names, lang)}</b>
                    <span className="meta">
                      <TimeText at={one.slot_start} shape="full" /> · {one.slot_device_code}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {card.recent.length > 0 && (
        <section>
          <p className="cap">{t("card.recent")}</p>
          <ul className="lst">
            {card.recent.map((one) => (
              <li key={one.exam_id}>
                <TimeText at={one.day} shape="date" />
                <span className="cut">{pick(one.exam_type_names, lang)}</span>
                <span>{t(`common:examState.${one.state}`, { defaultValue: one.state })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A repeated order as one line: all of its exams are booked together. */
function SeriesOrder({ repeat, isOn, hasKey, isVerified, onSeries }: { repeat: Repeat<CallerExam>; isOn: boolean; hasKey: boolean; isVerified: boolean; onSeries: Props["onSeries"] }) {
  const { t } = useTranslation(["scheduling", "series"]);
  const lang = useLang();
  const exam = repeat.exams[0]!;
  return (
    <li>
      <button type="button" className={isOn ? "on" : undefined} aria-pressed={isOn} disabled={!isVerified} onClick={() => onSeries(repeat.exams)}>
        <span className={isOn ? "radio on" : "radio"} aria-hidden />
        <span className="sp">
          <b>{pick(exam.exam_type_names, lang)}</b>
          <span className="meta" style={{ display: "block" }}>
            {[t("series:repeat", { count: repeat.exams.length, days: repeat.everyDays }), exam.referrer_name, exam.state === "requested" ? t("card.notVetted") : ""].filter(Boolean).join(" · ")}
          </span>
        </span>
        {hasKey && <kbd>B</kbd>}
      </button>
    </li>
  );
}

function maskPhone(phone: string): string {
  return phone.length < 7 ? phone : `${phone.slice(0, 3)} **** ${phone.slice(-4)}`;
}
