import { openDB, type IDBPDatabase } from "idb";
import { useSyncExternalStore } from "react";
import { send } from "../api/client";
import { ProblemError } from "../api/problem";

/** A write that waits for the network. The server stores it once, whatever the number of attempts (client_id in the body). */
export interface KeptWrite {
  id?: number;
  user: string;
  path: string;
  body: unknown;
  /** Words for the list: whose, what. */
  label: string;
  at: number;
  /** The server's refusal on a later attempt: a person must look. */
  refused?: string;
}

export type SendResult<T> = { sent: true; data: T } | { sent: false };

const STORE = "writes";
const RETRY_MS = 5000;
let database: Promise<IDBPDatabase> | null = null;
let writes: KeptWrite[] = [];
let user = "";
let timer: ReturnType<typeof setInterval> | undefined;
let flushing = false;
let onSent: () => Promise<unknown> = () => Promise.resolve();
const listeners = new Set<() => void>();

function open(): Promise<IDBPDatabase> {
  database ??= openDB("radflow-outbox", 1, { upgrade: (db) => void db.createObjectStore(STORE, { keyPath: "id", autoIncrement: true }) });
  return database;
}

async function reload(): Promise<void> {
  writes = ((await (await open()).getAll(STORE)) as KeptWrite[]).filter((write) => write.user === user);
  for (const listener of listeners) listener();
}

/** Starts the outbox for the signed-in person: what was left over is sent first. `readAgain` runs before sent writes leave the list. */
export function startOutbox(userId: string, readAgain: () => Promise<unknown>): () => void {
  user = userId;
  onSent = readAgain;
  void reload().then(flushOutbox);
  timer ??= setInterval(() => void flushOutbox(), RETRY_MS);
  window.addEventListener("online", flushOutbox);
  return () => {
    clearInterval(timer);
    timer = undefined;
    window.removeEventListener("online", flushOutbox);
  };
}

/** Sends now; without a network keeps the write on this device, as `keep` makes it. A refusal by the server is thrown. */
export async function sendOrKeep<T, B = unknown>(path: string, body: B, label: string, keep: (body: B) => B = (same) => same): Promise<SendResult<T>> {
  if (writes.every((write) => write.refused !== undefined)) {
    try {
      return { sent: true, data: await send<T>("POST", path, body) };
    } catch (error) {
      if (!(error instanceof ProblemError) || (error.status !== 0 && error.status < 502)) throw error;
    }
  }
  await (await open()).add(STORE, { user, path, body: keep(body), label, at: Date.now() } satisfies KeptWrite);
  await reload();
  return { sent: false };
}

/** Sends what waits, oldest first; stops at the first that finds no network. */
export async function flushOutbox(): Promise<void> {
  if (flushing || writes.length === 0) return;
  flushing = true;
  let sent = 0;
  try {
    const db = await open();
    for (const write of writes) {
      if (write.refused !== undefined) continue;
      try {
        await send("POST", write.path, write.body);
        await db.delete(STORE, write.id as number);
        sent += 1;
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status === 0 || error.status === 401 || error.status >= 500) break;
        await db.put(STORE, { ...write, refused: error.detail || error.code });
      }
    }
    if (sent > 0) await onSent();
    await reload();
  } finally {
    flushing = false;
  }
}

/** Takes a refused write off the list, after a person read why. */
export async function dropKept(id: number): Promise<void> {
  await (await open()).delete(STORE, id);
  await reload();
}

/** Whether the write of this client id waits no longer: it was sent. A refused one still stands in the list. */
export function hasLeft(waiting: readonly KeptWrite[], clientId: string): boolean {
  return !waiting.some((write) => (write.body as { client_id?: string }).client_id === clientId);
}

/** What is not sent yet, of this person on this device. */
export function useOutbox(): KeptWrite[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => writes,
  );
}
