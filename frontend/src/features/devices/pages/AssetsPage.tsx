import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { useAddress } from "@/shared/ui/useAddress";
import { CertificatePanel } from "../components/CertificatePanel";
import { ComponentPanel } from "../components/ComponentPanel";
import { NoticePanel } from "../components/NoticePanel";
import { StockPanel } from "../components/StockPanel";
import { useFleet } from "../api/fleet";
import "../devices.css";

/** What belongs to the devices: parts that wear, papers that run out, vendors' notices, spare parts. */
export default function AssetsPage() {
  const { t } = useTranslation("devices");
  const { site } = useSite();
  const [params, change] = useAddress();
  const mayWork = useMay("work_order.read");
  const fleet = useFleet(site?.id);
  const devices = (fleet.data?.tiles ?? []).map((tile) => tile.device).sort((a, b) => a.code.localeCompare(b.code));
  const tabs = ["components", "certificates", "notices", ...(mayWork ? ["stock"] : [])];
  const tab = tabs.includes(params.get("tab") ?? "") ? params.get("tab") : "components";
  return (
    <div className="page device-page">
      <nav className="row asset-tabs" aria-label={t("assets.title")}>
        {tabs.map((name) => (
          <button key={name} type="button" className={name === tab ? "btn primary" : "btn"} aria-pressed={name === tab} onClick={() => change({ tab: name })}>
            {t(`assets.${name}`)}
          </button>
        ))}
      </nav>
      {tab === "components" && <ComponentPanel devices={devices} />}
      {tab === "certificates" && <CertificatePanel devices={devices} />}
      {tab === "notices" && <NoticePanel />}
      {tab === "stock" && <StockPanel />}
    </div>
  );
}
