import { Button, Drawer, Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { components } from "@/shared/api/schema";
import { useMay } from "@/shared/session/session";
import { ReasonList } from "../ReasonList";
import { ErrorState, Loading, ProblemNote } from "../states";
import { TimeText } from "../TimeText";
import { writeAmount, writeMain, writeNumber } from "./amounts";
import { useDoseRecord, useReviewDose } from "./useDose";

type Detail = components["schemas"]["DoseRecordDetail"];

/** One dose record: its totals, why it stands out, every irradiation, and the review of its alarm. */
export function DoseDrawer({ recordId, onClose }: { recordId: number; onClose: () => void }) {
  const { t } = useTranslation("dose");
  const query = useDoseRecord(recordId);
  return (
    <Drawer open size={720} title={t("record.title")} onClose={onClose} destroyOnHidden>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Body record={query.data} />}
    </Drawer>
  );
}

function Body({ record }: { record: Detail }) {
  const { t } = useTranslation("dose");
  const mayReview = useMay("dose.review");
  const mayExams = useMay("exam.read");
  return (
    <div className="col" style={{ gap: 16 }}>
      <dl className="keys-list">
        <Fact name={t("field.when")}>
          <TimeText at={record.started_at} shape="full" />
        </Fact>
        <Fact name={t("field.exam")}>{record.exam && mayExams ? <Link to={`/exams/${record.exam}`}>{record.accession}</Link> : record.accession || "–"}</Fact>
        <Fact name={t("field.group")}>{[record.exam_code, record.device_code, record.protocol].filter(Boolean).join(" · ") || "–"}</Fact>
        <Fact name={t("field.total")}>{writeMain(record)}</Fact>
        {typeof record.max_ctdivol === "number" && <Fact name={t("field.ctdivol")}>{writeAmount(record.max_ctdivol, "mGy")}</Fact>}
        <Fact name={t("field.effective")}>
          <Effective record={record} />
        </Fact>
        <Fact name={t("field.source")}>{t(`source.${record.source}`)}</Fact>
      </dl>
      <ReasonList reasons={record.findings} withPolicy />
      {record.is_flagged && record.reviewed_at && (
        <p className="meta">
          {t("review.done", { by: record.reviewed_by })} <TimeText at={record.reviewed_at} shape="full" /> · {record.review_note}
        </p>
      )}
      {record.is_flagged && !record.reviewed_at && mayReview && <Review record={record} />}
      <Events record={record} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="t3">{name}</dt>
      <dd className="m num">{children}</dd>
    </>
  );
}

function Effective({ record }: { record: Detail }) {
  const { t } = useTranslation("dose");
  const basis = record.effective_dose_basis;
  if (typeof record.effective_dose_msv !== "number") return <span className="meta">{t("effective.none")}</span>;
  return (
    <>
      {writeAmount(record.effective_dose_msv, "mSv")} <span className="meta">{basis.told_by ? t("effective.told") : t("effective.basis", { k: basis.k, region: t(`region.${basis.region}`), age: t(`age.${basis.age_group}`), policy: basis.policy_version })}</span>
    </>
  );
}

function Review({ record }: { record: Detail }) {
  const { t } = useTranslation("dose");
  const act = useReviewDose(record.id);
  return (
    <Form name="dose-review" layout="vertical" requiredMark={false} onFinish={({ note }: { note: string }) => act.mutate({ note, version: record.version ?? 1 })}>
      <Form.Item name="note" label={t("review.note")} rules={[{ required: true, whitespace: true, message: t("review.needed") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
      </Form.Item>
      {act.isError && <ProblemNote error={act.error} />}
      <Button type="primary" htmlType="submit" loading={act.isPending}>
        {t("review.act")}
      </Button>
    </Form>
  );
}

const show = (value: number | null | undefined, factor = 1) => (typeof value === "number" ? writeNumber(value * factor) : "–");

/** Columns follow the modality: CTDIvol and DLP, or DAP and air kerma, or glandular dose. */
function Events({ record }: { record: Detail }) {
  const { t } = useTranslation("dose");
  const isCt = record.modality === "CT";
  const isBreast = record.modality === "MG";
  if (record.events.length === 0) return <p className="meta">{t("events.none")}</p>;
  return (
    <div className="dt-wrap" tabIndex={0} role="region" aria-label={t("events.title")}>
      <table className="tbl" aria-label={t("events.title")}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t("events.kind")}</th>
            <th scope="col">{t("events.protocol")}</th>
            <th scope="col">{t("events.target")}</th>
            <th scope="col" className="r">
              {isCt ? "CTDIvol mGy" : isBreast ? "AGD mGy" : "DAP µGy·m²"}
            </th>
            <th scope="col" className="r">
              {isCt ? "DLP mGy·cm" : t("events.rp")}
            </th>
          </tr>
        </thead>
        <tbody>
          {record.events.map((event) => (
            <tr key={event.number}>
              <td className="num">{event.number + 1}</td>
              <td>{event.kind || "–"}</td>
              <td>{event.protocol || "–"}</td>
              <td>{[event.target, event.laterality].filter(Boolean).join(" · ") || "–"}</td>
              <td className="r num">
                {isCt ? show(event.ctdivol) : isBreast ? show(event.agd_mgy) : show(event.dap_gym2, 1e6)}
                {isCt && !event.is_compared && <span className="meta"> {t("events.notCompared")}</span>}
              </td>
              <td className="r num">{isCt ? show(event.dlp) : show(event.rp_gy, 1e3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
