import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ProblemNote } from "@/shared/ui/states";
import { useTableState } from "@/shared/ui/useTableState";
import { useMakeMeeting, type Meeting } from "../api/followUp";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** Learning meetings: when, how many cases, what was learned. */
export default function MeetingsPage() {
  const { t } = useTranslation("qc");
  const navigate = useNavigate();
  const state = useTableState();
  const [making, setMaking] = useState(false);
  const mayManage = useMay("qc.manage");
  const meetings = useQuery({ queryKey: ["qc", "meetings", state.query], queryFn: () => take(api.GET("/api/qc/meetings", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const columns: Column<Meeting>[] = [
    { key: "held", title: t("meeting.on"), render: (row) => <span className="num">{row.held_on}</span>, sort: "held_on" },
    { key: "title", title: t("campaign.title"), render: (row) => row.title },
    { key: "cases", title: t("tabs.cases"), render: (row) => <span className="num">{row.n_cases}</span> },
    { key: "there", title: t("meeting.there"), render: (row) => <span className="num">{row.closed_at ? row.n_attended : "–"}</span> },
    { key: "points", title: t("meeting.points"), render: (row) => <span className="cut">{row.points}</span> },
  ];
  return (
    <div className="page fill">
      <QualityTabs />
      <DataTable
        name="qc-meetings"
        label={t("meeting.list")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={meetings.data}
        error={meetings.error}
        onRetry={() => void meetings.refetch()}
        onOpen={(row) => void navigate(`/quality/meetings/${row.id}`)}
        empty={{ title: t("meeting.empty"), hint: t("meeting.emptyHint") }}
        tools={
          mayManage && (
            <button type="button" className="btn sm primary" onClick={() => setMaking(true)}>
              {t("meeting.make")}
            </button>
          )
        }
      />
      {making && <MeetingDialog onClose={() => setMaking(false)} onMade={(id) => void navigate(`/quality/meetings/${id}`)} />}
    </div>
  );
}

function MeetingDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation("qc");
  const zone = useZone();
  const [form] = Form.useForm<{ title: string; held_on: string }>();
  const make = useMakeMeeting();
  const needed = [{ required: true, message: t("campaign.needed") }];
  return (
    <Modal open title={t("meeting.make")} okText={t("meeting.make")} cancelText={t("common:back")} okButtonProps={{ loading: make.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="meeting" layout="vertical" requiredMark={false} onFinish={(values) => make.mutate(values, { onSuccess: (row) => onMade(row.id) })} initialValues={{ held_on: isoDay(departmentNow(), zone) }}>
        <Form.Item name="title" label={t("campaign.title")} rules={needed}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="held_on" label={t("meeting.on")} rules={needed}>
          <Input type="date" />
        </Form.Item>
      </Form>
      {make.error && <ProblemNote error={make.error} />}
    </Modal>
  );
}
