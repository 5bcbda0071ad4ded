import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/messages", title: "interop:overview.title", permission: "message.read", page: () => import("./pages/IntegrationPage"), nav: { icon: "net", order: 97 } },
  { path: "/messages/in", title: "interop:inbound.title", permission: "message.read", page: () => import("./pages/InboundPage") },
  { path: "/messages/out", title: "interop:outbound.title", permission: "message.read", page: () => import("./pages/OutboundPage") },
  { path: "/messages/subscriptions", title: "interop:subscription.title", permission: "message.read", page: () => import("./pages/SubscriptionsPage") },
];
