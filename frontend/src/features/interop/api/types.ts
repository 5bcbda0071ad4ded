import type { components } from "@/shared/api/schema";

export type Inbound = components["schemas"]["Inbound"];
export type InboundDetail = components["schemas"]["InboundDetail"];
export type Subscription = components["schemas"]["Subscription"];
export type Outbound = components["schemas"]["Outbound"];
export type OutboundDetail = components["schemas"]["OutboundDetail"];
