import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveClient } from "./client";
import type { ServerFrame } from "./frames";

class FakeSocket {
  static OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.made.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  hear(frame: Partial<ServerFrame>) {
    this.onmessage?.({ data: JSON.stringify({ id: "x", topic: "t", ts: "", data: null, seq: 0, ...frame }) });
  }
  close(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

const last = () => FakeSocket.made.at(-1) as FakeSocket;
let client: LiveClient;
let frames: ServerFrame[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.made = [];
  frames = [];
  client = new LiveClient(
    () => "ws://desk/ws/live",
    () => 0,
  );
  stop = client.subscribe("t", (frame) => frames.push(frame));
  last().open();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("subscribing", () => {
  it("asks for the topic when the line is open, and leaves when nobody listens", () => {
    expect(last().sent).toEqual([{ op: "subscribe", topic: "t" }]);
    stop();
    expect(last().sent.at(-1)).toEqual({ op: "unsubscribe", topic: "t" });
    expect(client.getLink()).toBe("idle");
  });

  it("opens one line for two topics", () => {
    client.subscribe("u", () => undefined);
    expect(FakeSocket.made).toHaveLength(1);
    expect(last().sent.at(-1)).toEqual({ op: "subscribe", topic: "u" });
  });

  it("shows a device token before anything else after a reconnect", () => {
    client.presentToken("rf_k");
    last().close();
    vi.advanceTimersByTime(250);
    last().open();
    expect(last().sent.map((frame) => frame.op)).toEqual(["token", "subscribe"]);
  });

  it("ignores what is no frame, and frames of other topics", () => {
    last().onmessage?.({ data: "not json" });
    last().hear({ topic: "other", type: "snapshot" });
    expect(frames).toEqual([]);
  });
});

describe("order of frames", () => {
  beforeEach(() => last().hear({ type: "snapshot", seq: 7 }));

  it("passes the next delta on", () => {
    last().hear({ type: "delta", seq: 8 });
    expect(frames.map((frame) => [frame.type, frame.seq])).toEqual([["snapshot", 7], ["delta", 8]]);
  });

  it("drops a delta that was already seen", () => {
    last().hear({ type: "delta", seq: 7 });
    expect(frames).toHaveLength(1);
  });

  it("turns a hole into a gap and asks for the whole state again", () => {
    last().hear({ type: "delta", seq: 9 });
    expect(frames.at(-1)?.type).toBe("gap");
    expect(last().sent.at(-1)).toEqual({ op: "subscribe", topic: "t" });
  });

  it("asks again after a gap that the server declares", () => {
    last().hear({ type: "gap" });
    expect(frames.at(-1)?.type).toBe("gap");
    expect(last().sent.at(-1)).toEqual({ op: "subscribe", topic: "t" });
  });
});

describe("a lost line", () => {
  it("comes back with the last number seen", () => {
    last().hear({ type: "snapshot", seq: 41 });
    last().close(1012);
    expect(client.getLink()).toBe("lost");
    vi.advanceTimersByTime(249);
    expect(FakeSocket.made).toHaveLength(1);
    vi.advanceTimersByTime(1);
    last().open();
    expect(last().sent).toEqual([{ op: "subscribe", topic: "t", since: 41 }]);
    expect(client.getLink()).toBe("open");
  });

  it("waits twice as long after each failure, at most 15 s", () => {
    const waits: number[] = [];
    for (let at = 0; at < 8; at += 1) {
      const before = FakeSocket.made.length;
      last().close();
      let waited = 0;
      while (FakeSocket.made.length === before) {
        vi.advanceTimersByTime(50);
        waited += 50;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500]);
  });

  it("stops asking when the session is over", () => {
    last().close(4401);
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(client.getLink()).toBe("refused");
  });

  it("starts over for its listeners after a new sign-in", () => {
    last().hear({ type: "snapshot", seq: 5 });
    last().close(4401);
    client.restart();
    last().open();
    expect(last().sent).toEqual([{ op: "subscribe", topic: "t", since: 5 }]);
  });

  it("is noticed by silence, while pings are answered it stays", () => {
    vi.advanceTimersByTime(20_000);
    expect(last().sent.at(-1)).toEqual({ op: "ping" });
    last().hear({ topic: "", type: "pong" });
    vi.advanceTimersByTime(40_000);
    expect(client.getLink()).toBe("open");
    vi.advanceTimersByTime(20_000);
    expect(client.getLink()).toBe("lost");
  });
});
