import type { EditorSlot } from "@/shared/ui/editor/contract";
import { toUtf16 } from "./offsets";

interface ServerSlot {
  label: string;
  kind: string;
  options: string[];
  low: number | null;
  high: number | null;
  start: number;
  end: number;
}

interface ServerSection {
  section: string;
  text: string;
  slots: ServerSlot[];
}

const GAP = /\[(?:选择|填写|select|enter) ([^[\]\n]{1,60})\]/g;

/** Slots of a section as the editor counts. */
export function toSlots({ text, slots }: Pick<ServerSection, "text" | "slots">): EditorSlot[] {
  return slots.map(({ label, kind, options, low, high, start, end }) => ({ label, kind, options, low, high, from: toUtf16(text, start), to: toUtf16(text, end) }));
}

/** The gaps that stand in a text, as free words; a template that is known gives each its kind and choices back. */
export function findGaps(text: string, known: ServerSlot[] = []): EditorSlot[] {
  return [...text.matchAll(GAP)].map((match) => {
    const label = match[1] ?? "";
    const slot = known.find((one) => one.label === label);
    return { label, kind: slot?.kind ?? "text", options: slot?.options ?? [], low: slot?.low ?? null, high: slot?.high ?? null, from: match.index, to: match.index + match[0].length };
  });
}

/** Where the next gap stands behind a place in the text; null when there is none. */
export function nextGap(text: string, from: number): [number, number] | null {
  const gap = findGaps(text).find((one) => one.from >= from);
  return gap ? [gap.from, gap.to] : null;
}

/** A text in pieces: its slots, and what stands between them. */
export function cutAtSlots<Slot extends { start: number; end: number }>(text: string, slots: Slot[]): { from: number; text: string; slot?: Slot }[] {
  const parts: { from: number; text: string; slot?: Slot }[] = [];
  let at = 0;
  for (const slot of slots) {
    const [from, to] = [toUtf16(text, slot.start), toUtf16(text, slot.end)];
    if (from > at) parts.push({ from: at, text: text.slice(at, from) });
    parts.push({ from, text: text.slice(from, to), slot });
    at = to;
  }
  if (at < text.length) parts.push({ from: at, text: text.slice(at) });
  return parts;
}
