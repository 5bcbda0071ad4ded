import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLiveFrames } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";
import { ErrorState, Loading } from "@/shared/ui/states";
import { LanePatient } from "../components/LanePatient";
import { WaitingReactions } from "../components/WaitingReactions";
import { LANES, byLane } from "../model/lanes";
import { useOverdueSound } from "../hooks/useOverdueSound";
import "../safety.css";

/** The nurse's room: to prepare, cannula in place, drinking, injecting, observing. */
export default function LanesPage() {
  const { t, i18n } = useTranslation("safety");
  const { site } = useSite();
  const client = useQueryClient();
  const lanes = useQuery({
    queryKey: ["safety", "lanes", site?.id, i18n.language],
    queryFn: () => take(api.GET("/api/safety/lanes", { params: { query: { site_id: site?.id } } })),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  });
  useLiveFrames(
    site ? `exams:${site.id}` : null,
    useCallback(() => void client.invalidateQueries({ queryKey: ["safety", "lanes"] }), [client]),
  );
  useOverdueSound(lanes.data);
  if (lanes.error && !lanes.data) return <ErrorState error={lanes.error} onRetry={() => void lanes.refetch()} wide />;
  if (!lanes.data) return <Loading lines={6} />;
  const sorted = byLane(lanes.data);
  return (
    <div className="page fill">
      <WaitingReactions />
      <div className={sorted.uptake.length > 0 ? "lanes six" : "lanes"}>
        {LANES.filter((lane) => lane !== "uptake" || sorted.uptake.length > 0).map((lane) => (
          <section className="lane" key={lane} aria-label={t(`lane.${lane}`)}>
            <header>
              <h2 style={{ fontSize: 14 }}>{t(`lane.${lane}`)}</h2>
              <span className="tag">{sorted[lane].length}</span>
            </header>
            <ul>
              {sorted[lane].map((card) => (
                <li key={card.preparation.id}>
                  <LanePatient card={card} lane={lane} />
                </li>
              ))}
              {sorted[lane].length === 0 && <li className="meta">{t(`laneEmpty.${lane}`)}</li>}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
