import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { api, send, take } from "../api/client";
import type { components } from "../api/schema";

export type Session = components["schemas"]["Session"];
export type SessionSite = components["schemas"]["SessionSite"];
/** The department's clock as the server stated it: `now` at the moment of the answer, running `factor` times real time. */
export type ServerClock = components["schemas"]["Clock"];

export const SESSION_KEY = ["session"] as const;

export async function readSession(): Promise<Session> {
  return take(api.GET("/api/session"));
}

export async function signIn(client: QueryClient, credentials: { username: string; password: string; code?: string }): Promise<Session> {
  const session = await take(api.POST("/api/session", { body: { code: "", ...credentials } }));
  client.setQueryData(SESSION_KEY, session);
  return session;
}

/** Ends the session and forgets everything fetched with it. */
export async function signOut(client: QueryClient): Promise<void> {
  await send("DELETE", "/api/session");
  client.clear();
  client.setQueryData(SESSION_KEY, NOBODY);
}

/** Keeps a choice with the account, so that it follows the person to other desks. */
export async function savePreferences(preferences: components["schemas"]["PatchedPreferencesRequest"]): Promise<void> {
  await api.PATCH("/api/session", { body: preferences });
}

export function useSessionQuery() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 5 * 60_000, refetchInterval: 10 * 60_000 });
}

const NOBODY: Session = { user: null, roles: [], permissions: [], sites: [], clock: { now: new Date().toISOString(), factor: 1, simulated: false }, unread: 0, demo: false, idle_s: 0 };

/** The signed-in person's session; inside the shell it is always loaded. */
export function useSession(): Session {
  return useQueryClient().getQueryData<Session>(SESSION_KEY) ?? NOBODY;
}

export function may(session: Session, permission: string | string[] | undefined): boolean {
  if (!permission) return true;
  const wanted = typeof permission === "string" ? [permission] : permission;
  return wanted.some((code) => session.permissions.includes(code));
}

/** Whether the person holds a permission (any of several) anywhere. Sites are judged by the server. */
export function useMay(permission: string | string[] | undefined): boolean {
  return may(useSession(), permission);
}
