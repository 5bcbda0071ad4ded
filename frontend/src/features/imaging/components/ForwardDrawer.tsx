import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { ReasonList } from "@/shared/ui/ReasonList";
import { Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Destination } from "../api/types";

const STATUSES = ["parked", "waiting"] as const;

/** The objects that a destination has not taken, each with what it answered. */
export function ForwardDrawer({ destination, onClose }: { destination: Destination; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const [status, setStatus] = useState<(typeof STATUSES)[number]>(destination.n_parked ? "parked" : "waiting");
  const [page, setPage] = useState(1);
  const query = { status, page };
  const list = useQuery({
    queryKey: ["imaging", "forward-items", destination.id, query],
    queryFn: () => take(api.GET("/api/dicom/destinations/{peer_id}/items", { params: { path: { peer_id: destination.id }, query } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer open size={640} title={t("forward.of", { ae: destination.ae_title })} onClose={onClose} destroyOnHidden>
      <span className="seg" role="tablist" aria-label={t("studies.state")}>
        {STATUSES.map((one) => (
          <button
            type="button"
            role="tab"
            key={one}
            aria-selected={one === status}
            className={one === status ? "on" : ""}
            onClick={() => {
              setStatus(one);
              setPage(1);
            }}
          >
            {t(`forward.${one}`)}
          </button>
        ))}
      </span>
      {list.error && <ProblemNote error={list.error} />}
      {!list.data && !list.error && <Loading lines={3} />}
      {list.data && !list.data.results.length && <p className="meta">{t("forward.nothing")}</p>}
      <ul className="im-items">
        {list.data?.results.map((row) => (
          <li key={row.id}>
            <Link to={`/images/${row.study_id}`}>
              {writeName(row.patient_name)} {row.accession}
            </Link>{" "}
            <span className="meta">{row.sop_uid}</span>
            <div className="meta">
              {t("forward.tries", { n: row.attempts ?? 0 })} <TimeText at={row.created_at} shape="full" />
            </div>
            {row.reason && <ReasonList reasons={[row.reason]} />}
          </li>
        ))}
      </ul>
      {list.data && (page > 1 || list.data.next_page) && (
        <span className="row">
          <button type="button" className="btn sm" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t("common:table.previous")}
          </button>
          <button type="button" className="btn sm" disabled={!list.data.next_page} onClick={() => setPage(page + 1)}>
            {t("common:table.next")}
          </button>
        </span>
      )}
    </Drawer>
  );
}
