import { useCallback, useEffect, useRef, useState } from "react";
import type { PaneState } from "../engine/stage";
import { offsetOf, partnerOf } from "../model/link";
import type { HungStack } from "../model/stacks";

interface Options {
  stacks: (HungStack | null)[];
  states: PaneState[];
  active: number;
  panes: number;
  show: (at: number, index: number) => void;
}

/** While linked, the other panes follow the level of the active one; turning the link on keeps the levels of that moment together. */
export function useLink({ stacks, states, active, panes, show }: Options) {
  const [isLinked, setLinked] = useState(true);
  const offsets = useRef<number[]>([0, 0, 0, 0]);
  const index = states[active]?.index ?? 0;
  const latest = useRef({ stacks, states, panes, show });
  useEffect(() => {
    latest.current = { stacks, states, panes, show };
  });
  const last = useRef("");
  useEffect(() => {
    const now = latest.current;
    const from = now.stacks[active];
    const place = `${active}/${from?.series.id}/${index}`;
    // Choosing another pane is no scrolling: only a new level within one pane moves the others.
    const isScroll = last.current.startsWith(`${active}/${from?.series.id}/`) && last.current !== place;
    last.current = place;
    if (!isLinked || !isScroll || !from) return;
    for (let at = 0; at < now.panes; at += 1) {
      const to = now.stacks[at];
      if (at === active || !to) continue;
      const partner = partnerOf(from, index, to, (offsets.current[at] ?? 0) - (offsets.current[active] ?? 0));
      if (partner !== null && partner !== now.states[at]?.index) now.show(at, partner);
    }
  }, [index, active, isLinked]);
  const toggle = () => {
    if (!isLinked) {
      const from = stacks[0];
      offsets.current = stacks.map((to, at) => (from && to ? offsetOf(from, states[0]?.index ?? 0, to, states[at]?.index ?? 0) : 0));
    }
    setLinked(!isLinked);
  };
  const forget = useCallback((at: number) => {
    offsets.current[at] = 0;
  }, []);
  return { isLinked, toggle, forget };
}
