import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import type { paths } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

type Query = paths["/api/qc/rejects/cases"]["get"]["parameters"]["query"];

/** What a bar of rejects counts, exam by exam, the newest first. */
export function RejectCases({ query, title, onClose }: { query: Query; title: string; onClose: () => void }) {
  const { t } = useTranslation("rejects");
  const lang = useLang();
  const cases = useQuery({ queryKey: ["qc", "rejects", "cases", query], queryFn: () => take(api.GET("/api/qc/rejects/cases", { params: { query } })) });
  return (
    <Drawer open title={title} onClose={onClose} size={480} destroyOnHidden>
      {cases.isPending && <Loading lines={6} />}
      {cases.isError && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && <EmptyState title={t("empty")} />}
      <ul className="indicator-cases">
        {cases.data?.map((one, at) => (
          <li key={`${one.exam_id}-${at}`} className="row wrap">
            <Link to={`/exams/${one.exam_id}`}>{one.accession}</Link>
            <span className="sp">
              {t(one.kind === "repeat" ? "repeated" : "rejected")} <span className="num">{one.n_images}</span> · {pick(one.names, lang) || one.reason} · {one.device_code} · {one.by}
            </span>
            <TimeText at={one.at} shape="full" />
          </li>
        ))}
      </ul>
      {(cases.data?.length ?? 0) >= MOST && <p className="meta">{t("most", { n: MOST })}</p>}
    </Drawer>
  );
}

const MOST = 200;
