import { fireEvent, screen } from "@testing-library/react";
import { useLocation } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { renderPart } from "../../../tests/render";
import { ProblemError } from "../api/problem";
import { DataTable, type Column, type RowPage } from "./DataTable";
import { useTableState } from "./useTableState";

interface Row {
  id: number;
  name: string;
}

const columns: Column<Row>[] = [
  { key: "name", title: "Name", sort: "name", render: (row) => row.name },
  { key: "id", title: "Number", render: (row) => row.id, optional: true },
];
const rows: Row[] = [
  { id: 1, name: "Xu Jing" },
  { id: 2, name: "Guo Qiang" },
];

function Harness({ page, error, onOpen, onRetry }: { page?: RowPage<Row>; error?: unknown; onOpen?: (row: Row) => void; onRetry?: () => void }) {
  const state = useTableState({ pageSize: 2 });
  return (
    <>
      <output>{useLocation().search}</output>
      <DataTable name="test" label="People" columns={columns} rowKey={(row) => row.id} state={state} page={page} error={error} onOpen={onOpen} onRetry={onRetry} empty={{ title: "Nobody here" }} />
    </>
  );
}

const address = () => screen.getByText((_, element) => element?.tagName === "OUTPUT").textContent;
const page = (count: number | null, next: number | null, exact = true): RowPage<Row> => ({ count, count_exact: exact, next_page: next, results: rows });

describe("data table", () => {
  it("sorts by the server: up, then down, back to page 1", () => {
    renderPart(<Harness page={page(5, 3)} />, "/?page=2&q=x");
    fireEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(address()).toBe("?q=x&ordering=name");
    expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
    fireEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(address()).toBe("?q=x&ordering=-name");
  });

  it("says which rows of how many, exactly or about", () => {
    const { unmount } = renderPart(<Harness page={page(5, 3)} />, "/?page=2");
    expect(screen.getByText("3–4 of 5")).toBeTruthy();
    unmount();
    renderPart(<Harness page={page(10_000, 2, false)} />);
    expect(screen.getByText("1–2 of about 10,000")).toBeTruthy();
  });

  it("offers the next page only when there is one", () => {
    const { unmount } = renderPart(<Harness page={page(4, null)} />, "/?page=2");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next page" }).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Previous page" }).disabled).toBe(false);
    unmount();
    renderPart(<Harness page={page(4, 2)} />);
    fireEvent.click(screen.getByRole("button", { name: "Next page" }));
    expect(address()).toBe("?page=2");
  });

  it("moves between rows by arrows and opens by Enter or click", () => {
    const open = vi.fn();
    renderPart(<Harness page={page(2, null)} onOpen={open} />);
    const [first, second] = [screen.getByRole("row", { name: "Xu Jing" }), screen.getByRole("row", { name: "Guo Qiang" })];
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second, { key: "Enter" });
    fireEvent.click(first);
    expect(open.mock.calls).toEqual([[rows[1]], [rows[0]]]);
  });

  it("hides optional columns until chosen", () => {
    renderPart(<Harness page={page(2, null)} />);
    expect(screen.queryByRole("columnheader", { name: "Number" })).toBeNull();
  });

  it("says what is missing: nothing found, loading, refused", () => {
    const { unmount } = renderPart(<Harness page={{ count: 0, next_page: null, results: [] }} />);
    expect(screen.getByText("Nobody here")).toBeTruthy();
    unmount();
    const loading = renderPart(<Harness />);
    expect(screen.getByRole("status", { name: "Loading" })).toBeTruthy();
    loading.unmount();
    const retry = vi.fn();
    renderPart(<Harness error={new ProblemError({ status: 403, code: "common.forbidden", detail: "Not yours to see" })} onRetry={retry} />);
    expect(screen.getByRole("alert").textContent).toContain("Not yours to see");
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledTimes(1);
  });
});
