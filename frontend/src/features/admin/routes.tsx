import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/admin/users", title: "admin:users.title", permission: "user.read", page: () => import("./pages/UsersPage"), nav: { icon: "users", order: 90 }, startFor: ["admin"] },
  { path: "/admin/permissions", title: "admin:permissions.title", permission: "user.read", page: () => import("./pages/PermissionsPage"), nav: { icon: "shield", order: 91 } },
  { path: "/admin/policies", title: "admin:policies.title", permission: "policy.read", page: () => import("./pages/PoliciesPage"), nav: { icon: "doc", order: 92 } },
  { path: "/admin/sites", title: "admin:sites.title", permission: "site.write", page: () => import("./pages/SitesPage"), nav: { icon: "building", order: 93 } },
  { path: "/admin/audit", title: "admin:audit.title", permission: "audit.read", page: () => import("./pages/AuditPage"), nav: { icon: "eye", order: 94 } },
  { path: "/admin/retention", title: "admin:retention.title", permission: "retention.read", page: () => import("./pages/RetentionPage"), nav: { icon: "clock", order: 97 } },
  { path: "/admin/tokens", title: "admin:tokens.title", permission: "token.read", page: () => import("./pages/TokensPage"), nav: { icon: "key", order: 95 } },
  { path: "/admin/events", title: "admin:events.title", permission: "event.read", page: () => import("./pages/DeliveriesPage"), nav: { icon: "inbox", order: 96 } },
  { path: "/admin/clock", title: "admin:clock.title", permission: "clock.set", page: () => import("./pages/ClockPage") },
];
