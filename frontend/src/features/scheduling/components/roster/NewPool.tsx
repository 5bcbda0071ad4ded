import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { createPool } from "../../api/roster";

const KINDS = ["staff", "room", "equipment"] as const;

/** A new pool by code and names; its hours or people come after. */
export function NewPool({ onMade }: { onMade: (id: number) => void }) {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof KINDS)[number]>("staff");
  const [text, setText] = useState({ code: "", zh: "", en: "" });
  const add = useMutation({
    mutationFn: createPool,
    onSuccess: (pool) => {
      setOpen(false);
      setText({ code: "", zh: "", en: "" });
      onMade(pool.id);
      void client.invalidateQueries({ queryKey: ["schedule", "resources"] });
    },
  });
  if (!open)
    return (
      <button type="button" className="add" onClick={() => setOpen(true)}>
        <Icon name="plus" /> {t("roster.pool.add")}
      </button>
    );
  return (
    <form
      className="col new-pool"
      onSubmit={(event) => {
        event.preventDefault();
        if (site) add.mutate({ site_id: site.id, code: text.code.trim(), names: { "zh-Hans": text.zh.trim(), en: text.en.trim() }, pool_kind: kind, capacity: 1 });
      }}
    >
      <select className="input" aria-label={t("roster.pool.kindLabel")} value={kind} onChange={(event) => setKind(event.target.value as (typeof KINDS)[number])}>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`roster.pool.kind.${one}`)}
          </option>
        ))}
      </select>
      {(["code", "zh", "en"] as const).map((part) => (
        <input key={part} type="text" className="input" maxLength={part === "code" ? 32 : 80} required aria-label={t(`roster.pool.${part}`)} placeholder={t(`roster.pool.${part}`)} value={text[part]} onChange={(event) => setText({ ...text, [part]: event.target.value })} />
      ))}
      <button type="submit" className="btn sm" disabled={add.isPending}>
        {t("roster.pool.create")}
      </button>
      {add.isError && <ProblemNote error={add.error} />}
    </form>
  );
}
