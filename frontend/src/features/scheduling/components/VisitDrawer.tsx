import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import type { CallerExam, Visit, VisitOffer } from "../api/types";
import { bookVisit, reserveVisit } from "../api/visits";
import { placesOf, usePlacesHold } from "../hooks/usePlacesHold";
import { AskedQuestions } from "./AskedQuestions";
import { BookingFooter, type Printing } from "./BookingFooter";
import { DrawerFrame } from "./DrawerFrame";
import { PrepList } from "./PrepList";
import { useWhen } from "../hooks/useWhen";
import { VisitOfferList } from "./VisitOfferList";

interface Props {
  exams: CallerExam[];
  patientName: string;
  isVerified: boolean;
  after: string | undefined;
  printing: Printing;
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
  const { hold, left, take, forget } = usePlacesHold(keepVisit);
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
  return (
    <DrawerFrame title={t("title")} onClose={props.onClose}>
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
          held={hold && { offer: hold.what, left_s: left }}
          onPick={(offer) => !take.isPending && take.mutate(offer, { onSuccess: () => props.onHeld(offer.starts_at) })}
        />
        <PrepList exams={exams} />
        {asked && <AskedQuestions key={asked.id} exam={asked} follow={hold !== null} onDone={() => setAnswered((before) => new Set([...before, asked.id]))} />}
      </div>
      <BookingFooter
        {...props.printing}
        act={hold ? t("confirm", { name: props.patientName, count: exams.length, time: when(hold.what.starts_at) }) : t("confirmEmpty", { name: props.patientName, count: exams.length })}
        problem={book.error ?? take.error}
        missing={missing}
        ready={ready}
        onConfirm={confirm}
      />
    </DrawerFrame>
  );
}

async function keepVisit(offer: VisitOffer) {
  const places = placesOf(offer.places);
  return { what: offer, places, made: await reserveVisit(places) };
}
