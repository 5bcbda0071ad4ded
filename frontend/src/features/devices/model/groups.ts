import type { Alarm, Severity } from "../api/types";

const RANK: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3 };

/** Alarms with one root cause, of one device or of all that share a supply: read, acknowledged and repaired together. */
export interface AlarmGroup {
  key: string;
  deviceId: number;
  deviceCode: string;
  /** What the devices share, when more than one of them is in alarm. */
  supply: Alarm["supply"];
  /** Codes of the devices, each once. */
  devices: string[];
  cause: string;
  worst: Severity;
  alarms: Alarm[];
  /** Alarms nobody has taken note of. */
  fresh: number[];
}

/** Worst first, then those nobody acknowledged, then the newest. Inside a group the same. */
export function groupAlarms(alarms: readonly Alarm[]): AlarmGroup[] {
  const groups = new Map<string, AlarmGroup>();
  for (const alarm of alarms) {
    const cause = alarm.cause || alarm.rule;
    const key = alarm.supply ? `supply ${alarm.supply.id}|${cause}` : `${alarm.device_id}|${cause}`;
    const group = groups.get(key) ?? { key, deviceId: alarm.device_id, deviceCode: alarm.device_code, supply: null, devices: [], cause, worst: alarm.severity, alarms: [], fresh: [] };
    group.alarms.push(alarm);
    if (!group.devices.includes(alarm.device_code)) group.devices.push(alarm.device_code);
    if (group.devices.length > 1) group.supply = alarm.supply;
    if (RANK[alarm.severity] < RANK[group.worst]) group.worst = alarm.severity;
    if (!alarm.acknowledged_at) group.fresh.push(alarm.id);
    groups.set(key, group);
  }
  const newest = (group: AlarmGroup) => group.alarms.reduce((latest, alarm) => (alarm.raised_at > latest ? alarm.raised_at : latest), "");
  for (const group of groups.values()) {
    group.alarms.sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.raised_at.localeCompare(a.raised_at));
  }
  return [...groups.values()].sort((a, b) => RANK[a.worst] - RANK[b.worst] || Number(b.fresh.length > 0) - Number(a.fresh.length > 0) || newest(b).localeCompare(newest(a)));
}

/** Critical and high are trouble; the rest asks for somebody. */
export function isTrouble(severity: string | null | undefined): boolean {
  return severity === "critical" || severity === "high";
}
