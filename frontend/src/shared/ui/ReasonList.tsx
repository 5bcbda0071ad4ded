import type { ProblemReason } from "../api/problem";
import { Glyph, Icon } from "./Icon";

/** A reason as the API renders it: `text` is already in the person's language. */
export type ReasonJson = ProblemReason;

const CLASS = { info: "t2", warning: "warn", error: "bad", block: "bad" } as const;

/** Colour and shape of a severity: triangle filled, triangle outlined, circle. */
export function SeverityGlyph({ severity }: { severity: ReasonJson["severity"] }) {
  return (
    <span className={CLASS[severity]}>
      {severity === "info" ? <Icon name="info" /> : severity === "warning" ? <Icon name="allergy" /> : <Glyph name="problem" />}
    </span>
  );
}

/** Why something was refused, held, offered or found. */
export function ReasonList({ reasons, withPolicy = false }: { reasons: ReasonJson[]; withPolicy?: boolean }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map((reason, at) => (
        <li key={`${reason.code}-${at}`}>
          <SeverityGlyph severity={reason.severity} />
          <span>
            {reason.text} {withPolicy && reason.policy_version && <span className="meta">{reason.policy_version}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
