import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { DAY_MS } from "@/shared/lib/time";
import type { Resource } from "../api/types";
import { clip } from "../model/roster";

type Hours = Resource["openings"][number];
type Exception = Resource["exceptions"][number];
type Reserve = Resource["reserves"][number];
interface Validity {
  valid_from?: string | null;
  valid_to?: string | null;
}

const MONDAY_UTC = Date.UTC(2026, 10, 23);

/** Rows of a calendar as people say them: "Mon 08:00–18:00, until 2026-12-31". */
export function useRowWords() {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const weekday = (n: number, shape: "long" | "short" = "short") =>
    new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { weekday: shape, timeZone: "UTC" }).format(MONDAY_UTC + n * DAY_MS);
  const valid = (row: Validity) =>
    [row.valid_from ? t("roster.from", { day: row.valid_from }) : "", row.valid_to ? t("roster.until", { day: row.valid_to }) : ""].filter(Boolean).join(" ");
  const span = (from: string, to: string) => `${clip(from)}–${clip(to)}`;
  const words = (...parts: string[]) => parts.filter(Boolean).join(" ");
  return {
    weekday,
    span,
    hours: (row: Hours) => words(weekday(row.weekday), span(row.opens, row.closes), valid(row)),
    exception: (row: Exception) => words(row.day, row.opens && row.closes ? span(row.opens, row.closes) : t("board.closed"), row.note ?? ""),
    reserve: (row: Reserve) => words(weekday(row.weekday), span(row.starts, row.ends), t("roster.reserve.words", { rank: t(`roster.reserve.rank.${row.max_rank}`, { defaultValue: String(row.max_rank) }), hours: row.release_h }), valid(row)),
  };
}
