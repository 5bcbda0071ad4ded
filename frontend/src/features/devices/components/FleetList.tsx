import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { TimeText } from "@/shared/ui/TimeText";
import type { Tile } from "../api/types";
import { sortByHurt } from "../model/tile";
import { DeviceState, sayDuration } from "./DeviceState";

interface Props {
  tiles: Tile[];
  /** When the next exam begins, by device code; undefined when the caller may not see bookings. */
  next: Map<string, string> | undefined;
  selected: number | null;
  onSelect: (tile: Tile) => void;
}

/** The fleet as a table: the plan's alternative, and the home of devices without a place on it. */
export function FleetList({ tiles, next, selected, onSelect }: Props) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  return (
    <div className="dt-wrap">
      <table className="tbl" aria-label={t("fleet.list")}>
        <thead>
          <tr>
            <th scope="col">{t("one.device")}</th>
            <th scope="col">{t("one.state")}</th>
            {next && <th scope="col">{t("fleet.nextExam")}</th>}
            <th scope="col" className="r">{t("fleet.alarms")}</th>
            <th scope="col">{t("fleet.due")}</th>
            <th scope="col">{t("fleet.stock")}</th>
            <th scope="col" className="r">{t("fleet.orders")}</th>
            <th scope="col" className="r">{t("fleet.lost")}</th>
            <th scope="col">{t("one.lastSeen")}</th>
          </tr>
        </thead>
        <tbody>
          {sortByHurt(tiles).map((tile) => (
            <tr key={tile.device.id} className={selected === tile.device.id ? "go on" : "go"} onClick={() => onSelect(tile)}>
              <td>
                <Link to={`/devices/${tile.device.id}`} className="m">
                  {tile.device.code}
                </Link>{" "}
                <span className="meta">
                  {tile.device.model_name}, {pick(tile.device.room.name, lang)}
                </span>
              </td>
              <td>
                <DeviceState tile={tile} />
              </td>
              {next && (
                <td>
                  <TimeText at={next.get(tile.device.code)} />
                </td>
              )}
              <td className="r num">{tile.alarms || "–"}</td>
              <td>
                <Due tile={tile} />
              </td>
              <td>
                {tile.parts_short > 0 ? (
                  <Link className="bad" to="/assets?tab=stock">
                    {t("fleet.short", { count: tile.parts_short })}
                  </Link>
                ) : (
                  "–"
                )}
              </td>
              <td className="r num">{tile.orders || "–"}</td>
              <td className="r num">{tile.down_s_month ? sayDuration(tile.down_s_month * 1000, t) : "–"}</td>
              <td>
                <TimeText at={tile.device.last_seen_at} shape="seconds" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Maintenance, quality tests and certificates that wait; what is late is red. */
function Due({ tile }: { tile: Tile }) {
  const { t } = useTranslation("devices");
  const due = [
    { key: "plans", count: tile.plans_due, late: false },
    { key: "tests", count: Math.max(tile.tests_open, tile.tests_overdue), late: tile.tests_overdue > 0 },
    { key: "papers", count: tile.papers_due, late: tile.papers_expired > 0 },
  ].filter((one) => one.count > 0);
  if (due.length === 0) return "–";
  return due.map((one, at) => (
    <span key={one.key} className={one.late ? "bad" : undefined}>
      {at > 0 && " · "}
      {t(`fleet.dueOf.${one.key}`, { count: one.count })}
      {one.late && ` ${t("fleet.late")}`}
    </span>
  ));
}
