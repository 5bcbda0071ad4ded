import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { ErrorState, ProblemNote } from "@/shared/ui/states";
import { DayField, HourField } from "@/shared/ui/TypedField";
import { TimeText } from "@/shared/ui/TimeText";
import { blockTime, liftBlock } from "../api/calendar";
import { useDay } from "../api/day";
import type { Resource } from "../api/types";
import { instantOf } from "../model/board";

/** Closes a scanner for some hours of a day, and opens what was closed. */
export function BlockPanel({ resource }: { resource: Resource }) {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const zone = useZone();
  const client = useQueryClient();
  const [day, setDay] = useState(() => isoDay(departmentNow(), zone));
  const [from, setFrom] = useState("12:00");
  const [to, setTo] = useState("14:00");
  const [cause, setCause] = useState<"maintenance" | "other">("maintenance");
  const [note, setNote] = useState("");
  const board = useDay(site?.id, day);
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const add = useMutation({ mutationFn: blockTime, onSuccess: refresh });
  const lift = useMutation({ mutationFn: liftBlock, onSuccess: refresh });
  const blocks = new Map(
    (board.data?.items ?? []).filter((item) => item.kind === "block" && item.resource_id === resource.id).map((item) => [item.block_id, item]),
  );
  const instant = (time: string) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return instantOf(hour * 60 + minute, board.data!);
  };
  return (
    <section className="panel">
      <header>{t("block.title", { resource: resource.code })}</header>
      <form
        className="hours-grid"
        style={{ gridTemplateColumns: "150px 120px 120px 140px minmax(0,1fr) auto" }}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ resource_id: resource.id, starts_at: instant(from), ends_at: instant(to), cause, note });
        }}
      >
        <DayField label={t("hours.day")} value={day} onChange={setDay} />
        <HourField label={t("block.from")} value={from} onChange={setFrom} />
        <HourField label={t("block.to")} value={to} onChange={setTo} />
        <select className="input" aria-label={t("block.cause")} value={cause} onChange={(event) => setCause(event.target.value as "maintenance" | "other")}>
          <option value="maintenance">{t("board.cause.maintenance")}</option>
          <option value="other">{t("board.cause.other")}</option>
        </select>
        <input type="text" maxLength={200} aria-label={t("hours.note")} placeholder={t("hours.note")} value={note} onChange={(event) => setNote(event.target.value)} />
        <button type="submit" className="btn" disabled={!board.data || add.isPending}>
          {t("block.add", { resource: resource.code })}
        </button>
      </form>
      {add.isError && <ProblemNote error={add.error} />}
      {lift.isError && <ProblemNote error={lift.error} />}
      {board.isError && <ErrorState error={board.error} />}
      {[...blocks.values()].map((item) => (
        <p className="row" key={item.id} style={{ padding: "4px 12px 8px" }}>
          <TimeText at={item.starts_at} /> – <TimeText at={item.ends_at} />
          <span className="tag">{t(`board.cause.${item.cause}`)}</span>
          <span className="cut">{item.note}</span>
          <span className="sp" />
          <button type="button" className="btn sm" onClick={() => item.block_id !== null && lift.mutate(item.block_id)}>
            {t("block.lift")}
          </button>
        </p>
      ))}
      {board.data && blocks.size === 0 && (
        <p className="meta" style={{ padding: "0 12px 12px" }}>
          {t("block.none")}
        </p>
      )}
    </section>
  );
}
