import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSheet, useWritesOnTheirWay } from "@/shared/safety/sheet";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import type { CallerExam, Visit } from "../api/types";
import { bookVisit } from "../api/visits";
import type { SlipChoice } from "../hooks/useSlipChoice";
import { useVisitHold } from "../hooks/useVisitHold";
import { linesOf } from "./BookingDrawer";
import { useWhen } from "./OfferList";
import { SafetyQuestions } from "./SafetyQuestions";
import { SlipOptions } from "./SlipOptions";
import { VisitOfferList } from "./VisitOfferList";

interface Props {
  exams: CallerExam[];
  patientName: string;
  isVerified: boolean;
  after: string | undefined;
  prints: boolean;
  onPrints: (on: boolean) => void;
  slip: SlipChoice;
  onSlip: (change: Partial<SlipChoice>) => void;
  onHeld: (startsAt: string) => void;
  onBooked: (visit: Visit) => void;
  onLeaveOut: (exam: number) => void;
  onClose: () => void;
}

/** Several orders of the caller as one visit: slots for all, the preparation of all, the questions one exam after another, one key. */
export function VisitDrawer(props: Props) {
  const { t } = useTranslation(["visits", "scheduling"]);
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const { exams } = props;
  const [skip, setSkip] = useState(0);
  const [keepsOrder, setKeepsOrder] = useState(false);
  const [answered, setAnswered] = useState<ReadonlySet<number>>(new Set());
  const { hold, left, take, forget } = useVisitHold();
  const book = useMutation({
    mutationFn: bookVisit,
    onSuccess: (visit) => {
      forget();
      props.onBooked(visit);
    },
    onError: () => {
      forget();
      void client.invalidateQueries({ queryKey: ["schedule"] });
    },
  });
  const asked = exams.find((exam) => !answered.has(exam.id));
  const missing = !hold ? t("needSlots") : !props.isVerified ? t("scheduling:drawer.needIdentity") : asked ? t("needAnswers", { exam: pick(asked.exam_type_names, lang) }) : "";
  const ready = missing === "" && !book.isPending;
  const confirm = () => hold && ready && book.mutate({ places: hold.places, client_key: hold.client_key, keeps_order: keepsOrder });
  useHotkey("Ctrl+Enter", confirm, { label: t("confirmKey") });
  const prep = [...new Set(exams.flatMap((exam) => linesOf(pick(exam.prep, lang))))];
  const problem = book.error ?? take.error;
  return (
    <aside className="drawer" aria-label={t("title")}>
      <header>
        {t("title")}
        <span className="sp" />
        <button type="button" className="btn sm ghost" aria-label={t("scheduling:drawer.close")} onClick={props.onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div className="drawer-body">
        <section>
          <ul className="visit-exams">
            {exams.map((exam) => (
              <li key={exam.id} className="row">
                <span className="sp">
                  <b>{pick(exam.exam_type_names, lang)}</b>
                  <span className="meta"> {t("scheduling:drawer.minutes", { count: exam.duration_min })}</span>
                </span>
                {exams.length > 2 && (
                  <button type="button" className="btn sm ghost" aria-label={t("leaveOut", { exam: pick(exam.exam_type_names, lang) })} onClick={() => props.onLeaveOut(exam.id)}>
                    <Icon name="x" />
                  </button>
                )}
              </li>
            ))}
          </ul>
          <label className="row meta">
            <input type="checkbox" name="keepsOrder" checked={keepsOrder} onChange={(event) => setKeepsOrder(event.target.checked)} />
            {t("keepsOrder")}
          </label>
        </section>
        <VisitOfferList
          exams={exams.map((exam) => exam.id)}
          after={props.after}
          keepsOrder={keepsOrder}
          skip={skip}
          onSkip={setSkip}
          held={hold && { offer: hold.offer, left_s: left }}
          onPick={(offer, key) => !take.isPending && take.mutate({ offer, key }, { onSuccess: () => props.onHeld(offer.starts_at) })}
        />
        <section>
          <p className="cap">{t("scheduling:drawer.prep")}</p>
          {prep.length === 0 ? (
            <p className="meta">{t("scheduling:drawer.noPrep")}</p>
          ) : (
            <ol className="say">
              {prep.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
        </section>
        {asked && <Asked key={asked.id} exam={asked} follow={hold !== null} onDone={() => setAnswered((before) => new Set([...before, asked.id]))} />}
      </div>
      <footer>
        {problem && <ProblemNote error={problem} />}
        <button type="button" className="btn primary big" disabled={!ready} onClick={confirm}>
          <span className="cut">{hold ? t("confirm", { name: props.patientName, count: exams.length, time: when(hold.offer.starts_at) }) : t("confirmEmpty", { name: props.patientName, count: exams.length })}</span>
          <span className="row">
            <kbd>Ctrl</kbd>
            <kbd>↵</kbd>
          </span>
        </button>
        <div className="row opts">
          <label className="row">
            <input type="checkbox" name="print" checked={props.prints} onChange={(event) => props.onPrints(event.target.checked)} />
            {t("scheduling:drawer.print")}
          </label>
          <span className="sp" />
          <span className={missing ? "meta warn" : "meta"}>{missing || t("scheduling:drawer.undo")}</span>
        </div>
        {props.prints && (
          <div className="row opts">
            <SlipOptions choice={props.slip} onChange={props.onSlip} />
          </div>
        )}
      </footer>
    </aside>
  );
}

/** The questions of one exam; it steps aside once all are answered and stored. */
function Asked({ exam, follow, onDone }: { exam: CallerExam; follow: boolean; onDone: () => void }) {
  const lang = useLang();
  const sheet = useSheet(exam.id);
  const writes = useWritesOnTheirWay(exam.id);
  const open = sheet.data?.items.filter((item) => item.stage === "booking" && item.value === "unanswered").length;
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (open === 0 && writes === 0) done();
  }, [open, writes]);
  return (
    <>
      <p className="cap">{pick(exam.exam_type_names, lang)}</p>
      {sheet.error && <ProblemNote error={sheet.error} />}
      {sheet.data && <SafetyQuestions exam={exam.id} sheet={sheet.data} follow={follow} />}
    </>
  );
}
