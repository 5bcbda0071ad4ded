// A refetch that nobody asked for must not keep a session alive on an empty chair: the server is told (`X-Background: 1`).
const RECENT_MS = 60_000;
let lastInputAt = Date.now();

function note(): void {
  lastInputAt = Date.now();
}

for (const name of ["pointerdown", "pointermove", "keydown", "touchstart", "wheel"]) window.addEventListener(name, note, { passive: true, capture: true });

/** Whether a person touched keyboard, mouse or screen within the last minute. */
export function isSomebodyThere(): boolean {
  return Date.now() - lastInputAt < RECENT_MS;
}
