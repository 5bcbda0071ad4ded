import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Tile = Schemas["Tile"];
export type Device = Schemas["Device"];
export type Alarm = Schemas["Alarm"];
export type AlarmDetail = Schemas["AlarmDetail"];
export type WorkOrder = Schemas["WorkOrder"];
export type Downtime = Schemas["Downtime"];
export type Channel = Schemas["Channel"];
export type Series = Schemas["Series"];
export type Limit = Schemas["Limit"];
export type DeadLetter = Schemas["DeadLetter"];
export type Quarantine = Schemas["QuarantinedGroup"];
export type Stream = Schemas["Stream"];
export type NewDowntime = Schemas["NewDowntimeRequest"];
export type ChangedChannel = Schemas["PatchedChangedChannelRequest"];
export type CorrectedDowntime = Schemas["PatchedCorrectedDowntimeRequest"];
export type Severity = Alarm["severity"];
