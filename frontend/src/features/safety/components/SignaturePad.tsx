import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { addPoint, drawStrokes, type Stroke } from "../model/strokes";

interface Props {
  strokes: Stroke[];
  onChange: (strokes: Stroke[]) => void;
}

/** Finger, pen or mouse; the points are kept from 0 to 1000, whatever the size of the pad. */
export function SignaturePad({ strokes, onChange }: Props) {
  const { t } = useTranslation("safety");
  const drawing = useRef(false);
  const at = (event: React.PointerEvent<SVGSVGElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * 1000, ((event.clientY - box.top) / box.height) * 1000];
  };
  return (
    <div className="signpad">
      <svg
        role="img"
        aria-label={t("sign.pad")}
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        onPointerDown={(event) => {
          drawing.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          onChange(addPoint([...strokes, []], at(event)));
        }}
        onPointerMove={(event) => drawing.current && onChange(addPoint(strokes, at(event)))}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      >
        <path d={drawStrokes(strokes)} fill="none" stroke="currentColor" strokeWidth={3} vectorEffect="non-scaling-stroke" strokeLinecap="round" />
      </svg>
      <div className="row">
        <span className="meta">{t("sign.pad")}</span>
        <span className="sp" />
        <button type="button" className="btn sm" disabled={strokes.length === 0} onClick={() => onChange([])}>
          {t("sign.clear")}
        </button>
      </div>
    </div>
  );
}
