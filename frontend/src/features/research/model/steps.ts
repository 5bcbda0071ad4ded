import type { Criterion, Definition, Step } from "../api/research";

export type Act = Step["act"];

/** A step as it begins: of one exam a patient the first, of anything else the first criterion with nothing chosen. */
export function makeStep(act: Act, criteria: readonly Criterion[], code?: string): Step {
  if (act === "one_per_patient") return { act, criterion: "", params: { keep: "first" }, title: "" };
  const found = criteria.find((one) => one.code === code) ?? criteria[0];
  return { act, criterion: found?.code ?? "", params: emptyParams(found), title: "" };
}

function emptyParams(criterion: Criterion | undefined): Record<string, unknown> {
  if (criterion?.kind === "choice") return { values: [] };
  if (criterion?.kind === "words") return { words: [] };
  return criterion?.kind === "range" ? { least: null, most: null } : {};
}

/** Whether it says enough to be counted; the server refuses the rest. */
export function isWhole(step: Step, criteria: readonly Criterion[]): boolean {
  if (step.act === "one_per_patient") return true;
  const kind = criteria.find((one) => one.code === step.criterion)?.kind;
  const params = step.params ?? {};
  if (kind === "choice") return (params.values as unknown[])?.length > 0;
  if (kind === "words") return (params.words as unknown[])?.length > 0;
  if (kind !== "range") return kind === "flag";
  const [least, most] = [params.least, params.most] as (number | null)[];
  const given = [least, most].filter((end) => typeof end === "number");
  return given.length === 1 || (given.length === 2 && (least as number) <= (most as number));
}

export function move<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list];
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

export function sameDefinition(one: Definition, other: Definition): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(definition: Definition) {
  const steps = (definition.steps ?? []).map(({ act, criterion, params, title }) => [act, criterion, Object.entries(params ?? {}).toSorted(), title ?? ""]);
  return [definition.first, definition.last, definition.basis, steps];
}
