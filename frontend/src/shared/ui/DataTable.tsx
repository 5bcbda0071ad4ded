import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { readStored, writeStored } from "../lib/storage";
import { ColumnChooser } from "./ColumnChooser";
import { Icon } from "./Icon";
import { Pager } from "./Pager";
import { SavedViews } from "./SavedViews";
import { EmptyState, ErrorState, Loading } from "./states";
import type { TableState } from "./useTableState";

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Name for `ordering`; absent = not sortable. */
  sort?: string;
  align?: "right";
  width?: number | string;
  /** Off until chosen. */
  optional?: boolean;
}

/** A page of the API. */
export interface RowPage<Row> {
  count: number | null;
  count_exact?: boolean;
  next_page?: number | null;
  results: Row[];
}

interface Props<Row> {
  /** Remembers the chosen columns of this desk. */
  name: string;
  columns: Column<Row>[];
  rowKey: (row: Row) => string | number;
  state: TableState;
  page: RowPage<Row> | undefined;
  error?: unknown;
  onRetry?: () => void;
  /** Opens a row: click or Enter. */
  onOpen?: (row: Row) => void;
  selected?: string | number | null;
  empty: { title: string; hint?: string };
  /** Address of the same list as CSV. */
  csv?: string;
  /** Search and filters, left of the tools. */
  tools?: ReactNode;
  /** Read aloud as the table's name. */
  label: string;
}

/** A server-sorted, server-paged list: sticky header, arrow keys between rows, Enter opens, columns to choose, CSV. */
export function DataTable<Row>({ name, columns, rowKey, state, page, error, onRetry, onOpen, selected, empty, csv, tools, label }: Props<Row>) {
  const { t } = useTranslation("common");
  const stored = `radflow.columns.${name}`;
  const [shown, setShown] = useState<string[]>(() => {
    const kept = readStored(stored)?.split(",").filter((key) => columns.some((column) => column.key === key));
    return kept?.length ? kept : columns.filter((column) => !column.optional).map((column) => column.key);
  });
  const body = useRef<HTMLTableSectionElement>(null);
  const visible = columns.filter((column) => shown.includes(column.key));
  const choose = (keys: string[]) => {
    setShown(keys);
    writeStored(stored, keys.join(","));
  };
  const steer = (event: KeyboardEvent<HTMLTableRowElement>, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const line = event.currentTarget;
    if (event.key === "Enter" && onOpen) onOpen(row);
    else if (event.key === "ArrowDown") (line.nextElementSibling as HTMLElement | null)?.focus();
    else if (event.key === "ArrowUp") (line.previousElementSibling as HTMLElement | null)?.focus();
    else if (event.key === "Home") (body.current?.firstElementChild as HTMLElement | null)?.focus();
    else if (event.key === "End") (body.current?.lastElementChild as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="dt-tools">
        {tools}
        <span className="sp" />
        {csv && (
          <a className="btn sm ghost" href={csv} download>
            <Icon name="download" />
            {t("table.csv")}
          </a>
        )}
        <SavedViews name={name} />
        <ColumnChooser columns={columns} shown={shown} onChange={choose} />
      </div>
      <div className="dt-wrap" tabIndex={-1}>
        <table className="tbl" aria-label={label}>
          <thead>
            <tr>
              {visible.map((column) => (
                <HeadCell key={column.key} column={column} state={state} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {page?.results.map((row, at) => {
              const key = rowKey(row);
              return (
                <tr
                  key={key}
                  data-row={key}
                  className={[onOpen ? "go" : "", selected === key ? "on" : ""].join(" ").trim() || undefined}
                  tabIndex={at === 0 ? 0 : -1}
                  aria-current={selected === key ? "true" : undefined}
                  onClick={(event) => {
                    if (onOpen && !(event.target as HTMLElement).closest("a, button, input, label")) onOpen(row);
                  }}
                  onKeyDown={(event) => steer(event, row)}
                >
                  {visible.map((column) => (
                    <td key={column.key} className={column.align === "right" ? "r num" : undefined}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
        {!page && !error && <Loading lines={6} />}
        {error !== undefined && error !== null && !page && <ErrorState error={error} onRetry={onRetry} />}
        {page && page.results.length === 0 && <EmptyState {...empty} />}
      </div>
      {page && <Pager state={state} page={page} />}
    </>
  );
}

function HeadCell<Row>({ column, state }: { column: Column<Row>; state: TableState }) {
  const ascending = state.ordering === column.sort;
  const descending = state.ordering === `-${column.sort}`;
  const sorted = ascending ? "ascending" : descending ? "descending" : undefined;
  return (
    <th scope="col" className={column.align === "right" ? "r" : undefined} style={{ width: column.width }} aria-sort={sorted}>
      {column.sort ? (
        <button type="button" onClick={() => state.setOrdering(ascending ? `-${column.sort}` : (column.sort ?? ""))}>
          {column.title}
          {sorted && <Icon name={ascending ? "sort-asc" : "sort-desc"} />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
