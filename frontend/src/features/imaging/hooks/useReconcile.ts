import { useMutation, useQueryClient } from "@tanstack/react-query";

/** One act of the desk: everything that shows studies is read anew afterwards. */
export function useReconcile<Body>(send: (body: Body) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["imaging"] });
      await client.invalidateQueries({ queryKey: ["viewer"] });
      onDone();
    },
  });
}
