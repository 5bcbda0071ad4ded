/** State of `department:<site>`; built by apps/dashboards. Times are ISO instants. */
export interface LaneRow {
  id: number;
  code: string;
  state: string;
  status: string;
  start: string;
  end: string;
  started: string | null;
  finished: string | null;
  arrived: string | null;
  is_flagged: boolean;
}

export interface WaitingRow {
  patient_class: string;
  count: number;
  longest_since: string | null;
  median_since: string | null;
}

export interface ReportRow {
  modality: string;
  to_write: number;
  due: string[];
  done: number;
}

export interface AlarmRow {
  id: number;
  device: string;
  device_id: number;
  severity: string;
  state: string;
  cause: string;
  since: string;
  acknowledged_by: string;
}

export interface Block {
  code: string;
  start: string;
  end: string;
  cause: string;
  note: string;
}

export interface DepartmentBoard {
  site_names: Record<string, string>;
  day: string;
  time_zone: string;
  targets: { on_time_min: number; wait_min: Record<string, number>; policy_version: string };
  lanes: { code: string; modality: string; opens: [string, string][] }[];
  devices: Record<string, { id: number; technical: string; clinical: string }>;
  blocks: Block[];
  waiting: WaitingRow[];
  reports: ReportRow[];
  alarms: AlarmRow[];
  items: Record<string, LaneRow>;
}

const MINUTE = 60_000;
const OVER = new Set(["cancelled", "no_show", "discontinued"]);
const SCANNED = new Set(["acquired", "reported", "delivered"]);

export function minutesSince(at: string | null, now: number): number {
  return at ? Math.max(0, (now - Date.parse(at)) / MINUTE) : 0;
}

export function isLive(row: LaneRow): boolean {
  return !OVER.has(row.state) && row.status !== "cancelled";
}

export interface Kpis {
  waiting: number;
  longestMin: number;
  done: number;
  planned: number;
  /** Share of started exams that began in time, 0 to 100; null while none started. */
  onTime: number | null;
  overdue: number;
}

/** The figures of the top line; each is the sum of what stands below it. */
export function countKpis(board: DepartmentBoard, now: number): Kpis {
  const rows = Object.values(board.items).filter(isLive);
  const started = rows.filter((row) => row.started);
  const late = board.targets.on_time_min * MINUTE;
  const inTime = started.filter((row) => Date.parse(row.started ?? "") - Date.parse(row.start) <= late);
  return {
    waiting: board.waiting.reduce((sum, row) => sum + row.count, 0),
    longestMin: Math.max(0, ...board.waiting.map((row) => minutesSince(row.longest_since, now))),
    done: rows.filter((row) => SCANNED.has(row.state)).length,
    planned: rows.length,
    onTime: started.length ? Math.round((100 * inTime.length) / started.length) : null,
    overdue: countOverdue(board.reports, now),
  };
}

export function countOverdue(reports: ReportRow[], now: number): number {
  return reports.reduce((sum, row) => sum + row.due.filter((at) => Date.parse(at) < now).length, 0);
}

/** First and last full hour to draw: the opening hours of the lanes between 6 and 22 h, widened by what is booked. */
export function findWindow(board: DepartmentBoard, day: { start: number }): { from: number; to: number } {
  const times = Object.values(board.items).flatMap((row) => [Date.parse(row.start), Date.parse(row.end)]);
  const hours = times.map((at) => (at - day.start) / (60 * MINUTE));
  return { from: Math.max(0, Math.floor(Math.min(8, ...hours))), to: Math.min(24, Math.ceil(Math.max(18, ...hours))) };
}

/** How late a lane runs: the start of the first exam that is due and has not begun, or the running one's delay. Minutes. */
export function measureDelay(rows: LaneRow[], now: number): number {
  const open = rows.filter((row) => isLive(row) && !row.started && Date.parse(row.start) < now && row.arrived);
  const waiting = open.map((row) => (now - Date.parse(row.start)) / MINUTE);
  const running = rows.filter((row) => row.started && !row.finished).map((row) => (Date.parse(row.started ?? "") - Date.parse(row.start)) / MINUTE);
  return Math.max(0, ...waiting, ...running);
}
