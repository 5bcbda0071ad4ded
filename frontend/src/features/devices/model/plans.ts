import type { Plan } from "../api/quality";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The first due first; what nothing tells of comes last. */
export function sortByDue(plans: readonly Plan[]): Plan[] {
  return [...plans].sort((a, b) => (a.due_on ?? "9").localeCompare(b.due_on ?? "9") || a.device_code.localeCompare(b.device_code));
}

/** By days, by a meter with what it has counted, or once. */
export function sayRhythm(plan: Plan, t: Say): string {
  const parts = [
    plan.every_days ? t("devices:qa.every", { count: plan.every_days }) : "",
    plan.every_usage ? t("devices:plans.metered", { used: Math.round(plan.used ?? 0), all: plan.every_usage, meter: t(`devices:plans.meterOf.${plan.meter}`, { defaultValue: plan.meter }) }) : "",
  ].filter(Boolean);
  if (parts.length === 0) return t("devices:plans.once");
  return parts.join(t(plan.needs_both ? "devices:plans.and" : "devices:plans.or"));
}
