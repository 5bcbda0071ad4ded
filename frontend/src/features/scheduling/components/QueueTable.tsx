import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { ReasonList } from "@/shared/ui/ReasonList";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import type { QueueRow } from "../api/types";
import { minutesUntil } from "../model/queue";
import { IsolationMark } from "./IsolationMark";

const COLUMNS = ["place", "ticket", "patient", "exam", "time", "waited", "expected", "why", "where"] as const;

export interface QueueActs {
  canCall: (row: QueueRow) => boolean;
  onCall: (row: QueueRow, again: boolean) => void;
  onChange: (row: QueueRow, action: "skip" | "resume" | "serve") => void;
  onHold: (row: QueueRow) => void;
  onTransfer: (row: QueueRow) => void;
}

/** Each place with its reason, what the wait is and will be, and what this desk can do. */
export function QueueTable({ rows, longest, acts }: { rows: QueueRow[]; longest: number | null; acts: QueueActs }) {
  const { t } = useTranslation("scheduling");
  return (
    <table className="tbl qtable">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column}>{t(`queue.column.${column}`)}</th>
          ))}
          <th className="r">{t("queue.column.act")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.ticket_id} row={row} isLongest={row.ticket_id === longest} acts={acts} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, isLongest, acts }: { row: QueueRow; isLongest: boolean; acts: QueueActs }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  return (
    <tr className={row.state}>
      <td className="num">{row.position}</td>
      <td className="no num">{row.label}</td>
      <td>
        <b>{row.patient.name}</b>{" "}
        <span className="t2">
          {t(`common:sex.${row.patient.sex}`)} · <AgeText birthDate={row.patient.birth_date} />
        </span>
        {row.needs_isolation && <IsolationMark />}
      </td>
      <td>
        <Link to={`/exams/${row.exam_id}`}>{pick(row.exam_type_names, lang)}</Link>
      </td>
      <td>
        <TimeText at={row.appointment_at} />
      </td>
      <td className="num">
        {t("queue.minutes", { count: row.waited_min })} {isLongest && <span className="tag">{t("queue.longest")}</span>}
      </td>
      <td className="num">
        <Expected row={row} />
      </td>
      <td className={row.reason.severity === "warning" ? "warn" : "t2"}>
        {row.hold_reason || row.reason.text}
        {row.overtaken > 0 && <span className="meta qpassed">{t("queue.passed", { count: row.overtaken, urgent: row.overtaken_urgent })}</span>}
        <ReasonList reasons={row.overrides} />
      </td>
      <td>{row.state === "called" ? <b className="link">{row.room_code}</b> : row.resource_code || row.room_code || t("queue.anyRoom")}</td>
      <td className="r">
        <Acts row={row} acts={acts} />
      </td>
    </tr>
  );
}

function Expected({ row }: { row: QueueRow }) {
  const { t } = useTranslation("scheduling");
  const now = useNow();
  if (row.state !== "waiting" || !row.expected_at) return <span className="t3">–</span>;
  const minutes = minutesUntil(row.expected_at, now);
  return <>{minutes === 0 ? t("queue.soon") : t("queue.inMinutes", { count: minutes })}</>;
}

function Acts({ row, acts }: { row: QueueRow; acts: QueueActs }) {
  const { t } = useTranslation("scheduling");
  const button = (label: string, onClick: () => void, disabled = false) => (
    <button type="button" className="btn sm" disabled={disabled} onClick={onClick}>
      {label}
    </button>
  );
  return (
    <span className="row qacts">
      {row.state === "waiting" && button(t("queue.call"), () => acts.onCall(row, false), !acts.canCall(row))}
      {row.state === "called" && (
        <>
          {button(t("queue.again"), () => acts.onCall(row, true))}
          {button(t("queue.serve"), () => acts.onChange(row, "serve"))}
          {button(t("queue.skip"), () => acts.onChange(row, "skip"))}
        </>
      )}
      {row.state === "held" ? button(t("queue.resume"), () => acts.onChange(row, "resume")) : button(t("queue.hold"), () => acts.onHold(row))}
      {button(t("queue.transfer"), () => acts.onTransfer(row))}
    </span>
  );
}
