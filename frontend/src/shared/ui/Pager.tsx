import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";
import type { RowPage } from "./DataTable";
import type { TableState } from "./useTableState";

const SIZES = [20, 50, 100];

/** Which rows of how many, and the way to the next. A count that the server only estimates says "about". */
export function Pager({ state, page }: { state: TableState; page: RowPage<unknown> }) {
  const { t } = useTranslation("common");
  const from = page.results.length === 0 ? 0 : (state.page - 1) * state.pageSize + 1;
  const to = (state.page - 1) * state.pageSize + page.results.length;
  const hasNext = page.next_page === undefined ? page.count !== null && to < page.count : page.next_page !== null;
  const count = page.count === null ? "" : page.count.toLocaleString();
  return (
    <div className="dt-foot meta">
      <span className="num">{t(page.count === null ? "table.range" : page.count_exact === false ? "table.rangeAbout" : "table.rangeOf", { from, to, count })}</span>
      <span className="sp" />
      <label className="row">
        {t("table.perPage")}
        <select className="input" style={{ height: 28 }} value={state.pageSize} onChange={(event) => state.setPageSize(Number(event.target.value))}>
          {[...new Set([...SIZES, state.pageSize])].map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
      <button type="button" className="btn sm" disabled={state.page <= 1} onClick={() => state.setPage(state.page - 1)} aria-label={t("table.previous")}>
        <Icon name="chevl" />
      </button>
      <button type="button" className="btn sm" disabled={!hasNext} onClick={() => state.setPage(state.page + 1)} aria-label={t("table.next")}>
        <Icon name="chev" />
      </button>
    </div>
  );
}
