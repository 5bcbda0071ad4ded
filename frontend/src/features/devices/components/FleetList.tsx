import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { TimeText } from "@/shared/ui/TimeText";
import type { Tile } from "../api/types";
import { sortByHurt } from "../model/tile";
import { DeviceState, sayDuration } from "./DeviceState";

/** The fleet as a table: the plan's alternative, and the home of devices without a place on it. */
export function FleetList({ tiles, selected, onSelect }: { tiles: Tile[]; selected: number | null; onSelect: (tile: Tile) => void }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  return (
    <div className="dt-wrap">
      <table className="tbl" aria-label={t("fleet.list")}>
        <thead>
          <tr>
            <th scope="col">{t("one.device")}</th>
            <th scope="col">{t("one.room")}</th>
            <th scope="col">{t("one.state")}</th>
            <th scope="col" className="r">{t("fleet.alarms")}</th>
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
                <span className="meta">{tile.device.model_name}</span>
              </td>
              <td>{pick(tile.device.room.name, lang)}</td>
              <td>
                <DeviceState tile={tile} />
              </td>
              <td className="r num">{tile.alarms || "–"}</td>
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
