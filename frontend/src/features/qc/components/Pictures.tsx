import { useState, type KeyboardEvent, type WheelEvent } from "react";
import { useTranslation } from "react-i18next";
import { BASE } from "@/shared/api/client";
import { EmptyState } from "@/shared/ui/states";

/** Pixels only, by number: no header of the images leaves the server. Wheel or arrow keys page; two stand side by side. */
export function Pictures({ caseId, total }: { caseId: number; total: number }) {
  const { t } = useTranslation("qc");
  const [at, setAt] = useState(Math.floor(total / 3));
  const [broken, setBroken] = useState<number[]>([]);
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
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  const second = Math.min(total - 1, at + Math.max(1, Math.floor(total / 3)));
  const shown = total > 1 ? [at, second] : [at];
  return (
    <div className="audit-pictures" data-theme="dark" onWheel={wheel} onKeyDown={steer} tabIndex={0} role="slider" aria-valuemin={1} aria-valuemax={total} aria-valuenow={at + 1} aria-label={t("audit.pictures", { at: at + 1, of: total })}>
      {shown.map((number, index) => (
        <figure key={index}>
          {broken.includes(number) ? (
            <p className="state">{t("audit.pictureBroken")}</p>
          ) : (
            <img src={`${BASE}/api/qc/cases/${caseId}/pictures/${number}`} alt={t("audit.picture", { number: number + 1 })} onError={() => setBroken((before) => [...before, number])} draggable={false} />
          )}
          <figcaption className="num">
            {number + 1} / {total}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
