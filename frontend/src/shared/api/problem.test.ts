import { describe, expect, it } from "vitest";
import { ProblemError, readProblem, spreadOnForm } from "./problem";

describe("reading a refusal", () => {
  it("keeps code, words, fields and the current version", async () => {
    const body = { status: 409, code: "common.stale", title: "Conflict", detail: "Somebody changed it first.", current: { version: 3 }, errors: [{ field: "name", code: "blank", text: "Needed" }] };
    const problem = await readProblem(new Response(JSON.stringify(body), { status: 409, headers: { "Content-Type": "application/problem+json" } }));
    expect([problem.status, problem.code, problem.detail, problem.current]).toEqual([409, "common.stale", "Somebody changed it first.", { version: 3 }]);
    expect(problem.of("name")).toEqual(["Needed"]);
    expect(problem.of("phone")).toEqual([]);
  });

  it("names the status where a proxy answered with a page", async () => {
    const problem = await readProblem(new Response("<html>", { status: 502 }));
    expect([problem.status, problem.code, problem.detail]).toEqual([502, "http_502", ""]);
  });
});

it("puts field texts on the form and returns the others", () => {
  const set: unknown[] = [];
  const form = { getFieldsValue: () => ({ name: "", grants: [] }), setFields: (fields: unknown) => set.push(fields) };
  const problem = new ProblemError({
    status: 400,
    errors: [
      { field: "name", code: "blank", text: "Needed" },
      { field: "grants[0].role", code: "invalid", text: "No such role" },
      { field: "non_field_errors", code: "invalid", text: "Not like this" },
    ],
  });
  expect(spreadOnForm(problem, form as never)).toEqual(["Not like this"]);
  expect(set).toEqual([[{ name: "name", errors: ["Needed"] }, { name: "grants", errors: ["No such role"] }]]);
});
