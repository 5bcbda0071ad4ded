import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useMemo, type ReactNode } from "react";
import { ProblemError } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { AppearanceProvider, useAppearance } from "./appearance";
import { makeTheme } from "./theme";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // A refusal is an answer: only a broken line or a server fault is worth another try.
      retry: (count, error) => count < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500),
    },
    // A browser that believes it is offline still calls: only then is a write kept in the outbox, and a department's own network is no internet.
    mutations: { retry: false, networkMode: "always" },
  },
});

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <AppearanceProvider>
        <Library>{children}</Library>
      </AppearanceProvider>
    </QueryClientProvider>
  );
}

function Library({ children }: { children: ReactNode }) {
  const { theme, density } = useAppearance();
  const lang = useLang();
  const config = useMemo(() => makeTheme(theme, density), [theme, density]);
  return (
    <ConfigProvider locale={lang === "en" ? enUS : zhCN} theme={config} button={{ autoInsertSpace: false }} wave={{ disabled: true }} form={{ requiredMark: "optional" }}>
      <AntdApp component={false}>{children}</AntdApp>
    </ConfigProvider>
  );
}
