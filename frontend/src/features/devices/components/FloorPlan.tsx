import { useTranslation } from "react-i18next";
import type { Tile } from "../api/types";
import { lookOf } from "../model/tile";
import { useStateWords } from "./DeviceState";
import { drawModality } from "./drawings";

interface Props {
  tiles: Tile[];
  selected: number | null;
  onSelect: (tile: Tile) => void;
}

/** Rooms as they lie; normal is quiet, only trouble is filled. Arrow keys walk from device to device. */
export function FloorPlan({ tiles, selected, onSelect }: Props) {
  const { t } = useTranslation("devices");
  const words = useStateWords();
  const placed = tiles.filter((tile) => tile.device.plan);
  const width = Math.max(320, ...placed.map(({ device }) => (device.plan?.x ?? 0) + (device.plan?.w ?? 0) + 8));
  const height = Math.max(160, ...placed.map(({ device }) => (device.plan?.y ?? 0) + (device.plan?.h ?? 0) + 8));
  return (
    <div className="dev-plan" style={{ aspectRatio: `${width} / ${height}` }} role="group" aria-label={t("fleet.plan")}>
      {placed.map((tile) => {
        const { x, y, w, h } = tile.device.plan ?? { x: 0, y: 0, w: 0, h: 0 };
        const look = lookOf(tile);
        const small = w < 90 || h < 100;
        return (
          <button
            key={tile.device.id}
            type="button"
            className={`dev-room look-${look}`}
            aria-pressed={selected === tile.device.id}
            style={{ left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%`, width: `${(100 * w) / width}%`, height: `${(100 * h) / height}%` }}
            onClick={() => onSelect(tile)}
          >
            <span className="row name">
              <b className="cut">{tile.device.code}</b>
              <span className="sp" />
              {tile.alarms > 0 && <span className="count" title={t("fleet.alarmCount", { count: tile.alarms })}>{tile.alarms}</span>}
            </span>
            {!small && (
              <svg viewBox="-26 -26 52 52" aria-hidden>
                {drawModality(tile.device.modality)}
              </svg>
            )}
            <span className="words">{words(tile)}</span>
          </button>
        );
      })}
    </div>
  );
}
