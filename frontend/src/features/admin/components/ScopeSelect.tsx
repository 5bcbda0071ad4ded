import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";

interface Kind {
  type: string;
  interaction: { code: string }[];
}

interface Props {
  value?: string[];
  onChange?: (scopes: string[]) => void;
  label: string;
  id?: string;
}

/** SMART scopes of what the FHIR facade really offers, as its own statement says. */
export function ScopeSelect({ value, onChange, label, id }: Props) {
  const { t } = useTranslation("admin");
  const kinds = useQuery({ queryKey: ["fhir", "metadata"], queryFn: readKinds, staleTime: Infinity });
  return (
    <Select
      id={id}
      mode="tags"
      aria-label={label}
      placeholder={t("tokens.scopesNone")}
      tokenSeparators={[" ", ","]}
      value={value ?? []}
      {...(onChange ? { onChange } : {})}
      loading={kinds.isPending}
      options={listScopes(kinds.data ?? []).map((scope) => ({ value: scope, label: scope }))}
    />
  );
}

async function readKinds(): Promise<Kind[]> {
  const answer = await fetch("/fhir/metadata", { headers: { Accept: "application/fhir+json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const statement = (await answer.json()) as { rest: { resource: Kind[] }[] };
  return statement.rest[0]?.resource ?? [];
}

/** Reading everything first, then each kind to read, and to create where that can be done. */
export function listScopes(kinds: Kind[]): string[] {
  const each = kinds.flatMap(({ type, interaction }) => [`system/${type}.rs`, ...(interaction.some(({ code }) => code === "create") ? [`system/${type}.c`] : [])]);
  return ["system/*.rs", ...each];
}
