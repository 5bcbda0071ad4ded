import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type PatientReport = components["schemas"]["PatientPage"];

export const openByCode = (body: { code: string; birth_date: string }) => take(api.POST("/api/patient-page", { body }));

export const fetchOwnPdf = (ticket: string): Promise<Blob> => take(api.POST("/api/patient-page/pdf", { body: { ticket }, parseAs: "blob" })) as Promise<unknown> as Promise<Blob>;
