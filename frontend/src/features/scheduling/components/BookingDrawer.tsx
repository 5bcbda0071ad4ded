import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSheet, useWritesOnTheirWay } from "@/shared/safety/sheet";
import { DiffersNote } from "@/shared/suggest/SuggestionList";
import { useExamSuggestions } from "@/shared/suggest/suggestions";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import type { CallerExam, Offer } from "../api/types";
import type { Hold } from "../hooks/useHold";
import { BookingFooter, type Printing } from "./BookingFooter";
import { DrawerFrame } from "./DrawerFrame";
import { OfferList } from "./OfferList";
import { PrepList } from "./PrepList";
import { useWhen } from "../hooks/useWhen";
import { SafetyQuestions } from "./SafetyQuestions";
import { SQUEEZE_RANK } from "./SqueezeDialog";
import { WaitingForm } from "./WaitingForm";

interface Props {
  exam: CallerExam;
  patientName: string;
  phone: string;
  isVerified: boolean;
  after: string | undefined;
  skip: number;
  onSkip: (skip: number) => void;
  onAnyTime: () => void;
  hold: Hold | null;
  left: number;
  isHolding: boolean;
  onPick: (offer: Offer, key: number) => void;
  problem: unknown;
  isSaving: boolean;
  printing: Printing;
  onConfirm: () => void;
  onSqueeze: () => void;
  onPlace: () => void;
  onClose: () => void;
}

const DRAWN_MS = 150;

/** The call's way to a booking: slot, preparation read aloud, questions, confirm. */
export function BookingDrawer(props: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const when = useWhen();
  const { exam, hold } = props;
  const sheet = useSheet(exam.id);
  const reading = useExamSuggestions(exam.id);
  const open = sheet.data?.items.filter((item) => item.stage === "booking" && item.value === "unanswered").length ?? 0;
  const missing = !hold && !props.isHolding ? t("drawer.needSlot") : !props.isVerified ? t("drawer.needIdentity") : open > 0 ? t("questions.open", { count: open }) : "";
  const { confirm, isConfirming } = useConfirm(exam.id, { missing, isHeld: hold !== null && !props.isHolding, onConfirm: props.onConfirm });
  const ready = missing === "" && !props.isSaving && !isConfirming;
  const confirmIfReady = useRef(() => {});
  useEffect(() => {
    confirmIfReady.current = () => ready && confirm();
  });
  // The answer of the key before may not be drawn yet: ask once more when it is.
  useHotkey("Ctrl+Enter", () => (ready ? confirm() : setTimeout(() => confirmIfReady.current(), DRAWN_MS)), { label: t("drawer.confirmKey") });
  // Letters belong to the questions while the drawer stands.
  const mayOverride = useMay("schedule.override");
  useHotkey("Alt+O", props.onPlace, { label: t("place.open") });
  const [waits, setWaits] = useState(false);
  useHotkey("Alt+L", () => setWaits(true), { label: t("waiting.add"), when: !waits });
  return (
    <DrawerFrame title={t("drawer.title")} onClose={props.onClose}>
      <div className="drawer-body">
        <section className="drawer-exam">
          <b>{pick(exam.exam_type_names, lang)}</b>
          <p className="meta">
            {[exam.exam_type_code, t("drawer.minutes", { count: exam.duration_min }), exam.contrast !== "none" ? t(`contrast.${exam.contrast}`, { defaultValue: exam.contrast }) : ""].filter(Boolean).join(" · ")}
          </p>
          {reading.data && <DiffersNote reading={reading.data} />}
        </section>
        <OfferList
          exam={exam.id}
          after={props.after}
          skip={props.skip}
          onSkip={props.onSkip}
          onAnyTime={props.onAnyTime}
          held={hold && { resource_id: hold.resource_id, starts_at: hold.starts_at, left_s: props.left }}
          onPick={props.onPick}
        />
        <section>
          <button type="button" className="btn sm" onClick={() => setWaits(true)}>
            {t("waiting.add")} <Kbd keys="Alt L" />
          </button>{" "}
          <button type="button" className="btn sm" onClick={props.onPlace}>
            {t("place.open")} <Kbd keys="Alt O" />
          </button>
        </section>
        {(exam.priority_rank <= SQUEEZE_RANK || mayOverride) && (
          <section>
            <button type="button" className="btn sm" onClick={props.onSqueeze}>
              <Icon name="clock" />
              {t("squeeze.open")}
            </button>
          </section>
        )}
        <PrepList exams={[exam]} />
        {sheet.error && <ProblemNote error={sheet.error} />}
        {sheet.data && <SafetyQuestions exam={exam.id} sheet={sheet.data} follow={hold !== null} />}
      </div>
      {waits && <WaitingForm exam={exam.id} name={props.patientName} phone={props.phone} onClose={() => setWaits(false)} />}
      <BookingFooter
        {...props.printing}
        act={hold ? t("drawer.confirm", { name: props.patientName, time: when(hold.starts_at) }) : t("drawer.confirmEmpty", { name: props.patientName })}
        problem={props.problem}
        missing={missing}
        ready={ready}
        onConfirm={confirm}
      />
    </DrawerFrame>
  );
}

/**
 * Confirms once the slot is held and every answer is stored. A clerk types faster than the line carries: the key that came early is kept,
 * and forgotten when something is found missing after all.
 */
function useConfirm(exam: number, { missing, isHeld, onConfirm }: { missing: string; isHeld: boolean; onConfirm: () => void }) {
  const client = useQueryClient();
  const [isConfirming, setConfirming] = useState(false);
  if (isConfirming && missing !== "") setConfirming(false);
  const writes = useWritesOnTheirWay(exam);
  const before = useRef(writes);
  useEffect(() => {
    // What safety says to a slot may have changed with the answers.
    if (before.current > 0 && writes === 0) void client.invalidateQueries({ queryKey: ["schedule", "offers", exam] });
    before.current = writes;
  }, [client, exam, writes]);
  const confirm = useEffectEvent(onConfirm);
  useEffect(() => {
    if (isConfirming && isHeld && writes === 0) confirm();
  }, [isConfirming, isHeld, writes]);
  return { confirm: () => setConfirming(true), isConfirming };
}

/** What stands in the drawer's place while nobody is being booked. */
export function EmptyDrawer({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation("scheduling");
  return (
    <aside className="drawer">
      <header>{t("drawer.title")}</header>
      <EmptyState title={t("drawer.empty")} hint={t("drawer.emptyHint")} />
      <footer>
        <button type="button" className="btn sm" onClick={onFind}>
          {t("free.open")} <kbd>F4</kbd>
        </button>
      </footer>
    </aside>
  );
}
