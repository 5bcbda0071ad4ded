import type { FeatureRoute } from "@/shared/routes";
import { may, type Session } from "@/shared/session/session";

// Found by folder, so that a feature is added without touching the router.
const modules = import.meta.glob<{ routes: FeatureRoute[] }>("../features/*/routes.tsx", { eager: true });

export const featureRoutes: readonly FeatureRoute[] = Object.values(modules).flatMap((module) => module.routes);

const RAIL_LENGTH = 7;

/** Rail entries of a person: the first seven by order; the palette holds the rest. */
export function listRail(session: Session, routes: readonly FeatureRoute[] = featureRoutes): FeatureRoute[] {
  return routes
    .filter((route) => route.nav && may(session, route.permission))
    .sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0))
    .slice(0, RAIL_LENGTH);
}

/** Where `/` leads: the first permitted start page of the person's roles in the order of the roles, else the first rail entry. */
export function findStart(session: Session, routes: readonly FeatureRoute[] = featureRoutes): string {
  const allowed = routes.filter((route) => may(session, route.permission));
  for (const role of session.roles) {
    const start = allowed.find((route) => route.startFor?.includes(role));
    if (start) return start.path;
  }
  return listRail(session, routes)[0]?.path ?? "/profile";
}
