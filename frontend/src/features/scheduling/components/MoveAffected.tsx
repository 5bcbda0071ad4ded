import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { askBookingRepair, askRepair } from "../api/plans";

type Cause = { block: number } | { appointment: number };

/** Leads to the proposal where everybody that a closed time hits, or one flagged booking, could go; asks for one when there is none. */
export function MoveAffected({ cause, className, count }: { cause: Cause; className: string; count?: number }) {
  const { t } = useTranslation("planner");
  const navigate = useNavigate();
  const mayPlan = useMay("schedule.plan");
  const repair = useMutation({ mutationFn: () => ("block" in cause ? askRepair(cause.block) : askBookingRepair(cause.appointment)), onSuccess: (run) => void navigate(`/planner/${run.id}`) });
  if (!mayPlan) return null;
  return (
    <>
      <button type="button" className={className} disabled={repair.isPending} onClick={() => repair.mutate()}>
        {t("block.move")} {count !== undefined && <span className="num">{count}</span>}
      </button>
      {repair.isError && <ProblemNote error={repair.error} />}
    </>
  );
}
