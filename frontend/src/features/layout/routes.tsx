import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/layout", title: "layout:title", permission: "layout.make", page: () => import("./pages/LayoutListPage"), nav: { icon: "print", order: 60 } },
  { path: "/layout/:examId", title: "layout:title", permission: "layout.make", page: () => import("./pages/LayoutPage") },
];
