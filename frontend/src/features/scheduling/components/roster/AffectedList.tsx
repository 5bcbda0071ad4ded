import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import type { Affected } from "../../api/types";
import { useWhen } from "../../hooks/useWhen";

/** Bookings that a change leaves without hours or people: who, when, why, and the way to each. */
export function AffectedList({ rows }: { rows: Affected[] }) {
  const lang = useLang();
  const zone = useZone();
  const when = useWhen();
  return (
    <ul className="affected">
      {rows.map((row) => (
        <li key={row.appointment_id}>
          <Link to={`/schedule?day=${isoDay(row.starts_at, zone)}&appointment=${row.appointment_id}`}>
            <b>{row.patient}</b> <span className="num">{when(row.starts_at, row.ends_at)}</span>
          </Link>
          <span className="meta">
            {row.resource_code} · {pick(row.exam_names, lang)} · <span className="num">{row.accession}</span>
          </span>
          <span className="warn">{row.reason.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** Before saving: nobody is moved; each booking keeps its time and is flagged. */
export function AffectedDialog({ rows, pending, onConfirm, onCancel }: { rows: Affected[]; pending: boolean; onConfirm: () => void; onCancel: () => void }) {
  const { t } = useTranslation("scheduling");
  return (
    <Modal
      open
      title={t("roster.affected.title", { count: rows.length })}
      okText={t("roster.affected.save", { count: rows.length })}
      cancelText={t("common:back")}
      okButtonProps={{ loading: pending, autoFocus: true }}
      onOk={onConfirm}
      onCancel={onCancel}
      width={640}
      destroyOnHidden
    >
      <p className="t2">{t("roster.affected.hint")}</p>
      <div className="affected-scroll" tabIndex={0} role="region" aria-label={t("roster.affected.list")}>
        <AffectedList rows={rows} />
      </div>
    </Modal>
  );
}

/** After saving: how many bookings now carry a flag, with the way to each. */
export function FlaggedNote({ rows }: { rows: Affected[] | null }) {
  const { t } = useTranslation("scheduling");
  if (rows === null) return null;
  return (
    <div className="roster-note" role="status">
      <p className="good m">{rows.length === 0 ? t("hours.saved") : t("roster.affected.flagged", { count: rows.length })}</p>
      {rows.length > 0 && <AffectedList rows={rows} />}
    </div>
  );
}
