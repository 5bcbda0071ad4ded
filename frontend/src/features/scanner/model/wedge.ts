import { useEffect, useRef } from "react";

/** A hand does not type a code this slowly and mean one word; a barcode reader is far faster. */
const PAUSE_MS = 500;
const SHORTEST = 4;

/** Collects what a barcode reader types: printable keys, closed by Enter. A pause begins anew. */
export class WedgeBuffer {
  private text = "";
  private last = 0;

  /** The whole code when this key closes one, else null. */
  press(key: string, at: number): string | null {
    if (at - this.last > PAUSE_MS) this.text = "";
    this.last = at;
    if (key === "Enter") {
      const code = this.text;
      this.text = "";
      return code.length >= SHORTEST ? code : null;
    }
    if (key.length === 1) this.text += key;
    return null;
  }
}

/** Calls back with a code that was scanned while no field had the focus: a reader types wherever it may. Dialogs keep their own fields. */
export function useWedge(onCode: (code: string) => void): void {
  const latest = useRef(onCode);
  useEffect(() => {
    latest.current = onCode;
  });
  useEffect(() => {
    const buffer = new WedgeBuffer();
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return;
      const code = buffer.press(event.key, event.timeStamp);
      if (code === null) return;
      // the closing Enter would press whatever button was tapped last
      event.preventDefault();
      event.stopPropagation();
      latest.current(code);
    };
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
