import { useSearchParams } from "react-router";

/** The row whose drawer is open, kept in the address (`row`): a link leads to it, and going back closes nothing else. */
export function useOpenRow(): [number | null, (id: number | null) => void] {
  const [params, setParams] = useSearchParams();
  const choose = (id: number | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (id) next.set("row", String(id));
        else next.delete("row");
        return next;
      },
      { replace: true },
    );
  return [Number(params.get("row")) || null, choose];
}
