import { BASE } from "../api/client";
import { readFrame, type ClientFrame, type ServerFrame } from "./frames";

const PING_MS = 20_000;
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The server closes with this code when the session is missing or over: asking again would not help. */
const NOT_ALLOWED = 4401;

type Listener = (frame: ServerFrame) => void;
export type LinkState = "idle" | "connecting" | "open" | "lost" | "refused";

interface Topic {
  listeners: Set<Listener>;
  lastSeq: number | null;
}

/** The one socket of the page: subscribes topics, resumes after a loss from the last sequence number, asks anew after a gap. */
export class LiveClient {
  private socket: WebSocket | null = null;
  private topics = new Map<string, Topic>();
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private link: LinkState = "idle";
  /** Real time (ms) of the last sign of life; 0 before the first. No listener is told: it changes with every frame. */
  heardAt = 0;
  private linkListeners = new Set<() => void>();
  private token = "";

  constructor(
    private readonly url: () => string = liveUrl,
    private readonly random: () => number = Math.random,
  ) {}

  subscribe(name: string, listener: Listener): () => void {
    const topic = this.topics.get(name) ?? { listeners: new Set<Listener>(), lastSeq: null };
    const isFirst = topic.listeners.size === 0;
    topic.listeners.add(listener);
    this.topics.set(name, topic);
    if (!this.socket) this.open();
    // A later listener of the same topic has no state yet: the whole snapshot is asked for again.
    else this.send({ op: "subscribe", topic: name, ...(isFirst && topic.lastSeq !== null ? { since: topic.lastSeq } : {}) });
    return () => {
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0) return;
      this.topics.delete(name);
      this.send({ op: "unsubscribe", topic: name });
      if (this.topics.size === 0) this.close();
    };
  }

  /** Kiosk boards have no session: they show a device token before they subscribe. */
  presentToken(token: string): void {
    this.token = token;
    this.send({ op: "token", token });
  }

  getLink = (): LinkState => this.link;

  onLink = (listener: () => void): (() => void) => {
    this.linkListeners.add(listener);
    return () => this.linkListeners.delete(listener);
  };

  /** Starts over at once for whoever still listens: after a new sign-in, or when the network is back. */
  restart(): void {
    this.close();
    this.tries = 0;
    if (this.topics.size > 0) this.open();
  }

  /** Drops the connection; used at sign-out. */
  close(): void {
    clearTimeout(this.retry);
    clearInterval(this.beat);
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
    this.setLink("idle");
  }

  private open(): void {
    clearTimeout(this.retry);
    this.setLink(this.tries ? "lost" : "connecting");
    const socket = new WebSocket(this.url());
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.heardAt = Date.now();
      this.setLink("open");
      if (this.token) this.send({ op: "token", token: this.token });
      for (const [name, topic] of this.topics) {
        this.send({ op: "subscribe", topic: name, ...(topic.lastSeq === null ? {} : { since: topic.lastSeq }) });
      }
      this.beat = setInterval(() => this.checkPulse(socket), PING_MS);
    };
    socket.onmessage = (message) => this.hear(message.data);
    socket.onclose = (event) => this.lose(event.code);
  }

  private hear(text: unknown): void {
    this.heardAt = Date.now();
    this.setLink("open");
    const frame = readFrame(text);
    const topic = frame && this.topics.get(frame.topic);
    if (!frame || !topic) return;
    if (frame.type === "gap") {
      topic.lastSeq = null;
      this.send({ op: "subscribe", topic: frame.topic });
    } else if (frame.type === "snapshot") {
      topic.lastSeq = frame.seq;
    } else if (frame.seq > 0) {
      if (topic.lastSeq !== null && frame.seq <= topic.lastSeq) return;
      if (topic.lastSeq !== null && frame.seq > topic.lastSeq + 1) {
        topic.lastSeq = null;
        this.send({ op: "subscribe", topic: frame.topic });
        this.tell(topic, { ...frame, type: "gap", data: null });
        return;
      }
      topic.lastSeq = frame.seq;
    }
    this.tell(topic, frame);
  }

  private tell(topic: Topic, frame: ServerFrame): void {
    for (const listener of topic.listeners) listener(frame);
  }

  private lose(code: number): void {
    clearInterval(this.beat);
    this.socket = null;
    if (code === NOT_ALLOWED) {
      this.setLink("refused");
      return;
    }
    this.setLink("lost");
    // 1012 is a planned restart: the first try comes soon, still spread so that all desks do not knock at once.
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries);
    this.tries += 1;
    this.retry = setTimeout(() => this.topics.size > 0 && this.open(), ceiling * (0.5 + this.random() / 2));
  }

  private checkPulse(socket: WebSocket): void {
    if (Date.now() - this.heardAt > SILENCE_MS) socket.close();
    else this.send({ op: "ping" });
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private setLink(state: LinkState): void {
    if (state === this.link) return;
    this.link = state;
    for (const listener of this.linkListeners) listener();
  }
}

function liveUrl(): string {
  return `${location.origin.replace(/^http/, "ws")}${BASE}/ws/live`;
}

export const live = new LiveClient();

window.addEventListener("online", () => {
  if (live.getLink() === "lost") live.restart();
});
