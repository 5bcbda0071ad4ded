import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";

type Column = { label: string; right?: boolean };
type Words = "components" | "certificates" | "notices" | "stock";

/** A panel of a list: its title and hint, the button of a new row, waiting, failure, emptiness, and the table's head around its rows. `onNew`: left out when nobody may add here. */
export function ListFrame<Row>({ words, query, columns, onNew, children }: { words: Words; query: UseQueryResult<{ results: Row[] }>; columns: Column[]; onNew?: () => void; children: ReactNode }) {
  const { t } = useTranslation("devices");
  const rows = query.data?.results ?? [];
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t(`${words}.title`)}</h3>
        <span className="meta">{t(`${words}.hint`)}</span>
        <span className="sp" />
        {onNew && (
          <button type="button" className="btn" onClick={onNew}>
            {t(`${words}.new`)}
          </button>
        )}
      </header>
      {query.isPending && <Loading lines={3} />}
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <EmptyState title={t(`${words}.none`)} hint={t(`${words}.noneHint`)} />}
      {rows.length > 0 && (
        <div className="dt-wrap flat">
          <table className="tbl" aria-label={t(`${words}.title`)}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column.label} className={column.right ? "r" : undefined}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
