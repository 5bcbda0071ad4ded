import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  {
    path: "/reading",
    title: "reporting:title",
    permission: "report.read",
    page: () => import("./pages/ReadingPage"),
    nav: { icon: "doc", order: 50 },
    startFor: ["radiologist", "resident"],
  },
  { path: "/reading/criticals", title: "reading:criticals.title", permission: "report.read", page: () => import("./pages/CriticalsPage") },
  { path: "/reading/countersigns", title: "reading:countersigns.title", permission: "report.read", page: () => import("./pages/CountersignsPage") },
  { path: "/reading/turnaround", title: "reading:turnaround.title", permission: "report.read", page: () => import("./pages/TurnaroundPage") },
  { path: "/reading/ai", title: "reading:ai.title", permission: "report.read", page: () => import("./pages/AiPage") },
  { path: "/reading/readers", title: "reading:readers.title", permission: "report.read", page: () => import("./pages/ReadersPage") },
  { path: "/catalogue/templates", title: "reporting:templates.title", permission: "template.read", page: () => import("./pages/TemplatesPage") },
];
