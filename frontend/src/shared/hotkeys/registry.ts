import { readStored, writeStored } from "../lib/storage";

/** One key in force. `combo` is written as printed: "F2", "Ctrl+Enter", "Alt+C", "J", "?". */
export interface Hotkey {
  id: number;
  combo: string;
  label: string;
  run: (event: KeyboardEvent) => void;
}

let keys: readonly Hotkey[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
let singleOn = readStored("radflow.singleKeys") !== "off";

export function listHotkeys(): readonly Hotkey[] {
  return keys;
}

export function onHotkeysChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts a key in force; the latest registration of a combination wins (a dialog over a page). */
export function addHotkey(hotkey: Omit<Hotkey, "id">): () => void {
  const added = { ...hotkey, id: nextId++ };
  keys = [...keys, added];
  for (const listener of listeners) listener();
  return () => {
    keys = keys.filter((key) => key.id !== added.id);
    for (const listener of listeners) listener();
  };
}

/** Single-letter keys can be switched off (WCAG 2.1.4); Ctrl, Alt and F keys stay. */
export function singleKeysOn(): boolean {
  return singleOn;
}

export function setSingleKeys(on: boolean): void {
  singleOn = on;
  writeStored("radflow.singleKeys", on ? "on" : "off");
  for (const listener of listeners) listener();
}

/** Canonical spelling of what was pressed, "Ctrl+Shift+K"; letters upper case, Shift dropped for signs ("?"). */
export function comboOf(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey && (key.length > 1 || (key >= "A" && key <= "Z"))) parts.push("Shift");
  parts.push(key);
  return parts.join("+");
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=combobox], [role=textbox]");
}

/** A select takes every Enter for its list; with Ctrl it is the page's all the same. */
function isTakenBySelect(event: KeyboardEvent): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLElement && event.target.matches("[role=combobox]");
}

/** Runs the key's action. Keys of an input method never count, nor single letters inside a field. */
export function handleKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || (event.defaultPrevented && !isTakenBySelect(event))) return;
  const combo = comboOf(event);
  const single = combo.length === 1;
  if (single && (!singleOn || isTyping(event.target))) return;
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !/^F\d+$/.test(event.key);
  if (plain && !single && isTyping(event.target)) return;
  const found = keys.findLast((key) => key.combo === combo);
  if (!found) return;
  event.preventDefault();
  found.run(event);
}
