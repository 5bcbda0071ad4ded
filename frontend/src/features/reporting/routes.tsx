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
];
