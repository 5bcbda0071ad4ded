import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, BASE, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { RejectCases } from "../components/RejectCases";
import { percent, readChoice, type RejectRow } from "../model/rejects";
import "../qc.css";

const GROUPS = ["reason", "technologist", "device", "modality"] as const;
const MODALITIES = ["CR", "DX", "MG", "CT", "MR"] as const;
const USUAL_DAYS = 30;

/** Which images were taken for nothing: why, by whom, in which room; as bars, as a table and as a file. */
export default function RejectsPage() {
  const { t } = useTranslation("rejects");
  const lang = useLang();
  const { site } = useSite();
  const zone = useZone();
  const [params, change] = useAddress();
  const by = readChoice(params.get("by"), GROUPS) ?? "reason";
  const modality = readChoice(params.get("modality"), MODALITIES) ?? "";
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const first = params.get("first") ?? usual.first;
  const last = params.get("last") ?? usual.last;
  const query = { by, first, last, modality, ...(site && { site: site.id }) };
  const rates = useQuery({
    queryKey: ["qc", "rejects", query],
    queryFn: () => take(api.GET("/api/qc/rejects", { params: { query } })),
    enabled: site !== null,
    placeholderData: keepPreviousData,
  });
  const set = (name: string, value: string) => change({ [name]: value });
  const file = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const whole = rates.data?.whole;
  const [opened, setOpened] = useState<RejectRow | null>(null);
  const nameOf = (row: RejectRow) => pick(row.names, lang) || row.group || t("nobody");
  return (
    <div className="page">
      <div className="row" style={{ flexWrap: "wrap", gap: 8 }}>
        <div className="seg" role="group" aria-label={t("by.label")}>
          {GROUPS.map((one) => (
            <button key={one} type="button" className={one === by ? "on" : ""} aria-pressed={one === by} onClick={() => set("by", one)}>
              {t(`by.${one}`)}
            </button>
          ))}
        </div>
        <PeriodFields first={first} last={last} onChange={set} />
        <div className="seg" role="group" aria-label={t("modality")}>
          {["", ...MODALITIES].map((one) => (
            <button key={one} type="button" className={one === modality ? "on" : ""} aria-pressed={one === modality} onClick={() => set("modality", one)}>
              {one || t("all")}
            </button>
          ))}
        </div>
        <span className="sp" />
        <a className="btn sm ghost" href={`${BASE}/api/qc/rejects.csv?${file}`} download>
          {t("common:table.csv")}
        </a>
      </div>
      {rates.isPending && <Loading lines={6} />}
      {rates.error && <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />}
      {whole && <p className="m">{whole.n_exams === 0 && whole.n_rejected === 0 ? t("wholeNone") : t("whole", { n: whole.n_rejected, rate: percent(whole.image_rate) || "–", hit: whole.n_hit, exams: whole.n_exams })}</p>}
      {rates.data?.rows.every((row) => row.n_hit === 0) && <EmptyState title={t("empty")} hint={t("emptyHint")} />}
      {rates.data && rates.data.rows.some((row) => row.n_hit > 0) && <Bars rows={rates.data.rows} nameOf={nameOf} onOpen={setOpened} />}
      {opened && <RejectCases query={{ ...query, group: opened.group }} title={nameOf(opened)} onClose={() => setOpened(null)} />}
      <p className="meta">{t("hint")}</p>
    </div>
  );
}

function Bars({ rows, nameOf, onOpen }: { rows: RejectRow[]; nameOf: (row: RejectRow) => string; onOpen: (row: RejectRow) => void }) {
  const { t } = useTranslation("rejects");
  const names = rows.map(nameOf);
  const option = useMemo(() => {
    const ink = chartColours();
    return {
      grid: { left: 40, right: 12, top: 36, bottom: 48 },
      legend: { top: 0, textStyle: { color: ink.text } },
      xAxis: { type: "category", data: names, axisLabel: { interval: 0, rotate: names.length > 6 ? 30 : 0, color: ink.text } },
      yAxis: { type: "value", minInterval: 1 },
      series: [
        { name: t("rejected"), type: "bar", stack: "n", barMaxWidth: 48, itemStyle: { color: ink.subject }, data: rows.map((row) => row.n_rejected) },
        { name: t("repeated"), type: "bar", stack: "n", barMaxWidth: 48, itemStyle: { color: ink.soft }, data: rows.map((row) => row.n_repeated) },
      ],
    };
  }, [names, rows, t]);
  const open = (at: number) => {
    const row = rows[at];
    if (row && row.n_hit > 0) onOpen(row);
  };
  const table = {
    onRow: open,
    columns: [t("by.label"), t("rejected"), t("imageRate"), t("repeated"), t("exams"), t("hit"), t("examRate")],
    rows: rows.map((row, at) => [names[at] ?? "", row.n_rejected, percent(row.image_rate), row.n_repeated, row.n_exams, row.n_hit, percent(row.exam_rate)]),
  };
  return (
    <>
      <Chart label={t("chart")} option={option} table={table} height={280} onPick={({ dataIndex }) => open(dataIndex)} />
      <table className="tbl" aria-label={t("title")}>
        <thead>
          <tr>
            {table.columns.map((one, at) => (
              <th key={one} scope="col" className={at ? "r" : undefined}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={String(cells[0])}>
              {cells.map((cell, at) => (
                <td key={table.columns[at]} className={at ? "r num" : undefined}>
                  {at === 0 && (rows[row]?.n_hit ?? 0) > 0 ? (
                    <button type="button" className="link" onClick={() => open(row)}>
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
    </>
  );
}
