import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { readStored, writeStored } from "@/shared/lib/storage";
import { useLiveFrames } from "@/shared/live/useLive";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { callTicket, changeTicket, useQueue, useQueueSummary, useRooms } from "../api/desk";
import type { QueueRow } from "../api/types";
import { QueueSummaryBar } from "../components/QueueSummaryBar";
import { QueueTable, type QueueActs } from "../components/QueueTable";
import { TransferDialog } from "../components/TransferDialog";
import { listScanners, listSections, rowsOf, sectionOf } from "../model/queue";
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
  const mayPorter = useMay("porter.read");
  const scanner = params.get("scanner") ?? "";
  const section = params.get("section") ?? "";
  const [holding, setHolding] = useState<QueueRow | null>(null);
  const [sending, setSending] = useState<QueueRow | null>(null);
  const queue = useQueue(site?.id, modality);
  const rooms = useRooms(site?.id);
  const heard = useCallback(() => void client.invalidateQueries({ queryKey: ["schedule", "queue"] }), [client]);
  useLiveFrames(site ? `department:${site.id}` : null, heard);
  const setFilter = (name: string, value: string) =>
    setParams((before) => {
      if (value) before.set(name, value);
      else before.delete(name);
      if (name === "modality") before.delete("scanner");
      return before;
    });
  const refresh = () => {
    setSending(null);
    setHolding(null);
    void client.invalidateQueries({ queryKey: ["schedule", "queue"] });
  };
  const call = useMutation({ mutationFn: callTicket, onSettled: refresh });
  const change = useMutation({ mutationFn: changeTicket, onSettled: refresh });
  const summary = useQueueSummary(site?.id, modality);
  const all = queue.data ?? [];
  const rows = rowsOf(all, scanner).filter((row) => !section || sectionOf(row) === section);
  const next = rows.find((row) => row.state === "waiting");
  const roomOf = (row: QueueRow) => room || row.room_code;
  const callOne = (row: QueueRow, again = false) => call.mutate({ id: row.ticket_id, room_code: roomOf(row), again, version: row.version });
  const acts: QueueActs = {
    canCall: (row) => roomOf(row) !== "",
    onCall: callOne,
    onChange: (row, action) => change.mutate({ id: row.ticket_id, action, reason: "", version: row.version }),
    onHold: setHolding,
    onTransfer: setSending,
  };
  useHotkey("N", () => next && roomOf(next) && callOne(next), { label: t("queue.callNext") });
  return (
    <div className="page">
      <div className="page-head row">
        <h2>{t("queue.title")}</h2>
        <span className="tag">{rows.length}</span>
        {mayPorter && <Link to="/queue/porters">{t("porters.title")}</Link>}
        <span className="sp" />
        <select
          className="input"
          aria-label={t("queue.modality")}
          value={modality}
          onChange={(event) => setFilter("modality", event.target.value)}
        >
          <option value="">{t("queue.allModalities")}</option>
          {MODALITIES.map((one) => (
            <option key={one} value={one}>
              {t(`modality.${one}`)}
            </option>
          ))}
        </select>
        <select className="input" aria-label={t("queue.section")} value={section} onChange={(event) => setFilter("section", event.target.value)}>
          <option value="">{t("queue.allSections")}</option>
          {[...new Set([...listSections(all), ...(section ? [section] : [])])].map((one) => (
            <option key={one} value={one}>
              {t("queue.sectionOf", { section: one })}
            </option>
          ))}
        </select>
        <select className="input" aria-label={t("queue.scanner")} value={scanner} onChange={(event) => setFilter("scanner", event.target.value)}>
          <option value="">{t("queue.anyScanner")}</option>
          {[...new Set([...listScanners(all), ...(scanner ? [scanner] : [])])].map((one) => (
            <option key={one} value={one}>
              {one}
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
      <QueueSummaryBar site={site?.id} modality={modality} />
      <section className="panel">
        {queue.isPending && <Loading lines={6} />}
        {queue.isError && <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />}
        {queue.data && rows.length === 0 && <EmptyState title={t("queue.empty")} hint={t("queue.emptyHint")} />}
        {rows.length > 0 && (
          <QueueTable rows={rows} longest={summary.data?.longest_ticket_id ?? null} acts={acts} />
        )}
      </section>
      {sending && <TransferDialog row={sending} onDone={refresh} onCancel={() => setSending(null)} />}
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
