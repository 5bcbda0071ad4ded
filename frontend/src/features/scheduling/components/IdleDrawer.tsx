import { FreeSlotFinder } from "./FreeSlotFinder";
import { EmptyDrawer } from "./BookingDrawer";
import type { FreeSlot } from "../api/freeSlots";

interface Props {
  site: number | undefined;
  modalities: string[];
  first: string;
  finds: boolean;
  onFinds: (on: boolean) => void;
  onShow: (slot: FreeSlot) => void;
}

/** Nothing is chosen: a hint, or the search of somebody who has no order yet. */
export function IdleDrawer({ site, modalities, first, finds, onFinds, onShow }: Props) {
  if (!finds) return <EmptyDrawer onFind={() => onFinds(true)} />;
  return <FreeSlotFinder site={site} modalities={modalities} first={first || (modalities[0] ?? "")} onShow={onShow} onClose={() => onFinds(false)} />;
}
