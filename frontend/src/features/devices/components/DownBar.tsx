import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime } from "@/shared/lib/time";
import { useNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { Glyph } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { useBringBack } from "../api/actions";
import { useTodaysBookings } from "../api/bookings";
import type { Tile } from "../api/types";
import { sayDuration } from "./DeviceState";
import { DowntimeDialog } from "./DowntimeDialog";

/** One sentence, the numbers, one button: the device that is down, planned work aside. */
export function DownBar({ tile, withLink = false }: { tile: Tile; withLink?: boolean }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const zone = useZone();
  const now = useNow();
  const may = useMay("device.downtime");
  const back = useBringBack(tile.device.id);
  const [changing, setChanging] = useState(false);
  const affected = useTodaysBookings(tile.device.code, tile.device.room.site_id);
  const { downtime, device } = tile;
  if (!downtime) return null;
  const until = downtime.expected_until ? t("down.until", { time: formatTime(downtime.expected_until, { shape: "full", lang, zone }) }) : t("down.openEnd");
  const tests = tile.tests_open > 0 && t("qa.before", { count: tile.tests_open });
  const parts = [t(`down.causeOf.${downtime.cause}`), downtime.note, until, tests].filter(Boolean);
  return (
    <section className="down-bar" aria-label={t("down.bar", { device: device.code })}>
      <Glyph name="problem" size={20} />
      <div>
        <b>{t("down.sentence", { device: device.code, time: sayDuration(now - Date.parse(downtime.started_at), t) })}</b>
        <p>{parts.join(" · ")}</p>
      </div>
      <span className="sp" />
      {affected !== undefined && <Figure value={affected} label={t("down.bookings")} />}
      <Figure value={tile.alarms} label={t("fleet.alarms")} />
      <Figure value={tile.orders} label={t("fleet.orders")} />
      <Figure value={sayDuration(tile.down_s_month * 1000, t)} label={t("fleet.lost")} />
      {tile.tests_open > 0 && <Figure value={tile.tests_open} label={t("qa.testsOpen")} />}
      {back.isError && <ProblemNote error={back.error} />}
      {withLink && (
        <Link className="btn" to={`/devices/${device.id}`}>
          {t("one.open")}
        </Link>
      )}
      {may && (
        <button type="button" className="btn" aria-label={`${t("down.changeShort")}: ${device.code}`} onClick={() => setChanging(true)}>
          {t("down.changeShort")}
        </button>
      )}
      {may && (
        <button type="button" className="btn primary" disabled={back.isPending} onClick={() => back.mutate({ note: "" })}>
          {t("down.bringBack", { device: device.code })}
        </button>
      )}
      {changing && <DowntimeDialog device={device} open={downtime} onClose={() => setChanging(false)} />}
    </section>
  );
}

function Figure({ value, label }: { value: number | string; label: string }) {
  return (
    <span className="figure">
      <b>{value}</b>
      <span>{label}</span>
    </span>
  );
}
