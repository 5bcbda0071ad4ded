import { describe, expect, it } from "vitest";
import { toAgentBody, toAgentValues, type Agent, type AgentValues } from "./agents";

const agent = {
  id: 1,
  code: "gadobutrol",
  names: { "zh-Hans": "钆布醇", en: "Gadobutrol" },
  agent_class: "gadolinium",
  concentration: 1,
  concentration_unit: "mmol/mL",
  groups: { ACR: "II", EMA: "low" },
  gtins: ["09506000134352"],
  source: "label",
  is_active: true,
} as unknown as Agent;

describe("form of an agent", () => {
  it("writes back what it read", () => {
    expect(toAgentBody(toAgentValues(agent) as AgentValues)).toEqual({
      names: agent.names,
      groups: agent.groups,
      concentration: 1,
      concentration_unit: "mmol/mL",
      maker: "",
      licence: "",
      source: "label",
      gtins: ["09506000134352"],
      is_verified: false,
      is_default: false,
      is_active: true,
    });
  });
  it("empties what was emptied", () => {
    const body = toAgentBody({ ...toAgentValues(agent), concentration: null, concentration_unit: undefined, ACR: undefined, en: " Gadobutrol " } as AgentValues);
    expect([body.concentration, body.concentration_unit, body.groups, body.names.en]).toEqual([null, "", { ACR: "", EMA: "low" }, "Gadobutrol"]);
  });
});
