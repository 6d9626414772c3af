// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.

export * from './first.gen';

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
export const RECORD_KINDS = ["need","pledge","allocation","transaction","meeting","suggestion","project","attachment","comment","interest","organisation","subgroup","theme","place","unit","item_class","strategy","rate","user","seat"] as const;
export const COUNTRIES = ["AD","AE","AF","AG","AI","AL","AM","AO","AR","AS","AT","AU","AW","AX","AZ","BA","BB","BD","BE","BF","BG","BH","BI","BJ","BL","BM","BN","BO","BQ","BR","BS","BT","BV","BW","BY","BZ","CA","CC","CD","CF","CG","CH","CI","CK","CL","CM","CN","CO","CR","CU","CV","CW","CX","CY","CZ","DE","DJ","DK","DM","DO","DZ","EC","EE","EG","EH","ER","ES","ET","FI","FJ","FK","FM","FO","FR","GA","GB","GD","GE","GF","GG","GH","GI","GL","GM","GN","GP","GQ","GR","GS","GT","GU","GW","GY","HK","HM","HN","HR","HT","HU","ID","IE","IL","IM","IN","IO","IQ","IR","IS","IT","JE","JM","JO","JP","KE","KG","KH","KI","KM","KN","KP","KR","KW","KY","KZ","LA","LB","LC","LI","LK","LR","LS","LT","LU","LV","LY","MA","MC","MD","ME","MF","MG","MH","MK","ML","MM","MN","MO","MP","MQ","MR","MS","MT","MU","MV","MW","MX","MY","MZ","NA","NC","NE","NF","NG","NI","NL","NO","NP","NR","NU","NZ","OM","PA","PE","PF","PG","PH","PK","PL","PM","PN","PR","PS","PT","PW","PY","QA","RE","RO","RS","RU","RW","SA","SB","SC","SD","SE","SG","SH","SI","SJ","SK","SL","SM","SN","SO","SR","SS","ST","SV","SX","SY","SZ","TC","TD","TF","TG","TH","TJ","TK","TL","TM","TN","TO","TR","TT","TV","TW","TZ","UA","UG","UM","US","UY","UZ","VA","VC","VE","VG","VI","VN","VU","WF","WS","XK","YE","YT","ZA","ZM","ZW"] as const;
export const EVENT_ACTS = ["need.created","need.edited","need.deleted","need.proposed","need.submitted","need.returned","need.opened","need.closed","need.reopened","need.confirmed","need.relevelled","need.published","need.overcover_allowed","need.attached","need.detached","pledge.created","pledge.edited","pledge.announced","pledge.relevelled","pledge.committed","pledge.split","pledge.closed","pledge.withdrawn","pledge.attached","pledge.detached","allocation.held","allocation.confirmed","allocation.planned","allocation.released","transaction.recorded","transaction.confirmed","transaction.disputed","transaction.cancelled","project.created","project.edited","project.reported","project.announced","project.relevelled","project.moved","project.deleted","project.attached","project.detached","meeting.created","meeting.edited","meeting.planned","meeting.refreshed","meeting.circulated","meeting.postponed","meeting.cancelled","meeting.started","meeting.attended","meeting.finished","suggestion.made","suggestion.parked","suggestion.taken","suggestion.withdrawn","attachment.shown","comment.written","comment.withdrawn","comment.shown","interest.set","interest.dropped","interest.shown","organisation.created","organisation.edited","subgroup.created","subgroup.edited","theme.created","place.created","place.edited","place.ended","unit.created","item_class.created","strategy.created","rate.imported","rate.entered","rate.corrected","user.created","user.edited","user.seated","user.invited","user.password_set","user.password_changed","user.session_ended","user.sessions_ended","seat.created","seat.ended"] as const;
export const CURRENCIES = ["EUR","UAH","USD","AED","AFN","ALL","AMD","AOA","ARS","AUD","AWG","AZN","BAM","BBD","BDT","BHD","BIF","BMD","BND","BOB","BRL","BSD","BTN","BWP","BZD","CAD","CDF","CHF","CLP","CNY","COP","CRC","CUP","CVE","CZK","DJF","DKK","DOP","DZD","EGP","ERN","ETB","FJD","FKP","GBP","GEL","GHS","GIP","GMD","GNF","GTQ","GYD","HKD","HNL","HTG","HUF","IDR","ILS","INR","IQD","IRR","ISK","JMD","JOD","JPY","KES","KGS","KHR","KMF","KPW","KRW","KWD","KYD","KZT","LAK","LBP","LKR","LRD","LSL","LYD","MAD","MDL","MGA","MKD","MMK","MNT","MOP","MRU","MUR","MVR","MWK","MXN","MYR","MZN","NAD","NGN","NIO","NOK","NPR","NZD","OMR","PAB","PEN","PGK","PHP","PKR","PLN","PYG","QAR","RON","RSD","RWF","SAR","SBD","SCR","SDG","SEK","SGD","SHP","SLE","SOS","SRD","SSP","STN","SVC","SYP","SZL","THB","TJS","TMT","TND","TOP","TRY","TTD","TWD","TZS","UGX","UYU","UZS","VED","VES","VND","VUV","WST","XAF","XCD","XCG","XOF","XPF","YER","ZAR","ZMW","ZWG"] as const;
export const RATE_SOURCES = ["NBU","ECB","manual","demo"] as const;
export const CLOSE_REASONS = ["met","withdrawn","superseded"] as const;
export const REPORTING_CURRENCIES = ["EUR","UAH","USD"] as const;
export const PLEDGE_STATES = ["exploring","announced","committed","closed","withdrawn"] as const;
export const PLEDGE_SORTS = ["updated","-updated","number","-number","amount","-amount","announcedOn","-announcedOn","availableUntil","-availableUntil"] as const;
export const INSTRUMENTS = ["grant","loan","in_kind","technical_assistance","training"] as const;
export const PROJECT_STATUSES = ["pipeline","implementation","finalisation","closed","cancelled","suspended"] as const;
export const PROJECT_SORTS = ["updated","-updated","number","-number","nextDue","-nextDue","plannedFrom","-plannedFrom","plannedUntil","-plannedUntil","budget","-budget"] as const;
export const EARMARKS = ["none","need","theme","subgroup"] as const;
export const TRANSACTION_TYPES = ["commitment","disbursement","delivery","refund"] as const;
