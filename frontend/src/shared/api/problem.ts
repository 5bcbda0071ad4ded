import type { FormInstance } from "antd";

/** One field's complaint inside a problem. `text` is already in the person's language. */
export interface FieldProblem {
  field: string;
  code: string;
  text: string;
}

/** A further reason of a refusal, as every answer renders one. */
export interface ProblemReason {
  code: string;
  params?: Record<string, unknown>;
  severity: "info" | "warning" | "error" | "block";
  policy_version?: string | null;
  text: string;
}

interface ProblemBody {
  status?: number;
  code?: string;
  detail?: string;
  errors?: FieldProblem[];
  reasons?: ProblemReason[];
  current?: unknown;
}

/** A refusal by the server (problem+json) or a broken connection (`status` 0, `code` "network"). */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  /** In the person's language; "" when the answer came from no part of ours. */
  readonly detail: string;
  readonly errors: FieldProblem[];
  /** What else speaks against it, beyond `detail`. */
  readonly reasons: ProblemReason[];
  /** The server's present version of a stale save (409). */
  readonly current: unknown;

  constructor(body: ProblemBody) {
    super(body.detail || body.code || String(body.status ?? 0));
    this.name = "ProblemError";
    this.status = body.status ?? 0;
    this.code = body.code ?? "unknown";
    this.detail = body.detail ?? "";
    this.errors = body.errors ?? [];
    this.reasons = body.reasons ?? [];
    this.current = body.current;
  }

  /** Texts of one field, for the form item that shows them. */
  of(field: string): string[] {
    return this.errors.filter((error) => error.field === field).map((error) => error.text);
  }
}

/** Reads a refused response; a body that is no problem+json still gives a typed error. */
export async function readProblem(response: Response): Promise<ProblemError> {
  let body: ProblemBody = {};
  try {
    const parsed: unknown = await response.clone().json();
    if (parsed && typeof parsed === "object") body = parsed as ProblemBody;
  } catch {
    body = {};
  }
  return new ProblemError({ code: `http_${response.status}`, ...body, status: response.status });
}

/** Sets the server's field complaints on an antd form; returns those that belong to no field. */
export function spreadOnForm<V>(problem: ProblemError, form: FormInstance<V>): string[] {
  const known = new Set(Object.keys(form.getFieldsValue(true) as object));
  const byField = new Map<string, string[]>();
  const rest: string[] = [];
  for (const error of problem.errors) {
    const head = error.field.split(/[.[]/)[0] ?? error.field;
    if (known.has(head)) byField.set(head, [...(byField.get(head) ?? []), error.text]);
    else rest.push(error.text);
  }
  const fields = [...byField].map(([name, errors]) => ({ name, errors }));
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  return rest;
}
