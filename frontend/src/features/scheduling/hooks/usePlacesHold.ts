import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { makeId } from "@/shared/lib/ids";
import { releaseReservation } from "../api/offers";
import type { PlaceWanted } from "../api/visits";
import { useSecondsLeft } from "./useSecondsLeft";

export interface PlacesHold<What> {
  what: What;
  places: PlaceWanted[];
  reservations: number[];
  until: number;
  /** Number of the one visit or series that these slots can become: a second confirm is the same request. */
  client_key: string;
}

/** What was asked for, where it would lie, and the slots kept for it; `made` is null when it cannot be kept whole. */
export interface Kept<What> {
  what: What;
  places: PlaceWanted[];
  made: { expires_in_s: number; reservations: { id: number }[] } | null;
}

export function placesOf(rows: readonly PlaceWanted[]): PlaceWanted[] {
  return rows.map(({ exam_id, resource_id, starts_at }) => ({ exam_id, resource_id, starts_at }));
}

/** All slots of the chosen visit or series, kept by this desk for the same three minutes. */
export function usePlacesHold<Wish, What>(keep: (wish: Wish) => Promise<Kept<What>>) {
  const client = useQueryClient();
  const [hold, setHold] = useState<PlacesHold<What> | null>(null);
  const [left, setLeft] = useSecondsLeft(hold, () => setHold(null));
  const live = useRef<PlacesHold<What> | null>(null);
  useEffect(() => {
    live.current = hold;
  });
  const refreshDay = () => void client.invalidateQueries({ queryKey: ["schedule", "day"] });
  const take = useMutation({
    mutationFn: keep,
    onSuccess: ({ what, places, made }) => {
      setHold(made && { what, places, reservations: made.reservations.map((one) => one.id), until: Date.now() + made.expires_in_s * 1000, client_key: makeId() });
      setLeft(made?.expires_in_s ?? 0);
      refreshDay();
    },
    onError: () => {
      setHold(null);
      void client.invalidateQueries({ queryKey: ["schedule"] });
    },
  });
  // Leaving the drawer gives the slots back; expired ones are nobody's loss.
  useEffect(
    () => () => {
      if (live.current) void giveBack(live.current.reservations).finally(refreshDay);
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the drawer goes
    [],
  );
  return {
    hold,
    left,
    take,
    forget: () => {
      live.current = null;
      setHold(null);
    },
    giveBack: async () => {
      const { current } = live;
      live.current = null;
      if (current) await giveBack(current.reservations);
    },
  };
}

async function giveBack(reservations: number[]): Promise<void> {
  await Promise.allSettled(reservations.map((id) => releaseReservation(id)));
}
