import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { addHotkey, listHotkeys, onHotkeysChange } from "./registry";

/** Puts a key in force while the component is mounted, from the moment that it is drawn: no key that a person sees is lost. `label` is the text shown in the `?` overlay. */
export function useHotkey(combo: string, run: (event: KeyboardEvent) => void, options: { label: string; when?: boolean }): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  const when = options.when ?? true;
  useLayoutEffect(() => {
    if (!when) return undefined;
    return addHotkey({ combo, label: options.label, run: (event) => latest.current(event) });
  }, [combo, options.label, when]);
}

export function useHotkeys() {
  return useSyncExternalStore(onHotkeysChange, listHotkeys);
}
