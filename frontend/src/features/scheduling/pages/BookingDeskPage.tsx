import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { isoDay } from "@/shared/lib/time";
import { useLiveFrames } from "@/shared/live/useLive";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useSite, useZone } from "@/shared/session/site";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useNoShows } from "../api/desk";
import { useCallCard, useCallers } from "../api/callers";
import { useDay, useLoad } from "../api/day";
import type { BoardItem, Caller, CallerExam } from "../api/types";
import { AppointmentDrawer } from "../components/AppointmentDrawer";
import { BlockDrawer } from "../components/BlockDrawer";
import { Board } from "../components/Board";
import { BoardLegend } from "../components/BoardLegend";
import { BookingDrawer } from "../components/BookingDrawer";
import { CallCard } from "../components/CallCard";
import { DeskDialogs, type DeskDialog } from "../components/DeskDialogs";
import { DeskTools } from "../components/DeskTools";
import { FreedSlots } from "../components/FreedSlots";
import { IdleDrawer } from "../components/IdleDrawer";
import { HeatStrip } from "../components/HeatStrip";
import { Omnibox } from "../components/Omnibox";
import { SeriesDrawer } from "../components/SeriesDrawer";
import { UndoToast } from "../components/UndoToast";
import { VisitDrawer } from "../components/VisitDrawer";
import { WaitingDrawer } from "../components/WaitingDrawer";
import { useDesk } from "../hooks/useDesk";
import { useDeskAddress } from "../hooks/useDeskAddress";
import { minuteOf, reveal, shiftWindow, windowAround } from "../model/board";
import { useSlipChoice } from "../hooks/useSlipChoice";
import { joinIds, pickIds } from "../model/visit";
import "../scheduling.css";

