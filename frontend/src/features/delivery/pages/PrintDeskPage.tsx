import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { SearchField } from "@/shared/ui/SearchField";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAddress } from "@/shared/ui/useAddress";
import { issueCode, printReport, usePrintDesk, type PrintRow } from "../api/printing";
import { CodeSlip } from "../components/CodeSlip";
import { PrintDialog } from "../components/PrintDialog";
import { printPdf } from "../model/paper";
import "../delivery.css";

/** Reports on paper: scan the slip or type a name, print, count; another copy needs a reason. */
export default function PrintDeskPage() {
  const { t } = useTranslation("delivery");
  const { message } = App.useApp();
  const client = useQueryClient();
  const lang = useLang();
  const [address, setAddress] = useAddress();
  const words = address.get("q") ?? "";
  const [printing, setPrinting] = useState<PrintRow | null>(null);
  const [slip, setSlip] = useState<{ row: PrintRow; code: string; valid_until: string } | null>(null);
  const desk = usePrintDesk(words);
  const print = useMutation({
    mutationFn: printReport,
    onSuccess: (pdf, { copies }) => {
      printPdf(pdf, copies);
      setPrinting(null);
      void message.success(t("print.sent"));
      void client.invalidateQueries({ queryKey: ["print-desk"] });
    },
  });
  const issue = useMutation({ mutationFn: (row: PrintRow) => issueCode(row.report_id), onSuccess: (made, row) => setSlip({ row, ...made }) });
  const exams = (row: PrintRow) => row.exams.map((exam) => pick(exam.exam_type_names, lang)).join(", ");
  return (
    <div className="print-desk">
      <header className="row">
        <SearchField label={t("print.find")} value={words} onChange={(q) => setAddress({ q })} width={320} />
      </header>
      {issue.error && <ProblemNote error={issue.error} />}
      {desk.isPending && <Loading lines={6} />}
      {desk.isError && !desk.data && <ErrorState error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data?.results.length === 0 && <EmptyState title={t(words ? "print.nothing" : "print.empty")} />}
      {desk.data && desk.data.results.length > 0 && (
        <table className="plain-table" aria-label={t("print.title")}>
          <thead>
            <tr>
              <th scope="col">{t("print.patient")}</th>
              <th scope="col">{t("print.exam")}</th>
              <th scope="col">{t("print.released")}</th>
              <th scope="col">{t("print.copies")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("print.acts")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {desk.data.results.map((row) => (
              <tr key={row.id}>
                <td>
                  <b>{row.patient.name}</b> <span className="meta num">{row.patient.mrn}</span>
                </td>
                <td>
                  {exams(row)} <span className="meta num">{row.exams.map((exam) => exam.accession).join(", ")}</span> {row.kind !== "final" && <span className="tag">{t(`kind.${row.kind}`)}</span>}
                </td>
                <td>
                  <TimeText at={row.released_at} shape="full" />
                </td>
                <td className="num">{row.copies}</td>
                <td>
                  <div className="row">
                    <button
                      type="button"
                      className={row.copies ? "btn sm" : "btn sm primary"}
                      disabled={print.isPending}
                      aria-label={t(row.copies ? "print.againFor" : "print.for", { name: row.patient.name })}
                      onClick={() => setPrinting(row)}
                    >
                      <Icon name="print" /> {t(row.copies ? "print.again" : "print.act")}
                    </button>
                    <button type="button" className="btn sm" disabled={issue.isPending} aria-label={t("code.for", { name: row.patient.name })} onClick={() => issue.mutate(row)}>
                      {t("code.act")}
                    </button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {printing && (
        <PrintDialog
          row={printing}
          pending={print.isPending}
          error={print.error}
          onPrint={(handing) => print.mutate({ id: printing.report_id, ...handing })}
          onCancel={() => {
            setPrinting(null);
            print.reset();
          }}
        />
      )}
      {slip && <CodeSlip name={slip.row.patient.name} code={slip.code} validUntil={slip.valid_until} onClose={() => setSlip(null)} />}
    </div>
  );
}
