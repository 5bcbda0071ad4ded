import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type NewDevice = components["schemas"]["NewDeviceRequest"];
export type ModelTemplate = components["schemas"]["ModelTemplate"];

/** What a device of a model begins with. */
export function useModelTemplate(code: string | undefined) {
  return useQuery({
    queryKey: ["devices", "template", code],
    queryFn: () => take(api.GET("/api/device-models/{code}/template", { params: { path: { code: code ?? "" } } })),
    enabled: Boolean(code),
  });
}

export function useRooms(siteId: number | undefined) {
  return useQuery({
    queryKey: ["devices", "rooms", siteId],
    queryFn: () => take(api.GET("/api/rooms", { params: { query: { site: siteId, page_size: 500 } as never } })),
    enabled: siteId !== undefined,
  });
}

export function useAddDevice(onDone: (id: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewDevice) => take(api.POST("/api/devices", { body })),
    onSuccess: async (device) => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      if (device) onDone(device.id);
    },
  });
}
