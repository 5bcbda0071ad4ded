import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { send } from "../api/client";
import { ProblemError } from "../api/problem";
import type { LanguageMap } from "../lib/localised";

export interface SessionSite {
  id: number;
  code: string;
  name: LanguageMap;
  time_zone: string;
}

/** The department's clock as the server stated it: `now` at the moment of the answer, running `factor` times real time. */
export interface ServerClock {
  now: string;
  factor: number;
  simulated: boolean;
}

export interface Session {
  user: { id: string; username: string; name: string; language: string | null } | null;
  roles: string[];
  permissions: string[];
  sites: SessionSite[];
  clock: ServerClock;
}

export const SESSION_KEY = ["session"] as const;

/** A failed session read that means "nobody is signed in" is an answer, not an error. */
export async function readSession(): Promise<Session> {
  try {
    return shape(await send<Partial<Session>>("GET", "/api/session"));
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 401 || error.status === 403)) return shape({});
    throw error;
  }
}

function shape(raw: Partial<Session>): Session {
  return {
    user: raw.user ?? null,
    roles: raw.roles ?? [],
    permissions: raw.permissions ?? [],
    sites: raw.sites ?? [],
    clock: raw.clock ?? { now: new Date().toISOString(), factor: 1, simulated: false },
  };
}

export async function signIn(client: QueryClient, credentials: { username: string; password: string }): Promise<Session> {
  await send("POST", "/api/session", credentials);
  const session = await readSession();
  client.setQueryData(SESSION_KEY, session);
  return session;
}

/** Ends the session and forgets everything fetched with it. */
export async function signOut(client: QueryClient): Promise<void> {
  await send("DELETE", "/api/session");
  client.clear();
  client.setQueryData(SESSION_KEY, shape({}));
}

export function useSessionQuery() {
  return useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: 5 * 60_000, refetchInterval: 10 * 60_000 });
}

const NOBODY = shape({});

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
