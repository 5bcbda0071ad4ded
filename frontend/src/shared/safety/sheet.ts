import { useIsMutating, useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import type { components } from "../api/schema";
import { makeId } from "../lib/ids";
import type { SafetyFacts } from "../ui/SafetyStrip";
import { layAnswers, readAnswers } from "./answers";
import { sendOrKeep, useOutbox } from "./outbox";

export type SafetySheet = components["schemas"]["SafetySheet"];
export type SafetyExam = components["schemas"]["SafetyExam"];
export type AskedItem = components["schemas"]["AskedItem"];
export type AnswerValue = AskedItem["value"];
export type StripFact = components["schemas"]["StripFact"];
export type Reaction = components["schemas"]["Reaction"];
export type ReactionTable = components["schemas"]["ReactionTable"];
export type Injection = components["schemas"]["Injection"];

export const SITES = ["right_elbow", "left_elbow", "right_hand", "left_hand", "right_forearm", "left_forearm", "central", "port", "other"] as const;
export type BodySite = (typeof SITES)[number];

export function sheetKey(examId: number) {
  return ["safety", "sheet", examId] as const;
}

function pathTo(examId: number, path: string): string {
  return `/api/safety/exams/${examId}/${path}`;
}

function writeKey(examId: number) {
  return ["safety", "write", examId] as const;
}

/** Everything about one exam's safety: strip, questions with answers, open points, release, contrast, reactions. Answers given here show at once. */
export function useSheet(examId: number | null) {
  const { i18n } = useTranslation();
  const query = useQuery({
    queryKey: [...sheetKey(examId ?? 0), i18n.language],
    queryFn: () => take(api.GET("/api/safety/exams/{exam_id}", { params: { path: { exam_id: examId ?? 0 } } })),
    enabled: examId !== null,
    refetchInterval: 15_000,
  });
  const onTheirWay = useMutationState({
    filters: { mutationKey: writeKey(examId ?? 0), status: "pending" },
    select: (mutation) => mutation.state.variables as SheetWrite,
  });
  const kept = useOutbox();
  const data = useMemo(() => {
    const path = pathTo(examId ?? 0, "answers");
    const bodies = [
      ...kept.filter((write) => write.path === path && write.refused === undefined).map((write) => write.body),
      ...onTheirWay.filter((write) => write.path === "answers").map((write) => write.body),
    ];
    return query.data && layAnswers(query.data, bodies.flatMap(readAnswers));
  }, [query.data, examId, kept, onTheirWay]);
  return { data, error: query.error, refetch: query.refetch };
}

/** Tiles, cards and telephone: fetched ahead, so that a reaction can be taken with no network. */
export function useReactionTable() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ["safety", "reaction-table", i18n.language],
    queryFn: () => take(api.GET("/api/safety/reaction-table")),
    staleTime: 10 * 60_000,
  });
}

/** How many changes of one exam's sheet the server has not answered yet. */
export function useWritesOnTheirWay(examId: number): number {
  return useIsMutating({ mutationKey: writeKey(examId) });
}

interface SheetWrite {
  /** Below /api/safety/exams/<id>/ */
  path: string;
  body?: Record<string, unknown>;
  label: string;
}

/**
 * A change that answers with the sheet; kept on the device while there is no network. Changes of one exam go out one at a time and in order:
 * a late answer of the server never covers a newer one, and a start never overtakes the answers it rests on.
 */
export function useSheetWrite(examId: number, onRefused?: (error: Error, write: SheetWrite) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: writeKey(examId),
    scope: { id: `safety-${examId}` },
    mutationFn: ({ path, body = {}, label }: SheetWrite) => sendOrKeep<SafetySheet>(pathTo(examId, path), body, label),
    onSuccess: async (result) => {
      // A reading that began before this was stored would lay the older sheet over the newer one.
      await client.cancelQueries({ queryKey: sheetKey(examId) });
      if (result.sent && result.data?.strip) client.setQueriesData({ queryKey: sheetKey(examId) }, result.data);
      else void client.invalidateQueries({ queryKey: sheetKey(examId) });
      void client.invalidateQueries({ queryKey: ["safety", "worklist"] });
      void client.invalidateQueries({ queryKey: ["safety", "lanes"] });
    },
    onError: (error, write) => {
      void client.invalidateQueries({ queryKey: sheetKey(examId) });
      onRefused?.(error, write);
    },
  });
}

/** Answers one question: shown at once, also when the tablet is offline. A refusal stays on the screen until the same question is answered again. */
export function useAnswer(examId: number) {
  const [refused, setRefused] = useState<{ item: string; error: Error } | null>(null);
  const write = useSheetWrite(examId, (error, { body }) => setRefused({ item: readAnswers(body)[0]?.item ?? "", error }));
  const answer = (item: AskedItem, value: AnswerValue, options: { detail?: string; source?: string; label: string }) => {
    setRefused((before) => (before?.item === item.code ? null : before));
    const body = { client_id: makeId(), answers: [{ item: item.code, value, detail: options.detail ?? "", source: options.source ?? "patient" }] };
    write.mutate({ path: "answers", body, label: options.label });
  };
  return { answer, error: refused?.error ?? null };
}

/** The strip's facts as the shared part takes them. */
export function toStripFacts(strip: readonly StripFact[]): SafetyFacts {
  return Object.fromEntries(
    strip.map((fact) => [fact.kind, { state: fact.state, text: fact.state === "unanswered" ? null : fact.reason?.text, level: fact.level || undefined, by: fact.by }]),
  );
}
