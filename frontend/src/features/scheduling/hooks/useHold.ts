import { useEffect, useRef, useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { makeId } from "@/shared/lib/ids";
import { releaseReservation, reserveSlot } from "../api/offers";
import { useSecondsLeft } from "./useSecondsLeft";

/** A slot that this desk keeps for three minutes. `until` is real time in ms. */
export interface Hold {
  id: number;
  exam_id: number;
  resource_id: number;
  starts_at: string;
  ends_at: string;
  until: number;
  key: number;
  /** Number of the one booking that this slot can become: a second confirm is the same request. */
  client_key: string;
}

/** Takes, shows and gives back the reservation of the highlighted slot. */
export function useHold() {
  const client = useQueryClient();
  const [hold, setHold] = useState<Hold | null>(null);
  const [left, setLeft] = useSecondsLeft(hold, () => setHold(null));
  const live = useRef<Hold | null>(null);
  useEffect(() => {
    live.current = hold;
  });
  const take = useMutation({
    mutationFn: async ({ key, ...slot }: { exam_id: number; resource_id: number; starts_at: string; key: number }) => ({ ...(await reserveSlot(slot)), key }),
    onSuccess: ({ key, ...made }) => {
      setHold({ ...made, key, client_key: makeId(), until: Date.now() + made.expires_in_s * 1000 });
      setLeft(made.expires_in_s);
      void client.invalidateQueries({ queryKey: ["schedule", "day"] });
    },
    onError: () => {
      setHold(null);
      void client.invalidateQueries({ queryKey: ["schedule"] });
    },
  });
  const drop = (): void => {
    const current = live.current;
    setHold(null);
    if (current) void releaseReservation(current.id).finally(() => client.invalidateQueries({ queryKey: ["schedule", "day"] }));
  };
  // Leaving the screen gives the slot back; an expired one is nobody's loss.
  useEffect(
    () => () => {
      if (live.current) releaseReservation(live.current.id).catch(() => undefined);
    },
    [],
  );
  return { hold, left, take, drop, forget: () => setHold(null) };
}
