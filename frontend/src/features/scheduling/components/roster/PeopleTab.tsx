import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { createMember, useCalendars, usePoolLevels, useStaff } from "../../api/roster";
import type { Roster } from "../../api/types";
import { useRosterDrafts } from "../../hooks/useRosterDrafts";
import { useRowWords } from "../../hooks/useRowWords";
import { addDays, printDay } from "../../model/days";
import { clearDays, findChanges, listWeek, mondayOf, readCell, readDay, setAway, setWork, type AbsenceKind, type RosterDraft } from "../../model/roster";
import { AffectedDialog, FlaggedNote } from "./AffectedList";
import { DaysEditor } from "./DaysEditor";
import { MemberEditor } from "./MemberEditor";
import { StaleNote } from "./StaleNote";
import { WeekGrid, type Selection } from "./WeekGrid";

/** Who works when: a week of one pool's people, and beside it the person that is being changed. */
export function PeopleTab() {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  const { site } = useSite();
  const [monday, setMonday] = useState(() => mondayOf(isoDay(departmentNow(), zone)));
  const [chosen, setChosen] = useState<number | null>(null);
  const [page, setPage] = useState(1);
  const [selection, setSelection] = useState<Selection | null>(null);
  const side = useRef<HTMLElement>(null);
  const pools = useCalendars(site?.id, "pool");
  const staffPools = (pools.data ?? []).filter((row) => row.pool_kind === "staff" && row.is_active);
  const pool = staffPools.find((row) => row.id === chosen) ?? staffPools[0];
  const staff = useStaff(site?.id, pool?.id, page);
  const days = listWeek(monday);
  const levels = usePoolLevels(site?.id, monday, 7).data?.find((row) => row.pool_id === pool?.id);
  const members = staff.data?.results ?? [];
  const drafts = useRosterDrafts(members);
  const tell = useRosterWords();
  const poolName = (id: number) => {
    const row = staffPools.find((one) => one.id === id);
    return row ? pick(row.names, lang) || row.code : "";
  };
  const member = members.find((row) => row.id === selection?.member);
  const selected = selection ? days.slice(Math.min(selection.from, selection.to), Math.max(selection.from, selection.to) + 1) : [];
  const edit = (how: (draft: RosterDraft) => RosterDraft) => member && drafts.change(member, how(drafts.draftOf(member)));
  const away = (kind: AbsenceKind) => edit((draft) => setAway(draft, selected, kind, zone));
  const clear = () => edit((draft) => clearDays(draft, selected, zone));
  if (pools.isPending) return <Loading lines={6} />;
  if (pools.isError) return <ErrorState error={pools.error} onRetry={() => void pools.refetch()} />;
  if (staffPools.length === 0) return <EmptyState title={t("roster.people.noPool")} hint={t("roster.people.noPoolHint")} />;
  return (
    <div className="people">
      <div className="col">
        <div className="row roster-tools">
          <label className="row">
            {t("roster.people.pool")}
            <select
              className="input"
              value={pool?.id}
              onChange={(event) => {
                setChosen(Number(event.target.value));
                setPage(1);
                setSelection(null);
              }}
            >
              {staffPools.map((row) => (
                <option key={row.id} value={row.id}>
                  {poolName(row.id)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="btn sm" aria-label={t("roster.week.previous")} onClick={() => setMonday(addDays(monday, -7))}>
            <Icon name="chevl" />
          </button>
          <span className="num m">
            {printDay(days[0]!, lang)} – {printDay(days[6]!, lang)}
          </span>
          <button type="button" className="btn sm" aria-label={t("roster.week.next")} onClick={() => setMonday(addDays(monday, 7))}>
            <Icon name="chev" />
          </button>
          <span className="sp" />
          {drafts.count > 0 && (
            <button type="button" className="btn sm ghost" onClick={drafts.discard}>
              {t("roster.discard")}
            </button>
          )}
          <button type="button" className="btn sm primary" disabled={drafts.count === 0 || drafts.stale.length > 0 || drafts.save.isPending} onClick={drafts.start}>
            {t("roster.people.save", { count: drafts.count })}
          </button>
        </div>
        {drafts.stale.map(({ row, base }) => (
          <StaleNote key={row.id} changes={findChanges(tell(base, poolName), tell(row, poolName))} onTheirs={() => drafts.takeTheirs(row.id)} onMine={() => drafts.keepMine(row)} />
        ))}
        {drafts.save.error && drafts.stale.length === 0 && <ProblemNote error={drafts.save.error} />}
        {drafts.count === 0 && <FlaggedNote rows={drafts.save.flagged} />}
        {staff.isPending && <Loading lines={6} />}
        {staff.isError && <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />}
        {staff.data && members.length === 0 && <EmptyState title={t("roster.people.nobody")} />}
        {members.length > 0 && (
          <WeekGrid
            days={days}
            rows={members.map((row) => ({ id: row.id, draft: drafts.draftOf(row), isChanged: drafts.isChanged(row.id) }))}
            levels={levels ? days.map((day) => readDay(levels.capacity, levels.left, day, zone)) : null}
            poolName={poolName}
            selection={selection}
            onSelect={setSelection}
            onAway={away}
            onClear={clear}
            onEdit={() => side.current?.querySelector<HTMLElement>("select, input, button")?.focus()}
          />
        )}
        {staff.data && (page > 1 || staff.data.next_page) && (
          <div className="row">
            <button type="button" className="btn sm" disabled={page === 1} onClick={() => setPage(page - 1)}>
              {t("common:table.previous")}
            </button>
            <button type="button" className="btn sm" disabled={!staff.data.next_page} onClick={() => setPage(page + 1)}>
              {t("common:table.next")}
            </button>
          </div>
        )}
        <p className="meta">{t("roster.week.keys")}</p>
        <NewMember onMade={() => void staff.refetch()} />
      </div>
      <aside className="panel roster-side" aria-label={t("roster.people.side")} ref={side}>
        {!member ? (
          <EmptyState title={t("roster.people.pick")} hint={t("roster.people.pickHint")} />
        ) : (
          <>
            <DaysEditor
              key={`${member.id}-${selected.join()}`}
              draft={drafts.draftOf(member)}
              days={selected}
              now={readCell(drafts.draftOf(member), selected[0]!, zone).work[0]}
              poolName={poolName}
              onWork={(work) => edit((draft) => setWork(draft, selected, work, zone))}
              onAway={away}
              onClear={clear}
            />
            <MemberEditor draft={drafts.draftOf(member)} pools={staffPools} onDraft={(draft) => drafts.change(member, draft)} />
          </>
        )}
      </aside>
      {drafts.save.asked && <AffectedDialog rows={drafts.save.asked} pending={drafts.save.isPending} onConfirm={drafts.save.confirm} onCancel={drafts.save.cancel} />}
    </div>
  );
}

function NewMember({ onMade }: { onMade: () => void }) {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const add = useMutation({
    mutationFn: createMember,
    onSuccess: () => {
      setName("");
      onMade();
      void client.invalidateQueries({ queryKey: ["schedule", "staff"] });
    },
  });
  return (
    <form
      className="row roster-days"
      onSubmit={(event) => {
        event.preventDefault();
        if (site && name.trim()) add.mutate({ site_id: site.id, name: name.trim() });
      }}
    >
      <input type="text" className="input" maxLength={128} aria-label={t("roster.member.new")} placeholder={t("roster.member.new")} value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit" className="btn sm" disabled={!name.trim() || add.isPending}>
        <Icon name="plus" />
        {t("roster.member.add")}
      </button>
      {add.isError && <ProblemNote error={add.error} />}
    </form>
  );
}

/** A person's roster as lines that can be compared. */
function useRosterWords() {
  const { t } = useTranslation("scheduling");
  const zone = useZone();
  const words = useRowWords();
  return (row: Roster, poolName: (id: number) => string): string[] => [
    row.name,
    ...row.skills.map((skill) => t("roster.member.can", { pool: poolName(skill.pool_id) })),
    ...row.weekly.map((one) => `${row.name}: ${words.weekday(one.weekday)} ${words.span(one.starts, one.ends)} ${poolName(one.pool_id)}`),
    ...row.shifts.map((one) => `${row.name}: ${one.day} ${words.span(one.starts, one.ends)} ${poolName(one.pool_id)}`),
    ...row.absences.map((one) => `${row.name}: ${t(`roster.away.${one.kind}`)} ${isoDay(one.starts_at, zone)} – ${isoDay(Date.parse(one.ends_at) - 1, zone)}`),
  ];
}
