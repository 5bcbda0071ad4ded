import { lazy, Suspense, type ComponentType } from "react";
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { BASE } from "@/shared/api/client";
import type { FeatureRoute } from "@/shared/routes";
import { useSession, may } from "@/shared/session/session";
import { Loading } from "@/shared/ui/states";
import { ErrorPage } from "./ErrorPage";
import { featureRoutes, findStart } from "./features";
import { Gate } from "./Gate";
import { Shell } from "./Shell";
import { ForbiddenPage, NotFoundPage } from "./statePages";

const ownRoutes: FeatureRoute[] = [
  { path: "/profile", title: "shell:profile.title", page: () => import("./ProfilePage") },
  { path: "/entered", title: "shell:entrance.title", page: () => import("./EnteredPage"), frame: "public", hidden: true },
  { path: "/dev/gallery", title: "gallery:title", page: () => import("./gallery/GalleryPage"), frame: "public", hidden: true },
];

export const allRoutes: readonly FeatureRoute[] = [...ownRoutes, ...featureRoutes];

function Guarded({ route, Page }: { route: FeatureRoute; Page: ComponentType }) {
  const session = useSession();
  if (route.frame !== "public" && !may(session, route.permission)) return <ForbiddenPage />;
  return (
    <Suspense fallback={<Loading />}>
      <Page />
    </Suspense>
  );
}

/** The page, and behind it those it leads to that must open without a network: a screen that was never loaded cannot. */
async function loadWithNext(route: FeatureRoute) {
  const page = await route.page();
  for (const next of allRoutes) if (route.ahead?.includes(next.path)) void next.page().catch(() => undefined);
  return page;
}

function toRoute(route: FeatureRoute): RouteObject {
  const Page = lazy(() => loadWithNext(route));
  return { path: route.path, element: <Guarded route={route} Page={Page} />, handle: route, errorElement: <ErrorPage /> };
}

function Start() {
  return <Navigate to={findStart(useSession())} replace />;
}

export function makeRouter() {
  const of = (frame: FeatureRoute["frame"]) => allRoutes.filter((route) => (route.frame ?? "shell") === frame).map(toRoute);
  return createBrowserRouter(
    [
      ...of("public"),
      {
        element: <Gate />,
        errorElement: <ErrorPage />,
        children: [
          ...of("bare"),
          {
            element: <Shell />,
            children: [{ path: "/", element: <Start /> }, ...of("shell"), { path: "*", element: <NotFoundPage /> }],
          },
        ],
      },
    ],
    { basename: BASE || "/" },
  );
}
