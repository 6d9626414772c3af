// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.

export const NEED_STATES = ["draft","submitted","returned","open","closed"] as const;
export const PRIORITIES = ["critical","high","medium","low"] as const;
export const LEVELS = ["public","group","subgroup","parties","held_outside"] as const;
export const NEED_SORTS = ["updated","-updated","number","-number","priority","-priority","neededBy","-neededBy","cost","-cost","gap","-gap","opened","-opened"] as const;
