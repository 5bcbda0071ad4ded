import { expect, test } from "vitest";
import { listScopes } from "./ScopeSelect";

test("creating is offered only where it can be done", () => {
  const kinds = [
    { type: "Patient", interaction: [{ code: "read" }, { code: "search-type" }] },
    { type: "Appointment", interaction: [{ code: "read" }, { code: "create" }] },
  ];
  expect(listScopes(kinds)).toEqual(["system/*.rs", "system/Patient.rs", "system/Appointment.rs", "system/Appointment.c"]);
});
