import type { FeatureRoute } from "@/shared/routes";
import { may, type Session } from "@/shared/session/session";

// Found by folder, so that a feature is added without touching the router.
const modules = import.meta.glob<{ routes: FeatureRoute[] }>("../features/*/routes.tsx", { eager: true });

export const featureRoutes: readonly FeatureRoute[] = Object.values(modules).flatMap((module) => module.routes);

const RAIL_LENGTH = 7;

/** The first permitted start page of the person's roles, in the order of the roles. */
function findOwnStart(session: Session, routes: readonly FeatureRoute[]): FeatureRoute | undefined {
  const allowed = routes.filter((route) => may(session, route.permission));
  for (const role of session.roles) {
    const start = allowed.find((route) => route.startFor?.includes(role));
    if (start) return start;
  }
  return undefined;
}

/** Rail entries of a person: the own start page and the first others, seven in all, by order; the palette holds the rest. */
export function listRail(session: Session, routes: readonly FeatureRoute[] = featureRoutes): FeatureRoute[] {
  const start = findOwnStart(session, routes);
  return routes
    .filter((route) => route.nav && may(session, route.permission))
    .sort((a, b) => Number(b === start) - Number(a === start) || byOrder(a, b))
    .slice(0, RAIL_LENGTH)
    .sort(byOrder);
}

function byOrder(a: FeatureRoute, b: FeatureRoute): number {
  return (a.nav?.order ?? 0) - (b.nav?.order ?? 0);
}

/** Where `/` leads: the own start page, else the first rail entry. */
export function findStart(session: Session, routes: readonly FeatureRoute[] = featureRoutes): string {
  return findOwnStart(session, routes)?.path ?? listRail(session, routes)[0]?.path ?? "/profile";
}
