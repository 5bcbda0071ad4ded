import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type Patient = components["schemas"]["Patient"];
export type PatientFacts = components["schemas"]["PatientFactsRequest"];
export type Allergy = components["schemas"]["Allergy"];
export type NewAllergy = components["schemas"]["NewAllergyRequest"];
export type NewImplant = components["schemas"]["NewImplantRequest"];
export type Lab = components["schemas"]["Lab"];
export type NewLab = components["schemas"]["NewLabRequest"];
export type Precaution = components["schemas"]["Precaution"];
export type NewPrecaution = components["schemas"]["NewPrecautionRequest"];
export type NewMeasure = components["schemas"]["NewMeasureRequest"];
type PatientQuery = NonNullable<operations["patient_list"]["parameters"]["query"]>;

export function usePatients(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["patients", "list", query],
    queryFn: () => take(api.GET("/api/patients", { params: { query: query as PatientQuery } })),
    placeholderData: (before) => before,
  });
}

export function usePatient(id: number) {
  return useQuery({ queryKey: ["patients", "one", id], queryFn: () => take(api.GET("/api/patients/{patient_id}", { params: { path: { patient_id: id } } })) });
}

/** Registers a patient, or saves one that is known under the version it was read with. */
export function useSavePatient(patient: Patient | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (facts: PatientFacts) =>
      patient
        ? take(api.PATCH("/api/patients/{patient_id}", { params: { path: { patient_id: patient.id } }, body: { ...facts, version: patient.version ?? 1 } }))
        : take(api.POST("/api/patients", { body: facts })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients"] }),
  });
}

const PARTS = ["allergies", "implants", "precautions", "labs", "measures"] as const;
export type Part = (typeof PARTS)[number];

export function useAllergies(id: number) {
  return useQuery({ queryKey: ["patients", id, "allergies"], queryFn: () => take(api.GET("/api/patients/{patient_id}/allergies", { params: { path: { patient_id: id } } })) });
}

export function useImplants(id: number) {
  return useQuery({ queryKey: ["patients", id, "implants"], queryFn: () => take(api.GET("/api/patients/{patient_id}/implants", { params: { path: { patient_id: id } } })) });
}

export function usePrecautions(id: number) {
  return useQuery({ queryKey: ["patients", id, "precautions"], queryFn: () => take(api.GET("/api/patients/{patient_id}/precautions", { params: { path: { patient_id: id } } })) });
}

export function useLabs(id: number) {
  return useQuery({ queryKey: ["patients", id, "labs"], queryFn: () => take(api.GET("/api/patients/{patient_id}/labs", { params: { path: { patient_id: id } } })) });
}

export function useMeasures(id: number) {
  return useQuery({ queryKey: ["patients", id, "measures"], queryFn: () => take(api.GET("/api/patients/{patient_id}/measures", { params: { path: { patient_id: id } } })) });
}

export interface NewPart {
  allergies: NewAllergy;
  implants: NewImplant;
  precautions: NewPrecaution;
  labs: NewLab;
  measures: NewMeasure;
}

/** Adds a row to one part of the record. */
export function useAddPart<P extends Part>(id: number, part: P) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewPart[P]) => {
      const params = { path: { patient_id: id } };
      if (part === "allergies") return api.POST("/api/patients/{patient_id}/allergies", { params, body: body as NewAllergy });
      if (part === "implants") return api.POST("/api/patients/{patient_id}/implants", { params, body: body as NewImplant });
      if (part === "precautions") return api.POST("/api/patients/{patient_id}/precautions", { params, body: body as NewPrecaution });
      if (part === "labs") return api.POST("/api/patients/{patient_id}/labs", { params, body: body as NewLab });
      return api.POST("/api/patients/{patient_id}/measures", { params, body: body as NewMeasure });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients", id, part] }),
  });
}

export function useRetractAllergy(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ allergy, reason }: { allergy: Allergy; reason: string }) =>
      api.POST("/api/allergies/{allergy_id}/retraction", { params: { path: { allergy_id: allergy.id } }, body: { reason, version: allergy.version ?? 1 } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients", id, "allergies"] }),
  });
}

export function useRetractLab(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ lab, reason }: { lab: Lab; reason: string }) => take(api.POST("/api/labs/{lab_id}/retraction", { params: { path: { lab_id: lab.id } }, body: { reason } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients", id, "labs"] }),
  });
}

export function useEndPrecaution(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ precaution, reason }: { precaution: Precaution; reason: string }) =>
      api.POST("/api/precautions/{precaution_id}/end", { params: { path: { precaution_id: precaution.id } }, body: { reason, version: precaution.version ?? 1 } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients", id, "precautions"] }),
  });
}

export function usePatientExams(id: number) {
  return useQuery({ queryKey: ["exams", "of-patient", id], queryFn: () => take(api.GET("/api/exams", { params: { query: { patient: id, page_size: 50 } } })) });
}
