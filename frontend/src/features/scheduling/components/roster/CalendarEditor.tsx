import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { previewHours, saveHours } from "../../api/roster";
import type { Resource } from "../../api/types";
import { usePreviewedSave } from "../../hooks/usePreviewedSave";
import { useRowWords } from "../../hooks/useRowWords";
import { findChanges, isSame } from "../../model/roster";
import { AffectedDialog, FlaggedNote } from "./AffectedList";
import { ExceptionRows, NumberInput, OpeningRows, ReserveRows } from "./HoursRows";
import { StaleNote } from "./StaleNote";

type Draft = Pick<Resource, "openings" | "exceptions" | "reserves" | "capacity" | "works_on_holidays">;

function draftOf(resource: Resource): Draft {
  const { openings, exceptions, reserves, capacity, works_on_holidays } = resource;
  return { openings: openings.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)), exceptions: exceptions.toSorted((a, b) => a.day.localeCompare(b.day)), reserves, capacity, works_on_holidays };
}

/** Hours, dated exceptions and reserves of one scanner or pool, saved as a whole after a look at who would be left outside. */
export function CalendarEditor({ resource }: { resource: Resource }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const words = useRowWords();
  const [base, setBase] = useState(resource);
  const [draft, setDraft] = useState(() => draftOf(resource));
  const isDirty = !isSame(draft, draftOf(base));
  const take = (now: Resource) => {
    setBase(now);
    setDraft(draftOf(now));
  };
  // With nothing typed, what others saved simply shows.
  if (resource.edit_version > base.edit_version && !isDirty) take(resource);
  const save = usePreviewedSave({
    preview: (body: Draft) => previewHours(resource.id, { ...bodyOf(resource, body), version: base.edit_version }),
    save: (body: Draft) => saveHours(resource.id, { ...bodyOf(resource, body), version: base.edit_version }),
    onSaved: take,
  });
  const tell = (row: Resource) => [
    ...row.openings.map(words.hours),
    ...row.exceptions.map(words.exception),
    ...row.reserves.map(words.reserve),
    ...(row.kind === "pool" ? [t("roster.pool.units", { count: row.capacity })] : []),
    ...(row.works_on_holidays ? [t("roster.worksOnHolidays")] : []),
  ];
  const isStale = resource.edit_version > base.edit_version;
  const isStaff = resource.kind === "pool" && resource.pool_kind === "staff";
  const name = resource.kind === "pool" ? pick(resource.names, lang) || resource.code : resource.code;
  const put = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <section className="panel roster-panel" aria-label={name}>
      <header>
        {name}
        <span className="sp" />
        {isDirty && (
          <button type="button" className="btn sm ghost" onClick={() => take(resource)}>
            {t("roster.discard")}
          </button>
        )}
        <button type="button" className="btn sm primary" disabled={save.isPending || !isDirty || isStale} onClick={() => save.start(draft)}>
          {t("hours.save", { resource: name })}
        </button>
      </header>
      {isStale && <StaleNote changes={findChanges(tell(base), tell(resource))} onTheirs={() => take(resource)} onMine={() => setBase(resource)} />}
      {save.error && !isStale && <ProblemNote error={save.error} />}
      {!isDirty && <FlaggedNote rows={save.flagged} />}
      <div className="row roster-flags">
        {resource.kind === "pool" && !isStaff && (
          <label className="row">
            {t("roster.pool.capacity")}
            <NumberInput label={t("roster.pool.capacity")} value={draft.capacity} max={500} onChange={(capacity) => put({ capacity })} />
          </label>
        )}
        <label className="row">
          <input type="checkbox" checked={draft.works_on_holidays} onChange={(event) => put({ works_on_holidays: event.target.checked })} />
          {t("roster.worksOnHolidays")}
        </label>
      </div>
      {isStaff ? <p className="meta roster-note">{t("roster.pool.staffHint")}</p> : <OpeningRows rows={draft.openings} onRows={(openings) => put({ openings })} />}
      {!isStaff && <ExceptionRows rows={draft.exceptions} onRows={(exceptions) => put({ exceptions })} />}
      {resource.kind !== "pool" && <ReserveRows rows={draft.reserves} onRows={(reserves) => put({ reserves })} />}
      {save.asked && <AffectedDialog rows={save.asked} pending={save.isPending} onConfirm={save.confirm} onCancel={save.cancel} />}
    </section>
  );
}

/** Reserves hang on scanners only, units on pools only. */
function bodyOf(resource: Resource, { reserves, capacity, ...draft }: Draft) {
  return resource.kind === "pool" ? { ...draft, capacity } : { ...draft, reserves };
}
