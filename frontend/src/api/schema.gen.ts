// Made by `npm run gen` from server/api/openapi.yaml. Do not edit.
export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may */
        get: operations["getSession"];
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        /** Sign out; nobody may sign out too */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the first administrator with the one-time link of the first start */
        post: operations["claimSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The needs I may see */
        get: operations["listNeeds"];
        put?: never;
        /** Start a draft */
        post: operations["createNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts and costs of the needs I may see, in groups */
        get: operations["summariseNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One need */
        get: operations["getNeed"];
        /** Replace what the agency writes of a need */
        put: operations["editNeed"];
        post?: never;
        /** Delete an own draft that was never submitted */
        delete: operations["deleteNeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a need to its subgroup's co-chair; it gets its number */
        post: operations["submitNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return a submitted need for more, with a comment */
        post: operations["returnNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a submitted need at a level */
        post: operations["openNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a need with a reason; before it is open only as withdrawn */
        post: operations["closeNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen a closed need, with a reason */
        post: operations["reopenNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that an open need still stands; it is valid for another 180 days */
        post: operations["confirmNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** What happened to a need, newest first, as far as I may see it */
        get: operations["getNeedHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations of the group */
        get: operations["listOrganisations"];
        put?: never;
        /** Add an organisation */
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One organisation */
        get: operations["getOrganisation"];
        /** Replace what is known of an organisation */
        put: operations["editOrganisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subgroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plenary and the subgroups, in their order */
        get: operations["listSubgroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The themes of the subgroups */
        get: operations["listThemes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Oblasts, the Autonomous Republic of Crimea and the two cities, by KATOTTG code */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first; without the changed values for those who may not see records */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A UUIDv7 */
        Id: string;
        /** @description The code of a subgroup (`ER`) or theme (`ER-DEMIN`) */
        Code: string;
        /** @description A code of the codifier of administrative units (KATOTTG) */
        Katottg: string;
        /** @description A plain day, `2026-11-23` */
        Date: string;
        /** Format: date-time */
        Moment: string;
        /** @enum {string} */
        Lang: "uk" | "en";
        Money: {
            amount: string;
            currency: components["schemas"]["Currency"];
        };
        /** @enum {string} */
        Currency: "EUR" | "UAH" | "USD" | "GBP" | "CHF" | "SEK" | "NOK" | "DKK" | "PLN" | "CZK" | "CAD" | "AUD" | "RON" | "BGN" | "HUF" | "TRY" | "JPY" | "KRW";
        /** @description One line in both languages; `stale` marks the side written before the other last changed */
        ShortText: {
            uk?: string;
            en?: string;
            stale?: components["schemas"]["Lang"];
        };
        /** @description Some paragraphs in both languages */
        LongText: {
            uk?: string;
            en?: string;
            stale?: components["schemas"]["Lang"];
        };
        SignIn: {
            email: string;
            password: string;
        };
        Setup: {
            token: string;
            email: string;
            name: string;
            password: string;
        };
        Session: {
            signedIn: boolean;
            /** @description The records of this portal are invented */
            demo: boolean;
            user?: components["schemas"]["Person"];
            seats: components["schemas"]["Seat"][];
            /** @description What the seats allow somewhere; whether it holds for a record is in the record's `may` */
            permissions: components["schemas"]["Permission"][];
            expiresAt?: components["schemas"]["Moment"];
        };
        Person: {
            id: components["schemas"]["Id"];
            name: string;
            email: string;
        };
        Seat: {
            id: components["schemas"]["Id"];
            role: components["schemas"]["Role"];
            organisation?: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            from: components["schemas"]["Date"];
            to?: components["schemas"]["Date"];
        };
        /** @enum {string} */
        Role: "secretariat" | "chair" | "agency_drafter" | "agency_approver" | "partner" | "observer" | "auditor" | "admin";
        /** @enum {string} */
        Permission: "need:read" | "need:create" | "need:edit" | "need:delete" | "need:submit" | "need:return" | "need:open" | "need:close" | "need:reopen" | "need:confirm" | "organisation:read" | "organisation:write" | "subgroup:read" | "place:read" | "audit:read";
        /** @enum {string} */
        NeedState: "draft" | "submitted" | "returned" | "open" | "closed";
        /** @enum {string} */
        Priority: "critical" | "high" | "medium" | "low";
        /** @enum {string} */
        Level: "public" | "group" | "subgroup" | "parties" | "held_outside";
        /** @enum {string} */
        CloseReason: "met" | "withdrawn" | "superseded";
        /**
         * @default -updated
         * @enum {string}
         */
        NeedSort: "updated" | "-updated" | "number" | "-number" | "priority" | "-priority" | "neededBy" | "-neededBy" | "cost" | "-cost" | "opened" | "-opened";
        /** @enum {string} */
        NeedGrouping: "state" | "subgroup" | "priority" | "agency" | "theme";
        Contact: {
            name?: string;
            email?: string;
            phone?: string;
        };
        /** @description The letter that asks for it */
        OfficialRequest: {
            number?: string;
            date?: components["schemas"]["Date"];
        };
        /**
         * @description What the agency writes. A draft may lack anything but the agency and a side of the title; submitting asks for
         *     theme, title, description, priority, cost, costAsOf, a place or the whole country, neededBy, and the contact's
         *     name and e-mail; a critical need says why.
         */
        NeedContent: {
            agency: components["schemas"]["Id"];
            theme?: components["schemas"]["Code"];
            title: components["schemas"]["ShortText"];
            description?: components["schemas"]["LongText"];
            endUsers?: components["schemas"]["ShortText"];
            priority?: components["schemas"]["Priority"];
            priorityReason?: components["schemas"]["LongText"];
            cost?: components["schemas"]["Money"];
            costAsOf?: components["schemas"]["Date"];
            nationwide?: boolean;
            places?: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            validUntil?: components["schemas"]["Date"];
            contact?: components["schemas"]["Contact"];
            officialRequest?: components["schemas"]["OfficialRequest"];
        };
        Closing: {
            reason: components["schemas"]["CloseReason"];
            comment?: string;
            supersededBy?: components["schemas"]["NeedLink"];
            at: components["schemas"]["Moment"];
        };
        /** @description Another need, where the caller may see it */
        NeedLink: {
            id: components["schemas"]["Id"];
            number?: string;
            title: components["schemas"]["ShortText"];
        };
        Need: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            /** @description N-ER-2026-0014; absent before the first submission */
            number?: string;
            state: components["schemas"]["NeedState"];
            level?: components["schemas"]["Level"];
            /** @description Organisations that a need at the level `parties` is shown to */
            named: components["schemas"]["Id"][];
            /** @description Open and past its validity */
            stale: boolean;
            agency: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            theme?: components["schemas"]["Code"];
            title: components["schemas"]["ShortText"];
            description?: components["schemas"]["LongText"];
            endUsers?: components["schemas"]["ShortText"];
            priority?: components["schemas"]["Priority"];
            priorityReason?: components["schemas"]["LongText"];
            cost?: components["schemas"]["Money"];
            costAsOf?: components["schemas"]["Date"];
            nationwide: boolean;
            places: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            validUntil?: components["schemas"]["Date"];
            contact?: components["schemas"]["Contact"];
            officialRequest?: components["schemas"]["OfficialRequest"];
            /** @description Why it was last returned; gone once it is open */
            returnComment?: string;
            closing?: components["schemas"]["Closing"];
            submittedAt?: components["schemas"]["Moment"];
            openedAt?: components["schemas"]["Moment"];
            /** @description What the caller may do with it now */
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            /** @description The person's name */
            createdBy: string;
            updatedAt: components["schemas"]["Moment"];
            updatedBy: string;
        };
        /** @description A need as a list shows it */
        NeedRow: {
            id: components["schemas"]["Id"];
            number?: string;
            state: components["schemas"]["NeedState"];
            level?: components["schemas"]["Level"];
            stale: boolean;
            agency: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            theme?: components["schemas"]["Code"];
            title: components["schemas"]["ShortText"];
            priority?: components["schemas"]["Priority"];
            cost?: components["schemas"]["Money"];
            nationwide: boolean;
            places: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            closeReason?: components["schemas"]["CloseReason"];
            updatedAt: components["schemas"]["Moment"];
        };
        NeedPage: {
            items: components["schemas"]["NeedRow"][];
            /** @description Mark of the next page; absent on the last */
            next?: string;
            /** @description Mark of the page before; absent on the first */
            prev?: string;
            /** Format: int64 */
            total: number;
        };
        NeedSummary: {
            items: components["schemas"]["NeedSummaryRow"][];
            /** Format: int64 */
            total: number;
        };
        NeedSummaryRow: {
            /** @description The group's value; absent where the needs have none */
            key?: string;
            /** Format: int64 */
            count: number;
            /** @description The costs, each currency by itself */
            costs: components["schemas"]["Money"][];
        };
        NeedReturn: {
            comment: string;
        };
        NeedOpen: {
            level: components["schemas"]["Level"];
            /** @description With the level `parties`: organisations to show it to */
            named?: components["schemas"]["Id"][];
        };
        NeedClose: {
            reason: components["schemas"]["CloseReason"];
            comment?: string;
            supersededBy?: components["schemas"]["Id"];
        };
        NeedReopen: {
            reason: string;
        };
        /** @enum {string} */
        RecordKind: "need" | "organisation" | "subgroup" | "theme" | "place" | "user" | "seat";
        Event: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["RecordKind"];
            record: string;
            /**
             * Format: int64
             * @description Its place among the events of its record, from 1
             */
            seq: number;
            /** @description A verb of the domain, such as `need.submitted` */
            act: string;
            at: components["schemas"]["Moment"];
            /** @description The name of who did it; empty for the portal itself */
            person: string;
            comment?: string;
            changes: components["schemas"]["Change"][];
        };
        /** @description One field, as JSON texts; an absent side was not there */
        Change: {
            /** @description RFC 6901, `/title/uk` */
            path: string;
            before?: string;
            after?: string;
        };
        EventPage: {
            items: components["schemas"]["Event"][];
            next?: string;
        };
        /** @enum {string} */
        OrganisationKind: "agency" | "partner" | "implementer" | "other";
        OrganisationContent: {
            name: components["schemas"]["ShortText"];
            acronym?: components["schemas"]["ShortText"];
            kind: components["schemas"]["OrganisationKind"];
            /** @description ISO 3166-1 alpha-2 */
            country?: string;
            /** @description IATI organisation identifier */
            iatiId?: string;
            /** @description IATI OrganisationType */
            iatiType?: string;
            /** @default true */
            active: boolean;
        };
        Organisation: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            name: components["schemas"]["ShortText"];
            acronym?: components["schemas"]["ShortText"];
            kind: components["schemas"]["OrganisationKind"];
            country?: string;
            iatiId?: string;
            iatiType?: string;
            active: boolean;
            may: components["schemas"]["Permission"][];
        };
        OrganisationPage: {
            items: components["schemas"]["Organisation"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        Subgroup: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["ShortText"];
            purpose?: components["schemas"]["LongText"];
            order: number;
            active: boolean;
        };
        SubgroupList: {
            items: components["schemas"]["Subgroup"][];
        };
        Theme: {
            code: components["schemas"]["Code"];
            subgroup: components["schemas"]["Code"];
            name: components["schemas"]["ShortText"];
            scope?: components["schemas"]["LongText"];
            /** @description OECD DAC sector code offered by default */
            dacSector?: string;
            active: boolean;
        };
        ThemeList: {
            items: components["schemas"]["Theme"][];
        };
        Place: {
            katottg: components["schemas"]["Katottg"];
            name: components["schemas"]["ShortText"];
            shortName: components["schemas"]["ShortText"];
            /** @description OCHA COD P-code */
            pcode: string;
            /** @description ISO 3166-2 */
            iso: string;
        };
        PlaceList: {
            items: components["schemas"]["Place"][];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: components["schemas"]["ProblemCode"];
            requestId: string;
            /** @description Seconds */
            retryAfter?: number;
            errors?: components["schemas"]["FieldProblem"][];
        };
        FieldProblem: {
            /** @description RFC 6901 into the request body */
            pointer: string;
            code: components["schemas"]["FieldCode"];
            params?: {
                [key: string]: string;
            };
        };
        /** @enum {string} */
        ProblemCode: "invalid" | "bad_request" | "too_large" | "media_type" | "method_not_allowed" | "not_found" | "unauthenticated" | "forbidden" | "cross_origin" | "misdirected" | "sign_in_refused" | "sign_in_paused" | "setup_closed" | "stale" | "if_match_required" | "bad_cursor" | "conflict" | "idempotency_reuse" | "too_many_requests" | "unavailable" | "outcome_unknown" | "internal" | "state_forbids" | "need_not_complete";
        /** @enum {string} */
        FieldCode: "required" | "too_long" | "too_many" | "too_small" | "too_large_value" | "format" | "unknown_value" | "control_characters" | "date_order" | "date_future" | "date_past" | "decimals" | "not_allowed" | "email" | "password_short" | "password_known" | "same_record" | "other_field_required";
    };
    responses: {
        /** @description Anything that is not done, RFC 9457 */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The need as it now is */
        NeedNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Need"];
            };
        };
        /** @description The organisation as it now is */
        OrganisationNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Organisation"];
            };
        };
    };
    parameters: {
        recordId: components["schemas"]["Id"];
        limit: number;
        /** @description The `next` of the page before */
        after: string;
        /** @description The `prev` of the page after */
        before: string;
        /** @description Words to search for; the last one may be unfinished */
        q: string;
        /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
        ifMatch: string;
        idempotencyKey: string;
        bySubgroup: components["schemas"]["Code"][];
        byState: components["schemas"]["NeedState"][];
        byPriority: components["schemas"]["Priority"][];
        byAgency: components["schemas"]["Id"][];
        byTheme: components["schemas"]["Code"][];
        /** @description KATOTTG codes; a need for the whole country fits none of them */
        byPlace: components["schemas"]["Katottg"][];
        /** @description Only open needs whose validity has run out */
        byStale: boolean;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session; `signedIn` is false for nobody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Signed in; the cookie is set anew */
            200: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    "Clear-Site-Data"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    claimSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            /** @description The account was made; sign in with it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listNeeds: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The `prev` of the page after */
                before?: components["parameters"]["before"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                /** @description A field, with `-` before it for descending order */
                sort?: components["schemas"]["NeedSort"];
                subgroup?: components["parameters"]["bySubgroup"];
                state?: components["parameters"]["byState"];
                priority?: components["parameters"]["byPriority"];
                agency?: components["parameters"]["byAgency"];
                theme?: components["parameters"]["byTheme"];
                /** @description KATOTTG codes; a need for the whole country fits none of them */
                place?: components["parameters"]["byPlace"];
                /** @description Only open needs whose validity has run out */
                stale?: components["parameters"]["byStale"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createNeed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedContent"];
            };
        };
        responses: {
            /** @description The draft */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    summariseNeeds: {
        parameters: {
            query: {
                by: components["schemas"]["NeedGrouping"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                subgroup?: components["parameters"]["bySubgroup"];
                state?: components["parameters"]["byState"];
                priority?: components["parameters"]["byPriority"];
                agency?: components["parameters"]["byAgency"];
                theme?: components["parameters"]["byTheme"];
                /** @description KATOTTG codes; a need for the whole country fits none of them */
                place?: components["parameters"]["byPlace"];
                /** @description Only open needs whose validity has run out */
                stale?: components["parameters"]["byStale"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row a group, in the order of their keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedSummary"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getNeed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    editNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedContent"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    deleteNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    submitNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    returnNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedReturn"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    openNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedOpen"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    closeNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedClose"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    reopenNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NeedReopen"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    confirmNeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    getNeedHistory: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                kind?: components["schemas"]["OrganisationKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organisations, by acronym */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationContent"];
            };
        };
        responses: {
            /** @description The organisation */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OrganisationNow"];
            default: components["responses"]["Refused"];
        };
    };
    editOrganisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationContent"];
            };
        };
        responses: {
            200: components["responses"]["OrganisationNow"];
            default: components["responses"]["Refused"];
        };
    };
    listSubgroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubgroupList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listThemes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, by code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThemeList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The kind of record */
                kind?: components["schemas"]["RecordKind"];
                /** @description The record's id */
                record?: components["schemas"]["Id"];
                /** @description The id of who made the change */
                person?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
}
