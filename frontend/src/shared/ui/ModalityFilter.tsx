import { Select } from "antd";
import { MODALITIES } from "../lib/modalities";
import type { TableState } from "./useTableState";

/** One modality of a list, or all. */
export function ModalityFilter({ label, state }: { label: string; state: TableState }) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ minWidth: 120 }}
      value={state.filters.modality ?? null}
      onChange={(value: string | null) => state.setFilter("modality", value ?? undefined)}
      options={MODALITIES.map((value) => ({ value, label: value }))}
    />
  );
}
