import { BASE } from "@/shared/api/client";
import type { Texts } from "../model/keptText";
import type { ReportFinding } from "./report";

/** After a line that could not be had, REST alone is asked for so long. */
const REST_MS = 30_000;
const PATIENCE_MS = 3_000;

interface Waiting {
  n: number;
  settle: (found: ReportFinding[] | null) => void;
}

/** One line for the checks of an editor. Each text goes whole; an answer to an older text than the newest is dropped. `null` says: ask over REST. */
export class CheckSocket {
  private socket: WebSocket | null = null;
  private count = 0;
  private waiting: Waiting | null = null;
  private restUntil = 0;

  constructor(private readonly url: () => string = checkUrl) {}

  ask(report: number, texts: Texts, language: string): Promise<ReportFinding[] | null> {
    this.give(null);
    if (Date.now() < this.restUntil) return Promise.resolve(null);
    const n = ++this.count;
    const frame = JSON.stringify({ op: "check", n, report, ...texts, stage: "sign", language });
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.lose(), PATIENCE_MS);
      this.waiting = {
        n,
        settle: (found) => {
          clearTimeout(patience);
          resolve(found);
        },
      };
      const socket = this.open();
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
      else socket.onopen = () => this.waiting?.n === n && socket.send(frame);
    });
  }

  close(): void {
    this.give(null);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onclose = null;
    socket.close();
  }

  private open(): WebSocket {
    if (this.socket) return this.socket;
    const socket = new WebSocket(this.url());
    this.socket = socket;
    socket.onmessage = (message) => this.hear(message.data);
    socket.onclose = () => this.lose();
    return socket;
  }

  private hear(text: unknown): void {
    const answer = JSON.parse(String(text)) as { n: number; type: string; findings?: ReportFinding[] };
    if (answer.n === this.waiting?.n) this.give(answer.type === "checked" ? (answer.findings ?? []) : null);
  }

  private lose(): void {
    this.restUntil = Date.now() + REST_MS;
    this.close();
  }

  private give(found: ReportFinding[] | null): void {
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.settle(found);
  }
}

function checkUrl(): string {
  return `${location.origin.replace(/^http/, "ws")}${BASE}/ws/checks`;
}
