import createClient, { type Middleware } from "openapi-fetch";
import { isSomebodyThere } from "./presence";
import { ProblemError, readProblem } from "./problem";
import type { paths } from "./schema";

/** Where the product is mounted, without the closing slash ("" at the root of the host). */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, "");

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const signedOutListeners = new Set<() => void>();

/** Calls back when the server says the session is over (401). Returns the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

export function readCookie(name: string): string {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function headersFor(method: string): Record<string, string> {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang || "zh-Hans" };
  if (!isSomebodyThere()) headers["X-Background"] = "1";
  if (!SAFE.has(method)) headers["X-CSRFToken"] = readCookie("radflow_csrf");
  return headers;
}

async function refuse(response: Response): Promise<never> {
  const problem = await readProblem(response);
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  throw problem;
}

const manners: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersFor(request.method))) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    return response.ok ? undefined : refuse(response);
  },
  onError() {
    return new ProblemError({ status: 0, code: "network" });
  },
};

/** Typed client over the generated schema. It throws ProblemError on every refusal. */
export const api = createClient<paths>({ baseUrl: BASE, credentials: "same-origin", headers: { Accept: "application/json" } });
api.use(manners);

/** Body of a typed call: `await take(api.GET("/api/users", …))`. */
export async function take<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** One call outside the generated schema (files, uploads). Path starts with /api. Throws ProblemError. */
export async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, {
      method,
      credentials: "same-origin",
      headers: { Accept: "application/json", ...headersFor(method), ...(body !== undefined && !form ? { "Content-Type": "application/json" } : {}) },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch {
    throw new ProblemError({ status: 0, code: "network" });
  }
  if (!response.ok) await refuse(response);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get("Content-Type") ?? "";
  return (type.includes("json") ? await response.json() : await response.text()) as T;
}
