import type { LanguageMap } from "@/shared/lib/localised";

/** Windows that one key sets: those the image's own header carries, then those of the site's policy for the modality. */

export interface Preset {
  /** Code of the policy's window, or the place in the header. */
  key: string;
  /** Of the policy's; the header gives none. */
  name: LanguageMap | null;
  center: number;
  width: number;
  from: "header" | "policy";
}

export interface PolicyWindow {
  code: string;
  name: LanguageMap;
  modality: string;
  center: number;
  width: number;
}

const LIMIT = 9;

function numbers(value: unknown): number[] {
  return (Array.isArray(value) ? value : [value]).map(Number).filter((one) => Number.isFinite(one));
}

/** Windows of the header; a width below 1 shows nothing and is left out. */
export function headerWindows(center: unknown, width: unknown): Preset[] {
  const centers = numbers(center ?? []);
  const widths = numbers(width ?? []);
  return centers.flatMap((one, at) => {
    const wide = widths[at];
    return wide === undefined || wide < 1 ? [] : [{ key: `header-${at}`, name: null, center: one, width: wide, from: "header" as const }];
  });
}

/** At most nine, as many as there are digits; the same window is not offered twice. */
export function listPresets(header: Preset[], policy: PolicyWindow[], modality: string | undefined): Preset[] {
  const own = policy.filter((one) => one.modality === modality).map((one) => ({ key: one.code, name: one.name, center: one.center, width: one.width, from: "policy" as const }));
  const seen = new Set<string>();
  return [...header, ...own]
    .filter(({ center, width }) => {
      const name = `${center}/${width}`;
      return !seen.has(name) && Boolean(seen.add(name));
    })
    .slice(0, LIMIT);
}
