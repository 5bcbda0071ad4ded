import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemNote } from "@/shared/ui/states";
import { addUp, NOTHING_YET, type Checked } from "../model/chain";

interface Props {
  since: string | undefined;
  until: string | undefined;
}

/** Recomputes the seals of the shown range, call by call, and says where the first one does not hold. */
export function ChainCheck({ since, until }: Props) {
  const { t } = useTranslation("admin");
  const [checked, setChecked] = useState<Checked>(NOTHING_YET);
  const check = useMutation({
    mutationFn: async () => {
      let sum = NOTHING_YET;
      let after: number | null | undefined;
      do {
        const part = await take(api.POST("/api/audit/check", { body: { since, until, ...(after ? { after_seal: after } : {}) } }));
        sum = addUp(sum, part);
        after = part.next_seal;
        setChecked(sum);
      } while (after);
    },
  });
  const broken = checked.first_break;
  return (
    <div className="row" aria-live="polite">
      <button type="button" className="btn sm" disabled={check.isPending} onClick={() => { setChecked(NOTHING_YET); check.mutate(); }}>
        {t("audit.check")}
      </button>
      {checked !== NOTHING_YET && (
        <>
          <span className={broken ? "tag red" : check.isPending ? "tag" : "tag green"}>{t(broken ? "audit.broken" : check.isPending ? "audit.checking" : "audit.whole")}</span>
          <span className="meta">{t("audit.counts", { seals: checked.n_seals, entries: checked.n_entries, dropped: checked.n_dropped, unsealed: checked.n_unsealed })}</span>
        </>
      )}
      {broken && (
        <strong>
          {broken.reason.text} · {t("audit.brokenAt", { seal: broken.seal_id, entry: broken.entry_id ?? "–" })}
        </strong>
      )}
      {check.isError && <ProblemNote error={check.error} />}
    </div>
  );
}
