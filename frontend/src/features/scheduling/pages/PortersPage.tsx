import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useActOnPorter, useAskPorter, usePorters, type PorterAction, type PorterAsked, type PorterExam, type PorterRow } from "../api/porters";
import { IsolationMark } from "../components/IsolationMark";
import { MODES, PorterAsk } from "../components/PorterAsk";
import "../scheduling.css";

const COLUMNS = ["wanted", "patient", "way", "how", "state", "times", "act"] as const;
/** What may follow each state; the first one is the way forward. */
const NEXT: Record<string, PorterAction[]> = { requested: ["accept", "pick_up", "cancel"], accepted: ["pick_up", "give_back", "cancel"], underway: ["deliver", "cancel"] };

/** Who is to be fetched and taken back: asked with one click, carried out with one click a step. */
export default function PortersPage() {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const board = usePorters(site?.id);
  const ask = useAskPorter();
  const act = useActOnPorter();
  const mayAsk = useMay("porter.ask");
  const mayWrite = useMay("porter.write");
  const mayQueue = useMay("queue.call");
  const [asking, setAsking] = useState<(PorterAsked & { name: string }) | null>(null);
  const rows = board.data?.rows ?? [];
  return (
    <div className="page">
      <div className="page-head row">
        {mayQueue && <Link to="/queue">{t("queue.title")}</Link>}
        <h2>{t("porters.title")}</h2>
        <span className="tag">{rows.filter((row) => row.request.state in NEXT).length}</span>
      </div>
      {(ask.isError || act.isError) && <ProblemNote error={ask.error ?? act.error} />}
      {board.isPending && <Loading lines={6} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {(board.data?.to_ask.length ?? 0) > 0 && (
        <section className="panel porters-ask">
          <header>{t("porters.toAsk", { count: board.data?.to_ask.length })}</header>
          <ul className="absent">
            {board.data?.to_ask.map((exam) => (
              <ToAsk key={exam.id} exam={exam} onAsk={mayAsk ? (mode) => ask.mutate({ exam_id: exam.id, mode }) : undefined} onMore={() => setAsking({ exam_id: exam.id, kind: "bring", from_place: exam.location, name: exam.patient.name })} />
            ))}
          </ul>
        </section>
      )}
      <section className="panel">
        {board.data && rows.length === 0 && <EmptyState title={t("porters.empty")} hint={t("porters.emptyHint")} />}
        {rows.length > 0 && (
          <table className="tbl qtable">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column}>{t(`porters.column.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={row.request.id}
                  row={row}
                  onAct={mayWrite ? (action) => act.mutate({ id: row.request.id, action, version: row.request.version }) : undefined}
                  onReturn={mayAsk && mayReturn(row, rows) ? () => setAsking(backOf(row)) : undefined}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {asking && <PorterAsk asked={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** Who was brought and whom nobody takes back yet. */
function mayReturn({ exam, request }: PorterRow, rows: readonly PorterRow[]): boolean {
  const isAsked = rows.some((other) => other.exam.id === exam.id && other.request.kind === "return" && other.request.state !== "cancelled");
  return request.kind === "bring" && request.state === "done" && !isAsked;
}

/** The way back is the way there turned round, and what came along goes back. */
function backOf({ exam, request }: PorterRow): PorterAsked & { name: string } {
  return { exam_id: exam.id, kind: "return", mode: request.mode, note: request.note, from_place: request.to_place, to_place: request.from_place, name: exam.patient.name };
}

function ToAsk({ exam, onAsk, onMore }: { exam: PorterExam; onAsk?: (mode: (typeof MODES)[number]) => void; onMore: () => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  return (
    <li>
      <TimeText at={exam.slot_start} />
      <b>{exam.patient.name}</b>
      {exam.needs_isolation && <IsolationMark />}
      <span className="t2">{exam.location || t("porters.noWard")}</span>
      <span className="sp cut">
        {pick(exam.exam_type_names, lang)} · {exam.slot_device_code}
      </span>
      {onAsk &&
        MODES.map((mode) => (
          <button type="button" key={mode} className="btn sm" aria-label={`${t(`porters.mode.${mode}`)} ${exam.patient.name}`} onClick={() => onAsk(mode)}>
            {t(`porters.mode.${mode}`)}
          </button>
        ))}
      {onAsk && (
        <button type="button" className="btn sm ghost" aria-label={`${t("porters.more")} ${exam.patient.name}`} onClick={onMore}>
          {t("porters.more")}
        </button>
      )}
    </li>
  );
}

function Row({ row, onAct, onReturn }: { row: PorterRow; onAct?: (action: PorterAction) => void; onReturn?: () => void }) {
  const { t } = useTranslation("scheduling");
  const { request, exam } = row;
  const mayRead = useMay("exam.read");
  const isOpen = request.state in NEXT;
  return (
    <tr className={isOpen ? "" : "held"}>
      <td className="num">
        <TimeText at={request.wanted_at} />
        {row.late_min > 0 && <span className={isOpen && !request.picked_up_at ? "warn qpassed" : "meta qpassed"}>{t("porters.late", { count: row.late_min })}</span>}
      </td>
      <td>
        <b>{exam.patient.name}</b> {mayRead ? <Link to={`/exams/${exam.id}`}>{exam.accession}</Link> : <span className="num t2">{exam.accession}</span>}
        {exam.needs_isolation && <IsolationMark />}
      </td>
      <td>
        {t(`porters.kind.${request.kind}`)} · {request.from_place || "–"} → {request.to_place || "–"}
      </td>
      <td>
        {t(`porters.mode.${request.mode}`)} {request.note && <span className="t2">{request.note}</span>}
      </td>
      <td>
        {t(`porters.state.${request.state}`)} {request.porter && <span className="t2">{request.porter}</span>}
      </td>
      <td className="num t2">
        <TimeText at={request.accepted_at} /> · <TimeText at={request.picked_up_at} /> · <TimeText at={request.ended_at} />
      </td>
      <td>
        <span className="row qacts">
          {onAct &&
            (NEXT[request.state] ?? []).map((action, at) => (
              <button type="button" key={action} className={at === 0 ? "btn sm primary" : "btn sm"} onClick={() => onAct(action)}>
                {t(`porters.act.${action}`)}
              </button>
            ))}
          {onReturn && (
            <button type="button" className="btn sm" onClick={onReturn}>
              {t("porters.askReturn")}
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}
