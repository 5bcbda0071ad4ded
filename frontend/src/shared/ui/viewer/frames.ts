import { BASE } from "../../api/client";
import { ProblemError, readProblem } from "../../api/problem";
import { readFrame, type Frame, type FrameFacts } from "./windowing";

const LIMIT_BYTES = 256 * 1024 * 1024;
const kept = new Map<string, Promise<Frame>>();
const sizes = new Map<string, number>();

/** One decoded frame; kept until 256 MiB of others were used since. Throws ProblemError. */
export function loadFrame(instanceId: number, frame: number): Promise<Frame> {
  const key = `${instanceId}/${frame}`;
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const coming = fetchFrame(instanceId, frame);
  kept.set(key, coming);
  coming.then(
    (one) => {
      sizes.set(key, one.values.byteLength);
      trim();
    },
    () => kept.delete(key),
  );
  return coming;
}

async function fetchFrame(instanceId: number, frame: number): Promise<Frame> {
  let response: Response;
  try {
    response = await fetch(`${BASE}/api/instances/${instanceId}/frames/${frame}`, {
      credentials: "same-origin",
      headers: { "Accept-Language": document.documentElement.lang || "zh-Hans" },
    });
  } catch {
    throw new ProblemError({ status: 0, code: "network" });
  }
  if (!response.ok) throw await readProblem(response);
  const facts = JSON.parse(response.headers.get("X-Frame") ?? "{}") as FrameFacts;
  return readFrame(facts, await response.arrayBuffer());
}

function trim(): void {
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const key of kept.keys()) {
    if (total <= LIMIT_BYTES) return;
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
    kept.delete(key);
  }
}
