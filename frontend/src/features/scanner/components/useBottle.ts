import { useMutation } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { ContrastDraft } from "../model/contrast";

/** What a scanned bottle is: agent, lot, expiry, and what speaks against it for this patient. */
export function useBottle(examId: number, draft: ContrastDraft, onDraft: (draft: ContrastDraft) => void) {
  return useMutation({
    mutationFn: (code: string) => take(api.GET("/api/safety/exams/{exam_id}/bottle", { params: { path: { exam_id: examId }, query: { code } } })),
    // The department's rule gives the volume; without one the bottle's content is only the place to start from. A refused bottle is not taken.
    onSuccess: (bottle) => onDraft(bottle.is_refused ? { ...draft, bottle: null } : { ...draft, bottle, volumeMl: draft.volumeMl ?? bottle.dose?.volume_ml ?? (bottle.lot.container_ml ? Number(bottle.lot.container_ml) : null) }),
  });
}
