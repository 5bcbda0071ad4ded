import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { readStored, writeStored } from "../lib/storage";
import { useSession, type SessionSite } from "./session";

interface SiteChoice {
  site: SessionSite | null;
  sites: SessionSite[];
  choose: (id: number) => void;
}

const SiteContext = createContext<SiteChoice>({ site: null, sites: [], choose: () => undefined });

/** Which site this desk works at; remembered per desk. */
export function SiteProvider({ children }: { children: ReactNode }) {
  const { sites: granted } = useSession();
  // The first site of the department is the oldest row, whatever the order of the answer.
  const sites = useMemo(() => granted.toSorted((a, b) => a.id - b.id), [granted]);
  const [chosen, setChosen] = useState(() => Number(readStored("radflow.site")) || null);
  const value = useMemo<SiteChoice>(
    () => ({
      sites,
      site: sites.find((site) => site.id === chosen) ?? sites[0] ?? null,
      choose: (id) => {
        writeStored("radflow.site", String(id));
        setChosen(id);
      },
    }),
    [sites, chosen],
  );
  return <SiteContext value={value}>{children}</SiteContext>;
}

export function useSite(): SiteChoice {
  return use(SiteContext);
}

/** IANA zone of the current site. Every time on the screen is in it. */
export function useZone(): string {
  return useSite().site?.time_zone ?? "Asia/Shanghai";
}
