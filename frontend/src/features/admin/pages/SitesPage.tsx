import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useSites } from "../api/sites";
import type { Room, Site } from "../api/types";
import { RoomDrawer } from "../components/RoomDrawer";
import { SiteDrawer } from "../components/SiteDrawer";
import { printHours, type DayHours } from "../model/hours";

/** Sites with their hours, and the rooms of the chosen one. */
export default function SitesPage() {
  const { t } = useTranslation("admin");
  const sites = useSites();
  const { site: desk } = useSite();
  const [params, setParams] = useSearchParams();
  const [edited, setEdited] = useState<Site | "new" | null>(null);
  const lang = useLang();
  const rows = sites.data?.results ?? [];
  const chosen = rows.find((site) => String(site.id) === params.get("site")) ?? rows.find((site) => site.id === desk?.id) ?? rows[0];
  return (
    <div className="page">
      <section className="panel">
        <header>
          {t("sites.sites")}
          <span className="sp" />
          <button type="button" className="btn sm primary" onClick={() => setEdited("new")}>
            {t("sites.add")}
          </button>
        </header>
        {sites.isPending && <Loading />}
        {sites.isError && <ErrorState error={sites.error} onRetry={() => void sites.refetch()} />}
        {rows.length > 0 && (
          <table className="tbl" aria-label={t("sites.sites")}>
            <thead>
              <tr>
                {["code", "name", "zone", "issuer", "hours"].map((key) => (
                  <th scope="col" key={key}>
                    {t(`sites.${key}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{t("sites.change")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((site) => (
                <tr key={site.id} className={site === chosen ? "on" : undefined}>
                  <td>
                    <button type="button" className="btn sm ghost" aria-pressed={site === chosen} onClick={() => setParams({ site: String(site.id) }, { replace: true })}>
                      {site.code}
                    </button>
                  </td>
                  <td>{pick(site.name, lang)}</td>
                  <td>{site.time_zone}</td>
                  <td>{site.issuer}</td>
                  <td className="num">
                    {t("sites.day.0")} {printHours((site.working_hours as DayHours[])[0] ?? [])}
                  </td>
                  <td className="r">
                    <button type="button" className="btn sm" onClick={() => setEdited(site)}>
                      {t("sites.edit", { code: site.code })}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {chosen && <Rooms site={chosen} />}
      {edited && <SiteDrawer site={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function Rooms({ site }: { site: Site }) {
  const { t } = useTranslation("admin");
  const lang = useLang();
  const [edited, setEdited] = useState<Room | "new" | null>(null);
  const rooms = useQuery({ queryKey: ["admin", "rooms", site.id], queryFn: () => take(api.GET("/api/rooms", { params: { query: { site: site.id, page_size: 500 } } })) });
  const rows = rooms.data?.results ?? [];
  return (
    <section className="panel">
      <header>
        {t("sites.roomsOf", { name: pick(site.name, lang) })}
        <span className="sp" />
        <button type="button" className="btn sm" onClick={() => setEdited("new")}>
          {t("sites.addRoom")}
        </button>
      </header>
      {rooms.isPending && <Loading />}
      {rooms.isError && <ErrorState error={rooms.error} onRetry={() => void rooms.refetch()} />}
      {rooms.data && rows.length === 0 && <EmptyState title={t("sites.noRooms")} hint={t("sites.noRoomsHint")} />}
      {rows.length > 0 && (
        <table className="tbl" aria-label={t("sites.roomsOf", { name: pick(site.name, lang) })}>
          <thead>
            <tr>
              {["code", "name", "kind", "floor"].map((key) => (
                <th scope="col" key={key}>
                  {t(`sites.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((room) => (
              <tr key={room.id}>
                <td>
                  <button type="button" className="btn sm ghost" onClick={() => setEdited(room)}>
                    {room.code}
                  </button>
                </td>
                <td>{pick(room.name, lang)}</td>
                <td>{t(`sites.kindOf.${room.kind}`)}</td>
                <td>{room.floor}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <RoomDrawer site={site} room={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
