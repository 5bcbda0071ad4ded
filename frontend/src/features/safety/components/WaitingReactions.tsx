import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";

const SHOWN = 3;

/** Reactions that no physician confirmed yet, over the lanes and the surveillance page; nothing when there are none. */
export function WaitingReactions() {
  const { t } = useTranslation("safety");
  const now = useNow();
  const mayRead = useMay("reaction.read");
  const waiting = useQuery({
    queryKey: ["safety", "reactions", "waiting"],
    queryFn: () => take(api.GET("/api/safety/reactions", { params: { query: { state: "open", ordering: "started_at", page_size: 50 } } })),
    enabled: mayRead,
    refetchInterval: 30_000,
  });
  const rows = waiting.data?.results ?? [];
  if (rows.length === 0) return null;
  const late = rows.filter((row) => row.confirm_by && Date.parse(row.confirm_by) < now).length;
  return (
    <aside className={late > 0 ? "waits late" : "waits"} aria-label={t("waits.title")}>
      <Icon name="allergy" size={18} />
      <Link to="/safety/reactions?state=open" className="m">
        {t("waits.count", { n: waiting.data?.count ?? rows.length })}
      </Link>
      {late > 0 && <b className="bad">{t("waits.late", { n: late })}</b>}
      {rows.slice(0, SHOWN).map((row) => (
        <Link key={row.id} to={`/safety/reactions/${row.id}`}>
          {row.patient_name} · {t(`grade.${row.chosen_grade}`)} · {t(`kind.${row.chosen_kind}`)}
        </Link>
      ))}
      {rows.length > SHOWN && <span className="meta">…</span>}
    </aside>
  );
}
