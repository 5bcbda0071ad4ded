import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";

/** How a study stands at each destination, and the way to send it again. */
export function StudyForwarding({ studyId }: { studyId: number }) {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const maySend = useMay("image.send");
  const { data } = useQuery({
    queryKey: ["imaging", "forwarding", studyId],
    queryFn: () => take(api.GET("/api/studies/{study_id}/forwarding", { params: { path: { study_id: studyId } } })),
    refetchInterval: 10_000,
  });
  const send = useMutation({
    mutationFn: (peer_id: number) => take(api.POST("/api/studies/{study_id}/send", { params: { path: { study_id: studyId } }, body: { peer_id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imaging", "forwarding", studyId] }),
  });
  if (!data?.length) return null;
  return (
    <span className="row">
      {data.map((row) => (
        <span className="row" key={row.peer_id}>
          <Link className={row.parked ? "tag red" : row.waiting ? "tag amber" : "tag line"} to="/dicom?tab=destinations">
            {t(row.parked ? "forward.studyParked" : row.waiting ? "forward.studyWaiting" : "forward.studySent", { ae: row.ae_title, n: row.parked || row.waiting || row.sent })}
          </Link>
          {maySend && (
            <button type="button" className="btn sm" disabled={send.isPending} onClick={() => send.mutate(row.peer_id)}>
              {t("forward.send", { ae: row.ae_title })}
            </button>
          )}
        </span>
      ))}
      {send.isError && <ProblemNote error={send.error} />}
    </span>
  );
}
