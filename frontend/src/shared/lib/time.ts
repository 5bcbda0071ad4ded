/** Formats instants in the site's time zone, 24 h. The browser's own zone is never used. */
export type TimeShape = "time" | "seconds" | "date" | "day" | "weekday" | "full" | "month";

const SHAPES: Record<TimeShape, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  date: { year: "numeric", month: "2-digit", day: "2-digit" },
  day: { month: "short", day: "numeric", weekday: "short" },
  weekday: { weekday: "short" },
  month: { year: "numeric", month: "short" },
  full: { year: "numeric", month: "2-digit", day: "2-digit", weekday: "short", hour: "2-digit", minute: "2-digit" },
};

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(shape: TimeShape, lang: string, zone: string): Intl.DateTimeFormat {
  const key = `${shape}|${lang}|${zone}`;
  let found = cache.get(key);
  if (!found) {
    // en-GB: day before month, as in the pictures and as a 24 h desk expects.
    found = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { ...SHAPES[shape], hourCycle: "h23", timeZone: zone });
    cache.set(key, found);
  }
  return found;
}

export function formatTime(at: string | number | Date, options: { shape: TimeShape; lang: string; zone: string }): string {
  const date = at instanceof Date ? at : new Date(at);
  if (Number.isNaN(date.getTime())) return "–";
  if (options.shape === "date") return isoDay(date, options.zone);
  const text = formatter(options.shape, options.lang, options.zone).format(date);
  // Chinese formats glue the weekday to the date.
  return options.lang === "zh-Hans" ? text.replace(/(?<=[日\d])(?=周)|(?<=周.)(?=\d)/g, " ") : text.replace(",", "");
}

/** Calendar day `YYYY-MM-DD` of an instant in a zone. */
export function isoDay(at: string | number | Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at instanceof Date ? at : new Date(at),
  );
}

export const DAY_MS = 86_400_000;

/** The last days as a period of calendar days, today the last of them. */
export function lastDays(now: number, days: number, zone: string): { first: string; last: string } {
  return { first: isoDay(now - (days - 1) * DAY_MS, zone), last: isoDay(now, zone) };
}

/** Length in whole minutes as `h:mm`; the unit travels with the label. */
export function formatMinutes(minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const sign = minutes < 0 ? "\u2212" : "";
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export interface Age {
  value: number;
  unit: "year" | "month" | "day";
}

/** Age on a day: days under 1 month, months under 3 years, years from then on. Dates are `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): Age | null {
  const birth = birthDate.split("-").map(Number);
  const now = day.split("-").map(Number);
  const [by, bm, bd] = birth;
  const [ny, nm, nd] = now;
  if (!by || !bm || !bd || !ny || !nm || !nd) return null;
  let months = (ny - by) * 12 + (nm - bm);
  if (nd < bd) months -= 1;
  if (months < 0) return null;
  if (months >= 36) return { value: Math.floor(months / 12), unit: "year" };
  if (months >= 1) return { value: months, unit: "month" };
  const days = Math.round((Date.UTC(ny, nm - 1, nd) - Date.UTC(by, bm - 1, bd)) / DAY_MS);
  return days < 0 ? null : { value: days, unit: "day" };
}

/** A calendar day as it is typed: digits become year-month-day, whatever language the browser speaks. */
export function dashDay(typed: string): string {
  const digits = typed.replace(/\D/g, "").slice(0, 8);
  return [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join("-");
}

/** A whole calendar day; that it exists the server says. */
export const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** A time of day as it is typed: digits become hours and minutes of 24 hours. */
export function colonHour(typed: string): string {
  const early = /^(\d):/.exec(typed.trim());
  const digits = (early ? `0${typed}` : typed).replace(/\D/g, "").slice(0, 4);
  return [digits.slice(0, 2), digits.slice(2)].filter(Boolean).join(":");
}

/** A whole time of day. */
export const HOUR_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;
