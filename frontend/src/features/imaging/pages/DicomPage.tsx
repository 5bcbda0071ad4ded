import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { Loading } from "@/shared/ui/states";
import { useNode } from "../api/node";
import type { Node } from "../api/types";
import { ContactsTable, RefusalsTable } from "../components/CallersTables";
import { CertificateEnd } from "../components/CertificateEnd";
import { CommitmentsTable } from "../components/CommitmentsTable";
import { DestinationsTable } from "../components/DestinationsTable";
import { MppsTable } from "../components/MppsTable";
import { PeersTable } from "../components/PeersTable";
import { QuarantineTable } from "../components/QuarantineTable";
import { Tracer } from "../components/Tracer";
import { writeSize } from "../components/StudyTags";
import "../imaging.css";

const TABS = { steps: MppsTable, contacts: ContactsTable, refusals: RefusalsTable, quarantine: QuarantineTable, destinations: DestinationsTable, commitments: CommitmentsTable, peers: PeersTable, tracer: Tracer };
type Tab = keyof typeof TABS;

/** What happens on the department's DICOM node: who calls, what scanners report, what was turned away or set apart. */
export default function DicomPage() {
  const { t } = useTranslation("imaging");
  const [params, setParams] = useSearchParams();
  const asked = params.get("tab") as Tab | null;
  const mayTrace = useMay("worklist.trace");
  const tabs = (Object.keys(TABS) as Tab[]).filter((one) => one !== "tracer" || mayTrace);
  const tab: Tab = asked && tabs.includes(asked) ? asked : "steps";
  const Table = TABS[tab];
  const node = useNode();
  return (
    <div className="page fill">
      {node.data ? <NodeTiles node={node.data} /> : <Loading lines={2} />}
      <div className="im-tabs">
        <span className="seg" role="tablist" aria-label={t("dicom.title")}>
        {tabs.map((one) => (
          <button type="button" role="tab" key={one} aria-selected={one === tab} className={one === tab ? "on" : ""} onClick={() => setParams({ tab: one }, { replace: true })}>
            {t(`dicom.tab.${one}`)}
          </button>
        ))}
        </span>
      </div>
      <Table />
    </div>
  );
}

function NodeTiles({ node }: { node: Node }) {
  const { t } = useTranslation("imaging");
  const mayImages = useMay("image.read");
  const isLow = node.free_bytes < node.min_free_bytes * 4;
  return (
    <section className="im-tiles" aria-label={t("dicom.node")}>
      <Tile cap={t("dicom.reach")} value={node.ae_title} small={t("dicom.port", { port: node.port })} />
      <Tile cap={t("dicom.tls")} value={node.tls_port ?? t("dicom.tlsOff")} small={node.certificate_until ? <CertificateEnd until={node.certificate_until} /> : t("dicom.noCertificate")} />
      <Tile cap={t("dicom.openSteps")} value={node.n_open_steps} />
      <Tile cap={t("dicom.studies")} value={node.n_studies} small={writeSize(node.stored_bytes)} />
      <Tile cap={t("dicom.unmatched")} value={mayImages ? <Link to="/images?match=unmatched">{node.n_unmatched}</Link> : node.n_unmatched} warn={node.n_unmatched > 0} />
      <Tile cap={t("dicom.quarantined")} value={node.n_quarantined} warn={node.n_quarantined > 0} />
      <Tile cap={t("dicom.refusedToday")} value={node.n_refused_today} />
      <Tile cap={t("dicom.free")} value={writeSize(node.free_bytes)} small={t("dicom.refusedBelow", { size: writeSize(node.min_free_bytes) })} warn={isLow} />
    </section>
  );
}

function Tile({ cap, value, small, warn = false }: { cap: string; value: React.ReactNode; small?: React.ReactNode; warn?: boolean }) {
  return (
    <div className="panel tile">
      <span className="cap">{cap}</span>
      <span className={warn ? "key warn" : "key"}>
        {value}
        {small && <small>{small}</small>}
      </span>
    </div>
  );
}
