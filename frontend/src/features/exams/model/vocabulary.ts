export const STATES = ["requested", "vetted", "booked", "arrived", "ready", "in_progress", "acquired", "reported", "delivered", "cancelled", "no_show", "discontinued"] as const;
export const TASK_KINDS = ["discrepancy", "question", "due_soon", "late"] as const;
