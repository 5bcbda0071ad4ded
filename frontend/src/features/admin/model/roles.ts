import type { Role } from "../api/types";

/** Every role, in the order of a patient's way through the department. */
export const ROLES: readonly Role[] = [
  "front_desk", "technologist", "nurse", "porter", "radiologist", "resident", "referrer", "qc_manager", "physicist", "device_admin", "dicom_admin", "head", "admin", "kiosk", "machine", "hospital",
];
