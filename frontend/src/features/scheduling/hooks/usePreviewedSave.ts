import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Affected } from "../api/types";

interface Ways<Body, Saved> {
  preview: (body: Body) => Promise<{ affected: Affected[] }>;
  save: (body: Body) => Promise<Saved>;
  onSaved: (saved: Saved) => void;
}

/** Saving in two steps: what would be left outside is shown first; with nobody hit it is saved at once. */
export function usePreviewedSave<Body, Saved extends { affected: Affected[] }>({ preview, save, onSaved }: Ways<Body, Saved>) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ body: Body; affected: Affected[] } | null>(null);
  const [flagged, setFlagged] = useState<Affected[] | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (saved) => {
      setFlagged(saved.affected);
      onSaved(saved);
    },
    onSettled: () => {
      setAsked(null);
      refresh();
    },
  });
  const looking = useMutation({
    mutationFn: preview,
    onSuccess: ({ affected }, body) => (affected.length > 0 ? setAsked({ body, affected }) : saving.mutate(body)),
    // Refused, perhaps because somebody saved meanwhile: what stands now is read again.
    onError: refresh,
  });
  return {
    start: (body: Body) => {
      setFlagged(null);
      saving.reset();
      looking.mutate(body);
    },
    confirm: () => asked && saving.mutate(asked.body),
    cancel: () => setAsked(null),
    asked: asked?.affected ?? null,
    /** The bookings that the last save flagged; null before a save. */
    flagged,
    error: looking.error ?? saving.error,
    isPending: looking.isPending || saving.isPending,
  };
}
