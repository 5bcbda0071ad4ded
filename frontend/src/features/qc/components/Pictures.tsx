import { useRef, useState, type KeyboardEvent, type PointerEvent, type WheelEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { EmptyState } from "@/shared/ui/states";
import { firstShown } from "../api/quality";
import { adjust, AUTOMATIC, lookAt, type Look, type Window } from "../model/look";

const STEP = 0.1;
const PER_PX = 0.005;
const PAUSE_MS = 120;

/** Pixels only, by number: no header of the images leaves the server. Wheel or arrow keys page, a drag or Shift+arrows change the window; two stand side by side. */
export function Pictures({ base, total, windows = [] }: { base: string; total: number; windows?: Window[] }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const [at, setAt] = useState(Math.floor(total / 3));
  const [look, setLook] = useState<Look>(AUTOMATIC);
  const [broken, setBroken] = useState<number[]>([]);
  const held = useRef<{ x: number; y: number; look: Look; said: number } | null>(null);
  if (total === 0) {
    return (
      <div className="audit-pictures" data-theme="dark">
        <EmptyState title={t("audit.noPictures")} />
      </div>
    );
  }
  const move = (by: number) => setAt((before) => Math.min(total - 1, Math.max(0, before + by)));
  const wheel = (event: WheelEvent) => move(event.deltaY > 0 ? 1 : -1);
  const steer = (event: KeyboardEvent) => {
    const way = { ArrowDown: [0, 1], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowLeft: [-1, 0] }[event.key];
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (event.shiftKey && way) setLook((before) => adjust(before, (way[0] ?? 0) * STEP, (way[1] ?? 0) * STEP));
    else if (by !== undefined) move(by);
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent, isLast: boolean) => {
    const start = held.current;
    if (!start || (!isLast && event.timeStamp - start.said < PAUSE_MS)) return;
    start.said = event.timeStamp; // the server draws: not at every pixel of the way
    setLook(adjust(start.look, (event.clientX - start.x) * PER_PX, (event.clientY - start.y) * PER_PX));
  };
  const grab = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { x: event.clientX, y: event.clientY, look, said: event.timeStamp };
  };
  const shown = firstShown(total, at);
  return (
    <div className="audit-looks" data-theme="dark">
      <div
        className="audit-pictures"
        onWheel={wheel}
        onKeyDown={steer}
        onPointerDown={grab}
        onPointerMove={(event) => drag(event, false)}
        onPointerUp={(event) => {
          drag(event, true);
          held.current = null;
        }}
        tabIndex={0}
        role="slider"
        aria-valuemin={1}
        aria-valuemax={total}
        aria-valuenow={at + 1}
        aria-label={t("audit.pictures", { at: at + 1, of: total })}
      >
        {shown.map((number, index) => (
          <figure key={index}>
            {broken.includes(number) ? (
              <p className="state">{t("audit.pictureBroken")}</p>
            ) : (
              <img src={lookAt(`${base}/${number}`, look)} alt={t("audit.picture", { number: number + 1 })} onError={() => setBroken((before) => [...before, number])} draggable={false} />
            )}
            <figcaption className="num">
              {number + 1} / {total}
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="row wrap" role="group" aria-label={t("audit.window")}>
        {[null, ...windows].map((window) => (
          <button type="button" key={window?.code ?? ""} className={look.window?.code === window?.code ? "btn sm on" : "btn sm"} aria-pressed={look.window?.code === window?.code} onClick={() => setLook({ ...AUTOMATIC, window })}>
            {window ? pick(window.name, lang) : t("audit.automatic")}
          </button>
        ))}
        <span className="meta num">{look.window ? `W ${look.window.width} L ${look.window.center}` : `× ${look.gain.toFixed(2)}`}</span>
      </div>
    </div>
  );
}
