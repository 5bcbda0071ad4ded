export const CONTRASTS = ["none", "iodine", "gadolinium", "microbubble", "barium", "radiotracer", "radiotracer_iodine"] as const;
export const SIDE_RULES = ["none", "optional", "required"] as const;
