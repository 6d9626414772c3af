// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.

export const NEED_LIMITS: Readonly<Record<string, number>> = {
  "/title/uk": 200,
  "/title/en": 200,
  "/description/uk": 6000,
  "/description/en": 6000,
  "/endUsers/uk": 200,
  "/endUsers/en": 200,
  "/priorityReason/uk": 6000,
  "/priorityReason/en": 6000,
  "/items/specification/uk": 1000,
  "/items/specification/en": 1000,
  "/contact/name": 120,
  "/contact/email": 254,
  "/contact/phone": 40,
  "/officialRequest/number": 60
};

export const ROLES = ["secretariat","chair","agency_drafter","agency_approver","partner","observer","auditor","admin"] as const;
export const ORGANISATION_KINDS = ["agency","partner","implementer","other"] as const;
export const RECORD_KINDS = ["need","pledge","allocation","transaction","attachment","comment","interest","organisation","subgroup","theme","place","unit","item_class","strategy","rate","user","seat"] as const;
export const CURRENCIES = ["EUR","UAH","USD","GBP","CHF","SEK","NOK","DKK","PLN","CZK","CAD","AUD","RON","BGN","HUF","TRY","JPY","KRW"] as const;
export const RATE_SOURCES = ["NBU","ECB","manual","demo"] as const;
export const NEED_STATES = ["draft","submitted","returned","open","closed"] as const;
export const PRIORITIES = ["critical","high","medium","low"] as const;
export const LEVELS = ["public","group","subgroup","parties","held_outside"] as const;
export const CLOSE_REASONS = ["met","withdrawn","superseded"] as const;
export const NEED_SORTS = ["updated","-updated","number","-number","priority","-priority","neededBy","-neededBy","cost","-cost","gap","-gap","opened","-opened"] as const;
