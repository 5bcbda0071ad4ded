import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { makeId } from "@/shared/lib/ids";
import { releaseReservation } from "../api/offers";
import type { VisitOffer } from "../api/types";
import { reserveVisit, type VisitPlaceWanted } from "../api/visits";
import { useSecondsLeft } from "./useSecondsLeft";

export interface VisitHold {
  offer: VisitOffer;
  key: number;
  places: VisitPlaceWanted[];
  reservations: number[];
  until: number;
  /** Number of the one visit that these slots can become: a second confirm is the same request. */
  client_key: string;
}

export function placesOf(offer: VisitOffer): VisitPlaceWanted[] {
  return offer.places.map(({ exam_id, resource_id, starts_at }) => ({ exam_id, resource_id, starts_at }));
}

/** All slots of the chosen visit, kept by this desk for the same three minutes. */
export function useVisitHold() {
  const client = useQueryClient();
  const [hold, setHold] = useState<VisitHold | null>(null);
  const [left, setLeft] = useSecondsLeft(hold, () => setHold(null));
  const live = useRef<VisitHold | null>(null);
  useEffect(() => {
    live.current = hold;
  });
  const refreshDay = () => void client.invalidateQueries({ queryKey: ["schedule", "day"] });
  const take = useMutation({
    mutationFn: async ({ offer }: { offer: VisitOffer; key: number }) => reserveVisit(placesOf(offer)),
    onSuccess: (made, { offer, key }) => {
      setHold({
        offer,
        key,
        places: placesOf(offer),
        reservations: made.reservations.map((one) => one.id),
        until: Date.now() + made.expires_in_s * 1000,
        client_key: makeId(),
      });
      setLeft(made.expires_in_s);
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
      if (live.current) void giveBack(live.current).finally(refreshDay);
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
  };
}

async function giveBack(hold: VisitHold): Promise<void> {
  await Promise.allSettled(hold.reservations.map((id) => releaseReservation(id)));
}
