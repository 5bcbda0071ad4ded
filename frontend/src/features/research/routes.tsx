import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/research", title: "research:title", permission: "research.read", page: () => import("./pages/ProjectsPage"), nav: { icon: "filter", order: 88 } },
  { path: "/research/objections", title: "research:objection.title", permission: "research.read", page: () => import("./pages/ObjectionsPage") },
  { path: "/research/:projectId", title: "research:one", permission: "research.read", page: () => import("./pages/ProjectPage") },
  { path: "/research/:projectId/cohorts/:cohortId", title: "research:cohort.one", permission: "research.read", page: () => import("./pages/CohortPage") },
];
