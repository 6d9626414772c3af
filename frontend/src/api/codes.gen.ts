// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.

export const PROBLEM_CODES = ["invalid","bad_request","too_large","media_type","method_not_allowed","not_found","unauthenticated","forbidden","cross_origin","misdirected","sign_in_refused","sign_in_paused","setup_closed","stale","if_match_required","bad_cursor","conflict","idempotency_reuse","too_many_requests","unavailable","outcome_unknown","internal","state_forbids","need_not_complete"] as const;
export const FIELD_CODES = ["required","too_long","too_many","too_small","too_large_value","format","unknown_value","control_characters","date_order","date_future","date_past","decimals","not_allowed","email","password_short","password_known","same_record","other_field_required"] as const;
