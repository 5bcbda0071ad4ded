import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CheckSocket } from "./checkSocket";

class FakeSocket {
  static OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  sent: { n: number; findings: string }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.made.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as { n: number; findings: string });
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  say(answer: object) {
    this.onmessage?.({ data: JSON.stringify(answer) });
  }
  close() {
    this.onclose?.();
  }
}

const texts = (findings: string) => ({ technique: "", findings, impression: "" });
const last = () => FakeSocket.made.at(-1) as FakeSocket;
let checks: CheckSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.made = [];
  checks = new CheckSocket(() => "ws://desk/ws/checks");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("answers the newest text over one line and drops what was said of an older one", async () => {
  const first = checks.ask(5, texts("one"), "en");
  last().open();
  const second = checks.ask(5, texts("two"), "en");
  expect(await first).toBeNull();
  last().say({ n: 1, type: "checked", findings: [{ rule: "old" }] });
  last().say({ n: 2, type: "checked", findings: [{ rule: "new" }] });
  expect(await second).toEqual([{ rule: "new" }]);
  expect(last().sent.map((frame) => [frame.n, frame.findings])).toEqual([
    [1, "one"],
    [2, "two"],
  ]);
  expect(FakeSocket.made).toHaveLength(1);
});

it("leaves the question to REST when the line is lost, refused or silent, and does not knock again at once", async () => {
  const lost = checks.ask(5, texts("one"), "en");
  last().close();
  expect(await lost).toBeNull();
  expect(await checks.ask(5, texts("two"), "en")).toBeNull();
  expect(FakeSocket.made).toHaveLength(1);
  vi.advanceTimersByTime(30_001);
  const refused = checks.ask(5, texts("three"), "en");
  last().open();
  last().say({ n: 2, type: "refused" });
  expect(await refused).toBeNull();
  const silent = checks.ask(5, texts("four"), "en");
  vi.advanceTimersByTime(3_001);
  expect(await silent).toBeNull();
  expect(FakeSocket.made).toHaveLength(2);
});
