import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { readStored, writeStored } from "@/shared/lib/storage";
import type { Density, ThemeName } from "./theme";

interface Appearance {
  theme: ThemeName;
  density: Density;
  setTheme: (theme: ThemeName) => void;
  setDensity: (density: Density) => void;
}

const AppearanceContext = createContext<Appearance | null>(null);

/** Theme and density of this desk. theme.js has put the theme on <html> before the first paint. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [theme, keepTheme] = useState<ThemeName>(() => (document.documentElement.dataset.theme === "dark" ? "dark" : "light"));
  const [density, keepDensity] = useState<Density>(() => (readStored("radflow.density") === "comfortable" ? "comfortable" : "compact"));
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.dataset.density = density;
    root.style.background = "";
  }, [theme, density]);
  const setTheme = useCallback((next: ThemeName) => {
    writeStored("radflow.theme", next);
    keepTheme(next);
  }, []);
  const setDensity = useCallback((next: Density) => {
    writeStored("radflow.density", next);
    keepDensity(next);
  }, []);
  const value = useMemo(() => ({ theme, density, setTheme, setDensity }), [theme, density, setTheme, setDensity]);
  return <AppearanceContext value={value}>{children}</AppearanceContext>;
}

export function useAppearance(): Appearance {
  const value = use(AppearanceContext);
  if (!value) throw new Error("useAppearance outside AppearanceProvider");
  return value;
}
