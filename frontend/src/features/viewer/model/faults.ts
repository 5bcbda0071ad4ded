/** Why an image does not show, as a word the catalogue has a sentence for. */
export type Fault = "gone" | "forbidden" | "signedOut" | "offline" | "undecodable" | "server";

/** From what a failed request leaves (status 0 = no answer) or from an error of the decoder. */
export function faultOf(problem: unknown): Fault {
  const status = statusOf(problem);
  if (status === null) return "undecodable";
  if (status === 0) return "offline";
  if (status === 401) return "signedOut";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "gone";
  return status === 406 || status === 415 || status === 422 ? "undecodable" : "server";
}

function statusOf(problem: unknown): number | null {
  if (typeof problem !== "object" || problem === null) return null;
  if ("status" in problem && typeof problem.status === "number") return problem.status;
  return "error" in problem ? statusOf(problem.error) : null;
}
