import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { useTableState } from "@/shared/ui/useTableState";
import type { Peer } from "../api/types";
import { CertificateEnd } from "./CertificateEnd";
import { PeerDrawer } from "./PeerDrawer";

/** Nodes that may call beside the fleet's own scanners. */
export function PeersTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const mayWrite = useMay("dicom.write");
  const [editing, setEditing] = useState<Peer | "new" | null>(null);
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "peers", query], queryFn: () => take(api.GET("/api/dicom/peers", { params: { query } })) });
  const columns: Column<Peer>[] = [
    { key: "ae", title: t("peers.ae"), sort: "ae_title", render: (peer) => <span className="m">{peer.ae_title}</span> },
    { key: "name", title: t("peers.name"), sort: "name", render: (peer) => peer.name },
    { key: "kind", title: t("peers.kind"), sort: "kind", render: (peer) => t(`peers.kinds.${peer.kind ?? "modality"}`) },
    { key: "host", title: t("peers.host"), render: (peer) => (peer.host ? `${peer.host}${peer.port ? `:${peer.port}` : ""}` : t("peers.anyHost")) },
    { key: "transport", title: t("peers.transport"), render: (peer) => <PeerSecurity peer={peer} /> },
    { key: "note", title: t("peers.note"), render: (peer) => peer.note },
    { key: "state", title: t("studies.state"), render: (peer) => <span className={peer.is_enabled ? "tag green" : "tag line"}>{t(peer.is_enabled ? "peers.on" : "peers.off")}</span> },
  ];
  return (
    <>
      <p className="meta">{t("peers.hint")}</p>
      <DataTable
        name="dicom-peers"
        label={t("dicom.tab.peers")}
        columns={columns}
        rowKey={(peer) => peer.id}
        state={state}
        page={list.data}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={mayWrite ? setEditing : undefined}
        empty={{ title: t("peers.empty") }}
        tools={
          mayWrite && (
            <button type="button" className="btn primary" onClick={() => setEditing("new")}>
              {t("peers.add")}
            </button>
          )
        }
      />
      {editing && <PeerDrawer peer={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function PeerSecurity({ peer }: { peer: Peer }) {
  const { t } = useTranslation("imaging");
  const transport = peer.transport ?? "plain";
  return (
    <>
      <span className={transport === "plain" ? "tag line" : "tag green"}>{t(`peers.transports.${transport}`)}</span>
      {peer.certificate_until && <CertificateEnd until={peer.certificate_until} />}
    </>
  );
}
