import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { readDevices } from "../model/department";
import "../scanner.css";

/** Which scanner this tablet stands at. */
export default function ChoosePage() {
  const { t } = useTranslation("scanner");
  const devices = useQuery({ queryKey: ["scanner", "devices"], queryFn: readDevices });
  return (
    <div className="page">
      <p className="t2">{t("choose.hint")}</p>
      {devices.isPending && <Loading />}
      {devices.error && <ErrorState error={devices.error} onRetry={() => void devices.refetch()} />}
      {devices.data?.length === 0 && <EmptyState title={t("choose.empty")} hint={t("choose.emptyHint")} />}
      <nav className="devices" aria-label={t("choose.title")}>
        {devices.data?.map((device) => (
          <Link key={device.id} to={`/scanner/${encodeURIComponent(device.code)}?modality=${device.modality}&device=${device.id}`}>
            <b>{device.code}</b>
            <span className="t2">
              {device.modality} · {device.model_name}
            </span>
          </Link>
        ))}
      </nav>
    </div>
  );
}
