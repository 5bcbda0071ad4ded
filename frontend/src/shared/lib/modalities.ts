/** What a department makes itself, in the order people ask for it. */
export const MODALITIES = ["CT", "MR", "DX", "MG", "US", "NM", "PT", "XA"] as const;
