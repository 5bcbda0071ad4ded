import { useMutation } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { ContrastDraft } from "../model/contrast";

/** What a scanned bottle is: agent, lot, expiry, and what speaks against it for this patient. */
export function useBottle(examId: number, draft: ContrastDraft, onDraft: (draft: ContrastDraft) => void) {
  return useMutation({
    mutationFn: (code: string) => take(api.GET("/api/safety/exams/{exam_id}/bottle", { params: { path: { exam_id: examId }, query: { code } } })),
    // The bottle's own content is only the place to start from; nobody's dose is computed here.
    onSuccess: (bottle) => onDraft({ ...draft, bottle, volumeMl: draft.volumeMl ?? (bottle.lot.container_ml ? Number(bottle.lot.container_ml) : null) }),
  });
}
