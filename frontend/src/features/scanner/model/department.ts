import { send } from "@/shared/api/client";

/** A scanner as the fleet lists it. */
export interface DeviceRow {
  id: number;
  code: string;
  model_name: string;
  modality: string;
  room: { id: number; code: string } | null;
}

/** A waiting patient's number. */
export interface TicketRow {
  ticket_id: number;
  label: string;
  state: string;
  version: number;
  waited_min: number;
  exam_id: number;
  room_code: string;
  called_at: string | null;
}

export async function readDevices(): Promise<DeviceRow[]> {
  const page = await send<{ results: DeviceRow[] }>("GET", "/api/devices?page_size=200&ordering=code");
  return page.results;
}

export function readQueue(siteId: number): Promise<TicketRow[]> {
  return send("GET", `/api/schedule/queue?site=${siteId}`);
}

export function callTicket(ticket: TicketRow, roomCode: string): Promise<unknown> {
  return send("POST", `/api/schedule/tickets/${ticket.ticket_id}/call`, { room_code: roomCode, again: ticket.called_at !== null });
}

/** `stop`: nobody may be scanned with it, the device goes out of service with the same tap. */
export function reportFault(deviceId: number, priority: string, summary: string, stop: boolean): Promise<unknown> {
  return send("POST", "/api/device-faults", { device_id: deviceId, priority, summary, out_of_service: stop });
}

/** Takes the last step of the pathway back; the server decides whether it still may. */
export function undoLast(examId: number): Promise<unknown> {
  return send("POST", `/api/exams/${examId}/actions`, { action: "undo" });
}
