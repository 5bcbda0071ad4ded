import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import type { components } from "../api/schema";
import { makeId } from "../lib/ids";
import type { SafetyFacts } from "../ui/SafetyStrip";
import { sendOrKeep } from "./outbox";

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

/** Everything about one exam's safety: strip, questions with answers, open points, release, contrast, reactions. */
export function useSheet(examId: number | null) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: [...sheetKey(examId ?? 0), i18n.language],
    queryFn: () => take(api.GET("/api/safety/exams/{exam_id}", { params: { path: { exam_id: examId ?? 0 } } })),
    enabled: examId !== null,
    refetchInterval: 15_000,
  });
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

interface SheetWrite {
  /** Below /api/safety/exams/<id>/ */
  path: string;
  body?: Record<string, unknown>;
  label: string;
}

/** A change that answers with the sheet; kept on the device while there is no network. */
export function useSheetWrite(examId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body = {}, label }: SheetWrite) => sendOrKeep<SafetySheet>(`/api/safety/exams/${examId}/${path}`, body, label),
    onSuccess: (result) => {
      if (result.sent && result.data?.strip) client.setQueriesData({ queryKey: sheetKey(examId) }, result.data);
      else void client.invalidateQueries({ queryKey: sheetKey(examId) });
      void client.invalidateQueries({ queryKey: ["safety", "worklist"] });
      void client.invalidateQueries({ queryKey: ["safety", "lanes"] });
    },
  });
}

/** Answers one question: shown at once, also when the tablet is offline. */
export function useAnswer(examId: number) {
  const client = useQueryClient();
  const write = useSheetWrite(examId);
  const answer = (item: AskedItem, value: AnswerValue, options: { detail?: string; source?: string; label: string }) => {
    client.setQueriesData<SafetySheet>({ queryKey: sheetKey(examId) }, (sheet) =>
      sheet && { ...sheet, items: sheet.items.map((one) => (one.code === item.code ? { ...one, value } : one)) },
    );
    const body = { client_id: makeId(), answers: [{ item: item.code, value, detail: options.detail ?? "", source: options.source ?? "patient" }] };
    write.mutate({ path: "answers", body, label: options.label }, { onError: () => void client.invalidateQueries({ queryKey: sheetKey(examId) }) });
  };
  return { answer, error: write.error, pending: write.isPending };
}

/** The strip's facts as the shared part takes them. */
export function toStripFacts(strip: readonly StripFact[]): SafetyFacts {
  return Object.fromEntries(
    strip.map((fact) => [fact.kind, { state: fact.state, text: fact.state === "unanswered" ? null : fact.reason?.text, level: fact.level || undefined, by: fact.by }]),
  );
}
