import { DatePicker, Form, Input, Radio, Select, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@/shared/api/problem";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { LiveMark } from "@/shared/ui/LiveDot";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ReasonList } from "@/shared/ui/ReasonList";
import { SafetyStrip } from "@/shared/ui/SafetyStrip";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag, StatusTag, type Status } from "@/shared/ui/StatusTag";
import { Timeline } from "@/shared/ui/Timeline";

const STATUSES: Status[] = ["booked", "arrived", "prep", "exam", "done", "cancel", "problem"];
const SURFACES = ["bg", "surface", "raised", "sunken", "hover", "selected"];

export function Surfaces() {
  const { t } = useTranslation("gallery");
  return (
    <>
      <div className="row" style={{ gap: 4 }}>
        {SURFACES.map((name) => (
          <span key={name} className="sw" style={{ background: `var(--${name})` }}>
            {name}
          </span>
        ))}
      </div>
      <p className="wrap">
        <b>{t("text.main")}</b> <span className="t2">{t("text.second")}</span> <span className="t3">{t("text.third")}</span> <a href="#top">{t("text.link")}</a>
      </p>
    </>
  );
}

export function Statuses() {
  return (
    <>
      <div className="wrap">
        {STATUSES.map((status) => (
          <StatusTag key={status} status={status} />
        ))}
      </div>
      <div className="wrap">
        {["requested", "ready", "in_progress", "no_show", "discontinued"].map((state) => (
          <ExamStateTag key={state} state={state} />
        ))}
      </div>
    </>
  );
}

export function Patient() {
  const { t } = useTranslation("gallery");
  return (
    <>
      <PatientHeader patient={{ name: t("sample.name"), sex: "F", birth_date: "1968-03-04", mrn: "2204 8817", phone: "138 **** 4471" }} />
      <SafetyStrip
        columns={3}
        facts={{
          allergy: { state: "yes", text: t("sample.allergy") },
          renal: { state: "yes", text: "eGFR 38" },
          pregnancy: { state: "no", text: t("sample.pregnancy") },
          implant: { state: "no" },
          isolation: { state: "no" },
          fall_risk: { state: "unanswered" },
        }}
      />
    </>
  );
}

export function Controls() {
  const { t } = useTranslation("gallery");
  const [asked, setAsked] = useState(false);
  const [answer, setAnswer] = useState("no");
  return (
    <>
      <div className="wrap tight">
        <button type="button" className="btn primary">
          {t("action.confirm")} <Kbd keys="Ctrl Enter" />
        </button>
        <button type="button" className="btn">
          {t("action.save")}
        </button>
        <button type="button" className="btn outline-danger">
          {t("action.critical")}
        </button>
        <button type="button" className="btn" onClick={() => setAsked(true)}>
          {t("action.open")}
        </button>
        <button type="button" className="btn sm ghost">
          <Icon name="filter" />
          {t("field.room")}
        </button>
      </div>
      <div className="wrap tight">
        <span className="seg" role="group" aria-label={t("field.contrast")}>
          {["yes", "no", "unknown"].map((value) => (
            <button type="button" key={value} className={answer === value ? "on" : undefined} aria-pressed={answer === value} onClick={() => setAnswer(value)}>
              {t(`answer.${value}`)}
            </button>
          ))}
        </span>
        {["neutral", "blue", "amber", "green", "violet"].map((tone) => (
          <span key={tone} className={`tag ${tone}`}>
            {t(`tag.${tone}`)}
          </span>
        ))}
        <span className="tag red">+50 %</span>
        <span className="tag stat">STAT</span>
      </div>
      {asked && <ConfirmWithReason act={t("action.cancelOf")} hint={t("dialog.hint")} danger reasons={[t("dialog.reason1"), t("dialog.reason2")]} onConfirm={() => setAsked(false)} onCancel={() => setAsked(false)} />}
    </>
  );
}

export function Forms({ name }: { name: string }) {
  const { t } = useTranslation("gallery");
  return (
    <Form name={`gallery-${name}`} layout="vertical" requiredMark={false} initialValues={{ room: "CT-2", contrast: "yes" }}>
      <div className="two">
        <Form.Item name="phone" label={t("field.phone")}>
          <Input placeholder="138" />
        </Form.Item>
        <Form.Item name="when" label={t("field.when")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="room" label={t("field.room")}>
          <Select options={["CT-1", "CT-2"].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="contrast" label={t("field.contrast")}>
          <Radio.Group options={["yes", "no"].map((value) => ({ value, label: t(`answer.${value}`) }))} />
        </Form.Item>
        <Form.Item name="sms" label={t("tag.amber")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </Form>
  );
}

export function States() {
  const { t } = useTranslation("gallery");
  return (
    <div className="four">
      <div className="panel">
        <EmptyState title={t("sample.empty")} hint={t("sample.emptyHint")} />
      </div>
      <div className="panel">
        <Loading />
      </div>
      <div className="panel">
        <ErrorState error={new ProblemError({ status: 409, code: "scheduling.slot_taken", detail: t("sample.taken") })} onRetry={() => undefined} />
      </div>
      <div className="panel stale-values">
        <div className="state">
          <LiveMark stale text={t("sample.lost")} />
          <p className="meta">{t("sample.queue")}</p>
          <b style={{ fontSize: 20 }}>28.7 ℃</b>
        </div>
      </div>
    </div>
  );
}

export function Reasons() {
  const { t } = useTranslation("gallery");
  return (
    <div className="two">
      <ReasonList
        withPolicy
        reasons={[
          { code: "a", severity: "info", text: t("sample.reasonA") },
          { code: "b", severity: "warning", text: t("sample.reasonB"), policy_version: "safety.egfr@1" },
          { code: "c", severity: "block", text: t("sample.reasonC") },
        ]}
      />
      <Timeline
        entries={[
          { id: 1, at: "2026-11-25T00:12:09Z", title: t("sample.booked"), detail: t("sample.byDesk"), glyph: "booked" },
          { id: 2, at: "2026-11-25T02:42:00Z", title: t("sample.started"), detail: t("sample.byModality"), glyph: "exam" },
        ]}
      />
    </div>
  );
}
