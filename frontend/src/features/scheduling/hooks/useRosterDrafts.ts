import { useState } from "react";
import { previewMember, saveMember } from "../api/roster";
import type { Affected, Roster } from "../api/types";
import { isSame, toDraft, type RosterDraft } from "../model/roster";
import { usePreviewedSave } from "./usePreviewedSave";

interface Entry {
  base: Roster;
  draft: RosterDraft;
}

/** Rosters that were changed and not saved yet, by person; each is saved whole, after one look at all of them. */
export function useRosterDrafts(members: Roster[]) {
  const [entries, setEntries] = useState<ReadonlyMap<number, Entry>>(new Map());
  const put = (id: number, entry: Entry | null) =>
    setEntries((before) => {
      const next = new Map(before);
      if (entry === null || isSame(entry.draft, toDraft(entry.base))) next.delete(id);
      else next.set(id, entry);
      return next;
    });
  const save = usePreviewedSave({
    preview: async (all: [number, Entry][]) => {
      const affected: Affected[] = [];
      for (const [id, { base, draft }] of all) affected.push(...(await previewMember(id, { ...draft, version: base.version })).affected);
      return { affected: unite(affected) };
    },
    save: async (all: [number, Entry][]) => {
      const affected: Affected[] = [];
      for (const [id, { base, draft }] of all) {
        affected.push(...(await saveMember(id, { ...draft, version: base.version })).affected);
        put(id, null);
      }
      return { affected: unite(affected) };
    },
    onSaved: () => undefined,
  });
  const stale = members.filter((row) => (entries.get(row.id)?.base.version ?? row.version) < row.version);
  return {
    draftOf: (row: Roster): RosterDraft => entries.get(row.id)?.draft ?? toDraft(row),
    isChanged: (id: number): boolean => entries.has(id),
    change: (row: Roster, draft: RosterDraft) => put(row.id, { base: entries.get(row.id)?.base ?? row, draft }),
    /** People whom somebody else saved meanwhile, with what they were when the editing began. */
    stale: stale.map((row) => ({ row, base: entries.get(row.id)!.base })),
    takeTheirs: (id: number) => put(id, null),
    keepMine: (row: Roster) => put(row.id, { base: row, draft: entries.get(row.id)!.draft }),
    count: entries.size,
    discard: () => setEntries(new Map()),
    save,
    start: () => save.start([...entries]),
  };
}

/** One line a booking, by time. */
function unite(rows: Affected[]): Affected[] {
  const found = new Map(rows.map((row) => [row.appointment_id, row]));
  return [...found.values()].toSorted((a, b) => a.starts_at.localeCompare(b.starts_at));
}
