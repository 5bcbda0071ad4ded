import { useTranslation } from "react-i18next";
import { Glyph } from "./Icon";

/** The seven looks of the status vocabulary. */
export type Status = "booked" | "arrived" | "prep" | "exam" | "done" | "cancel" | "problem";

/** Main states of an exam and the look each has; states before booking are plain words. */
export const EXAM_LOOK: Record<string, Status | null> = {
  requested: null,
  vetted: null,
  booked: "booked",
  arrived: "arrived",
  ready: "prep",
  in_progress: "exam",
  acquired: "done",
  reported: "done",
  delivered: "done",
  cancelled: "cancel",
  no_show: "cancel",
  discontinued: "problem",
};

/** Word + glyph + colour, always the three. `text` replaces the vocabulary's own word. */
export function StatusTag({ status, text }: { status: Status; text?: string }) {
  const { t } = useTranslation("common");
  return (
    <span className={`st ${status}`}>
      <Glyph name={status} />
      {text ?? t(`status.${status}`)}
    </span>
  );
}

/** State of an exam in the shared vocabulary. */
export function ExamStateTag({ state }: { state: string }) {
  const { t } = useTranslation("common");
  const look = EXAM_LOOK[state];
  const text = t(`examState.${state}`, { defaultValue: state });
  return look ? <StatusTag status={look} text={text} /> : <span className="tag">{text}</span>;
}
