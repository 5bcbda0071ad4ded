import { closeCompletion, startCompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { StateEffect, StateField, type ChangeDesc, type Extension } from "@codemirror/state";
import { Decoration, EditorView, keymap, type DecorationSet } from "@codemirror/view";
import type { EditorSlot } from "./contract";

/** Fields of a template in the text: Tab goes from one to the next, Escape forgets them; the text itself stays plain. */

interface Slots {
  list: EditorSlot[];
  /** The one Tab went to: what is typed at its end still belongs to it. */
  active: number;
}

const addSlots = StateEffect.define<EditorSlot[]>();
const goToSlot = StateEffect.define<number>();
const forgetSlots = StateEffect.define<null>();
const NONE: Slots = { list: [], active: -1 };

/** Slots after a change of the text; one that was replaced with its surroundings goes. */
export function moveSlots(slots: Slots, changes: ChangeDesc): Slots {
  const list: EditorSlot[] = [];
  let active = -1;
  slots.list.forEach((slot, at) => {
    const from = changes.mapPos(slot.from, -1);
    const to = Math.max(from, changes.mapPos(slot.to, at === slots.active ? 1 : -1));
    if (isSwallowed(slot, changes)) return;
    if (at === slots.active) active = list.length;
    list.push({ ...slot, from, to });
  });
  return { list, active };
}

function isSwallowed(slot: EditorSlot, changes: ChangeDesc): boolean {
  let gone = false;
  changes.iterChangedRanges((from, to) => {
    gone ||= from <= slot.from && to >= slot.to && to - from > slot.to - slot.from;
  });
  return gone;
}

/** Which slot Tab (1) or Shift+Tab (-1) leads to; -1 when there is none that way. */
export function findSlot(slots: Slots, from: number, to: number, step: 1 | -1): number {
  const here = slots.list[slots.active];
  if (here && from >= here.from && to <= here.to) {
    const next = slots.active + step;
    return next < slots.list.length ? next : -1;
  }
  if (step === 1) return slots.list.findIndex((slot) => slot.from >= to);
  return slots.list.findLastIndex((slot) => slot.to <= from);
}

/** A number that is none, or outside its range; a gap that nobody filled in yet is not wrong, only empty. */
export function isWrongNumber(slot: EditorSlot, text: string): boolean {
  if (slot.kind !== "number" || text === "" || text.startsWith("[")) return false;
  const value = Number(text);
  return Number.isNaN(value) || (slot.low !== null && value < slot.low) || (slot.high !== null && value > slot.high);
}

const slotField = StateField.define<Slots>({
  create: () => NONE,
  update: (before, change) => {
    let slots = change.docChanged ? moveSlots(before, change.changes) : before;
    for (const effect of change.effects) {
      if (effect.is(addSlots)) slots = { list: [...slots.list, ...effect.value].sort((a, b) => a.from - b.from), active: -1 };
      if (effect.is(goToSlot)) slots = { ...slots, active: effect.value };
      if (effect.is(forgetSlots)) slots = NONE;
    }
    return slots;
  },
});

function decorate(view: EditorView): DecorationSet {
  const { list, active } = view.state.field(slotField);
  return Decoration.set(
    list
      .map((slot, at) => ({ slot, at }))
      .filter(({ slot }) => slot.to > slot.from)
      .map(({ slot, at }) => {
        const isWrong = isWrongNumber(slot, view.state.sliceDoc(slot.from, slot.to));
        return Decoration.mark({ class: `cm-slot${at === active ? " on" : ""}${isWrong ? " wrong" : ""}` }).range(slot.from, slot.to);
      }),
    true,
  );
}

function step(view: EditorView, way: 1 | -1, onLeave: (way: 1 | -1) => boolean): boolean {
  const slots = view.state.field(slotField);
  if (slots.list.length === 0) return false;
  const { from, to } = view.state.selection.main;
  const at = findSlot(slots, from, to, way);
  if (at >= 0) return enterSlot(view, at);
  closeCompletion(view);
  return onLeave(way);
}

export function enterSlot(view: EditorView, at: number): boolean {
  const { list } = view.state.field(slotField);
  const slot = list[at < 0 ? list.length - 1 : at];
  if (!slot) return false;
  view.focus(); // first: what the browser selects by itself as it enters must not outlive what is chosen here
  view.dispatch({ selection: { anchor: slot.from, head: slot.to }, effects: goToSlot.of(list.indexOf(slot)), scrollIntoView: true });
  if (slot.options.length > 0) startCompletion(view);
  return true;
}

/** Puts text at the end (or in place of nothing) with its slots; their places count from the start of that text. */
export function appendWithSlots(view: EditorView, text: string, slots: EditorSlot[]): void {
  const end = view.state.doc.length;
  const lead = end > 0 && !view.state.doc.toString().endsWith("\n") ? "\n" : "";
  insertWithSlots(view, end, end, lead, text, slots);
}

export function insertWithSlots(view: EditorView, from: number, to: number, lead: string, text: string, slots: EditorSlot[]): void {
  const at = from + lead.length;
  view.dispatch({
    changes: { from, to, insert: lead + text },
    selection: { anchor: at + text.length },
    effects: addSlots.of(slots.map((slot) => ({ ...slot, from: slot.from + at, to: slot.to + at }))),
    scrollIntoView: true,
  });
}

export const rememberSlots = (view: EditorView, slots: EditorSlot[]): void => view.dispatch({ effects: addSlots.of(slots) });

/** The choice that is wholly selected: as soon as something else is typed into it, nothing is offered any more. */
function selectedChoice(view: EditorView): EditorSlot | null {
  const slots = view.state.field(slotField);
  const slot = slots.list[slots.active];
  const { from, to } = view.state.selection.main;
  return slot && slot.options.length > 0 && from < to && from === slot.from && to === slot.to ? slot : null;
}

/** A digit picks the choice of that number while the whole field is selected. */
function pickNumber(view: EditorView, number: number): boolean {
  const slot = selectedChoice(view);
  const option = slot?.options[number - 1];
  if (!slot || option === undefined) return false;
  view.dispatch({ changes: { from: slot.from, to: slot.to, insert: option }, selection: { anchor: slot.from, head: slot.from + option.length } });
  closeCompletion(view);
  return true;
}

/** The choices of the field that Tab went to. */
export function completeSlot(context: CompletionContext): CompletionResult | null {
  const view = context.view;
  const slot = view && selectedChoice(view);
  if (!slot) return null;
  const options: Completion[] = slot.options.map((label, at) => ({ label, detail: at < 9 ? String(at + 1) : "", boost: -at }));
  return { from: slot.from, to: slot.to, options, filter: false };
}

export function slotsExtension(onLeave: (way: 1 | -1) => boolean): Extension {
  return [
    slotField,
    EditorView.decorations.of(decorate),
    keymap.of([
      { key: "Tab", run: (view) => step(view, 1, onLeave) },
      { key: "Shift-Tab", run: (view) => step(view, -1, onLeave) },
      {
        key: "Escape",
        run: (view) => {
          if (view.state.field(slotField).list.length === 0) return false;
          view.dispatch({ effects: forgetSlots.of(null) });
          return true;
        },
      },
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({ key: String(number), run: (view: EditorView) => pickNumber(view, number) })),
    ]),
  ];
}