/** One screen for a call: who (left), when (board), confirm (right). */
export default function BookingDeskPage() {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  const { site } = useSite();
  const client = useQueryClient();
  const mayWrite = useMay("schedule.write");
  const today = isoDay(departmentNow(), zone);
  const { change, day, zoom, modality, patient, examId, chosen, block, visit, series, isWaiting } = useDeskAddress(today);
  const [text, setText] = useState("");
  const [verified, setVerified] = useState<number | null>(null);
  const [skip, setSkip] = useState(0);
  const [after, setAfter] = useState<string | undefined>(undefined);
  const [prints, setPrints] = useState(true);
  const [slip, setSlip] = useSlipChoice();
  const printing = { prints, onPrints: setPrints, slip, onSlip: setSlip };
  const [shift, setShift] = useState(0);
  const [finds, setFinds] = useState(false);
  const [dialog, setDialog] = useState<DeskDialog>(null);
  /** The caller just picked: until the address names them, no card stands that an Enter could confirm for somebody else. */
  const [awaited, setAwaited] = useState<number | null>(null);
  if (awaited !== null && awaited === patient) setAwaited(null);

  const search = useDeferredValue(text);
  const callers = useCallers(mayWrite ? site?.id : undefined, search);
  const card = useCallCard(mayWrite ? site?.id : undefined, patient);
  const exam = card.data?.to_book.find((one) => one.id === examId);
  const together = pickIds(visit, card.data?.to_book ?? []);
  const repeated = pickIds(series, card.data?.to_book ?? []);
  const query = useDay(site?.id, day);
  const load = useLoad(site?.id, today, exam?.id, exam ? "" : modality);
  const late = useNoShows(site?.id);
  const board = query.data && { ...query.data, rows: query.data.rows.filter((row) => !modality || row.modality === modality) };
  const desk = useDesk(site?.id, day, query.data);
  const heard = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["schedule", "day"] });
    void client.invalidateQueries({ queryKey: ["schedule", "appointment"] });
  }, [client]);
  useLiveFrames(site ? `department:${site.id}` : null, heard);

  const center = board ? (day === today ? minuteOf(new Date(departmentNow()).toISOString(), board) : 10 * 60) : 600;
  const shown = board?.items.find((item) => item.appointment_id === chosen && chosen !== undefined)?.starts_at ?? desk.hold.hold?.starts_at;
  const whole = windowAround(center, zoom);
  const view = shiftWindow(board && shown && isoDay(shown, zone) === day ? reveal(whole, minuteOf(shown, board)) : whole, shift);

  function pickExam(one: CallerExam): void {
    desk.hold.drop();
    setSkip(0);
    setAfter(undefined);
    change({ exam: String(one.id), appointment: null, visit: null, series: null, block: null });
  }

  function pickCaller(caller: Caller): void {
    setText("");
    setAwaited(caller.patient.id);
    desk.hold.drop();
    setVerified(null);
    change({ patient: String(caller.patient.id), exam: null, appointment: null, visit: null, series: null, block: null });
  }

  function openItem(item: BoardItem): void {
    if (item.appointment_id !== null) change({ appointment: String(item.appointment_id), block: null });
    else if (item.block_id !== null) change({ block: String(item.block_id), appointment: null, exam: null, waiting: null });
  }

  const close = () => {
    desk.hold.drop();
    change({ exam: null, appointment: null, visit: null, series: null, block: null });
  };
  const find = () => (desk.hold.drop(), change({ exam: null, appointment: null, visit: null, series: null, waiting: null, block: null }), setFinds(true));
  useHotkey("F4", find, { label: t("free.open") });
  const isAsking = exam !== undefined || together.length > 0 || repeated.length > 0;
  const modalities = [...new Set(query.data?.rows.map((row) => row.modality))];
  return (
    <div className="desk">
      <aside className="desk-left" aria-label={t("card.title")}>
        {mayWrite && (
          <Omnibox
            text={text}
            onText={setText}
            callers={text.trim().length >= 2 ? (callers.data?.results ?? []) : []}
            isUnique={callers.data?.is_unique ?? false}
            isBusy={callers.isFetching || search !== text}
            onPick={pickCaller}
          />
        )}
        {card.isError && <ErrorState error={card.error} />}
        {card.data && patient !== undefined && awaited === null && text === "" && (
          <CallCard
            card={card.data}
            exam={exam?.id}
            isAsking={isAsking}
            isVerified={verified === patient}
            onVerify={() => setVerified(patient)}
            onExam={pickExam}
            onSqueeze={(one) => {
              pickExam(one);
              setDialog("squeeze");
            }}
            onAppointment={(id) => change({ appointment: String(id), exam: null })}
            onVisit={(exams) => {
              close();
              change({ visit: joinIds(exams) });
            }}
            series={repeated}
            onSeries={(exams) => {
              close();
              change({ series: joinIds(exams) });
            }}
          />
        )}
        {mayWrite && <FreedSlots site={site?.id} isAsking={isAsking} onList={() => change({ waiting: isWaiting ? null : "1", appointment: null, exam: null })} onDone={desk.done} />}
        {patient === undefined && text === "" && <EmptyState title={t("card.empty")} hint={t("card.emptyHint")} />}
      </aside>
      <section className="desk-mid">
        <HeatStrip
          days={load.data?.days ?? []}
          title={exam ? t("heat.title", { exam: pick(exam.exam_type_names, lang), count: exam.duration_min }) : t("heat.titleAll", { count: load.data?.duration_min ?? 20 })}
          day={day}
          onPick={(to, startsAt) => {
            setAfter(startsAt);
            setSkip(0);
            setShift(0);
            change({ day: to });
          }}
        />
        <DeskTools
          day={day}
          today={today}
          onDay={(to) => {
            setShift(0);
            change({ day: to === today ? null : to });
          }}
          zoom={zoom}
          onZoom={(to) => change({ zoom: to })}
          view={view}
          onShift={(by) => setShift(shift + by)}
          modalities={modalities}
          modality={modality}
          onModality={(one) => change({ modality: one || null })}
          late={late.data?.length ?? 0}
          onLate={() => change({ appointment: String(late.data?.[0]?.id ?? "") })}
        />
        {query.isPending && <Loading lines={8} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {board && board.rows.length === 0 && <EmptyState title={t("board.empty")} hint={t("board.emptyHint")} />}
        {board && board.rows.length > 0 && (
          <Board
            board={board}
            window={view}
            selected={board.items.find((item) => item.appointment_id === chosen && chosen !== undefined)?.id ?? null}
            refused={desk.refused}
            offerKey={desk.hold.hold?.key}
            asked={desk.asked?.plan ?? null}
            onMove={mayWrite ? (item, plan) => desk.ask({ item, plan }) : undefined}
            onSelect={openItem}
          />
        )}
        <BoardLegend />
      </section>
      {query.data && block !== undefined ? (
        <BlockDrawer block={block} board={query.data} onClose={close} onAppointment={(id) => change({ appointment: String(id), block: null })} />
      ) : chosen !== undefined ? (
        <AppointmentDrawer key={chosen} id={chosen} after={after} onAnyTime={() => setAfter(undefined)} onDone={desk.done} onVisit={desk.doneVisit} onSeries={desk.doneSeries} onClose={close} />
      ) : exam && card.data ? (
        <BookingDrawer
          key={exam.id}
          exam={exam}
          patientName={card.data.patient.name}
          phone={card.data.patient.phone}
          isVerified={verified === patient}
          after={after}
          skip={skip}
          onSkip={setSkip}
          onAnyTime={() => {
            setAfter(undefined);
            setSkip(0);
          }}
          hold={desk.hold.hold?.exam_id === exam.id ? desk.hold.hold : null}
          left={desk.hold.left}
          isHolding={desk.hold.take.isPending}
          onPick={(offer, key) => desk.hold.take.mutate({ exam_id: exam.id, resource_id: offer.resource_id, starts_at: offer.starts_at, key }, { onSuccess: () => change({ day: isoDay(offer.starts_at, zone) }) })}
          problem={desk.book.error ?? desk.hold.take.error}
          isSaving={desk.book.isPending}
          printing={printing}
          onConfirm={() => desk.confirm(exam, card.data.patient.name, prints ? slip : null)}
          onSqueeze={() => setDialog("squeeze")}
          onPlace={() => setDialog("place")}
          onClose={close}
        />
      ) : together.length > 1 && card.data ? (
        <VisitDrawer
          key={joinIds(together)}
          exams={together}
          patientName={card.data.patient.name}
          isVerified={verified === patient}
          after={after}
          printing={printing}
          onHeld={(startsAt) => change({ day: isoDay(startsAt, zone) })}
          onBooked={(booked) => {
            desk.booked(booked, card.data.patient.name, prints ? slip : null);
            change({ visit: null });
          }}
          onLeaveOut={(id) => change({ visit: joinIds(together.filter((one) => one.id !== id)) })}
          onClose={close}
        />
      ) : repeated.length > 1 && card.data ? (
        <SeriesDrawer
          key={repeated[0]!.id}
          exams={repeated}
          patientName={card.data.patient.name}
          isVerified={verified === patient}
          after={after}
          onAnyTime={() => setAfter(undefined)}
          printing={printing}
          onHeld={(startsAt) => change({ day: isoDay(startsAt, zone) })}
          onBooked={(booked) => {
            desk.bookedSeries(booked, card.data.patient.name, prints ? slip : null);
            change({ series: null });
          }}
          onLeaveOut={(id) => change({ series: joinIds(repeated.filter((one) => one.id !== id)) })}
          onClose={close}
        />
      ) : isWaiting ? (
        <WaitingDrawer
          site={site?.id}
          onOpen={(entry) => {
            setVerified(null);
            change({ waiting: null, patient: String(entry.exam.patient.id) });
          }}
          onClose={() => change({ waiting: null })}
        />
      ) : (
        <IdleDrawer site={site?.id} modalities={modalities} first={modality} finds={finds} onFinds={setFinds} onShow={(slot) => change({ day: isoDay(slot.starts_at, zone) })} />
      )}
      {desk.undo.undoable && <UndoToast undoable={desk.undo.undoable} pending={desk.takeBack.isPending} onUndo={() => desk.undo.undoable && desk.takeBack.mutate(desk.undo.undoable)} />}
      <DeskDialogs
        desk={desk}
        board={query.data}
        exam={exam}
        patient={card.data?.patient}
        dialog={dialog}
        onDone={(row, text) => {
          setDialog(null);
          change({ exam: null });
          desk.done(row, text);
        }}
        onClose={() => setDialog(null)}
      />
    </div>
  );
}
