/** Fails a journey with what was expected and what came. */
export function expectEqual(got, wanted, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

export function expectTrue(value, what) {
  if (!value) throw new Error(`not so: ${what}`);
}

/** Fails when a task took more input than its goal: `{keys: 12}`, `{clicks: 6}`, `{taps: 4}`. */
export function expectAtMost(count, goal, what) {
  for (const [kind, most] of Object.entries(goal)) {
    if (count[kind] > most) throw new Error(`${what}: ${count[kind]} ${kind}, the goal is ${most}`);
  }
}
