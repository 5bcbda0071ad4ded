import type { MouseEvent, WheelEvent } from "react";
import { useTranslation } from "react-i18next";
import { sliceOf, type Region, type RoiSlice } from "../api/roi";

interface Props {
  studyId: number;
  slice: RoiSlice;
  window: [number, number];
  regions: Region[];
  chosen: number | null;
  onPlace: (u: number, v: number) => void;
  onPage: (by: number) => void;
}

/** The slice with its regions; a click puts the chosen region there. The same by numbers stands beside it. */
export function RoiCanvas({ studyId, slice, window, regions, chosen, onPlace, onPage }: Props) {
  const { t } = useTranslation("roi");
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = ((event.clientX - box.left) / box.width) * slice.columns - 0.5;
    const row = ((event.clientY - box.top) / box.height) * slice.rows - 0.5;
    onPlace(round(slice.u_mm + column * slice.column_mm), round(slice.v_mm + row * slice.row_mm));
  };
  const wheel = (event: WheelEvent) => onPage(event.deltaY > 0 ? 1 : -1);
  const ratio = (slice.columns * slice.column_mm) / (slice.rows * slice.row_mm); // millimetres: a circle stays a circle
  const x = (u: number) => (u - slice.u_mm) / slice.column_mm + 0.5;
  const y = (v: number) => (v - slice.v_mm) / slice.row_mm + 0.5;
  return (
    <div className="roi-canvas" data-theme="dark" onWheel={wheel} style={{ aspectRatio: ratio, width: `min(100%, ${70 * ratio}vh)` }}>
      <img src={sliceOf(studyId, slice.instance_id, window[0], window[1])} alt={t("picture")} draggable={false} />
      <svg viewBox={`0 0 ${slice.columns} ${slice.rows}`} preserveAspectRatio="none" onClick={click} aria-hidden>
        {regions.map((one, at) => {
          const width = one.width_mm / slice.column_mm;
          const height = one.height_mm / slice.row_mm;
          const shared = { key: at, className: at === chosen ? `roi ${one.role} on` : `roi ${one.role}`, vectorEffect: "non-scaling-stroke" as const };
          const { key, ...look } = shared;
          return one.shape === "ellipse" ? (
            <ellipse key={key} {...look} cx={x(one.u_mm)} cy={y(one.v_mm)} rx={width / 2} ry={height / 2} />
          ) : (
            <rect key={key} {...look} x={x(one.u_mm) - width / 2} y={y(one.v_mm) - height / 2} width={width} height={height} />
          );
        })}
      </svg>
    </div>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
