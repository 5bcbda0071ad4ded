/** Calendar arithmetic on `YYYY-MM-DD`, free of any zone. */
export function addDays(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + by)).toISOString().slice(0, 10);
}

/** Day and weekday in words. */
export function printDay(day: string, lang: string, shape: "long" | "short" | "weekday" = "long"): string {
  const at = new Date(`${day}T00:00:00Z`);
  const options: Intl.DateTimeFormatOptions =
    shape === "weekday" ? { weekday: lang === "en" ? "short" : "narrow" } : { month: "short", day: "numeric", weekday: "short" };
  const text = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { ...options, timeZone: "UTC" }).format(at);
  return lang === "en" ? text.replace(",", "") : text.replace(/(?<=日)(?=周)/, " ");
}

/** Seconds as m:ss. */
export function printSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
