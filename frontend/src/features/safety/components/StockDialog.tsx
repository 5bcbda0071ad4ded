import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { InputNumber, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

export type Lot = components["schemas"]["ContrastLot"];
type Site = { id: number; code: string; name: Record<string, string> };
const KINDS = ["receipt", "waste", "count"] as const;

/** What came, what was thrown away, what stands there; below it every movement of the lot. */
export function StockDialog({ lot, onClose }: { lot: Lot; onClose: () => void }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("receipt");
  const [containers, setContainers] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const path = { params: { path: { lot_id: lot.id } } };
  const key = ["safety", "moves", lot.id];
  const sites = useQuery({ queryKey: ["sites"], queryFn: () => take(api.GET("/api/sites", { params: { query: { page_size: 200 } } })), staleTime: 600_000 });
  const places = (sites.data?.results ?? []) as unknown as Site[];
  const siteId = chosen ?? places[0]?.id ?? null;
  const moves = useQuery({ queryKey: key, queryFn: () => take(api.GET("/api/safety/lots/{lot_id}/moves", { params: { ...path.params, query: { page_size: 50 } } })) });
  const move = useMutation({
    mutationFn: () => take(api.POST("/api/safety/lots/{lot_id}/moves", { ...path, body: { client_id: makeId(), site_id: siteId ?? 0, kind, containers: containers ?? 0, note } })),
    onSuccess: () => {
      setContainers(null);
      setNote("");
      void client.invalidateQueries({ queryKey: key });
      void client.invalidateQueries({ queryKey: ["safety", "lots"] });
    },
  });
  return (
    <Modal
      open
      title={t("stock.of", { lot: lot.lot, agent: pick(lot.agent.names, lang) })}
      okText={t(`stock.do.${kind}`)}
      cancelText={t("common:back")}
      okButtonProps={{ loading: move.isPending, disabled: containers === null || siteId === null }}
      onOk={() => move.mutate()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="formgrid" style={{ padding: 0 }}>
        <Segmented aria-label={t("stock.kind")} value={kind} onChange={(value) => setKind(value)} options={KINDS.map((value) => ({ value, label: t(`stock.${value}`) }))} />
        {places.length > 1 && <Select aria-label={t("stock.site")} value={siteId ?? undefined} onChange={setChosen} options={places.map((site) => ({ value: site.id, label: pick(site.name, lang) }))} />}
        <InputNumber aria-label={t("stock.containers")} placeholder={t("stock.containers")} min={0} max={100000} precision={0} value={containers} onChange={setContainers} style={{ width: "100%" }} onPressEnter={() => containers !== null && move.mutate()} />
        <input className="input" aria-label={t("stock.note")} placeholder={t("stock.note")} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        {move.error && <ProblemNote error={move.error} />}
        {moves.error && <ProblemNote error={moves.error} />}
        <ul className="facts" style={{ padding: 0, maxHeight: 240, overflow: "auto" }} tabIndex={0} aria-label={t("stock.moves")}>
          {moves.data?.results.map((one) => (
            <li key={one.id} className="num">
              <TimeText at={one.at} shape="full" /> {t(`stock.${one.kind}`)} {one.containers > 0 ? "+" : ""}
              {one.containers}
              {one.counted !== null && one.counted !== undefined && ` (= ${one.counted})`} · {one.site_code} · {one.by} <span className="meta">{one.note}</span>
            </li>
          ))}
          {moves.data?.results.length === 0 && <li className="meta">{t("stock.none")}</li>}
        </ul>
      </div>
    </Modal>
  );
}
