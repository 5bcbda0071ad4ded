import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/messages/in", title: "interop:inbound.title", permission: "message.read", page: () => import("./pages/InboundPage"), nav: { icon: "inbox", order: 97 } },
  { path: "/messages/out", title: "interop:outbound.title", permission: "message.read", page: () => import("./pages/OutboundPage") },
];
