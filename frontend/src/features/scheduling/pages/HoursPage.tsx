import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { DayField, HourField } from "@/shared/ui/TypedField";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { saveOpenings, useResources } from "../api/calendar";
import type { Resource } from "../api/types";
import { BlockPanel } from "../components/BlockPanel";
import { printDay } from "../model/days";
import "../scheduling.css";

const MONDAY = "2026-11-23";

/** Weekly hours and dated exceptions of each scanner, and times to close. */
export default function HoursPage() {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const [params, setParams] = useSearchParams();
  const resources = useResources(site?.id);
  const rows = resources.data ?? [];
  const chosen = rows.find((row) => String(row.id) === params.get("resource")) ?? rows[0];
  return (
    <div className="hours">
      <section className="panel hours-list">
        <header>{t("hours.scanners")}</header>
        {resources.isPending && <Loading />}
        {resources.isError && <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />}
        {resources.data && rows.length === 0 && <EmptyState title={t("board.empty")} />}
        {rows.map((row) => (
          <button type="button" key={row.id} className={row.id === chosen?.id ? "on" : undefined} aria-pressed={row.id === chosen?.id} onClick={() => setParams({ resource: String(row.id) })}>
            <b>{row.code}</b> <span className="t2">{t(`modality.${row.modality}`, { defaultValue: row.modality })}</span>
          </button>
        ))}
      </section>
      {chosen && (
        <div className="col" style={{ gap: 12 }}>
          <HoursForm key={chosen.id} resource={chosen} />
          <BlockPanel key={`block-${chosen.id}`} resource={chosen} />
        </div>
      )}
    </div>
  );
}

type Draft = Pick<Resource, "openings" | "exceptions">;

function HoursForm({ resource }: { resource: Resource }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ openings: resource.openings, exceptions: resource.exceptions });
  const save = useMutation({
    mutationFn: (body: Draft) => saveOpenings(resource.id, body),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["schedule"] }),
  });
  const setHours = (weekday: number, part: "opens" | "closes", value: string) => {
    const known = draft.openings.find((row) => row.weekday === weekday);
    const rest = draft.openings.filter((row) => row !== known);
    const next = { weekday, opens: known?.opens ?? "08:00", closes: known?.closes ?? "18:00", [part]: value };
    setDraft({ ...draft, openings: [...rest, next].toSorted((a, b) => a.weekday - b.weekday) });
  };
  return (
    <section className="panel">
      <header>
        {resource.code} · {t("hours.weekly")}
        <span className="sp" />
        {save.isSuccess && <span className="good m">{t("hours.saved")}</span>}
        <button type="button" className="btn sm primary" disabled={save.isPending} onClick={() => save.mutate(draft)}>
          {t("hours.save", { resource: resource.code })}
        </button>
      </header>
      {save.isError && <ProblemNote error={save.error} />}
      <div className="hours-grid">
        {Array.from({ length: 7 }, (_, weekday) => {
          const row = draft.openings.find((one) => one.weekday === weekday);
          const name = printDay(`2026-11-${String(23 + weekday)}`, lang, "short");
          const word = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { weekday: "long", timeZone: "UTC" }).format(new Date(`${MONDAY.slice(0, 8)}${23 + weekday}T00:00:00Z`));
          return [
            <b key={`${name}-day`}>{word}</b>,
            <HourField key={`${name}-from`} label={t("hours.opens", { day: word })} value={row?.opens.slice(0, 5) ?? ""} onChange={(time) => setHours(weekday, "opens", time)} />,
            <HourField key={`${name}-to`} label={t("hours.closes", { day: word })} value={row?.closes.slice(0, 5) ?? ""} onChange={(time) => setHours(weekday, "closes", time)} />,
            <span key={`${name}-act`}>
              {row ? (
                <button type="button" className="btn sm ghost" onClick={() => setDraft({ ...draft, openings: draft.openings.filter((one) => one.weekday !== weekday) })}>
                  {t("hours.close")}
                </button>
              ) : (
                <span className="t3">{t("board.closed")}</span>
              )}
            </span>,
          ];
        })}
      </div>
      <header className="row" style={{ padding: "0 12px", height: 40, borderTop: "1px solid var(--line)" }}>
        <b>{t("hours.exceptions")}</b>
        <span className="sp" />
        <button
          type="button"
          className="btn sm"
          onClick={() => setDraft({ ...draft, exceptions: [...draft.exceptions, { day: isoDay(departmentNow(), zone), opens: null, closes: null, note: "" }] })}
        >
          <Icon name="plus" />
          {t("hours.add")}
        </button>
      </header>
      {draft.exceptions.length === 0 ? (
        <p className="meta" style={{ padding: 12 }}>
          {t("hours.noExceptions")}
        </p>
      ) : (
        <div className="hours-grid" style={{ gridTemplateColumns: "150px 120px 120px minmax(0,1fr) auto" }}>
          {draft.exceptions.map((row, at) => {
            const put = (part: Partial<typeof row>) => setDraft({ ...draft, exceptions: draft.exceptions.map((one, n) => (n === at ? { ...one, ...part } : one)) });
            return [
              <DayField key={`${at}-day`} label={t("hours.day")} value={row.day} onChange={(day) => put({ day })} />,
              <HourField key={`${at}-from`} mayBeEmpty label={t("hours.opens", { day: row.day })} value={row.opens?.slice(0, 5) ?? ""} onChange={(time) => put({ opens: time || null })} />,
              <HourField key={`${at}-to`} mayBeEmpty label={t("hours.closes", { day: row.day })} value={row.closes?.slice(0, 5) ?? ""} onChange={(time) => put({ closes: time || null })} />,
              <input key={`${at}-note`} type="text" maxLength={200} aria-label={t("hours.note")} placeholder={row.opens ? t("hours.note") : t("board.closed")} value={row.note} onChange={(event) => put({ note: event.target.value })} />,
              <button key={`${at}-act`} type="button" className="btn sm ghost" aria-label={t("hours.remove")} onClick={() => setDraft({ ...draft, exceptions: draft.exceptions.filter((_, n) => n !== at) })}>
                <Icon name="trash" />
              </button>,
            ];
          })}
        </div>
      )}
    </section>
  );
}
