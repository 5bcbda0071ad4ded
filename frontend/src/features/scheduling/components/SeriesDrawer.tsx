import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@/shared/api/problem";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Loading } from "@/shared/ui/states";
import { bookSeries, proposeSeries, reserveSeries, type Interval, type SeriesWish } from "../api/series";
import type { CallerExam, Offer, Series, SeriesPlace } from "../api/types";
import { placesOf, usePlacesHold, type Kept } from "../hooks/usePlacesHold";
import { useWhen } from "../hooks/useWhen";
import { printSeconds } from "../model/days";
import { intervalOf } from "../model/series";
import { AskedQuestions } from "./AskedQuestions";
import { BookingFooter, type Printing } from "./BookingFooter";
import { DrawerFrame } from "./DrawerFrame";
import { OfferList } from "./OfferList";
import { PrepList } from "./PrepList";
import { SeriesPlaces } from "./SeriesPlaces";

interface Props {
  exams: CallerExam[];
  patientName: string;
  isVerified: boolean;
  after: string | undefined;
  onAnyTime: () => void;
  printing: Printing;
  onHeld: (startsAt: string) => void;
  onBooked: (series: Series) => void;
  onLeaveOut: (exam: number) => void;
  onClose: () => void;
}

const SLACK_DAYS = 2;
const MOST_DAYS = 366;
const MOST_SLACK = 14;

/** The same exam several times: the first time by a number key, then every date named and held, and one key books all or none. */
export function SeriesDrawer(props: Props) {
  const { t } = useTranslation(["series", "scheduling"]);
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const { exams } = props;
  const exam = exams[0]!;
  const [skip, setSkip] = useState(0);
  const [first, setFirst] = useState<Offer | null>(null);
  const [interval, setGap] = useState<Interval>({ every_days: intervalOf(exams), slack_days: SLACK_DAYS });
  const [isAnswered, setAnswered] = useState(false);
  const { hold, left, take, forget, giveBack } = usePlacesHold<SeriesWish, SeriesPlace[]>(keepSeries);
  const rows = first && take.data ? take.data.what : null;
  const ask = (start: Offer, members: readonly CallerExam[], gap: Interval) => {
    setFirst(start);
    const wish = { exam_ids: members.map((one) => one.id), first: { exam_id: members[0]!.id, resource_id: start.resource_id, starts_at: start.starts_at }, ...gap };
    void giveBack().then(() => take.mutate(wish, { onSuccess: () => props.onHeld(start.starts_at) }));
  };
  const change = (next: Partial<Interval>) => {
    const gap = { ...interval, ...next };
    setGap(gap);
    if (first && isUsable(gap)) ask(first, exams, gap);
  };
  const again = () => {
    setFirst(null);
    forget();
    void giveBack();
  };
  const book = useMutation({
    mutationFn: bookSeries,
    onSuccess: (series) => {
      forget();
      props.onBooked(series);
    },
    onError: () => {
      forget();
      void client.invalidateQueries({ queryKey: ["schedule"] });
    },
  });
  const open = rows?.filter((row) => row.starts_at === null).length ?? 0;
  const missing = !first ? t("needFirst") : take.isPending ? t("searching") : open > 0 ? t("open", { count: open }) : !hold ? t("needHold") : !props.isVerified ? t("scheduling:drawer.needIdentity") : !isAnswered ? t("needAnswers") : "";
  const ready = missing === "" && !book.isPending;
  const confirm = () => hold && ready && book.mutate({ places: hold.places, client_key: hold.client_key, ...interval });
  useHotkey("Ctrl+Enter", confirm, { label: t("confirmKey") });
  useHotkey("Backspace", again, { label: t("again"), when: first !== null });
  const names = { name: props.patientName, count: exams.length };
  return (
    <DrawerFrame title={t("title")} onClose={props.onClose}>
      <div className="drawer-body">
        <section>
          <b>{t("what", { exam: pick(exam.exam_type_names, lang), count: exams.length })}</b>
          <div className="row series-gap">
            <Days label={t("everyDays")} value={interval.every_days} min={1} max={MOST_DAYS} onChange={(days) => change({ every_days: days })} />
            <Days label={t("slackDays")} value={interval.slack_days} min={0} max={MOST_SLACK} onChange={(days) => change({ slack_days: days })} />
          </div>
        </section>
        {!first && (
          <>
            <p className="meta">{t("firstHint")}</p>
            <OfferList exam={exam.id} after={props.after} skip={skip} onSkip={setSkip} onAnyTime={props.onAnyTime} held={null} onPick={(offer) => !take.isPending && ask(offer, exams, interval)} />
          </>
        )}
        {first && (
          <section>
            <p className="cap row">
              {t("dates")}
              <span className="sp" />
              {hold && <span className="meta link m num">{t("scheduling:offers.held", { left: printSeconds(left) })}</span>}
              <button type="button" className="btn sm ghost" onClick={again}>
                {t("again")} <kbd>⌫</kbd>
              </button>
            </p>
            {take.isPending ? (
              <Loading lines={exams.length} />
            ) : (
              rows && (
                <SeriesPlaces
                  rows={rows}
                  onLeaveOut={
                    exams.length > 2
                      ? (id) => {
                          props.onLeaveOut(id);
                          const rest = exams.filter((one) => one.id !== id);
                          ask(first, rest, interval);
                        }
                      : undefined
                  }
                />
              )
            )}
          </section>
        )}
        <PrepList exams={[exam]} />
        <AskedQuestions exam={exam} follow={hold !== null} onDone={() => setAnswered(true)} />
        {isAnswered && <p className="meta">{t("laterAsked")}</p>}
      </div>
      <BookingFooter
        {...props.printing}
        act={hold ? t("confirm", { ...names, time: when(hold.places[0]!.starts_at) }) : t("confirmEmpty", names)}
        problem={book.error ?? take.error}
        missing={missing}
        ready={ready}
        onConfirm={confirm}
      />
    </DrawerFrame>
  );
}

function Days({ label, value, min, max, onChange }: { label: string; value: number; min: number; max: number; onChange: (days: number) => void }) {
  return (
    <label className="row">
      {label}
      <input className="input" type="number" min={min} max={max} value={Number.isNaN(value) ? "" : value} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </label>
  );
}

function isUsable({ every_days, slack_days }: Interval): boolean {
  return every_days >= 1 && every_days <= MOST_DAYS && slack_days >= 0 && slack_days <= MOST_SLACK;
}

/** Proposes the dates and holds them when all have a place; somebody quicker in between means asking once more. */
async function keepSeries(wish: SeriesWish): Promise<Kept<SeriesPlace[]>> {
  for (let isFirst = true; ; isFirst = false) {
    const rows = await proposeSeries(wish);
    const places = rows.flatMap(({ exam_id, resource_id, starts_at }) => (resource_id !== null && starts_at !== null ? [{ exam_id, resource_id, starts_at }] : []));
    if (places.length < rows.length) return { what: rows, places, made: null };
    try {
      return { what: rows, places: placesOf(places), made: await reserveSeries(places) };
    } catch (error) {
      if (!isFirst || !(error instanceof ProblemError) || error.status !== 409) throw error;
    }
  }
}
