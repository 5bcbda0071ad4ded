import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/catalogue", title: "catalogue:list.title", permission: "catalogue.write", page: () => import("./pages/CataloguePage"), nav: { icon: "table", order: 89 } },
];
