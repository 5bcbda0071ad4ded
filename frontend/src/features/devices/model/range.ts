export const RANGES = ["1h", "6h", "24h", "7d", "30d", "1y"] as const;
export type Range = (typeof RANGES)[number];
export const HOURS: Record<Range, number> = { "1h": 1, "6h": 6, "24h": 24, "7d": 168, "30d": 720, "1y": 8760 };

export function readRange(text: string | null): Range {
  return RANGES.find((range) => range === text) ?? "6h";
}
