import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/quality", title: "qc:title", permission: "qc.review", page: () => import("./pages/QualityPage"), nav: { icon: "shield", order: 60 }, startFor: ["qc_manager"] },
  { path: "/quality/draws", title: "qc:draws.title", permission: "qc.read", page: () => import("./pages/DrawsPage") },
  { path: "/quality/cases", title: "qc:cases.title", permission: "qc.read", page: () => import("./pages/CasesPage") },
  { path: "/quality/cases/:caseId", title: "qc:cases.one", permission: "qc.read", page: () => import("./pages/CasePage") },
];
