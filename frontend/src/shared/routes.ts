import type { ComponentType } from "react";
import type { IconName } from "./ui/Icon";

/** One screen of a feature. `features/<f>/routes.tsx` exports `routes: FeatureRoute[]`; the router finds it by itself. */
export interface FeatureRoute {
  /** Absolute path, react-router syntax: "/orders/:orderId". No patient data in it beyond ids. */
  path: string;
  /** Catalogue key of the screen's title, "orders:list.title": top bar, palette, rail. */
  title: string;
  /** The page, loaded on first visit: `() => import("./pages/OrderList")` with a default export. */
  page: () => Promise<{ default: ComponentType }>;
  /** Paths that are loaded behind this page, because they must open from it without a network. */
  ahead?: string[];
  /** Permission code needed; with several, any one is enough. Absent: every signed-in person. */
  permission?: string | string[];
  /** Place in the rail (lower = higher up); absent: reached by links and the palette only. */
  nav?: { icon: IconName; order: number; /** catalogue key of a short rail word; default = title */ label?: string };
  /** Roles whose start page this is: `/` leads here. */
  startFor?: string[];
  /** "shell" (default) has rail and bar; "bare" is signed-in without them (tablet, wall); "public" needs no session (kiosk boards with a device token, patient page). */
  frame?: "shell" | "bare" | "public";
  /** Keep out of the palette (pages that need an id are left out anyway). */
  hidden?: boolean;
}
