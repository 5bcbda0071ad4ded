import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/results", title: "delivery:title", permission: "result.read", page: () => import("./pages/ResultsPage"), nav: { icon: "inbox", order: 51 }, startFor: ["referrer"] },
];
