import { ProblemError } from "@/shared/api/problem";

const WAY_OUT = "scheduling.separation_may_override";

/** True for a refusal by a clinical separation that somebody with the right may set aside. */
export function isOverridable(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.reasons.some((reason) => reason.code === WAY_OUT);
}
