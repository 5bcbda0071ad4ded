import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { useHoldMeeting, useMeeting, useMeetingCase, useOwners, type MeetingPage as Page } from "../api/followUp";
import { GradeTag } from "../components/GradeTag";
import { LeftOut } from "../components/LeftOut";
import { Pictures } from "../components/Pictures";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** One learning meeting: its cases without any name, and what was learned. */
export default function MeetingPage() {
  const { t } = useTranslation("qc");
  const meetingId = Number(useParams().meetingId);
  const found = useMeeting(meetingId);
  const [holding, setHolding] = useState(false);
  const mayManage = useMay("qc.manage");
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  const { meeting, cases } = found.data;
  return (
    <div className="page narrow">
      <QualityTabs />
      <section className="panel">
        <header>
          {meeting.title} · <span className="num">{meeting.held_on}</span>
          <span className="sp" />
          {mayManage && !meeting.closed_at && (
            <button type="button" className="btn sm primary" onClick={() => setHolding(true)}>
              {t("meeting.hold")}
            </button>
          )}
        </header>
        <div className="body col case-body">
          {meeting.closed_at ? (
            <>
              <h3 className="cap">{t("meeting.points")}</h3>
              <p className="audit-prose">{meeting.points}</p>
              <p className="meta num">{t("meeting.attended", { n: meeting.n_attended })}</p>
            </>
          ) : (
            <p className="meta">{t("meeting.hint")}</p>
          )}
        </div>
      </section>
      {cases.map((one) => (
        <Shown key={one.id} page={found.data} one={one} mayDrop={mayManage && !meeting.closed_at} />
      ))}
      {holding && <HoldDialog meetingId={meetingId} version={meeting.version} onClose={() => setHolding(false)} />}
    </div>
  );
}

function Shown({ page, one, mayDrop }: { page: Page; one: Page["cases"][number]; mayDrop: boolean }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const drop = useMeetingCase();
  const names = (codes: string[]) => codes.map((code) => pick(page.defect_names[code] ?? {}, lang) || code).join(", ");
  return (
    <section className="panel">
      <header>
        {t("cases.caseOf", { number: one.id })} · {pick(one.content.exam_names, lang)} · {t(`common:sex.${one.content.sex}`)} {one.content.age_band && t("audit.age", { band: one.content.age_band })}
        <span className="sp" />
        <GradeTag grade={one.grade} />
        {mayDrop && (
          <button type="button" className="btn sm" onClick={() => drop.mutate({ meetingId: page.meeting.id, caseId: one.id, isIn: false })}>
            {t("meeting.drop")}
          </button>
        )}
      </header>
      <div className="body mine-sides">
        <div className="col case-body" lang={one.content.lang}>
          {(["findings", "impression"] as const)
            .filter((section) => one.content[section]?.trim())
            .map((section) => (
              <section key={section}>
                <h3 className="cap">{t(`audit.${section}`)}</h3>
                <p className="audit-prose">{one.content[section]}</p>
              </section>
            ))}
          {one.reviews.map((review, at) => (
            <p key={at}>
              <GradeTag grade={review.grade} /> {[review.radpeer && `RADPEER ${review.radpeer}`, names(review.defects), review.comment].filter(Boolean).join(" · ")}
            </p>
          ))}
        </div>
        <div className="meeting-pictures">
          <Pictures base={`${BASE}/api/qc/meetings/${page.meeting.id}/cases/${one.id}/pictures`} total={one.n_pictures} />
          <LeftOut rows={one.left_out} />
        </div>
      </div>
    </section>
  );
}

function HoldDialog({ meetingId, version, onClose }: { meetingId: number; version: number; onClose: () => void }) {
  const { t } = useTranslation("qc");
  const [form] = Form.useForm<{ points: string; people?: string[] }>();
  const people = useOwners();
  const hold = useHoldMeeting(meetingId);
  return (
    <Modal open title={t("meeting.hold")} okText={t("meeting.hold")} cancelText={t("common:back")} okButtonProps={{ loading: hold.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="meta">{t("meeting.holdHint")}</p>
      <Form form={form} name="hold" layout="vertical" requiredMark={false} onFinish={({ points, people: there }) => hold.mutate({ points, attendance: there ?? [], version }, { onSuccess: onClose })}>
        <Form.Item name="points" label={t("meeting.points")} rules={[{ required: true, whitespace: true, message: t("campaign.needed") }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={8000} />
        </Form.Item>
        <Form.Item name="people" label={t("meeting.there")}>
          <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
      </Form>
      {hold.error && <ProblemNote error={hold.error} />}
    </Modal>
  );
}
