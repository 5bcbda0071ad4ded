import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BASE } from "@/shared/api/client";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useSite, useZone } from "@/shared/session/site";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { type MeasuredDevice, useAvailability } from "../api/availability";
import { ContractDrawer } from "../components/ContractDrawer";
import "../devices.css";

const USUAL_DAYS = 90;

/** What was promised and what was there: every device's availability, failures and time to restore. */
export default function AvailabilityPage() {
  const { t } = useTranslation("devices");
  const zone = useZone();
  const { site } = useSite();
  const mayWrite = useMay("device.write");
  const [params, change] = useAddress();
  const [device, setDevice] = useState<{ id: number; code: string } | null>(null);
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const period = { first: params.get("first") ?? usual.first, last: params.get("last") ?? usual.last, ...(site ? { site_id: site.id } : {}) };
  const query = useAvailability(period);
  const rows = query.data ?? [];
  const words = new URLSearchParams(Object.entries(period).map(([name, value]) => [name, String(value)]));
  return (
    <div className="page">
      <div className="row availability-tools">
        <PeriodFields first={period.first} last={period.last} onChange={(edge, day) => change({ [edge]: day })} />
        <span className="sp" />
        <a className="btn sm ghost" href={`${BASE}/api/devices/availability.csv?${words}`} download>
          {t("common:table.csv")}
        </a>
      </div>
      {query.isPending && <Loading lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <EmptyState title={t("fleet.none")} hint={t("fleet.noneHint")} />}
      {rows.length > 0 && (
        <div className="dt-wrap flat">
          <table className="tbl" aria-label={t("availability.title")}>
            <thead>
              <tr>
                <th scope="col">{t("one.device")}</th>
                <th scope="col">{t("availability.days")}</th>
                <th scope="col">{t("contract.vendor")}</th>
                {(["available", "promised", "contracted", "planned", "unplanned", "excluded", "failures", "mtbf", "mttr"] as const).map((name) => (
                  <th scope="col" className="r" key={name} title={t(`availability.hint.${name}`)}>
                    {t(`availability.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.device_id}-${row.first}`} row={row} onContract={mayWrite ? () => setDevice({ id: row.device_id, code: row.device_code }) : undefined} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows[0] && <p className="meta">{t("availability.how", { policy: rows[0].policy_version })}</p>}
      {device && <ContractDrawer device={device} onClose={() => setDevice(null)} />}
    </div>
  );
}

const hours = (value: number | null | undefined) => (value === null || value === undefined ? "–" : value.toFixed(1));

function Row({ row, onContract }: { row: MeasuredDevice; onContract: (() => void) | undefined }) {
  const { t } = useTranslation("devices");
  const name = row.vendor || t("availability.noContract");
  const percent = row.available_percent;
  return (
    <tr>
      <td>
        <Link to={`/devices/${row.device_id}`}>{row.device_code}</Link>
      </td>
      <td className="num meta">
        {row.first} – {row.last}
      </td>
      <td>
        {onContract ? (
          <button type="button" className="btn sm ghost" aria-label={`${name}: ${t("contract.of", { device: row.device_code })}`} onClick={onContract}>
            {name}
          </button>
        ) : (
          name
        )}
      </td>
      <td className="r num">
        {percent === null ? t("availability.noTime") : `${percent.toFixed(2)} %`} {row.is_kept !== null && <span className={row.is_kept ? "tag green" : "tag red"}>{t(row.is_kept ? "availability.kept" : "availability.missed")}</span>}
      </td>
      <td className="r num">{row.uptime_percent === null || row.uptime_percent === undefined ? "–" : `${row.uptime_percent.toFixed(2)} %`}</td>
      <td className="r num">{hours(row.contracted_h)}</td>
      <td className="r num">{hours(row.planned_h)}</td>
      <td className="r num">{hours(row.unplanned_h)}</td>
      <td className="r num">{hours(row.excluded_h)}</td>
      <td className="r num">{row.failures}</td>
      <td className="r num">{row.mtbf_h === null ? t("availability.noFailure") : hours(row.mtbf_h)}</td>
      <td className="r num">{hours(row.mttr_h)}</td>
    </tr>
  );
}
