import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, BASE, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Component = Schemas["Component"];
export type ComponentFacts = Omit<Schemas["ChangedComponentRequest"], "version">;
export type Certificate = Schemas["Certificate"];
export type CertificateFacts = Omit<Schemas["NewCertificateRequest"], "device_id">;
export type FieldNotice = Schemas["FieldNotice"];
export type FieldNoticeFacts = Schemas["FieldNoticeFactsRequest"];
export type Part = Schemas["Part"];
export type PartFacts = Omit<Schemas["ChangedPartRequest"], "version">;

const page_size = 200;

export function useComponents(query: { scope: "live" | "all"; device_id?: number }) {
  return useQuery({
    queryKey: ["devices", "components", query],
    queryFn: () => take(api.GET("/api/components", { params: { query: { ...query, page_size } } })),
    placeholderData: keepPreviousData,
  });
}

export function useCertificates(deviceId?: number) {
  return useQuery({
    queryKey: ["devices", "certificates", deviceId],
    queryFn: () => take(api.GET("/api/certificates", { params: { query: { ...(deviceId ? { device_id: deviceId } : {}), page_size } } })),
    placeholderData: keepPreviousData,
  });
}

export function useFieldNotices() {
  return useQuery({ queryKey: ["devices", "notices"], queryFn: () => take(api.GET("/api/field-notices", { params: { query: { page_size } } })) });
}

export function useNoticedDevices(noticeId: number) {
  return useQuery({ queryKey: ["devices", "notice-devices", noticeId], queryFn: () => take(api.GET("/api/field-notices/{notice_id}/devices", { params: { path: { notice_id: noticeId } } })) });
}

export function useParts(scope: "active" | "short" | "all", enabled = true) {
  return useQuery({
    queryKey: ["devices", "parts", scope],
    queryFn: () => take(api.GET("/api/parts", { params: { query: { scope, page_size } } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** After an act everything of this feature is asked again, then `onDone`. */
function useAct<Values, Answer>(act: (values: Values) => Promise<Answer>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onDone?.();
    },
  });
}

export function useSaveComponent(component: Component | null, onDone: () => void) {
  return useAct(
    ({ fixed, ...facts }: ComponentFacts & { fixed: { site_id: number; kind: Component["kind"]; serial: string } }) =>
      component
        ? api.PUT("/api/components/{component_id}", { params: { path: { component_id: component.id } }, body: { ...facts, version: component.version } })
        : api.POST("/api/components", { body: { ...facts, ...fixed } }),
    onDone,
  );
}

export function useFitComponent(id: number, onDone: () => void) {
  return useAct((body: { device_id: number; at: string }) => api.POST("/api/components/{component_id}/fit", { params: { path: { component_id: id } }, body }), onDone);
}

export function useRemoveComponent(id: number, onDone: () => void) {
  return useAct((body: { at: string; note: string; is_retired: boolean }) => api.POST("/api/components/{component_id}/remove", { params: { path: { component_id: id } }, body }), onDone);
}

export function useSaveCertificate(certificate: Certificate | null, onDone: () => void) {
  return useAct(
    ({ device_id, ...facts }: CertificateFacts & { device_id: number }) =>
      certificate
        ? api.PUT("/api/certificates/{certificate_id}", { params: { path: { certificate_id: certificate.id } }, body: { ...facts, version: certificate.version } })
        : api.POST("/api/certificates", { body: { ...facts, device_id } }),
    onDone,
  );
}

export function useSaveNotice(notice: FieldNotice | null, onDone: () => void) {
  return useAct(
    (facts: FieldNoticeFacts) =>
      notice
        ? api.PUT("/api/field-notices/{notice_id}", { params: { path: { notice_id: notice.id } }, body: { ...facts, version: notice.version ?? 1 } })
        : api.POST("/api/field-notices", { body: facts }),
    onDone,
  );
}

export function useSavePart(part: Part | null, siteId: number, onDone: () => void) {
  return useAct(
    (facts: PartFacts) =>
      part ? api.PUT("/api/parts/{part_id}", { params: { path: { part_id: part.id } }, body: { ...facts, version: part.version ?? 1 } }) : api.POST("/api/parts", { body: { ...facts, site_id: siteId } }),
    onDone,
  );
}

export function useMoveStock(partId: number, onDone: () => void) {
  return useAct((body: { amount: number; note: string }) => api.POST("/api/parts/{part_id}/moves", { params: { path: { part_id: partId } }, body }), onDone);
}

export function useUsePart(orderId: number, onDone: () => void) {
  return useAct((body: { part_id: number; amount: number; note: string }) => api.POST("/api/work-orders/{order_id}/parts", { params: { path: { order_id: orderId } }, body }), onDone);
}

export function useAddLabour(orderId: number, onDone: () => void) {
  return useAct((body: Schemas["NewLabourRequest"]) => api.POST("/api/work-orders/{order_id}/labour", { params: { path: { order_id: orderId } }, body }), onDone);
}

/** The file goes as it is; its name in the address. */
export function useAttach(orderId: number) {
  return useAct((file: File) =>
    api.POST("/api/work-orders/{order_id}/files", {
      params: { path: { order_id: orderId }, query: { name: file.name.slice(0, 200) } },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as BodyInit,
      headers: { "Content-Type": "application/octet-stream" },
    }),
  );
}

export const fileAddress = (orderId: number, fileId: number) => `${BASE}/api/work-orders/${orderId}/files/${fileId}`;
