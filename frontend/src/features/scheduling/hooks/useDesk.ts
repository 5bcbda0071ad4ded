import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ProblemError } from "@/shared/api/problem";
import { useMay } from "@/shared/session/session";
import type { Override } from "../components/OverrideDialog";
import { useWhen } from "./useWhen";
import { printSlip } from "../components/printSlip";
import { bookAppointment, moveAppointment, undoChange, type Booking } from "../api/appointments";
import { undoFollowing } from "../api/series";
import { undoVisit } from "../api/visits";
import { dayKey } from "../api/day";
import type { Appointment, Board, BoardItem, CallerExam, Series, Visit } from "../api/types";
import { instantOf } from "../model/board";
import type { Why } from "../components/ReasonDialog";
import { isOverridable } from "../model/overrides";
import type { Plan } from "./useBarMove";
import { useHold } from "./useHold";
import type { SlipChoice } from "./useSlipChoice";
import { useUndo, type Undoable } from "./useUndo";

/** What the booking desk does: every change, its optimistic picture, its undo. */
export function useDesk(site: number | undefined, day: string, board: Board | undefined) {
  const { t } = useTranslation(["scheduling", "visits", "series"]);
  const when = useWhen();
  const client = useQueryClient();
  const undo = useUndo();
  const hold = useHold();
  const [, setParams] = useSearchParams();
  const [refused, setRefused] = useState<{ id: number; text: string } | null>(null);
  /** A bar that was dropped and waits for its reason. */
  const [asked, setAsked] = useState<{ item: BoardItem; plan: Plan } | null>(null);
  const [override, setOverride] = useState<Override | null>(null);
  const mayOverride = useMay("schedule.override_separation");
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });

  const book = useMutation({
    mutationFn: bookAppointment,
    onError: () => {
      hold.forget();
      refresh();
    },
  });

  const move = useMutation({
    mutationFn: ({ item, plan, why, override = "" }: { item: BoardItem; plan: Plan; why: Why; override?: string }) =>
      moveAppointment({
        id: item.appointment_id!,
        version: item.version!,
        resource_id: plan.resource_id,
        starts_at: instantOf(plan.from, board!),
        ...why,
        separation_reason: override,
      }),
    onMutate: ({ item, plan }) => {
      setAsked(null);
      setRefused(null);
      if (!board || site === undefined) return;
      const items = board.items.map((one) =>
        one.id === item.id ? { ...one, resource_id: plan.resource_id, starts_at: instantOf(plan.from, board), ends_at: instantOf(plan.to, board) } : one,
      );
      client.setQueryData(dayKey(site, day), { ...board, items });
    },
    onSuccess: (row) => {
      setOverride(null);
      undo.offer(row.id, t("appointment.moved", { name: row.exam.patient.name, time: when(row.starts_at) }), row.undo_s);
    },
    onError: (error, { item, plan, why }) => {
      if (board && site !== undefined) client.setQueryData(dayKey(site, day), board);
      if (board && mayOverride && isOverridable(error)) {
        setOverride({ name: item.patient_name, time: when(instantOf(plan.from, board)), error, run: (override) => move.mutate({ item, plan, why, override }) });
        return;
      }
      setOverride(null);
      setRefused({ id: item.id, text: error instanceof ProblemError ? error.detail : t("board.moveFailed") });
      setTimeout(() => setRefused(null), 6000);
    },
    onSettled: refresh,
  });

  const takeBack = useMutation({ mutationFn: takeBackAll, onSuccess: undo.clear, onError: undo.refuse, onSettled: refresh });

  function confirm(exam: CallerExam, name: string, slip: SlipChoice | null): void {
    if (!hold.hold || book.isPending) return;
    const { resource_id, starts_at, client_key } = hold.hold;
    send({ exam_id: exam.id, resource_id, starts_at, client_key }, name, slip);
  }

  function send(booking: Booking, name: string, slip: SlipChoice | null): void {
    book.mutate(
      booking,
      {
        onError: (error) => {
          const again = (why: string) => send({ ...booking, separation_reason: why }, name, slip);
          setOverride(mayOverride && isOverridable(error) ? { name, time: when(booking.starts_at), error, run: again } : null);
        },
        onSuccess: (row) => {
          setOverride(null);
          hold.forget();
          if (slip) void printSlip(row.id, slip);
          done(row, t("drawer.booked", { name, time: when(row.starts_at) }));
          setParams((before) => {
            before.delete("exam");
            return before;
          });
        },
      },
    );
  }

  function done(row: Appointment, text: string): void {
    undo.offer(row.id, text, row.undo_s);
    refresh();
  }

  function doneVisit(visit: Visit, text: string): void {
    const first = visit.appointments[0];
    if (first) undo.offer(first.id, text, visit.undo_s, { visit: visit.id });
    refresh();
  }

  /** `appointment` is the first one that the act touched. */
  function doneSeries(series: Series, appointment: number, text: string): void {
    undo.offer(appointment, text, series.undo_s, "following");
    refresh();
  }

  function bookedSeries(series: Series, name: string, slip: SlipChoice | null): void {
    const first = series.appointments[0];
    if (!first) return;
    if (slip) void printSlip(first.id, slip);
    doneSeries(series, first.id, t("series:booked", { name, count: series.appointments.length, time: when(first.starts_at) }));
  }

  function booked(visit: Visit, name: string, slip: SlipChoice | null): void {
    const first = visit.appointments[0];
    if (first && slip) void printSlip(first.id, slip);
    doneVisit(visit, t("visits:booked", { name, count: visit.appointments.length, time: first ? when(first.starts_at) : "" }));
  }

  return { hold, book, move, asked, ask: setAsked, undo, takeBack, refused, override, leave: () => setOverride(null), confirm, done, doneVisit, booked, doneSeries, bookedSeries };
}

async function takeBackAll({ appointment, also }: Undoable): Promise<unknown> {
  if (also === undefined) return undoChange(appointment);
  return also === "following" ? undoFollowing(appointment) : undoVisit(also.visit);
}
