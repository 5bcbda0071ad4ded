import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useObject, useWithdraw, type Objection } from "../api/research";

/** Patients who do not want to be in research: left out of every cohort and every export. */
export default function ObjectionsPage() {
  const { t } = useTranslation("research");
  const state = useTableState();
  const mayWrite = useMay("research.write");
  const withdraw = useWithdraw();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Objection | null>(null);
  const rows = useQuery({ queryKey: ["research", "objections", state.query], queryFn: () => take(api.GET("/api/research/objections", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const columns: Column<Objection>[] = [
    { key: "patient", title: t("objection.patient"), render: (row) => <Link to={`/patients/${row.patient_id}`}>{`${row.name} · ${row.mrn}`}</Link> },
    { key: "note", title: t("objection.note"), render: (row) => row.note },
    { key: "at", title: t("objection.at"), sort: "recorded_at", render: (row) => <TimeText at={row.recorded_at} shape="full" /> },
    { key: "by", title: t("objection.by"), render: (row) => row.recorded_by },
    {
      key: "state",
      title: t("field.state"),
      render: (row) =>
        row.withdrawn_at ? (
          <span className="meta">{t("objection.withdrawn", { by: row.withdrawn_by, reason: row.withdraw_reason })}</span>
        ) : mayWrite ? (
          <button type="button" className="btn sm" aria-label={t("objection.withdrawOf", { name: row.name })} onClick={() => setEnding(row)}>
            {t("objection.withdraw")}
          </button>
        ) : (
          t("objection.stands")
        ),
    },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="research-objections"
        label={t("objection.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={rows.data}
        error={rows.error}
        onRetry={() => void rows.refetch()}
        empty={{ title: t("objection.empty"), hint: t("objection.emptyHint") }}
        tools={
          mayWrite && (
            <button type="button" className="btn sm primary" onClick={() => setMaking(true)}>
              {t("objection.make")}
            </button>
          )
        }
      />
      {making && <ObjectionDialog onClose={() => setMaking(false)} />}
      {ending && <ConfirmWithReason act={t("objection.withdrawOf", { name: ending.name })} error={withdraw.error} pending={withdraw.isPending} onConfirm={(reason) => withdraw.mutate({ id: ending.id, reason }, { onSuccess: () => setEnding(null) })} onCancel={() => setEnding(null)} />}
    </div>
  );
}

function ObjectionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("research");
  const [form] = Form.useForm<{ patient_id: number; note?: string }>();
  const [q, setQ] = useState("");
  const object = useObject();
  const found = useQuery({ queryKey: ["patients", "list", { q, page_size: 10 }], queryFn: () => take(api.GET("/api/patients", { params: { query: { q, page_size: 10 } } })), enabled: q.trim().length > 0 });
  const options = found.data?.results.map((patient) => ({ value: patient.id, label: `${patient.name} · ${patient.mrn} · ${patient.birth_date ?? ""}` }));
  return (
    <Modal open title={t("objection.make")} okText={t("objection.make")} cancelText={t("common:back")} okButtonProps={{ loading: object.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="objection" layout="vertical" requiredMark={false} onFinish={(values) => object.mutate({ patient_id: values.patient_id, note: values.note ?? "" }, { onSuccess: onClose })}>
        <Form.Item name="patient_id" label={t("objection.patient")} rules={[{ required: true, message: t("needed") }]}>
          <Select showSearch={{ filterOption: false, onSearch: setQ }} options={options ?? []} placeholder={t("objection.search")} notFoundContent={null} aria-label={t("objection.patient")} />
        </Form.Item>
        <Form.Item name="note" label={t("objection.note")}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
      {object.error && <ProblemNote error={object.error} />}
    </Modal>
  );
}
