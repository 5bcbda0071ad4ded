import { useQuery } from "@tanstack/react-query";
import { api, BASE, take } from "../api/client";

export const ENTRANCE_KEY = ["session", "entrance"] as const;
const CHANNEL = "radflow.entered";
const LOOK_EVERY_MS = 500;

/** What the sign-in page needs to know: whether the hospital has a sign-in of its own, what is still owed to it, why it failed. */
export function useEntrance(enabled = true) {
  return useQuery({ queryKey: ENTRANCE_KEY, queryFn: () => take(api.GET("/api/session/entrance")), enabled, staleTime: 0, gcTime: 0 });
}

/** This window goes to the hospital's sign-in and comes back to where it is. */
export function goToProvider(): void {
  location.assign(addressOf(location.pathname + location.search, false));
}

/** A small window goes there, so that what is open here stays; resolves when it has come back, or was closed. */
export function visitProvider({ again }: { again: boolean }): Promise<void> {
  const opened = window.open(addressOf(`${BASE}/entered`, again), "radflow-entrance", "popup,width=520,height=680");
  if (!opened) return Promise.reject(new Error("popup"));
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL);
    const end = () => {
      clearInterval(watch);
      channel.close();
      resolve();
    };
    // Away at the provider the browser may say "closed" of a window that it only keeps apart: then the message tells.
    const watch = setInterval(() => opened.closed && document.hasFocus() && end(), LOOK_EVERY_MS);
    channel.onmessage = end;
  });
}

/** Said by the small window once it is back. */
export function tellEntered(): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
  channel.postMessage("entered");
  channel.close();
}

function addressOf(next: string, again: boolean): string {
  return `${BASE}/api/session/provider/start?${new URLSearchParams({ next, ...(again ? { again: "true" } : {}) }).toString()}`;
}
