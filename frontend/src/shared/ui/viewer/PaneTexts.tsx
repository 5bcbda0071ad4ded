import { useTranslation } from "react-i18next";
import type { StackFrame } from "./stack";
import { waitsForSomebody, type Schemas } from "./types";
import type { Frame, WindowLevel } from "./windowing";

interface Props {
  study: Schemas["StudyDetail"];
  series: Schemas["ImageSeries"] | undefined;
  current: StackFrame;
  index: number;
  count: number;
  frame: Pick<Frame, "kind" | "unit"> | null;
  window: WindowLevel;
  edges: { left: string; right: string; top: string; bottom: string } | null;
  isPrior: boolean;
}

const minus = (value: number) => String(Math.round(value)).replace("-", "−");

/** DICOM writes days as 20261122. */
export function writeDay(day: string | undefined): string {
  return day && day.length === 8 ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` : (day ?? "");
}

/** Family and given name as written, the Latin group when there is no other. */
export function writeName(name: string | undefined): string {
  const groups = (name ?? "").split("=");
  const shown = groups[1] || groups[0] || "";
  const gap = /^[\x20-\x7e^]*$/.test(shown) ? " " : "";
  return shown.split("^").filter(Boolean).join(gap);
}

/** Who, when, where in the stack, how it is shown; letters of the patient's directions at the edges. */
export function PaneTexts({ study, series, current, index, count, frame, window, edges, isPrior }: Props) {
  const { t } = useTranslation("viewer");
  const facts = (current.instance.facts ?? {}) as Record<string, unknown>;
  const number = (key: string, digits: number, unit: string) => (typeof facts[key] === "number" ? `${(facts[key] as number).toFixed(digits)} ${unit}` : "");
  return (
    <>
      <div className="vw-t nw">
        <b>{t(isPrior ? "prior" : "current")}</b>
        <br />
        {writeDay(study.study_date)} {study.study_time ? `${study.study_time.slice(0, 2)}:${study.study_time.slice(2, 4)}` : ""} {study.device_code && `· ${study.device_code}`}
        <br />
        {writeName(study.patient_name)} {study.patient_id_text}
      </div>
      <div className="vw-t ne">
        {t("level", { n: index + 1, of: count })}
        <br />
        {series?.number ?? ""} {series?.description} {series?.laterality}
      </div>
      <div className="vw-t sw">
        {frame && frame.kind !== "rgb" && `W ${minus(window.width)}  L ${minus(window.center)}${frame.unit ? ` ${frame.unit}` : ""}`}
        <span>{number("SliceThickness", 1, "mm")}</span>
        <span>{number("KVP", 0, "kV")}</span>
      </div>
      {waitsForSomebody(study) && <div className="vw-t se vw-warn">{t("unmatched")}</div>}
      {edges && (
        <>
          <span className="vw-e west">{edges.left}</span>
          <span className="vw-e east">{edges.right}</span>
          <span className="vw-e north">{edges.top}</span>
          <span className="vw-e south">{edges.bottom}</span>
        </>
      )}
    </>
  );
}
