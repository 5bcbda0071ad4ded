import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "@/shared/api/client";
import { gatherParts, type Named } from "../model/parts";

/** The parts of a study that are being named: what is ticked and typed is kept, all else follows from it. */
export function useParts(studyId: number) {
  const [whole, setWhole] = useState<number[]>([]);
  const [texts, setTexts] = useState<Record<number, string>>({});
  const detail = useQuery({ queryKey: ["imaging", "study", studyId], queryFn: () => take(api.GET("/api/studies/{study_id}", { params: { path: { study_id: studyId } } })) });
  const typed = Object.entries(texts).filter(([id, text]) => text.trim() !== "" && !whole.includes(Number(id)));
  const loads = useQueries({
    queries: typed.map(([id]) => ({ queryKey: ["imaging", "series", Number(id)], queryFn: () => take(api.GET("/api/series/{series_id}/instances", { params: { path: { series_id: Number(id) } } })) })),
  });
  const named = new Map<number, Named>(typed.map(([id, text], at) => [Number(id), { text, images: loads[at]?.data }]));
  return {
    detail,
    texts,
    named,
    error: loads.find((one) => one.error)?.error ?? null,
    toggle: (id: number, isWhole: boolean) => setWhole((before) => (isWhole ? [...before, id] : before.filter((one) => one !== id))),
    type: (id: number, text: string) => setTexts((before) => ({ ...before, [id]: text })),
    ...gatherParts(whole, [...named.values()]),
  };
}
