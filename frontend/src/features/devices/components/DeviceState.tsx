import { useTranslation } from "react-i18next";
import { useNow } from "@/shared/session/clock";
import { Glyph, type GlyphName } from "@/shared/ui/Icon";
import type { Tile } from "../api/types";
import { lookOf, type Look } from "../model/tile";

export const LOOK_CLASS: Record<Look, string> = { down: "problem", planned: "prep", partial: "exam", alarm: "problem", warn: "exam", held: "exam", silent: "cancel", ok: "calm" };
export const LOOK_GLYPH: Record<Look, GlyphName> = { down: "problem", planned: "prep", partial: "problem", alarm: "problem", warn: "problem", held: "cancel", silent: "booked", ok: "done" };

/** Words for what a device is in, with the minutes of a downtime. */
export function useStateWords(): (tile: Tile) => string {
  const { t } = useTranslation("devices");
  const now = useNow();
  return (tile) => {
    const look = lookOf(tile);
    if (tile.downtime && (look === "down" || look === "planned")) {
      return t(`look.${look}For`, { time: sayDuration(now - Date.parse(tile.downtime.started_at), t) });
    }
    return t(`look.${look}`);
  };
}

/** Minutes under two hours, else hours. */
export function sayDuration(ms: number, t: (key: string, values: { value: number }) => string): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  return minutes < 120 ? t("minutes", { value: minutes }) : t("hours", { value: Math.round(minutes / 6) / 10 });
}

export function DeviceState({ tile }: { tile: Tile }) {
  const words = useStateWords();
  const look = lookOf(tile);
  return (
    <span className={`dev-state ${LOOK_CLASS[look]}`}>
      <Glyph name={LOOK_GLYPH[look]} />
      {words(tile)}
    </span>
  );
}
