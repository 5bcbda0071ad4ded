import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "@/shared/ui/Chart";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import type { Finding } from "@/shared/ui/editor/contract";
import { LiveChart } from "@/shared/ui/LiveChart";
import { ReportEditor } from "@/shared/ui/ReportEditor";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";

interface Row {
  id: number;
  name: string;
  exam: string;
  state: string;
  at: string;
  minutes: number;
}

const START = Date.UTC(2026, 10, 25, 0, 0);

export function List() {
  const { t } = useTranslation("gallery");
  const state = useTableState({ pageSize: 20, ordering: "at" });
  const [open, setOpen] = useState<number | null>(null);
  const rows = ["delivered", "in_progress", "arrived", "booked", "cancelled"].map<Row>((value, at) => ({
    id: at + 1,
    name: t("sample.name"),
    exam: t(at % 2 ? "sample.chest" : "sample.exam"),
    state: value,
    at: new Date(START + at * 1_200_000).toISOString(),
    minutes: 20 + at * 5,
  }));
  const columns: Column<Row>[] = [
    { key: "at", title: t("column.at"), sort: "at", render: (row) => <TimeText at={row.at} /> },
    { key: "name", title: t("column.name"), sort: "name", render: (row) => row.name },
    { key: "exam", title: t("column.exam"), render: (row) => row.exam },
    { key: "state", title: t("column.state"), render: (row) => <ExamStateTag state={row.state} /> },
    { key: "minutes", title: t("column.minutes"), align: "right", render: (row) => row.minutes },
  ];
  return (
    <DataTable
      name="gallery"
      label={t("section.table")}
      columns={columns}
      rowKey={(row) => row.id}
      state={state}
      page={{ count: 112, count_exact: true, next_page: 2, results: rows }}
      onOpen={(row) => setOpen(row.id)}
      selected={open}
      empty={{ title: t("sample.empty") }}
    />
  );
}

export function Charts() {
  const { t } = useTranslation("gallery");
  const { times, coolant, room } = useMemo(() => {
    const times = Array.from({ length: 240 }, (_, at) => START / 1000 + at * 15);
    return {
      times,
      coolant: times.map((_, at) => (at > 120 && at < 140 ? null : 19 + Math.sin(at / 18) * 1.5 + (at > 180 ? (at - 180) / 18 : 0))),
      room: times.map((_, at) => 21 + Math.sin(at / 60)),
    };
  }, []);
  const names = [t("chart.side"), t("chart.unit"), t("chart.typo"), t("chart.missing")];
  const counts = [31, 18, 12, 5];
  return (
    <div className="two">
      <LiveChart
        label={t("chart.temperature")}
        times={times}
        series={[
          { label: t("chart.temperature"), unit: "℃", values: coolant },
          { label: t("chart.ambient"), unit: "℃", values: room, tone: "grey" },
        ]}
        limits={[{ value: 22, label: t("chart.limit") }]}
        height={200}
      />
      <Chart
        label={t("chart.defects")}
        height={232}
        table={{ columns: [t("chart.defect"), t("chart.count")], rows: names.map((name, at) => [name, counts[at] ?? 0]) }}
        option={{ xAxis: { type: "category", data: names }, yAxis: { type: "value" }, series: [{ type: "bar", name: t("chart.count"), data: counts, barWidth: 32, label: { show: true, position: "top" } }] }}
      />
    </div>
  );
}

export function Editor() {
  const { t } = useTranslation("gallery");
  const [text, setText] = useState(t("report.text"));
  const findings: Finding[] = (
    [
      ["report.side", "report.sideText", "error", "RPT-LATERALITY"],
      ["report.size", "report.sizeText", "warning", "RPT-UNIT"],
      ["report.typo", "report.typoText", "info", "RPT-FOLLOWUP"],
    ] as const
  ).flatMap(([needle, message, severity, code]) => {
    const from = text.indexOf(t(needle));
    return from < 0 ? [] : [{ from, to: from + t(needle).length, severity, text: t(message), code }];
  });
  return (
    <div style={{ height: 240 }}>
      <ReportEditor initialText={text} onChange={setText} findings={findings} />
    </div>
  );
}
