import type { components } from "@/shared/api/schema";

export type User = components["schemas"]["User"];
export type NewUser = components["schemas"]["NewUserRequest"];
export type Grant = components["schemas"]["GrantRequest"];
export type Role = Grant["role"];
export type Token = components["schemas"]["Token"];
export type NewToken = components["schemas"]["NewTokenRequest"];
export type Policy = components["schemas"]["Policy"];
export type NewPolicy = components["schemas"]["NewPolicyRequest"];
export type Site = components["schemas"]["Site"];
export type SiteFacts = components["schemas"]["SiteRequest"];
export type Room = components["schemas"]["Room"];
export type RoomFacts = components["schemas"]["RoomRequest"];
export type AuditEntry = components["schemas"]["Audit"];
export type LegalHold = components["schemas"]["LegalHold"];
export type NewHold = components["schemas"]["NewHoldRequest"];
export type Delivery = components["schemas"]["Delivery"];
