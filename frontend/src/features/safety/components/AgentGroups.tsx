import { useTranslation } from "react-i18next";
import type { Agent } from "../model/agents";

/** The group of an agent by market, such as "ACR II · EMA low risk". */
export function AgentGroups({ agent }: { agent: Agent }) {
  const { t } = useTranslation("safety");
  const groups = Object.entries((agent.groups ?? {}) as Record<string, string>).filter(([, group]) => group);
  return <>{groups.map(([market, group]) => `${market} ${t(`agents.risk.${group}`, { defaultValue: group })}`).join(" · ") || "–"}</>;
}
