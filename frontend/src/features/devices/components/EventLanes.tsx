import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import { moveCursor, useCursorTime } from "@/shared/ui/chartCursor";
import { EDGE } from "@/shared/ui/LiveChart";
import { ErrorState, Loading } from "@/shared/ui/states";
import type { Mark, Timeline } from "../api/types";
import { LANES, marksAt, placeMarks, spanOf } from "../model/timeline";
import { isTrouble } from "../model/groups";
import { EventTable } from "./EventTable";
import { useMarkActs, useMarkWords } from "./markWords";

/** Width of what stands left of the axis, for the lanes' names and the charts' values, in pixels. */
export const GUTTER = 96;
const ROW_PX = 24;
const LEAST = 0.008;

interface Props {
  timeline: Timeline | undefined;
  error: unknown;
  onRetry: () => void;
  /** The charts' axis, in seconds since the epoch. */
  span: [number, number];
  sync: string;
  deviceId: number;
}

/** What happened to the device, in lanes over the same axis as the charts below; the shared cursor says what was so at its time. */
export function EventLanes({ timeline, error, onRetry, span, sync, deviceId }: Props) {
  const { t } = useTranslation("devices");
  const [asTable, setAsTable] = useState(false);
  if (error && !timeline) return <ErrorState error={error} onRetry={onRetry} />;
  if (!timeline) return <Loading lines={2} />;
  return (
    <section className="event-lanes" aria-label={t("timeline.title")}>
      <header className="row">
        <CursorWords marks={timeline.marks} span={span} sync={sync} />
        <span className="sp" />
        {timeline.is_cut && <span className="meta">{t("timeline.cut")}</span>}
        <button type="button" className="btn sm ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "timeline.asLanes" : "common:chart.table")}
        </button>
      </header>
      {asTable ? <EventTable marks={timeline.marks} deviceId={deviceId} /> : <Lanes marks={timeline.marks} span={span} sync={sync} deviceId={deviceId} />}
    </section>
  );
}

/** In words: what was so where the cursor stands. */
function CursorWords({ marks, span, sync }: { marks: Mark[]; span: [number, number]; sync: string }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const zone = useZone();
  const words = useMarkWords();
  const time = useCursorTime(sync);
  if (time === null) return <span className="meta cut">{t("timeline.hint")}</span>;
  const near = (span[1] - span[0]) * LEAST;
  const found = marksAt(marks, time, span[1], near).map(words.short);
  return (
    <span className="cut">
      <b className="num">{formatTime(time * 1000, { shape: "full", lang, zone })}</b> {found.join(" · ") || t("timeline.nothing")}
    </span>
  );
}

function Lanes({ marks, span, sync, deviceId }: Omit<Props, "timeline" | "error" | "onRetry"> & { marks: Mark[] }) {
  const { t } = useTranslation("devices");
  const lead = useMarkActs(deviceId);
  const words = useMarkWords();
  const host = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const lanes = LANES.map((kind) => ({ kind, ...placeMarks(marks.filter((mark) => mark.kind === kind), span, LEAST) })).filter((lane) => lane.placed.length > 0);
  if (lanes.length === 0) return <p className="meta">{t("timeline.none")}</p>;
  const order = lanes.flatMap((lane) => lane.placed.map((one) => one.mark));
  const active = Math.min(at, order.length - 1);
  const walk = (event: KeyboardEvent) => {
    const next = { ArrowRight: active + 1, ArrowLeft: active - 1, Home: 0, End: order.length - 1 }[event.key];
    const mark = next === undefined ? undefined : order[next];
    if (!mark || next === undefined) return;
    event.preventDefault();
    setAt(next);
    host.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - GUTTER) / (box.width - GUTTER - EDGE);
    moveCursor(sync, share < 0 || share > 1 ? null : Math.round(span[0] + share * (span[1] - span[0])));
  };
  return (
    <div ref={host} role="toolbar" tabIndex={-1} aria-label={t("timeline.title")} className="lanes" style={{ paddingRight: EDGE }} onKeyDown={walk} onPointerMove={follow} onPointerLeave={() => moveCursor(sync, null)}>
      {lanes.map((lane) => (
        <div key={lane.kind} className="lane" role="group" aria-label={t(`timeline.kind.${lane.kind}`)}>
          <span className="lane-name" style={{ width: GUTTER }}>
            {t(`timeline.kind.${lane.kind}`)}
            {lane.hidden > 0 && <span className="meta"> {t("timeline.more", { count: lane.hidden })}</span>}
          </span>
          <div className="lane-axis" style={{ height: lane.rows * ROW_PX }}>
            {lane.placed.map(({ mark, left, width, row }) => {
              const n = order.indexOf(mark);
              return (
                <button
                  key={`${mark.kind} ${mark.id}`}
                  type="button"
                  data-at={n}
                  tabIndex={n === active ? 0 : -1}
                  className={`lane-mark ${toneOf(mark)}`}
                  style={{ left: `${left * 100}%`, width: `${width * 100}%`, top: row * ROW_PX }}
                  title={words.long(mark)}
                  aria-label={words.long(mark)}
                  onFocus={() => {
                    setAt(n);
                    moveCursor(sync, Math.max(span[0], Math.round(spanOf(mark, span[1])[0])));
                  }}
                  onClick={() => lead(mark)}
                >
                  <span aria-hidden>{mark.kind === "change" ? "" : words.short(mark)}</span>
                </button>
              );
            })}
          </div>
        </div>
      ))}
      <CursorLine span={span} sync={sync} />
    </div>
  );
}

function CursorLine({ span, sync }: { span: [number, number]; sync: string }) {
  const time = useCursorTime(sync);
  if (time === null) return null;
  const share = (time - span[0]) / (span[1] - span[0]);
  return <i className="lane-cursor" style={{ left: `calc(${GUTTER}px + (100% - ${GUTTER + EDGE}px) * ${share})` }} />;
}

/** Shape and colour of a band: alarms and outages by how bad, work calm, changes as posts. */
function toneOf(mark: Mark): string {
  if (mark.kind === "alarm") return isTrouble(mark.severity) ? "problem" : "exam";
  if (mark.kind === "downtime") return mark.cause === "planned" ? "hatched" : mark.full ? "problem" : "exam";
  if (mark.kind === "change") return "post";
  return mark.kind === "window" ? "hatched" : "work";
}
