import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Study = Schemas["Study"];
export type Mpps = Schemas["Mpps"];
export type Peer = Schemas["DicomPeer"];
export type Contact = Schemas["DicomContact"];
export type Refusal = Schemas["DicomRefusal"];
export type Quarantined = Schemas["QuarantinedObject"];
export type Destination = Schemas["DicomDestination"];
export type Commitment = Schemas["Commitment"];
export type Node = Schemas["DicomNode"];
export type WorklistAsk = Schemas["WorklistAsk"];
export type WorklistCaller = Schemas["WorklistCaller"];
export type WorklistTrace = Schemas["WorklistTrace"];
export type TraceStep = Schemas["TraceStep"];
export type Proposal = Schemas["Proposal"];
export type ReconcileAct = Schemas["ReconcileAct"];
export type StudyDetail = Schemas["StudyDetail"];
