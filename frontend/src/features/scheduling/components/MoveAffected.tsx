import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { askRepair } from "../api/plans";

/** Leads to the proposal where everybody that a closed time hits could go; asks for one when there is none. */
export function MoveAffected({ block, className, count }: { block: number; className: string; count?: number }) {
  const { t } = useTranslation("planner");
  const navigate = useNavigate();
  const mayPlan = useMay("schedule.plan");
  const repair = useMutation({ mutationFn: askRepair, onSuccess: (run) => void navigate(`/planner/${run.id}`) });
  if (!mayPlan) return null;
  return (
    <>
      <button type="button" className={className} disabled={repair.isPending} onClick={() => repair.mutate(block)}>
        {t("block.move")} {count !== undefined && <span className="num">{count}</span>}
      </button>
      {repair.isError && <ProblemNote error={repair.error} />}
    </>
  );
}
