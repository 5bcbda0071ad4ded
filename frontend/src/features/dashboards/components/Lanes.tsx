import { useTranslation } from "react-i18next";
import { useNow } from "@/shared/session/clock";
import { Glyph } from "@/shared/ui/Icon";
import { findWindow, isLive, measureDelay, type DepartmentBoard, type LaneRow } from "../model/department";

const HOUR = 3_600_000;

/** Each scanner's day: outline above is the plan, fill below is the fact; the eye compares lengths. */
export function Lanes({ board, dayStart }: { board: DepartmentBoard; dayStart: number }) {
  const { t } = useTranslation("dashboards");
  const now = useNow();
  const { from, to } = findWindow(board, { start: dayStart });
  const place = (at: number) => `${Math.min(100, Math.max(0, ((at - dayStart) / HOUR - from) / (to - from)) * 100)}%`;
  const rowsOf = (code: string) => Object.values(board.items).filter((row) => row.code === code);
  const isToday = now >= dayStart + from * HOUR && now < dayStart + to * HOUR;
  return (
    <section className="lanes" aria-label={t("lanes.title")} tabIndex={0}>
      <div className="lane head">
        <span className="meta">{t("lanes.ratio")}</span>
        <div className="track">
          {Array.from({ length: to - from - 1 }, (_, n) => (
            <span key={n} className="hour num" style={{ left: place(dayStart + (from + n + 1) * HOUR) }}>
              {String(from + n + 1).padStart(2, "0")}
            </span>
          ))}
          {isToday && (
            <em className="now" style={{ left: place(now) }}>
              {t("lanes.now")}
            </em>
          )}
        </div>
        <span />
      </div>
      {board.lanes.map((lane) => (
        <Lane key={lane.code} code={lane.code} rows={rowsOf(lane.code)} board={board} place={place} now={now} isToday={isToday} />
      ))}
      <footer className="row meta legend">
        <span><i className="key plan" />{t("lanes.plan")}</span>
        <span><i className="key done" />{t("lanes.done")}</span>
        <span><i className="key exam" />{t("lanes.exam")}</span>
        <span><i className="key block" />{t("lanes.block")}</span>
        <span><i className="key down" />{t("lanes.down")}</span>
      </footer>
    </section>
  );
}

interface LaneProps {
  code: string;
  rows: LaneRow[];
  board: DepartmentBoard;
  place: (at: number) => string;
  now: number;
  isToday: boolean;
}

function Lane({ code, rows, board, place, now, isToday }: LaneProps) {
  const { t } = useTranslation("dashboards");
  const live = rows.filter(isLive);
  const done = live.filter((row) => row.finished).length;
  const device = board.devices[code];
  const delay = Math.round(measureDelay(rows, now));
  const span = (from: number, to: number) => ({ left: place(from), width: `calc(${place(to)} - ${place(from)})` });
  return (
    <div className="lane">
      <span className="name">
        <b>{code}</b>
        <span className="num t2">
          {done}<i className="t3"> / {live.length}</i>
        </span>
      </span>
      <div className="track">
        {isToday && <i className="nowline" style={{ left: place(now) }} aria-hidden />}
        {board.blocks.filter((block) => block.code === code).map((block) => (
          <span key={block.start + block.end} className={block.cause === "downtime" ? "piece down" : "piece block"} style={span(Date.parse(block.start), Date.parse(block.end))} title={block.note}>
            {t(`block.${block.cause}`, { defaultValue: block.note || block.cause })}
          </span>
        ))}
        {live.map((row) => (
          <i key={row.id} className={row.is_flagged ? "piece plan flagged" : "piece plan"} style={span(Date.parse(row.start), Date.parse(row.end))} />
        ))}
        {live.filter((row) => row.started).map((row) => (
          <i key={`f${row.id}`} className={row.finished ? "piece fact done" : "piece fact exam"} style={span(Date.parse(row.started ?? ""), row.finished ? Date.parse(row.finished) : Math.max(now, Date.parse(row.started ?? "")))} />
        ))}
      </div>
      <span className="word">
        {device?.technical === "down" ? (
          <span className="st problem"><Glyph name="problem" />{t("lanes.isDown")}</span>
        ) : delay > board.targets.on_time_min ? (
          <span className="warn m">{t("lanes.late", { minutes: delay })}</span>
        ) : (
          <span className="st done"><Glyph name="done" />{t("lanes.onTime")}</span>
        )}
      </span>
    </div>
  );
}
