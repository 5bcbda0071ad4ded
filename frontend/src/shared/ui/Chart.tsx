import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EChartsCoreOption, EChartsType } from "echarts/core";

export interface ChartTable {
  columns: string[];
  rows: (string | number)[][];
  /** A row leads to its cases: the way of the keyboard to what a bar leads to. */
  onRow?: (at: number) => void;
}

interface Props {
  label: string;
  /** Built from values; colours come from `chartColours()` so that themes match. */
  option: EChartsCoreOption;
  /** The same values as text: the chart's other half, not an extra. */
  table: ChartTable;
  height?: number;
  /** A bar or point was chosen: lead to its cases. */
  onPick?: (params: { name: string; seriesName?: string; dataIndex: number }) => void;
}

/** Our palette for the present theme: grey first, the subject in brand, limits red. */
export function chartColours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return { subject: of("--c1"), grey: of("--c2"), soft: of("--c3"), faint: of("--c4"), limit: of("--limit"), grid: of("--grid"), text: of("--text-2"), meta: of("--text-3"), surface: of("--surface"), line: of("--line") };
}

/** An analytic chart with its table. The chart library is loaded when the first one is shown. */
export function Chart({ label, option, table, height = 240, onPick }: Props) {
  const { t } = useTranslation("common");
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart" aria-label={label}>
      <figcaption className="chart-head">
        <span className="cap sp">{label}</span>
        <button type="button" className="btn sm ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "chart.chart" : "chart.table")}
        </button>
      </figcaption>
      {asTable || table.rows.length === 0 ? <PlainTable table={table} label={label} height={height} /> : <Canvas option={option} height={height} onPick={onPick} />}
    </figure>
  );
}

function Canvas({ option, height, onPick }: Pick<Props, "option" | "height" | "onPick">) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPick });
  useEffect(() => {
    latest.current = { option, onPick };
  });
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    let gone = false;
    let stop = () => {};
    void import("./echarts").then(({ echarts, dress }) => {
      if (gone) return;
      const made = echarts.init(element, undefined, { renderer: "svg" });
      chart.current = made;
      const draw = () => made.setOption(dress(latest.current.option, chartColours()), { notMerge: true });
      draw();
      made.on("click", (params) => latest.current.onPick?.({ name: String(params.name), seriesName: params.seriesName, dataIndex: params.dataIndex }));
      const resize = new ResizeObserver(() => made.resize());
      resize.observe(element);
      const theme = new MutationObserver(draw);
      theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
      stop = () => {
        resize.disconnect();
        theme.disconnect();
        made.dispose();
        chart.current = null;
      };
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  useEffect(() => {
    if (chart.current) void import("./echarts").then(({ dress }) => chart.current?.setOption(dress(option, chartColours()), { notMerge: true }));
  }, [option]);
  return <div ref={host} style={{ height }} aria-hidden />;
}

function PlainTable({ table, label, height = 240 }: { table: ChartTable; label: string; height?: number }) {
  const { t } = useTranslation("common");
  if (table.rows.length === 0) return <p className="empty">{t("chart.empty")}</p>;
  return (
    <div className="dt-wrap" style={{ maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
      <table className="tbl">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={table.columns[column]} className={typeof cell === "number" ? "r num" : undefined}>
                  {column === 0 && table.onRow ? (
                    <button type="button" className="link" onClick={() => table.onRow?.(at)}>
                      {cell}
                    </button>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
