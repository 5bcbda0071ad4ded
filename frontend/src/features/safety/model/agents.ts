import type { components } from "@/shared/api/schema";

export type Agent = components["schemas"]["ContrastAgent"];
type NewAgent = components["schemas"]["NewAgentRequest"];

export const CLASSES = ["iodine", "gadolinium", "microbubble", "barium"] as const;

/** The form of an agent: names and groups as fields of their own. */
export interface AgentValues {
  code: string;
  agent_class: Agent["agent_class"];
  zh: string;
  en: string;
  concentration?: number | null;
  concentration_unit?: "mgI/mL" | "mmol/mL";
  ACR?: "I" | "II" | "III";
  EMA?: "low" | "medium" | "high";
  maker?: string;
  licence?: string;
  source?: string;
  gtins?: string[];
  is_verified?: boolean;
  is_default?: boolean;
  is_active?: boolean;
}

export function toAgentValues(agent: Agent | null): Partial<AgentValues> {
  if (agent === null) return { is_active: true, gtins: [] };
  const groups = (agent.groups ?? {}) as Pick<AgentValues, "ACR" | "EMA">;
  return {
    zh: agent.names["zh-Hans"],
    en: agent.names.en,
    concentration: agent.concentration === null || agent.concentration === undefined ? null : Number(agent.concentration),
    concentration_unit: (agent.concentration_unit || undefined) as AgentValues["concentration_unit"],
    ACR: groups.ACR,
    EMA: groups.EMA,
    maker: agent.maker,
    licence: agent.licence,
    source: agent.source,
    gtins: [...((agent.gtins ?? []) as string[])],
    is_verified: agent.is_verified,
    is_default: agent.is_default,
    is_active: agent.is_active,
  };
}

/** What is written: a field that was emptied is emptied there, too. */
export function toAgentBody(values: AgentValues): Omit<NewAgent, "code" | "agent_class"> {
  return {
    names: { "zh-Hans": values.zh.trim(), en: values.en.trim() },
    groups: { ACR: values.ACR ?? "", EMA: values.EMA ?? "" },
    concentration: values.concentration ?? null,
    concentration_unit: values.concentration_unit ?? "",
    maker: values.maker ?? "",
    licence: values.licence ?? "",
    source: values.source ?? "",
    gtins: values.gtins ?? [],
    is_verified: values.is_verified ?? false,
    is_default: values.is_default ?? false,
    is_active: values.is_active ?? false,
  };
}
