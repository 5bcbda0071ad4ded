import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/orders", title: "orders:list.title", permission: "order.read", page: () => import("./pages/OrdersPage"), nav: { icon: "inbox", order: 20 } },
  { path: "/orders/new", title: "orders:new.title", permission: "order.write", page: () => import("./pages/NewOrderPage") },
];
