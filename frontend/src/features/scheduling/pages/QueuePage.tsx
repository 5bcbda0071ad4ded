import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { readStored, writeStored } from "@/shared/lib/storage";
import { useLiveFrames } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ReasonList } from "@/shared/ui/ReasonList";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { callTicket, changeTicket, useQueue, useRooms } from "../api/desk";
import type { QueueRow } from "../api/types";
import "../scheduling.css";

const MODALITIES = ["CT", "MR", "DX", "MG", "US", "PT", "NM", "XA"] as const;
const ROOM_KEY = "radflow.callRoom";

/** Who is next and why; one key calls to this desk's room. */
export default function QueuePage() {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const lang = useLang();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const modality = params.get("modality") ?? "";
  const [room, setRoom] = useState(() => readStored(ROOM_KEY) ?? "");
  const [holding, setHolding] = useState<QueueRow | null>(null);
  const queue = useQueue(site?.id, modality);
  const rooms = useRooms(site?.id);
  const heard = useCallback(() => void client.invalidateQueries({ queryKey: ["schedule", "queue"] }), [client]);
  useLiveFrames(site ? `department:${site.id}` : null, heard);
  const refresh = () => {
    setHolding(null);
    void client.invalidateQueries({ queryKey: ["schedule", "queue"] });
  };
  const call = useMutation({ mutationFn: callTicket, onSettled: refresh });
  const change = useMutation({ mutationFn: changeTicket, onSettled: refresh });
  const rows = queue.data ?? [];
  const next = rows.find((row) => row.state === "waiting");
  const roomOf = (row: QueueRow) => room || row.room_code;
  const callOne = (row: QueueRow, again = false) => call.mutate({ id: row.ticket_id, room_code: roomOf(row), again, version: row.version });
  useHotkey("N", () => next && roomOf(next) && callOne(next), { label: t("queue.callNext") });
  return (
    <div className="page">
      <div className="page-head row">
        <h2>{t("queue.title")}</h2>
        <span className="tag">{rows.length}</span>
        <span className="sp" />
        <select
          className="input"
          aria-label={t("tools.scanners")}
          value={modality}
          onChange={(event) =>
            setParams((before) => {
              if (event.target.value) before.set("modality", event.target.value);
              else before.delete("modality");
              return before;
            })
          }
        >
          <option value="">{t("tools.all")}</option>
          {MODALITIES.map((one) => (
            <option key={one} value={one}>
              {t(`modality.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="input"
          aria-label={t("queue.room")}
          value={room}
          onChange={(event) => {
            writeStored(ROOM_KEY, event.target.value);
            setRoom(event.target.value);
          }}
        >
          <option value="">{t("queue.ownRoom")}</option>
          {(rooms.data?.results ?? []).map((one) => (
            <option key={one.code} value={one.code}>
              {pick(one.name, lang)}
            </option>
          ))}
        </select>
        <button type="button" className="btn primary" disabled={!next || !roomOf(next) || call.isPending} onClick={() => next && callOne(next)}>
          {next ? t("queue.callOne", { ticket: next.label, name: next.patient.name }) : t("queue.callNext")} <kbd>N</kbd>
        </button>
      </div>
      {(call.isError || change.isError) && <ProblemNote error={call.error ?? change.error} />}
      <section className="panel">
        {queue.isPending && <Loading lines={6} />}
        {queue.isError && <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />}
        {queue.data && rows.length === 0 && <EmptyState title={t("queue.empty")} hint={t("queue.emptyHint")} />}
        {rows.length > 0 && (
          <table className="tbl qtable">
            <thead>
              <tr>
                {(["place", "ticket", "patient", "exam", "time", "waited", "why", "where"] as const).map((column) => (
                  <th key={column}>{t(`queue.column.${column}`)}</th>
                ))}
                <th className="r">{t("queue.column.act")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.ticket_id} className={row.state}>
                  <td className="num">{row.position}</td>
                  <td className="no num">{row.label}</td>
                  <td>
                    <b>{row.patient.name}</b>{" "}
                    <span className="t2">
                      {t(`common:sex.${row.patient.sex}`)} · <AgeText birthDate={row.patient.birth_date} />
                    </span>
                  </td>
                  <td>
                    <Link to={`/exams/${row.exam_id}`}>{pick(row.exam_type_names, lang)}</Link>
                  </td>
                  <td>
                    <TimeText at={row.appointment_at} />
                  </td>
                  <td className="num">{t("queue.minutes", { count: row.waited_min })}</td>
                  <td className={row.reason.severity === "warning" ? "warn" : "t2"}>
                    {row.hold_reason || row.reason.text}
                    <ReasonList reasons={row.overrides} />
                  </td>
                  <td>{row.state === "called" ? <b className="link">{row.room_code}</b> : row.resource_code || row.room_code}</td>
                  <td className="r">
                    <span className="row" style={{ justifyContent: "flex-end" }}>
                      {row.state === "waiting" && (
                        <button type="button" className="btn sm" disabled={!roomOf(row)} onClick={() => callOne(row)}>
                          {t("queue.call")}
                        </button>
                      )}
                      {row.state === "called" && (
                        <>
                          <button type="button" className="btn sm" onClick={() => callOne(row, true)}>
                            {t("queue.again")}
                          </button>
                          <button type="button" className="btn sm" onClick={() => change.mutate({ id: row.ticket_id, action: "serve", reason: "", version: row.version })}>
                            {t("queue.serve")}
                          </button>
                          <button type="button" className="btn sm" onClick={() => change.mutate({ id: row.ticket_id, action: "skip", reason: "", version: row.version })}>
                            {t("queue.skip")}
                          </button>
                        </>
                      )}
                      {row.state === "held" ? (
                        <button type="button" className="btn sm" onClick={() => change.mutate({ id: row.ticket_id, action: "resume", reason: "", version: row.version })}>
                          {t("queue.resume")}
                        </button>
                      ) : (
                        <button type="button" className="btn sm" onClick={() => setHolding(row)}>
                          {t("queue.hold")}
                        </button>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {holding && (
        <ConfirmWithReason
          act={t("queue.holdAct", { ticket: holding.label, name: holding.patient.name })}
          reasons={[t("queue.why.line"), t("queue.why.drink"), t("queue.why.form"), t("queue.why.escort")]}
          pending={change.isPending}
          error={change.error ?? undefined}
          onConfirm={(reason) => change.mutate({ id: holding.ticket_id, action: "hold", reason, version: holding.version })}
          onCancel={() => setHolding(null)}
        />
      )}
    </div>
  );
}
