import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";

/** Priority classes, most urgent first. */
export function usePriorities() {
  const lang = useLang();
  const query = useQuery({ queryKey: ["priorities"], queryFn: () => take(api.GET("/api/priorities")), staleTime: 600_000 });
  const rows = query.data?.results ?? [];
  return { rows, word: (code: string) => pick(rows.find((row) => row.code === code)?.names, lang) || code };
}
