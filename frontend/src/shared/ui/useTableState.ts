import { useMemo } from "react";
import { useSearchParams } from "react-router";

export interface TableState {
  page: number;
  pageSize: number;
  /** API ordering: "name" or "-name"; "" = the server's own. */
  ordering: string;
  /** Every other parameter of the address. */
  filters: Record<string, string>;
  /** For the query of a typed call: page, page_size, ordering and filters, without empty ones. The address is free text; the server checks it. */
  query: Record<string, never>;
  setPage: (page: number) => void;
  setPageSize: (size: number) => void;
  setOrdering: (ordering: string) => void;
  /** Sets or (with "" or undefined) clears a filter; goes back to page 1. */
  setFilter: (name: string, value: string | undefined) => void;
}

const OWN = new Set(["page", "page_size", "ordering", "row"]);

/** State of a list in the address, so that Back, reload and a sent link show the same rows. */
export function useTableState(options: { pageSize?: number; ordering?: string } = {}): TableState {
  const [params, setParams] = useSearchParams();
  const { pageSize: firstSize = 50, ordering: firstOrdering = "" } = options;
  return useMemo(() => {
    const page = Math.max(1, Number(params.get("page")) || 1);
    const pageSize = Number(params.get("page_size")) || firstSize;
    const ordering = params.get("ordering") ?? firstOrdering;
    const filters: Record<string, string> = {};
    for (const [name, value] of params) if (!OWN.has(name) && value) filters[name] = value;
    const change = (values: Record<string, string | undefined>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      );
    return {
      page,
      pageSize,
      ordering,
      filters,
      query: { page, page_size: pageSize, ...(ordering ? { ordering } : {}), ...filters } as unknown as Record<string, never>,
      setPage: (next) => change({ page: next > 1 ? String(next) : undefined }),
      setPageSize: (size) => change({ page_size: String(size), page: undefined }),
      setOrdering: (next) => change({ ordering: next, page: undefined }),
      setFilter: (name, value) => change({ [name]: value, page: undefined }),
    };
  }, [params, setParams, firstSize, firstOrdering]);
}
