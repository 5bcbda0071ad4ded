import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useCalendars } from "../../api/roster";
import { BlockPanel } from "../BlockPanel";
import { CalendarEditor } from "./CalendarEditor";
import { NewPool } from "./NewPool";

/** Scanners, or pools of rooms, equipment and people: a list, and the calendar of the chosen one. */
export function CalendarsTab({ kind }: { kind: "scanner" | "pool" }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { site } = useSite();
  const [params, setParams] = useSearchParams();
  const resources = useCalendars(site?.id, kind);
  const rows = resources.data ?? [];
  const chosen = rows.find((row) => String(row.id) === params.get("resource")) ?? rows[0];
  const choose = (id: number) =>
    setParams(
      (before) => {
        before.set("resource", String(id));
        return before;
      },
      { replace: true },
    );
  return (
    <div className="hours">
      <section className="panel hours-list" aria-label={t(`roster.tab.${kind}`)}>
        <header>{t(`roster.tab.${kind}`)}</header>
        {resources.isPending && <Loading />}
        {resources.isError && <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />}
        {resources.data && rows.length === 0 && <EmptyState title={t(kind === "pool" ? "roster.pool.none" : "board.empty")} />}
        {rows.map((row) => (
          <button type="button" key={row.id} className={row.id === chosen?.id ? "on" : undefined} aria-pressed={row.id === chosen?.id} onClick={() => choose(row.id)}>
            <b>{kind === "pool" ? pick(row.names, lang) || row.code : row.code}</b>{" "}
            <span className="t2">{kind === "pool" ? t(`roster.pool.kind.${row.pool_kind}`) : t(`modality.${row.modality}`, { defaultValue: row.modality })}</span>
          </button>
        ))}
        {kind === "pool" && <NewPool onMade={choose} />}
      </section>
      {chosen && (
        <div className="col">
          <CalendarEditor key={chosen.id} resource={chosen} />
          {kind === "scanner" && <BlockPanel key={`block-${chosen.id}`} resource={chosen} />}
        </div>
      )}
    </div>
  );
}
