import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [{ path: "/images/:studyId/view", title: "images:title", permission: "image.read", page: () => import("./pages/ViewerPage") }];
