import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import type { HungStack } from "../model/stacks";

/** "Of Interest" of PS3.16 CID 7010: the title of a mark that says no more. */
const OF_INTEREST = "113000";

/** Key images of the study in the active pane; `toggle` marks the image on the screen or takes the mark back. */
export function useKeyImages(stack: HungStack | null, index: number) {
  const client = useQueryClient();
  const studyId = stack?.study.id;
  const queryKey = ["viewer", "key-images", studyId];
  const may = useMay("image.mark");
  const { data } = useQuery({
    queryKey,
    queryFn: () => take(api.GET("/api/imaging/studies/{study_id}/key-images", { params: { path: { study_id: studyId ?? 0 } } })),
    enabled: studyId !== undefined,
  });
  const marks = data ?? [];
  const frame = stack?.frames[index];
  const find = (sopUid: string | undefined, number: number) => marks.find((one) => one.sop_uid === sopUid && one.frame === number + 1);
  const mark = find(frame?.instance.sop_uid, frame?.frame ?? 0);
  const act = useMutation({
    mutationFn: async () => {
      if (!frame || studyId === undefined) return;
      if (mark) await api.DELETE("/api/imaging/studies/{study_id}/key-images/{mark_id}", { params: { path: { study_id: studyId, mark_id: mark.id } } });
      else await api.POST("/api/imaging/studies/{study_id}/key-images", { params: { path: { study_id: studyId } }, body: { sop_uid: frame.instance.sop_uid, frame: frame.frame + 1, title: OF_INTEREST } });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return {
    marks,
    may,
    error: act.error,
    isMarked: Boolean(mark),
    has: (sopUid: string, number: number) => Boolean(find(sopUid, number)),
    toggle: () => may && frame && !act.isPending && act.mutate(),
  };
}

export type KeyImages = ReturnType<typeof useKeyImages>;
