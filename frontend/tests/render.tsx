import { render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { words } from "@/shared/i18n/en";

await i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: false,
  defaultNS: "common",
  resources: { en: words as Record<string, Record<string, string>> },
  interpolation: { escapeValue: false, prefix: "{", suffix: "}" },
});

/** Renders with the English catalogue, a router at `address` and an empty query cache. */
export function renderPart(part: ReactNode, address = "/") {
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>{part}</MemoryRouter>
    </QueryClientProvider>,
  );
}
