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
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set my own password; my other sessions end */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where I am signed in */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/others/{id}": {
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
        post?: never;
        /** Sign out elsewhere */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a password by the one-time link of an invitation or a reset */
        post: operations["claimLink"];
        delete?: never;
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
    "/needs/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open many submitted needs at one level; each succeeds or is refused by itself */
        post: operations["openNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return many submitted needs with one comment; each succeeds or is refused by itself */
        post: operations["returnNeeds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Needs as sheets, one page each, to be sent to a capital */
        get: operations["getNeedSheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The needs I may see and their item lines as an Excel workbook, or the needs as CSV
         * @description In the order in which they were begun. The workbook's last sheet says what was asked for, when, up to which level, and the rule of
         *     each total. A list of more than 20,000 is refused with `list_too_long`.
         */
        get: operations["getNeedTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Needs that may be the same as one being written, among those I may see */
        get: operations["listSimilarNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tables that I brought, the latest first
         * @description At most 20, of the last 30 days. An import is its bringer's alone; anybody else's is as absent as one that is not there.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Bring a table, and see what each of its rows would do
         * @description A workbook (.xlsx) or a table of text (.csv) of at most 20 MB, 100,000 rows and 400,000 lines. Nothing is written to the records. A row with the record's id and version
         *     changes the cells that were edited since the file was made; one without an id starts a draft, and the same row again changes
         *     nothing. A file that cannot be read is refused with `file_unreadable`; its field says why. Of one's imports of which nothing is
         *     written the latest 20 stay; bringing one more drops the oldest. With the disk nearly full no table is taken in (503 `disk_short`).
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty workbook to be filled in and brought, with drop-down lists, help and an example */
        get: operations["getImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One of my imports */
        get: operations["getImport"];
        put?: never;
        post?: never;
        /** Drop an import of which nothing is written, or nothing any more */
        delete: operations["dropImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** Rows of an import in the order of the file */
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rows/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                row: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Put other cells into a row that is not written yet, or say whose value of a conflict stays */
        put: operations["correctImportRow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/commit": {
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
        /**
         * Write the next batch of an import
         * @description At most 200 rows, in one transaction. Who calls it until the state is `written` has written all of it; between two calls one may stop,
         *     and go on later. Each row is looked at anew: one that no longer fits stays out and says why.
         */
        post: operations["commitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/undo": {
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
        /**
         * Take back the last batch of an import that is written
         * @description Who calls it until the state is `undone` has taken back all of it. Drafts that came of it are deleted, needs that it changed hold again
         *     what they held; what somebody has worked on since stays, and is counted in `kept`.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The rows that cannot be used as a workbook, with the reasons in a column, to be mended and brought again */
        get: operations["getRejectedRows"];
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
    "/needs/{id}/relevel": {
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
        /** Move an opened need to another level short of public */
        post: operations["relevelNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/publish": {
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
        /** Say that an opened need may be public; it is once two people of both sides have said so */
        post: operations["publishNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The files of a need that I may see, oldest first */
        get: operations["listAttachments"];
        put?: never;
        /**
         * Add a file to a need
         * @description At most 20 MB; PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or plain text, by content and ending
         */
        post: operations["addAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** A file, to be kept and never shown in the portal's own pages */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        /** Take a file off a need */
        delete: operations["removeAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The thread of a need as far as I may see it, the latest first */
        get: operations["listComments"];
        put?: never;
        /** Say something in the thread of a need */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take my own comment back */
        delete: operations["withdrawComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** Whom a comment on a need may name */
        get: operations["listMentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/interests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The partners that look at a need, as far as I may know */
        get: operations["listInterests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/interests/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                organisation: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say that a partner of mine looks at a need, and who hears of it */
        put: operations["setInterest"];
        post?: never;
        /** Say that a partner of mine looks no longer */
        delete: operations["dropInterest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/look": {
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
        /** Note that I have looked at a need now */
        post: operations["lookAtNeed"];
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
    "/needs/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** Where a need stands - its bars, gap and lines, as far as I may know */
        get: operations["getNeedCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/needs/{id}/overcover": {
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
        /** Say how far allocations may exceed a need, in place of what was allowed before */
        post: operations["allowOverCover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pledges I may see */
        get: operations["listPledges"];
        put?: never;
        /** Start a pledge that is being explored; nobody else sees it unless I say so */
        post: operations["createPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts and amounts of the announced, committed and closed pledges I may see, in groups */
        get: operations["summarisePledges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/to-need": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a pledge and hold it for a need, both or neither; nobody else sees the pledge unless I say so */
        post: operations["pledgeToNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One pledge */
        get: operations["getPledge"];
        /** Replace what the partner writes of a pledge */
        put: operations["editPledge"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/announce": {
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
        /** Announce a pledge at a level; it gets its number */
        post: operations["announcePledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/relevel": {
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
        /** Show an announced pledge to more or fewer */
        post: operations["relevelPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/commit": {
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
        /** Say that a pledge is signed for; what is left over of it becomes an announced pledge of its own */
        post: operations["commitPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/close": {
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
        /** End work on a committed pledge; what it still holds is released */
        post: operations["closePledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/withdraw": {
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
        /** Take a pledge back, with a reason; what is undelivered is released */
        post: operations["withdrawPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** What happened to a pledge, newest first, as far as I may know */
        get: operations["getPledgeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The files of a pledge that I may see, oldest first */
        get: operations["listPledgeAttachments"];
        put?: never;
        /**
         * Add a file to a pledge
         * @description At most 20 MB; PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or plain text, by content and ending
         */
        post: operations["addPledgeAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** A file, to be kept and never shown in the portal's own pages */
        get: operations["getPledgeAttachment"];
        put?: never;
        post?: never;
        /** Take a file off a pledge */
        delete: operations["removePledgeAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The thread of a pledge as far as I may see it, the latest first */
        get: operations["listPledgeComments"];
        put?: never;
        /** Say something in the thread of a pledge */
        post: operations["addPledgeComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take my own comment back */
        delete: operations["withdrawPledgeComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/fitting": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The open needs that a pledge might go to, the best first, each with the reasons that add up to its rank */
        get: operations["getPledgeFitting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/allocations": {
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
        /** Hold a part of a pledge for a need; both must have room */
        post: operations["holdAllocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pledges/{id}/transactions": {
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
        /** Record a commitment, disbursement, delivery or refund under a pledge */
        post: operations["recordTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The allocations I may see - those of which I see both the pledge and the need */
        get: operations["listAllocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/allocations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One allocation */
        get: operations["getAllocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/allocations/{id}/confirm": {
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
        /** Say that the need takes it; the rate of the day is frozen */
        post: operations["confirmAllocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/allocations/{id}/release": {
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
        /** Let go of what is not delivered of an allocation */
        post: operations["releaseAllocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/allocations/{id}/plan": {
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
        /** Set the day on which its delivery is planned */
        post: operations["planAllocation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The transactions I may see */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One transaction */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/confirm": {
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
        /** Say, for the need's agency, that it is so; a delivery needs its hand-over act */
        post: operations["confirmTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/dispute": {
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
        /** Say, for the need's agency, that it is not so, and why */
        post: operations["disputeTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{id}/cancel": {
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
        /** Take a transaction back; what was wrong in it is recorded anew */
        post: operations["cancelTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects I may see */
        get: operations["listProjects"];
        put?: never;
        /** Start a project; it is its partner's until it is announced */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One project */
        get: operations["getProject"];
        /**
         * Replace what the partner writes of a project
         * @description Links to pledges and needs that I do not see stay
         */
        put: operations["editProject"];
        post?: never;
        /** Remove a project that was never announced */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/announce": {
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
        /** Announce a project at a level; it gets its number */
        post: operations["announceProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/relevel": {
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
        /** Show an announced project to more or fewer */
        post: operations["relevelProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/move": {
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
        /** Change the status of a project */
        post: operations["moveProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/report": {
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
        /** Note which milestones were reached and what indicators show */
        post: operations["reportProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/money": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** What the confirmed transactions add up to that name a project, of those that I may see, by their type */
        get: operations["getProjectMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The rows that the totals of a project open to, the latest day first */
        get: operations["listProjectTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The files of a project that I may see, oldest first */
        get: operations["listProjectAttachments"];
        put?: never;
        /**
         * Add a file to a project
         * @description At most 20 MB; PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or plain text, by content and ending
         */
        post: operations["addProjectAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** A file, to be kept and never shown in the portal's own pages */
        get: operations["getProjectAttachment"];
        put?: never;
        post?: never;
        /** Take a file off a project */
        delete: operations["removeProjectAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** The thread of a project as far as I may see it, the latest first */
        get: operations["listProjectComments"];
        put?: never;
        /** Say something in the thread of a project */
        post: operations["addProjectComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take my own comment back */
        delete: operations["withdrawProjectComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** What happened to a project, newest first, as far as I may know */
        get: operations["getProjectHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked, pledged, committed and delivered, over the needs I may see; in groups or as one total */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What funders give to the needs of subgroups */
        get: operations["getCoverageMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The totals and the matrix as an Excel workbook or as CSV
         * @description A row for the whole, for each group and for each cell of the matrix; every row says by which rule it was counted, what was asked
         *     for, of which moment it is and up to which level, so that no row means less when it is copied alone.
         */
        get: operations["getCoverageTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The needs that a total opens to, or those that no rate leads to */
        get: operations["listCoverageNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The allocations that a total by pledge, or a cell of the matrix, opens to */
        get: operations["listCoverageAllocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The meetings I may see, as they were circulated */
        get: operations["listMeetings"];
        put?: never;
        /** Start the draft of a meeting; its agenda is proposed from what changed since the last one */
        post: operations["createMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One meeting; who runs it reads the agenda that is being prepared, others the one that was circulated */
        get: operations["getMeeting"];
        /** Replace what is written of a meeting itself; a postponed one gets a new day */
        put: operations["editMeeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Replace the agenda that is being prepared: keep, drop, park, merge, add and reorder items */
        put: operations["planMeeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/refresh": {
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
        /** Propose anew what changed; what the chair decided stays */
        post: operations["refreshMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/circulate": {
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
        /** Send the agenda out: this version does not change any more, and a later one is a revision */
        post: operations["circulateMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/postpone": {
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
        /** Take a meeting off its day */
        post: operations["postponeMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/cancel": {
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
        /** End a meeting that will not be held; what waited for it waits for the next one */
        post: operations["cancelMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/start": {
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
        /** Say that a meeting has begun */
        post: operations["startMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Write down who was there */
        put: operations["attendMeeting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/finish": {
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
        /** End a meeting; the suggestions on its agenda are taken up */
        post: operations["finishMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meetings/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** Who may be asked to a meeting */
        get: operations["listMeetingPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The items that wait for an agenda and that I may see, the latest first */
        get: operations["listSuggestions"];
        put?: never;
        /** Propose an item for the next agenda of a subgroup that my organisation is a member of */
        post: operations["makeSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggestions/{id}/withdraw": {
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
        /** Take an open suggestion back */
        post: operations["withdrawSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rates of exchange */
        get: operations["listRates"];
        put?: never;
        /** Enter a rate by hand */
        post: operations["enterRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates/conversion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an amount comes to in another currency by today's rates */
        get: operations["convertMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates/{rate}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate: components["parameters"]["rateId"];
            };
            cookie?: never;
        };
        /** One rate */
        get: operations["getRate"];
        /** Put another value in place of one by hand; a bank's changes only by its own file */
        put: operations["correctRate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rates/{rate}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate: components["parameters"]["rateId"];
            };
            cookie?: never;
        };
        /** When a rate came, and its corrections, newest first */
        get: operations["getRateHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Words in everything I may see */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits on me and since when, and what is new */
        get: operations["getDesk"];
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
    "/subgroups/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        /** One subgroup with its members */
        get: operations["getSubgroup"];
        /** Replace what is known of a subgroup, its members among it */
        put: operations["editSubgroup"];
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
        /** Administrative units by KATOTTG code; oblasts where nothing else is asked for */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs are written with - units, item classes, strategies */
        get: operations["getCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts */
        get: operations["listUsers"];
        put?: never;
        /** Make an account; its person signs in once a link was used */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        /** One account */
        get: operations["getUser"];
        /** Replace what is known of a person; a disabled one is signed out everywhere */
        put: operations["editUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/link": {
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
        /** Make a one-time link to set a password, to be passed on by hand; an earlier one ends */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/sign-out": {
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
        /** Sign a person out everywhere */
        post: operations["signOutUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/seats": {
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
        /** Give a person a seat */
        post: operations["giveSeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/seats/{seat}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                seat: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the last day of a seat, and who holds it after */
        post: operations["endSeat"];
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
        /** @description The code of a record of a reference list, such as a subgroup (`ER`) or theme (`ER-DEMIN`) */
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
        /**
         * @description ISO 4217, the currencies in use but two; a test holds the list against the library that the portal asks
         * @enum {string}
         */
        Currency: "EUR" | "UAH" | "USD" | "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BHD" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IQD" | "IRR" | "ISK" | "JMD" | "JOD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KWD" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "LYD" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "OMR" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TND" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UGX" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
        /**
         * @description ISO 3166-1 alpha-2, and XK for Kosovo; held against a library by a test
         * @enum {string}
         */
        Country: "AD" | "AE" | "AF" | "AG" | "AI" | "AL" | "AM" | "AO" | "AR" | "AS" | "AT" | "AU" | "AW" | "AX" | "AZ" | "BA" | "BB" | "BD" | "BE" | "BF" | "BG" | "BH" | "BI" | "BJ" | "BL" | "BM" | "BN" | "BO" | "BQ" | "BR" | "BS" | "BT" | "BV" | "BW" | "BY" | "BZ" | "CA" | "CC" | "CD" | "CF" | "CG" | "CH" | "CI" | "CK" | "CL" | "CM" | "CN" | "CO" | "CR" | "CU" | "CV" | "CW" | "CX" | "CY" | "CZ" | "DE" | "DJ" | "DK" | "DM" | "DO" | "DZ" | "EC" | "EE" | "EG" | "EH" | "ER" | "ES" | "ET" | "FI" | "FJ" | "FK" | "FM" | "FO" | "FR" | "GA" | "GB" | "GD" | "GE" | "GF" | "GG" | "GH" | "GI" | "GL" | "GM" | "GN" | "GP" | "GQ" | "GR" | "GS" | "GT" | "GU" | "GW" | "GY" | "HK" | "HM" | "HN" | "HR" | "HT" | "HU" | "ID" | "IE" | "IL" | "IM" | "IN" | "IO" | "IQ" | "IR" | "IS" | "IT" | "JE" | "JM" | "JO" | "JP" | "KE" | "KG" | "KH" | "KI" | "KM" | "KN" | "KP" | "KR" | "KW" | "KY" | "KZ" | "LA" | "LB" | "LC" | "LI" | "LK" | "LR" | "LS" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "ME" | "MF" | "MG" | "MH" | "MK" | "ML" | "MM" | "MN" | "MO" | "MP" | "MQ" | "MR" | "MS" | "MT" | "MU" | "MV" | "MW" | "MX" | "MY" | "MZ" | "NA" | "NC" | "NE" | "NF" | "NG" | "NI" | "NL" | "NO" | "NP" | "NR" | "NU" | "NZ" | "OM" | "PA" | "PE" | "PF" | "PG" | "PH" | "PK" | "PL" | "PM" | "PN" | "PR" | "PS" | "PT" | "PW" | "PY" | "QA" | "RE" | "RO" | "RS" | "RU" | "RW" | "SA" | "SB" | "SC" | "SD" | "SE" | "SG" | "SH" | "SI" | "SJ" | "SK" | "SL" | "SM" | "SN" | "SO" | "SR" | "SS" | "ST" | "SV" | "SX" | "SY" | "SZ" | "TC" | "TD" | "TF" | "TG" | "TH" | "TJ" | "TK" | "TL" | "TM" | "TN" | "TO" | "TR" | "TT" | "TV" | "TW" | "TZ" | "UA" | "UG" | "UM" | "US" | "UY" | "UZ" | "VA" | "VC" | "VE" | "VG" | "VI" | "VN" | "VU" | "WF" | "WS" | "XK" | "YE" | "YT" | "ZA" | "ZM" | "ZW";
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
        PasswordChange: {
            old: string;
            password: string;
        };
        LinkClaim: {
            token: string;
            password: string;
        };
        SessionList: {
            items: components["schemas"]["SessionRow"][];
        };
        SessionRow: {
            id: components["schemas"]["Id"];
            /** @description This one */
            current: boolean;
            /** @description What it calls itself */
            browser?: string;
            /** @description The network it came from at its sign-in */
            network?: string;
            startedAt: components["schemas"]["Moment"];
            seenAt: components["schemas"]["Moment"];
        };
        UserContent: {
            email: string;
            name: string;
            /** @default false */
            disabled: boolean;
        };
        User: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            name: string;
            email: string;
            disabled: boolean;
            /** @description Has set a password */
            active: boolean;
            /** @description A link waits to be used */
            invited: boolean;
            /** @description Held, to come and past, the latest first */
            seats: components["schemas"]["Seat"][];
            may: components["schemas"]["Permission"][];
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        OneTimeLink: {
            /** @description What follows the portal's address; the token stands after #, which no server sees */
            path: string;
            expiresAt: components["schemas"]["Moment"];
        };
        SeatContent: {
            role: components["schemas"]["Role"];
            organisation?: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            from: components["schemas"]["Date"];
            to?: components["schemas"]["Date"];
        };
        SeatEnd: {
            to: components["schemas"]["Date"];
            successor?: components["schemas"]["Id"];
        };
        Session: {
            signedIn: boolean;
            /** @description The records of this portal are invented */
            demo: boolean;
            user?: components["schemas"]["Person"];
            seats: components["schemas"]["Seat"][];
            /** @description What the seats allow somewhere; whether it holds for a record is in the record's `may` */
            permissions: components["schemas"]["Permission"][];
            /** @description The agencies that I submit needs of and that have an approver; there it takes two people */
            twoPeople: components["schemas"]["Id"][];
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
        Permission: "need:read" | "need:create" | "need:edit" | "need:delete" | "need:submit" | "need:return" | "need:open" | "need:close" | "need:reopen" | "need:confirm" | "need:relevel" | "need:publish" | "need:attach" | "need:overcover" | "pledge:read" | "pledge:create" | "pledge:edit" | "pledge:announce" | "pledge:relevel" | "pledge:commit" | "pledge:close" | "pledge:withdraw" | "pledge:attach" | "allocation:hold" | "allocation:release" | "allocation:confirm" | "transaction:record" | "transaction:confirm" | "coverage:read" | "project:read" | "project:create" | "project:edit" | "project:delete" | "project:announce" | "project:relevel" | "project:move" | "project:attach" | "meeting:read" | "meeting:run" | "suggestion:write" | "comment:write" | "interest:write" | "organisation:read" | "organisation:write" | "subgroup:read" | "subgroup:write" | "place:read" | "rate:read" | "rate:write" | "place:write" | "user:read" | "user:write" | "audit:read";
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
        NeedSort: "updated" | "-updated" | "number" | "-number" | "priority" | "-priority" | "neededBy" | "-neededBy" | "cost" | "-cost" | "gap" | "-gap" | "opened" | "-opened";
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
         *     name and e-mail; each line's class, quantity, unit and price; a critical need says why. Where there are lines,
         *     the cost is their sum and may be left out. A need that is held outside the portal has a subgroup and a contact,
         *     and nothing else may be filled; it is so from the first moment or never.
         */
        NeedContent: {
            agency: components["schemas"]["Id"];
            heldOutside?: boolean;
            subgroup?: components["schemas"]["Code"];
            theme?: components["schemas"]["Code"];
            title?: components["schemas"]["ShortText"];
            description?: components["schemas"]["LongText"];
            endUsers?: components["schemas"]["ShortText"];
            priority?: components["schemas"]["Priority"];
            priorityReason?: components["schemas"]["LongText"];
            items?: components["schemas"]["ItemContent"][];
            cost?: components["schemas"]["Money"];
            costAsOf?: components["schemas"]["Date"];
            nationwide?: boolean;
            places?: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            validUntil?: components["schemas"]["Date"];
            strategies?: components["schemas"]["Code"][];
            contact?: components["schemas"]["Contact"];
            officialRequest?: components["schemas"]["OfficialRequest"];
        };
        /** @description A line. Its id is given by the portal and sent back with the line while it stays */
        ItemContent: {
            id?: components["schemas"]["Id"];
            class?: components["schemas"]["Code"];
            specification?: components["schemas"]["ItemText"];
            quantity?: components["schemas"]["Quantity"];
            unit?: components["schemas"]["Code"];
            unitPrice?: components["schemas"]["Money"];
        };
        /** @description A specification in both languages */
        ItemText: {
            uk?: string;
            en?: string;
            stale?: components["schemas"]["Lang"];
        };
        /** @description A plain decimal, `12` or `1.5` */
        Quantity: string;
        Item: {
            id: components["schemas"]["Id"];
            class?: components["schemas"]["Code"];
            specification?: components["schemas"]["ItemText"];
            quantity?: components["schemas"]["Quantity"];
            unit?: components["schemas"]["Code"];
            unitPrice?: components["schemas"]["Money"];
            total?: components["schemas"]["Money"];
        };
        /** @description The first word of two; it takes another person's to be done, and any edit voids it */
        Proposal: {
            /** @description The person's name */
            by: string;
            /** @enum {string} */
            side: "owner" | "group";
            at: components["schemas"]["Moment"];
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
            items: components["schemas"]["Item"][];
            cost?: components["schemas"]["Money"];
            costAsOf?: components["schemas"]["Date"];
            nationwide: boolean;
            /** @description Oblasts alone for those who are not among its parties */
            places: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            validUntil?: components["schemas"]["Date"];
            strategies: components["schemas"]["Code"][];
            proposed?: components["schemas"]["Proposal"];
            release?: components["schemas"]["Proposal"];
            contact?: components["schemas"]["Contact"];
            officialRequest?: components["schemas"]["OfficialRequest"];
            /** @description Why it was last returned; gone once it is open */
            returnComment?: string;
            closing?: components["schemas"]["Closing"];
            submittedAt?: components["schemas"]["Moment"];
            lookedAt?: components["schemas"]["Moment"];
            openedAt?: components["schemas"]["Moment"];
            /** @description What the caller may do with it now */
            may: components["schemas"]["Permission"][];
            /** @description Submitting it takes two people: its agency has an approver. Told to those who may submit it, while it can be; absent else */
            twoPeople?: boolean;
            createdAt: components["schemas"]["Moment"];
            /** @description The person's name */
            createdBy: string;
            updatedAt: components["schemas"]["Moment"];
            updatedBy: string;
        };
        /** @description A need as a list shows it */
        NeedRow: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
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
            committed?: components["schemas"]["Money"];
            gap?: components["schemas"]["Money"];
            nationwide: boolean;
            places: components["schemas"]["Katottg"][];
            neededBy?: components["schemas"]["Date"];
            closeReason?: components["schemas"]["CloseReason"];
            /** @description Changed by somebody else since I last looked at it */
            fresh: boolean;
            /** @description Of what is done with many at once, what the caller may do with it now */
            may: components["schemas"]["Permission"][];
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
            /** @description Empty for a need that is held outside, and for no other */
            reason: string;
        };
        Picked: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
        };
        NeedsOpen: {
            needs: components["schemas"]["Picked"][];
            level: components["schemas"]["Level"];
            named?: components["schemas"]["Id"][];
        };
        NeedsReturn: {
            needs: components["schemas"]["Picked"][];
            comment: string;
        };
        OutcomeList: {
            items: components["schemas"]["Outcome"][];
        };
        Outcome: {
            id: string;
            done: boolean;
            code?: components["schemas"]["ProblemCode"];
            errors?: components["schemas"]["FieldProblem"][];
        };
        SimilarList: {
            items: components["schemas"]["SimilarNeed"][];
        };
        SimilarNeed: {
            need: components["schemas"]["NeedRow"];
            why: components["schemas"]["Likeness"][];
        };
        /** @enum {string} */
        SheetFormat: "pdf" | "docx";
        /** @enum {string} */
        TableFormat: "xlsx" | "csv";
        /** @enum {string} */
        Likeness: "title" | "items";
        Attachment: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description Told by the portal from content and ending */
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes
             */
            size: number;
            /** @description Hex */
            sha256: string;
            addedAt: components["schemas"]["Moment"];
            /** @description The person's name */
            addedBy: string;
        };
        /** @enum {string} */
        ImportKind: "needs";
        /** @enum {string} */
        RowFate: "add" | "change" | "unchanged" | "conflict" | "aside" | "rejected";
        /** @description Rows by what becomes of them; `rows` is the sum of the others */
        RowCounts: {
            rows: number;
            add: number;
            change: number;
            unchanged: number;
            conflict: number;
            aside: number;
            rejected: number;
        };
        Import: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ImportKind"];
            /** @description The file's */
            name: string;
            at: components["schemas"]["Moment"];
            /** @enum {string} */
            state: "preview" | "writing" | "written" | "undoing" | "undone";
            counts: components["schemas"]["RowCounts"];
            /** @description How many fields of records that are there are overwritten */
            fields: number;
            batches: number;
            /** @description Batches that are written; in `undoing`, those not yet taken back. `doneCounts` are their rows */
            done: number;
            doneCounts: components["schemas"]["RowCounts"];
            /** @description Rows that an undoing left because somebody worked on them */
            kept: number;
            columns: components["schemas"]["ImportColumn"][];
        };
        ImportList: {
            items: components["schemas"]["Import"][];
        };
        /** @description A column of the file; `as` is the portal's heading for what it is taken for, where the file has another */
        ImportColumn: {
            sheet?: string;
            /** @description Where it stands, `B` */
            at: string;
            head: string;
            /** @description What it is taken for; absent where it is passed over */
            key?: string;
            as?: components["schemas"]["ShortText"];
        };
        ImportRowPage: {
            items: components["schemas"]["ImportRow"][];
            /** @description The number from which the rest begins */
            next?: number;
        };
        ImportRow: {
            /** @description Its number among all rows */
            n: number;
            sheet?: string;
            /** @description As the file counts */
            row: number;
            fate: components["schemas"]["RowFate"];
            /**
             * @description Why it is set aside
             * @enum {string}
             */
            why?: "empty" | "no_need" | "not_yours" | "total" | "note";
            record?: components["schemas"]["Id"];
            number?: string;
            /** @description What it calls itself */
            title: string;
            /** @description By the key of the column */
            cells: {
                [key: string]: string;
            };
            /** @description How many lines it has */
            lines: number;
            /** @description Pointers of fields of which the file's value is taken */
            mine: string[];
            /** @description Pointers of fields that stay as somebody else left them */
            theirs: string[];
            changes: components["schemas"]["ImportChange"][];
            problems: components["schemas"]["RowProblem"][];
            /** @description An undoing left it, because somebody worked on its record */
            kept: boolean;
        };
        ImportChange: {
            pointer: string;
            /** @description The heading of its column */
            head: string;
            before?: string;
            after?: string;
            /** @description In a conflict: what stood there when the file was made */
            was?: string;
            /** @description Somebody else changed it since the file was made */
            clash: boolean;
        };
        RowProblem: {
            pointer: string;
            code: string;
            /** @description Where it stands, `F9` */
            cell?: string;
            /** @description The key of its column */
            column?: string;
            /** @description The reason in words */
            text: string;
        };
        CellCorrection: {
            /** @description Its key */
            column: string;
            text: string;
        };
        RowCorrection: {
            /** @description Those left out stay */
            cells?: components["schemas"]["CellCorrection"][];
            /** @description Pointers of conflicts in which the file's value is taken */
            mine?: string[];
            /** @description Pointers of conflicts in which the portal's value stays */
            theirs?: string[];
        };
        FileForm: {
            /** Format: binary */
            file: string;
        };
        AttachmentList: {
            items: components["schemas"]["Attachment"][];
        };
        CommentContent: {
            text: string;
            level?: components["schemas"]["Level"];
            mentions?: components["schemas"]["Id"][];
        };
        Comment: {
            id: components["schemas"]["Id"];
            text: string;
            level?: components["schemas"]["Level"];
            /** @description Its author's name */
            by: string;
            at: components["schemas"]["Moment"];
            /** @description I may take it back */
            mine: boolean;
            mentions: components["schemas"]["Named"][];
        };
        CommentPage: {
            items: components["schemas"]["Comment"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        Named: {
            id: components["schemas"]["Id"];
            name: string;
        };
        NamedList: {
            items: components["schemas"]["Named"][];
        };
        /** @enum {string} */
        Publicity: "private" | "chairs" | "group";
        InterestContent: {
            publicity: components["schemas"]["Publicity"];
            /** @description For the partner itself alone */
            note?: string;
        };
        Interest: {
            organisation: components["schemas"]["Id"];
            publicity: components["schemas"]["Publicity"];
            note?: string;
            since: components["schemas"]["Moment"];
            mine: boolean;
        };
        InterestList: {
            items: components["schemas"]["Interest"][];
        };
        /** @enum {string} */
        PledgeState: "exploring" | "announced" | "committed" | "closed" | "withdrawn";
        /** @enum {string} */
        Instrument: "grant" | "loan" | "in_kind" | "technical_assistance" | "training";
        /** @enum {string} */
        EarmarkKind: "none" | "need" | "theme" | "subgroup";
        /** @enum {string} */
        AllocationState: "held" | "confirmed" | "released";
        /** @enum {string} */
        ReleaseReason: "partner" | "expired" | "need_closed" | "pledge_ended";
        /** @enum {string} */
        TransactionType: "commitment" | "disbursement" | "delivery" | "refund";
        /** @enum {string} */
        TransactionState: "recorded" | "confirmed" | "disputed" | "cancelled";
        /**
         * @default EUR
         * @enum {string}
         */
        ReportingCurrency: "EUR" | "UAH" | "USD";
        Quarter: string;
        /** @description The first four characters of an oblast's code, `several` or `nationwide` */
        Region: string;
        /**
         * @default -updated
         * @enum {string}
         */
        PledgeSort: "updated" | "-updated" | "number" | "-number" | "amount" | "-amount" | "announcedOn" | "-announcedOn" | "availableUntil" | "-availableUntil";
        /**
         * @default -created
         * @enum {string}
         */
        AllocationSort: "created" | "-created" | "plannedOn" | "-plannedOn";
        /**
         * @default -created
         * @enum {string}
         */
        TransactionSort: "created" | "-created" | "date" | "-date";
        /**
         * @default -gap
         * @enum {string}
         */
        CoverageSort: "gap" | "-gap";
        /** @enum {string} */
        PledgeGrouping: "state" | "funder" | "channel" | "instrument" | "subgroup" | "quarter";
        /** @enum {string} */
        CoverageGrouping: "subgroup" | "theme" | "agency" | "region" | "quarter";
        WithReason: {
            reason: string;
        };
        /** @description What the pledge is bound to; the one field that goes with the kind */
        EarmarkContent: {
            kind: components["schemas"]["EarmarkKind"];
            need?: components["schemas"]["Id"];
            theme?: components["schemas"]["Code"];
            subgroup?: components["schemas"]["Code"];
        };
        /**
         * @description What the partner writes. One that is being explored may lack anything but the funder and a side of the title; announcing
         *     asks for the instrument, an amount or lines in kind, and the contact's name and e-mail. Where each line says what a unit
         *     is worth, the amount is their sum and may be left out. In kind without an amount counts at the need's unit price.
         */
        PledgeContent: {
            funder: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            /** @description While it is explored: open to the co-chairs and the secretariat */
            shared?: boolean;
            title?: components["schemas"]["ShortText"];
            instrument?: components["schemas"]["Instrument"];
            amount?: components["schemas"]["Money"];
            /** @description In kind */
            items?: components["schemas"]["ItemContent"][];
            earmark?: components["schemas"]["EarmarkContent"];
            conditions?: components["schemas"]["LongText"];
            availableFrom?: components["schemas"]["Date"];
            availableUntil?: components["schemas"]["Date"];
            contact?: components["schemas"]["Contact"];
        };
        /** @description Where the pledge has one line in kind and the hold has pieces, they are of that line */
        PledgeToNeed: {
            pledge: components["schemas"]["PledgeContent"];
            hold: components["schemas"]["AllocationContent"];
        };
        PledgeAnnounce: {
            level: components["schemas"]["Level"];
            /** @description With the level `parties` */
            named?: components["schemas"]["Id"][];
            announcedOn?: components["schemas"]["Date"];
        };
        AgreementContent: {
            reference: string;
            date: components["schemas"]["Date"];
        };
        LinePieces: {
            line: components["schemas"]["Id"];
            pieces: components["schemas"]["Quantity"];
        };
        /** @description What is signed for; without an amount and lines it is the whole pledge */
        PledgeCommit: {
            agreement: components["schemas"]["AgreementContent"];
            committedOn?: components["schemas"]["Date"];
            amount?: components["schemas"]["Money"];
            /** @description How many of a line; one that is not named stays whole */
            lines?: components["schemas"]["LinePieces"][];
        };
        Earmark: {
            kind: components["schemas"]["EarmarkKind"];
            need?: components["schemas"]["NeedLink"];
            theme?: components["schemas"]["Code"];
            subgroup?: components["schemas"]["Code"];
        };
        /** @description Another record's pledge, where the caller may see it */
        PledgeLink: {
            id: components["schemas"]["Id"];
            number?: string;
            title: components["schemas"]["ShortText"];
            funder: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            state: components["schemas"]["PledgeState"];
        };
        /** @description What is allocated from a pledge, in its currency */
        PledgeSums: {
            held: components["schemas"]["Money"];
            allocated: components["schemas"]["Money"];
            delivered: components["schemas"]["Money"];
            undisclosed: components["schemas"]["Money"];
            room?: components["schemas"]["Money"];
        };
        Agreement: {
            reference: string;
            date: components["schemas"]["Date"];
        };
        Withdrawal: {
            reason: string;
            at: components["schemas"]["Moment"];
        };
        Pledge: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            /** @description P-2026-0031; absent while it is explored */
            number?: string;
            state: components["schemas"]["PledgeState"];
            level?: components["schemas"]["Level"];
            named: components["schemas"]["Id"][];
            shared: boolean;
            funder: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            title: components["schemas"]["ShortText"];
            instrument?: components["schemas"]["Instrument"];
            amount?: components["schemas"]["Money"];
            items: components["schemas"]["Item"][];
            earmark: components["schemas"]["Earmark"];
            conditions?: components["schemas"]["LongText"];
            availableFrom?: components["schemas"]["Date"];
            availableUntil?: components["schemas"]["Date"];
            contact?: components["schemas"]["Contact"];
            announcedOn?: components["schemas"]["Date"];
            committedOn?: components["schemas"]["Date"];
            agreement?: components["schemas"]["Agreement"];
            splitFrom?: components["schemas"]["PledgeLink"];
            withdrawal?: components["schemas"]["Withdrawal"];
            report?: components["schemas"]["PledgeReport"];
            sums?: components["schemas"]["PledgeSums"];
            /** @description What the caller may do with it now */
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            /** @description The person's name */
            createdBy: string;
            updatedAt: components["schemas"]["Moment"];
            updatedBy: string;
        };
        /** @description A pledge as a list shows it */
        PledgeRow: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            number?: string;
            state: components["schemas"]["PledgeState"];
            level?: components["schemas"]["Level"];
            funder: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            title: components["schemas"]["ShortText"];
            instrument?: components["schemas"]["Instrument"];
            amount?: components["schemas"]["Money"];
            report?: components["schemas"]["PledgeReport"];
            announcedOn?: components["schemas"]["Date"];
            availableUntil?: components["schemas"]["Date"];
            updatedAt: components["schemas"]["Moment"];
        };
        /** @description A pledge's amount in euros by the rate of the day it was announced; absent before, and where no rate leads there */
        PledgeReport: {
            amount: components["schemas"]["Money"];
            rate?: components["schemas"]["RateUsed"];
        };
        PledgePage: {
            items: components["schemas"]["PledgeRow"][];
            next?: string;
            prev?: string;
            /** Format: int64 */
            total: number;
        };
        PledgeSummary: {
            items: components["schemas"]["PledgeSummaryRow"][];
        };
        PledgeSummaryRow: {
            /** @description The group; absent for what has none */
            key?: string;
            /** Format: int64 */
            count: number;
            /** @description Each currency by itself */
            amounts: components["schemas"]["Money"][];
            amount: components["schemas"]["Money"];
            allocated: components["schemas"]["Money"];
            delivered: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many are in `count` and in no converted figure
             */
            noRate: number;
        };
        /** @description Without an amount, it is the declared value of the pieces; without a date, it is held for 30 days. Pieces for a line of the need are of a line of the pledge where it has lines: without a pledgeLine, of the one of the same class and unit; where none is or several are, pledgeLine is required */
        AllocationContent: {
            need: components["schemas"]["Id"];
            line?: components["schemas"]["Id"];
            pledgeLine?: components["schemas"]["Id"];
            amount?: components["schemas"]["Money"];
            pieces?: components["schemas"]["Quantity"];
            heldUntil?: components["schemas"]["Date"];
            plannedOn?: components["schemas"]["Date"];
        };
        AllocationPlan: {
            plannedOn?: components["schemas"]["Date"];
        };
        /** @description A rate that a figure was made with */
        QuoteUsed: {
            date: components["schemas"]["Date"];
            currency: components["schemas"]["Currency"];
            source: components["schemas"]["RateSource"];
            /** @description Hryvnias for one unit; from the ECB, units for one euro */
            value: string;
        };
        /** @description How a figure got from one currency into another */
        RateUsed: {
            from: components["schemas"]["Currency"];
            to: components["schemas"]["Currency"];
            /** @description Units of `to` for one of `from` */
            rate: string;
            on?: components["schemas"]["Date"];
            quotes: components["schemas"]["QuoteUsed"][];
        };
        Conversion: {
            money: components["schemas"]["Money"];
            rate?: components["schemas"]["RateUsed"];
        };
        /**
         * @description `amount` and `deliveredAmount` are in the pledge's currency, `inNeed` and `delivered` in the need's; `item` is the line that
         *     its pieces are counted in, the need's, else the pledge's
         */
        Allocation: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            pledge: components["schemas"]["PledgeLink"];
            need: components["schemas"]["NeedLink"];
            line?: components["schemas"]["Id"];
            pledgeLine?: components["schemas"]["Id"];
            state: components["schemas"]["AllocationState"];
            amount?: components["schemas"]["Money"];
            pieces?: components["schemas"]["Quantity"];
            inNeed: components["schemas"]["Money"];
            /** @description Counted at the need's unit price - the pledge declares no value */
            atPrice: boolean;
            rate?: components["schemas"]["RateUsed"];
            heldUntil: components["schemas"]["Date"];
            plannedOn?: components["schemas"]["Date"];
            confirmedOn?: components["schemas"]["Date"];
            released?: components["schemas"]["ReleaseReason"];
            releasedOn?: components["schemas"]["Date"];
            item?: components["schemas"]["Item"];
            delivered: components["schemas"]["Money"];
            deliveredAmount?: components["schemas"]["Money"];
            deliveredPieces?: components["schemas"]["Quantity"];
            overDelivered?: components["schemas"]["Money"];
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
        };
        AllocationPage: {
            items: components["schemas"]["Allocation"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /** @description The act that both sides sign */
        HandOver: {
            number: string;
            date: components["schemas"]["Date"];
        };
        /** @description A delivery names its allocation. A project is one that the pledge funds. Without an amount, it is the pieces' part of the allocation */
        TransactionContent: {
            type: components["schemas"]["TransactionType"];
            allocation?: components["schemas"]["Id"];
            project?: components["schemas"]["Id"];
            date: components["schemas"]["Date"];
            amount?: components["schemas"]["Money"];
            pieces?: components["schemas"]["Quantity"];
            handOver?: components["schemas"]["HandOver"];
        };
        TransactionConfirm: {
            handOver?: components["schemas"]["HandOver"];
        };
        Transaction: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            type: components["schemas"]["TransactionType"];
            state: components["schemas"]["TransactionState"];
            pledge: components["schemas"]["PledgeLink"];
            allocation?: components["schemas"]["Id"];
            need?: components["schemas"]["NeedLink"];
            line?: components["schemas"]["Id"];
            project?: components["schemas"]["ProjectLink"];
            date: components["schemas"]["Date"];
            amount?: components["schemas"]["Money"];
            pieces?: components["schemas"]["Quantity"];
            handOver?: components["schemas"]["HandOver"];
            /** @description Why it is disputed or cancelled */
            reason?: string;
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            updatedAt: components["schemas"]["Moment"];
        };
        TransactionPage: {
            items: components["schemas"]["Transaction"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /**
         * @description IATI's activity status by its word, in the order of its codes 1 to 6
         * @enum {string}
         */
        ProjectStatus: "pipeline" | "implementation" | "finalisation" | "closed" | "cancelled" | "suspended";
        /**
         * @default -updated
         * @enum {string}
         */
        ProjectSort: "updated" | "-updated" | "number" | "-number" | "nextDue" | "-nextDue" | "plannedFrom" | "-plannedFrom" | "plannedUntil" | "-plannedUntil" | "budget" | "-budget";
        /** @description A step. Its id is given by the portal and sent back with it while it stays */
        MilestoneContent: {
            id?: components["schemas"]["Id"];
            title?: components["schemas"]["ShortText"];
            due?: components["schemas"]["Date"];
            doneOn?: components["schemas"]["Date"];
        };
        ReadingContent: {
            value: components["schemas"]["Quantity"];
            on?: components["schemas"]["Date"];
        };
        /** @description What it is measured by. Its id is given by the portal and sent back with it while it stays */
        IndicatorContent: {
            id?: components["schemas"]["Id"];
            title?: components["schemas"]["ShortText"];
            unit?: components["schemas"]["UnitText"];
            baseline?: components["schemas"]["ReadingContent"];
            target?: components["schemas"]["ReadingContent"];
            actual?: components["schemas"]["ReadingContent"];
        };
        /** @description What is counted, in both languages */
        UnitText: {
            uk?: string;
            en?: string;
            stale?: components["schemas"]["Lang"];
        };
        /** @description Its names in other registers */
        ReferencesContent: {
            /** @description State registration of technical assistance, Cabinet resolution 153 */
            registration?: string;
            /** @description Its id in DREAM */
            dream?: string;
            /** @description Its IATI identifier, without spaces, `/`, `&`, `|` and `?` */
            iati?: string;
        };
        /**
         * @description What the partner writes. One that is not announced may lack anything but the owner and a side of the title; announcing asks
         *     for a description, a subgroup, an agency it is for, the planned dates, and a place or the whole country.
         */
        ProjectContent: {
            owner: components["schemas"]["Id"];
            title?: components["schemas"]["ShortText"];
            description?: components["schemas"]["LongText"];
            subgroup?: components["schemas"]["Code"];
            /** @description That fund it */
            pledges?: components["schemas"]["Id"][];
            /** @description That it answers */
            needs?: components["schemas"]["Id"][];
            implementers?: components["schemas"]["Id"][];
            /** @description Agencies */
            beneficiaries?: components["schemas"]["Id"][];
            plannedFrom?: components["schemas"]["Date"];
            plannedUntil?: components["schemas"]["Date"];
            actualFrom?: components["schemas"]["Date"];
            actualUntil?: components["schemas"]["Date"];
            budget?: components["schemas"]["Money"];
            milestones?: components["schemas"]["MilestoneContent"][];
            indicators?: components["schemas"]["IndicatorContent"][];
            nationwide?: boolean;
            places?: components["schemas"]["Katottg"][];
            references?: components["schemas"]["ReferencesContent"];
        };
        /** @description Suspending and cancelling say why */
        ProjectMove: {
            status: components["schemas"]["ProjectStatus"];
            on?: components["schemas"]["Date"];
            reason?: string;
        };
        ProjectReport: {
            milestones?: components["schemas"]["MilestoneDone"][];
            indicators?: components["schemas"]["IndicatorReading"][];
        };
        /** @description Without a day it is not done after all */
        MilestoneDone: {
            id: components["schemas"]["Id"];
            doneOn?: components["schemas"]["Date"];
        };
        IndicatorReading: {
            id: components["schemas"]["Id"];
            actual: components["schemas"]["ReadingContent"];
        };
        ThreadCommentContent: {
            text: string;
            level?: components["schemas"]["Level"];
        };
        Milestone: {
            id: components["schemas"]["Id"];
            title: components["schemas"]["ShortText"];
            due: components["schemas"]["Date"];
            doneOn?: components["schemas"]["Date"];
            /** @description Its day has passed, and work is expected */
            overdue: boolean;
        };
        Reading: {
            value: components["schemas"]["Quantity"];
            on?: components["schemas"]["Date"];
        };
        Indicator: {
            id: components["schemas"]["Id"];
            title: components["schemas"]["ShortText"];
            unit?: components["schemas"]["UnitText"];
            baseline?: components["schemas"]["Reading"];
            target?: components["schemas"]["Reading"];
            actual?: components["schemas"]["Reading"];
        };
        References: {
            registration?: string;
            dream?: string;
            iati?: string;
        };
        /** @description Another record's project, where the caller may see it */
        ProjectLink: {
            id: components["schemas"]["Id"];
            number?: string;
            title: components["schemas"]["ShortText"];
            owner: components["schemas"]["Id"];
            status: components["schemas"]["ProjectStatus"];
        };
        Project: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            /** @description PR-2026-0007; absent before it is announced */
            number?: string;
            status: components["schemas"]["ProjectStatus"];
            /** @description Of IATI's code list ActivityStatus, 1 to 6 */
            statusCode: number;
            /** @description The statuses it may move to */
            next: components["schemas"]["ProjectStatus"][];
            movedOn?: components["schemas"]["Date"];
            /** @description Why it is suspended or was cancelled */
            reason?: string;
            level?: components["schemas"]["Level"];
            named: components["schemas"]["Id"][];
            announcedOn?: components["schemas"]["Date"];
            owner: components["schemas"]["Id"];
            title: components["schemas"]["ShortText"];
            description?: components["schemas"]["LongText"];
            subgroup?: components["schemas"]["Code"];
            /** @description That fund it, of those that I may see */
            pledges: components["schemas"]["PledgeLink"][];
            /** @description That it answers, of those that I may see */
            needs: components["schemas"]["NeedLink"][];
            implementers: components["schemas"]["Id"][];
            beneficiaries: components["schemas"]["Id"][];
            plannedFrom?: components["schemas"]["Date"];
            plannedUntil?: components["schemas"]["Date"];
            actualFrom?: components["schemas"]["Date"];
            actualUntil?: components["schemas"]["Date"];
            budget?: components["schemas"]["Money"];
            milestones: components["schemas"]["Milestone"][];
            indicators: components["schemas"]["Indicator"][];
            nationwide: boolean;
            /** @description Oblasts alone for those who are not among its parties */
            places: components["schemas"]["Katottg"][];
            references: components["schemas"]["References"];
            /** @description What the caller may do with it now */
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            /** @description The person's name */
            createdBy: string;
            updatedAt: components["schemas"]["Moment"];
            updatedBy: string;
        };
        /** @description A project as a list shows it */
        ProjectRow: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            number?: string;
            status: components["schemas"]["ProjectStatus"];
            level?: components["schemas"]["Level"];
            owner: components["schemas"]["Id"];
            title: components["schemas"]["ShortText"];
            subgroup?: components["schemas"]["Code"];
            beneficiaries: components["schemas"]["Id"][];
            plannedFrom?: components["schemas"]["Date"];
            plannedUntil?: components["schemas"]["Date"];
            budget?: components["schemas"]["Money"];
            nationwide: boolean;
            places: components["schemas"]["Katottg"][];
            nextDue?: components["schemas"]["Date"];
            /** @description How many of its milestones are */
            overdue: number;
            updatedAt: components["schemas"]["Moment"];
        };
        ProjectPage: {
            items: components["schemas"]["ProjectRow"][];
            next?: string;
            prev?: string;
            /** Format: int64 */
            total: number;
        };
        /**
         * @description `transactions`: the confirmed transactions that name the project, of those that the caller sees, each converted by the rate of the
         *     day its pledge was announced and rounded once. Nothing is counted by pledge, and no type is added to another.
         * @enum {string}
         */
        ProjectRule: "transactions";
        ProjectTotal: {
            type: components["schemas"]["TransactionType"];
            /** Format: int64 */
            count: number;
            /** @description Each currency by itself */
            amounts: components["schemas"]["Money"][];
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many are left out of `amount`, for want of a rate or of a declared value
             */
            bare: number;
        };
        ProjectMoney: {
            currency: components["schemas"]["ReportingCurrency"];
            rule: components["schemas"]["ProjectRule"];
            items: components["schemas"]["ProjectTotal"][];
        };
        ProjectPayment: {
            transaction: components["schemas"]["Transaction"];
            reported?: components["schemas"]["Money"];
            rate?: components["schemas"]["RateUsed"];
        };
        ProjectPaymentPage: {
            items: components["schemas"]["ProjectPayment"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /**
         * @description Why a need fits a pledge, or why not
         * @enum {string}
         */
        FitCode: "bound_to" | "theme" | "subgroup" | "priority" | "whole" | "closes" | "untouched" | "in_time" | "items" | "instrument" | "region" | "otherwise" | "small_gap" | "late" | "past" | "stale" | "no_rate" | "other_items" | "others_look" | "others_hold";
        FitReason: {
            code: components["schemas"]["FitCode"];
            /** @description Its part in the rank; below nought against the need */
            points: number;
            /** @description Of others who look or hold, as far as I may know */
            count?: number;
        };
        /** @description The rank is the sum of the reasons' points and nothing else */
        FittingNeed: {
            need: components["schemas"]["NeedRow"];
            rank: number;
            left?: components["schemas"]["Money"];
            /** @description The weightiest first */
            reasons: components["schemas"]["FitReason"][];
        };
        /** @description `left` of an item is what nobody has pledged of the need, in euros; `total` is how many needs were ranked */
        Fitting: {
            items: components["schemas"]["FittingNeed"][];
            /** Format: int64 */
            total: number;
        };
        AllowanceContent: {
            amount?: components["schemas"]["Money"];
            lines?: components["schemas"]["LinePieces"][];
            reason: string;
        };
        Allowance: {
            amount: components["schemas"]["Money"];
            lines: components["schemas"]["LinePieces"][];
            reason: string;
            at: components["schemas"]["Moment"];
        };
        /** @description Each is contained in the one before; what is held is in none, and is told of what the caller sees alone */
        Bars: {
            held: components["schemas"]["Money"];
            pledged: components["schemas"]["Money"];
            committed: components["schemas"]["Money"];
            delivered: components["schemas"]["Money"];
        };
        /** @description The part of the bars whose pledges the caller does not see, as one amount */
        Undisclosed: {
            pledged: components["schemas"]["Money"];
            committed: components["schemas"]["Money"];
            delivered: components["schemas"]["Money"];
        };
        /** @description A line in pieces; `missing` is what is not committed */
        LineCoverage: {
            line: components["schemas"]["Item"];
            held: components["schemas"]["Quantity"];
            pledged: components["schemas"]["Quantity"];
            committed: components["schemas"]["Quantity"];
            delivered: components["schemas"]["Quantity"];
            undisclosedPledged: components["schemas"]["Quantity"];
            undisclosedCommitted: components["schemas"]["Quantity"];
            undisclosedDelivered: components["schemas"]["Quantity"];
            missing: components["schemas"]["Quantity"];
            room: components["schemas"]["Quantity"];
        };
        /** @description The need in a reporting currency, by the rate of its costAsOf */
        NeedReport: {
            rate: components["schemas"]["RateUsed"];
            cost: components["schemas"]["Money"];
            bars: components["schemas"]["Bars"];
            undisclosed: components["schemas"]["Undisclosed"];
            gap: components["schemas"]["Money"];
            overCover: components["schemas"]["Money"];
        };
        /** @description In the need's currency; `room` is what may still be allocated, as far as the caller knows */
        NeedCoverage: {
            /** @description It counts in totals */
            counted: boolean;
            cost?: components["schemas"]["Money"];
            costAsOf?: components["schemas"]["Date"];
            bars?: components["schemas"]["Bars"];
            undisclosed?: components["schemas"]["Undisclosed"];
            gap?: components["schemas"]["Money"];
            overCover?: components["schemas"]["Money"];
            room?: components["schemas"]["Money"];
            allowance?: components["schemas"]["Allowance"];
            lines: components["schemas"]["LineCoverage"][];
            /** @description One for each reporting currency that a rate leads to */
            reports: components["schemas"]["NeedReport"][];
        };
        /**
         * @description `needs`: needs that are open and not stale for over 30 days, or closed as met, each by the rate of its costAsOf; bars are the
         *     sums of their allocations, each rounded once. `allocations`: the allocations of the pledges asked for to such needs, of
         *     those that the caller sees; they have no cost, gap or undisclosed amount.
         * @enum {string}
         */
        CoverageRule: "needs" | "allocations";
        CoverageTotal: {
            /** @description The group; absent for what has none */
            key?: string;
            /** Format: int64 */
            needs: number;
            cost?: components["schemas"]["Money"];
            bars: components["schemas"]["Bars"];
            undisclosed?: components["schemas"]["Undisclosed"];
            gap?: components["schemas"]["Money"];
            overCover?: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many needs are left out for want of a rate
             */
            noRate: number;
        };
        CoverageList: {
            currency: components["schemas"]["ReportingCurrency"];
            rule: components["schemas"]["CoverageRule"];
            asOf: components["schemas"]["Date"];
            total: components["schemas"]["CoverageTotal"];
            items: components["schemas"]["CoverageTotal"][];
        };
        MatrixCell: {
            funder?: components["schemas"]["Id"];
            channel?: components["schemas"]["Id"];
            subgroup?: components["schemas"]["Code"];
            pledged: components["schemas"]["Money"];
            committed: components["schemas"]["Money"];
            delivered: components["schemas"]["Money"];
        };
        CoverageMatrix: {
            currency: components["schemas"]["ReportingCurrency"];
            rule: components["schemas"]["CoverageRule"];
            cells: components["schemas"]["MatrixCell"][];
        };
        CoverageNeed: {
            need: components["schemas"]["NeedRow"];
            report?: components["schemas"]["NeedReport"];
        };
        CoverageNeedPage: {
            items: components["schemas"]["CoverageNeed"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        CoverageAllocation: {
            allocation: components["schemas"]["Allocation"];
            bars: components["schemas"]["Bars"];
        };
        CoverageAllocationPage: {
            items: components["schemas"]["CoverageAllocation"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        Found: {
            needs: components["schemas"]["NeedRow"][];
            pledges?: components["schemas"]["PledgeRow"][];
            projects?: components["schemas"]["ProjectRow"][];
            organisations: components["schemas"]["Organisation"][];
            comments: components["schemas"]["Hit"][];
            files: components["schemas"]["Hit"][];
            totals: components["schemas"]["FoundTotals"];
        };
        FoundTotals: {
            /** Format: int64 */
            needs: number;
            /** Format: int64 */
            pledges?: number;
            /** Format: int64 */
            projects?: number;
            /** Format: int64 */
            organisations: number;
            /** Format: int64 */
            comments: number;
            /** Format: int64 */
            files: number;
        };
        /** @description With the record that it hangs on, a need, a pledge or a project */
        Hit: {
            need?: components["schemas"]["NeedRow"];
            pledge?: components["schemas"]["PledgeRow"];
            project?: components["schemas"]["ProjectRow"];
            /** @description Of the comment */
            text: string;
        };
        /** @enum {string} */
        Waits: "opening" | "mending" | "approval" | "reply" | "disputes" | "allocations" | "deliveries" | "holds" | "release" | "confirming" | "stalled" | "ending" | "translation";
        Desk: {
            /** @description What waits on me; absent where nothing does */
            parts: components["schemas"]["DeskPart"][];
            /** @description My organisations: what they asked */
            briefs: components["schemas"]["DeskBrief"][];
            /** @description Opened lately and not looked at yet, the latest first */
            news: components["schemas"]["NeedRow"][];
            /** Format: int64 */
            newsTotal: number;
            /** @description Of a partner: the open needs that it looks at, the latest interest first, at most five */
            interests: components["schemas"]["DeskInterest"][];
            /** @description Of a partner: open needs with a gap that fit it, at most five */
            fits: components["schemas"]["DeskFit"][];
        };
        DeskInterest: {
            need: components["schemas"]["NeedRow"];
            since: components["schemas"]["Moment"];
            publicity: components["schemas"]["Publicity"];
        };
        /**
         * @description Critical, without a pledge, and nobody that I may know of looks at it; of a theme in which my organisation looked at needs; of a subgroup of ours
         * @enum {string}
         */
        DeskFitWhy: "unseen" | "theme" | "subgroup";
        DeskFit: {
            need: components["schemas"]["NeedRow"];
            why: components["schemas"]["DeskFitWhy"];
            since: components["schemas"]["Moment"];
        };
        DeskPart: {
            waits: components["schemas"]["Waits"];
            /** Format: int64 */
            total: number;
            /** @description At most ten */
            items: components["schemas"]["DeskItem"][];
        };
        /**
         * @description One of `need`, `pledge`, `allocation` and `transaction` is there. `due` is by when: the last day of a hold, or of a pledge's
         *     being available
         */
        DeskItem: {
            since: components["schemas"]["Moment"];
            due?: components["schemas"]["Date"];
            need?: components["schemas"]["NeedRow"];
            pledge?: components["schemas"]["PledgeRow"];
            allocation?: components["schemas"]["Allocation"];
            transaction?: components["schemas"]["Transaction"];
            /** @description Of the comment that names me, why it was returned, or why it is disputed */
            words?: string;
        };
        DeskBrief: {
            organisation: components["schemas"]["Id"];
            /** @description By state */
            rows: components["schemas"]["NeedSummaryRow"][];
        };
        /**
         * @description Who set a rate: the National Bank of Ukraine, the European Central Bank, the secretariat, the demo
         * @enum {string}
         */
        RateSource: "NBU" | "ECB" | "manual" | "demo";
        /** @description Day, currency and source, `2026-11-23-USD-NBU` */
        RateId: string;
        /** @description A plain decimal over zero */
        RateValue: string;
        /** @description What one source says of a currency on a day: either `uahPerUnit`, or, from the ECB, `unitsPerEur` */
        Rate: {
            id: components["schemas"]["RateId"];
            /**
             * Format: int64
             * @description Over 1 where the value was corrected
             */
            version: number;
            date: components["schemas"]["Date"];
            currency: components["schemas"]["Currency"];
            source: components["schemas"]["RateSource"];
            uahPerUnit?: components["schemas"]["RateValue"];
            unitsPerEur?: components["schemas"]["RateValue"];
            updatedAt: components["schemas"]["Moment"];
            may: components["schemas"]["Permission"][];
        };
        RateEntry: {
            date: components["schemas"]["Date"];
            currency: components["schemas"]["Currency"];
            uahPerUnit: components["schemas"]["RateValue"];
        };
        RateCorrection: {
            uahPerUnit: components["schemas"]["RateValue"];
        };
        RatePage: {
            items: components["schemas"]["Rate"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /** @enum {string} */
        RecordKind: "need" | "pledge" | "allocation" | "transaction" | "meeting" | "suggestion" | "project" | "attachment" | "comment" | "interest" | "organisation" | "subgroup" | "theme" | "place" | "unit" | "item_class" | "strategy" | "rate" | "user" | "seat";
        /** @enum {string} */
        EventAct: "need.created" | "need.edited" | "need.deleted" | "need.proposed" | "need.submitted" | "need.returned" | "need.opened" | "need.closed" | "need.reopened" | "need.confirmed" | "need.relevelled" | "need.published" | "need.overcover_allowed" | "need.attached" | "need.detached" | "pledge.created" | "pledge.edited" | "pledge.announced" | "pledge.relevelled" | "pledge.committed" | "pledge.split" | "pledge.closed" | "pledge.withdrawn" | "pledge.attached" | "pledge.detached" | "allocation.held" | "allocation.confirmed" | "allocation.planned" | "allocation.released" | "transaction.recorded" | "transaction.confirmed" | "transaction.disputed" | "transaction.cancelled" | "project.created" | "project.edited" | "project.reported" | "project.announced" | "project.relevelled" | "project.moved" | "project.deleted" | "project.attached" | "project.detached" | "meeting.created" | "meeting.edited" | "meeting.planned" | "meeting.refreshed" | "meeting.circulated" | "meeting.postponed" | "meeting.cancelled" | "meeting.started" | "meeting.attended" | "meeting.finished" | "suggestion.made" | "suggestion.parked" | "suggestion.taken" | "suggestion.withdrawn" | "attachment.shown" | "comment.written" | "comment.withdrawn" | "comment.shown" | "interest.set" | "interest.dropped" | "interest.shown" | "organisation.created" | "organisation.edited" | "subgroup.created" | "subgroup.edited" | "theme.created" | "place.created" | "place.edited" | "place.ended" | "unit.created" | "item_class.created" | "strategy.created" | "rate.imported" | "rate.entered" | "rate.corrected" | "user.created" | "user.edited" | "user.seated" | "user.invited" | "user.password_set" | "user.password_changed" | "user.session_ended" | "user.sessions_ended" | "seat.created" | "seat.ended";
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
        MeetingState: "draft" | "circulated" | "in_progress" | "minutes_draft" | "postponed" | "cancelled";
        /**
         * @default -startsAt
         * @enum {string}
         */
        MeetingSort: "startsAt" | "-startsAt";
        /** @enum {string} */
        SuggestionState: "open" | "taken" | "withdrawn";
        /** @enum {string} */
        ItemKind: "information" | "discussion" | "decision";
        /**
         * @description On the agenda; dropped from it; parked for a later meeting; merged into another item
         * @enum {string}
         */
        ItemPlace: "on" | "dropped" | "parked" | "merged";
        /**
         * @description Why a record is on an agenda, the strongest reason first; each record stands there once. `params` are the values of its
         *     sentence. critical_unanswered: agency, openedOn · pledge_withdrawn: partner, on · hold_ending: partner, until, shares ·
         *     pledge_stalled: partner, since, days · pledge_ending: partner, until · delivery_late: partner, plannedOn, days, shares ·
         *     need_opened: agency, openedOn, priority, cost, currency · need_covered: agency, committed, currency ·
         *     pledge_committed, pledge_announced: partner, on · suggested: organisation · parked_earlier: none. Of a pledge: amount and
         *     currency, where it has them. agency, partner and organisation are ids.
         * @enum {string}
         */
        ReasonCode: "critical_unanswered" | "pledge_withdrawn" | "hold_ending" | "pledge_stalled" | "pledge_ending" | "delivery_late" | "need_opened" | "need_covered" | "pledge_committed" | "pledge_announced" | "suggested" | "parked_earlier";
        /** @enum {string} */
        LinkKind: "need" | "pledge";
        RecordRef: {
            kind: components["schemas"]["LinkKind"];
            id: components["schemas"]["Id"];
        };
        GuestContent: {
            name: string;
            organisation?: string;
        };
        /**
         * @description What is written of a meeting itself. Its time is shown in Kyiv; circulating asks for a place or a link. The level says who
         *     reads its agenda, and nothing above it comes onto it; it may be narrowed until the first circulation, and never widened.
         */
        MeetingContent: {
            subgroup: components["schemas"]["Code"];
            level: components["schemas"]["Level"];
            /** @description With the level `parties`: organisations to show it to */
            named?: components["schemas"]["Id"][];
            startsAt: components["schemas"]["Moment"];
            /**
             * Format: int64
             * @description Its length
             */
            minutes: number;
            place?: components["schemas"]["ShortText"];
            /** @description An https address, where it is held at a distance */
            link?: string;
            /** @description Seats */
            participants?: components["schemas"]["Id"][];
            guests?: components["schemas"]["GuestContent"][];
        };
        Guest: {
            name: string;
            organisation?: string;
            present: boolean;
        };
        Participant: {
            seat: components["schemas"]["Id"];
            name: string;
            role: components["schemas"]["Role"];
            organisation?: string;
            subgroup?: string;
            present: boolean;
        };
        ParticipantList: {
            items: components["schemas"]["Participant"][];
        };
        Attendance: {
            /** @description Seats of participants */
            present: components["schemas"]["Id"][];
            /** @description Names of guests */
            guests: string[];
        };
        /** @description A field before the first change and after the last, as JSON texts; both are missing where it is too long to stand here */
        FieldChange: {
            path: string;
            before?: string;
            after?: string;
            at: components["schemas"]["Moment"];
        };
        AgendaReason: {
            code: components["schemas"]["ReasonCode"];
            params: {
                [key: string]: string;
            };
            /** @description Of the record since the cut-off */
            changes: components["schemas"]["FieldChange"][];
        };
        /** @description A linked record that I may see */
        AgendaLink: {
            kind: components["schemas"]["LinkKind"];
            id: components["schemas"]["Id"];
            number?: string;
            title: components["schemas"]["ShortText"];
        };
        AgendaItem: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ItemKind"];
            title?: components["schemas"]["ShortText"];
            /** @description The title is the chair's own */
            written: boolean;
            /** @description The title is that of a record that I may not see any more */
            withheld: boolean;
            /** Format: int64 */
            minutes: number;
            presenter?: string;
            note?: components["schemas"]["LongText"];
            /** @description The strongest first; several where items were merged */
            reasons: components["schemas"]["AgendaReason"][];
            links: components["schemas"]["AgendaLink"][];
            place: components["schemas"]["ItemPlace"];
            /** @description Dropped: not proposed again for a meeting before this day */
            notBefore?: string;
            /** @description Merged: the item that it went into */
            into?: string;
            /** @description A refresh leaves it as it is */
            decided: boolean;
        };
        PlannedItem: {
            id?: components["schemas"]["Id"];
            kind: components["schemas"]["ItemKind"];
            title?: components["schemas"]["ShortText"];
            /** Format: int64 */
            minutes: number;
            presenter?: string;
            note?: components["schemas"]["LongText"];
            /** @description Besides those of its reasons */
            links?: components["schemas"]["RecordRef"][];
            place: components["schemas"]["ItemPlace"];
            notBefore?: components["schemas"]["Date"];
            into?: components["schemas"]["Id"];
        };
        /**
         * @description The items in their order; one without an id is added. None is lost: those that are left out stay behind the others. An item
         *     that is said as it was and is not moved stays the portal's to refresh.
         */
        AgendaPlan: {
            items: components["schemas"]["PlannedItem"][];
        };
        Revision: {
            /** @enum {string} */
            what: "meeting" | "added" | "removed" | "moved" | "changed";
            fields: string[];
            item?: components["schemas"]["AgendaItem"];
        };
        Circulation: {
            /** Format: int64 */
            no: number;
            at: components["schemas"]["Moment"];
            /** @description A name */
            by: string;
            /** @description What it changed */
            revisions: components["schemas"]["Revision"][];
        };
        MeetingLink: {
            id: components["schemas"]["Id"];
            number?: string;
            state: components["schemas"]["MeetingState"];
        };
        Meeting: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            number?: string;
            subgroup: components["schemas"]["Code"];
            state: components["schemas"]["MeetingState"];
            level: components["schemas"]["Level"];
            named: components["schemas"]["Id"][];
            startsAt: components["schemas"]["Moment"];
            /** Format: int64 */
            minutes: number;
            place?: components["schemas"]["ShortText"];
            link?: string;
            participants: components["schemas"]["Participant"][];
            guests: components["schemas"]["Guest"][];
            /** @description The items are those of the agenda that is being prepared */
            prepared: boolean;
            items: components["schemas"]["AgendaItem"][];
            /**
             * Format: int64
             * @description Minutes of the items that are on the agenda
             */
            total: number;
            draftedAt?: components["schemas"]["Moment"];
            since?: components["schemas"]["Moment"];
            after?: components["schemas"]["MeetingLink"];
            /** @description Reasons for which there are more records than were proposed */
            more: components["schemas"]["ReasonCode"][];
            circulations: components["schemas"]["Circulation"][];
            startedAt?: components["schemas"]["Moment"];
            endedAt?: components["schemas"]["Moment"];
            /** @description Why it was postponed or cancelled */
            reason?: string;
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
            updatedAt: components["schemas"]["Moment"];
            updatedBy: string;
        };
        MeetingRow: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            number?: string;
            subgroup: components["schemas"]["Code"];
            state: components["schemas"]["MeetingState"];
            level: components["schemas"]["Level"];
            startsAt: components["schemas"]["Moment"];
            /** Format: int64 */
            minutes: number;
            place?: components["schemas"]["ShortText"];
            link?: string;
            /**
             * Format: int64
             * @description How many are on the agenda
             */
            items: number;
        };
        MeetingPage: {
            items: components["schemas"]["MeetingRow"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /** @description What a member proposes; the level says on the agendas of which meetings it may stand */
        SuggestionContent: {
            subgroup: components["schemas"]["Code"];
            organisation: components["schemas"]["Id"];
            level: components["schemas"]["Level"];
            kind: components["schemas"]["ItemKind"];
            title: components["schemas"]["ShortText"];
            why: components["schemas"]["LongText"];
            /** Format: int64 */
            minutes: number;
            presenter?: string;
            links?: components["schemas"]["RecordRef"][];
        };
        Suggestion: {
            id: components["schemas"]["Id"];
            /** Format: int64 */
            version: number;
            subgroup: components["schemas"]["Code"];
            /** @description Whose it is; missing where a chair parked it */
            organisation?: string;
            level: components["schemas"]["Level"];
            state: components["schemas"]["SuggestionState"];
            kind: components["schemas"]["ItemKind"];
            title?: components["schemas"]["ShortText"];
            why?: components["schemas"]["LongText"];
            /** Format: int64 */
            minutes: number;
            presenter?: string;
            links: components["schemas"]["AgendaLink"][];
            from?: components["schemas"]["MeetingLink"];
            may: components["schemas"]["Permission"][];
            createdAt: components["schemas"]["Moment"];
            createdBy: string;
        };
        SuggestionPage: {
            items: components["schemas"]["Suggestion"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        /** @enum {string} */
        OrganisationKind: "agency" | "partner" | "implementer" | "other";
        OrganisationContent: {
            name: components["schemas"]["ShortText"];
            acronym?: components["schemas"]["ShortText"];
            kind: components["schemas"]["OrganisationKind"];
            country?: components["schemas"]["Country"];
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
        SubgroupFull: {
            code: components["schemas"]["Code"];
            /** Format: int64 */
            version: number;
            name: components["schemas"]["ShortText"];
            purpose?: components["schemas"]["LongText"];
            order: number;
            active: boolean;
            members: components["schemas"]["Membership"][];
            may: components["schemas"]["Permission"][];
        };
        SubgroupContent: {
            name: components["schemas"]["ShortText"];
            purpose?: components["schemas"]["LongText"];
            /** @default true */
            active: boolean;
            members: components["schemas"]["Membership"][];
        };
        /** @description An organisation is a member from one day to another, the last one included */
        Membership: {
            organisation: components["schemas"]["Id"];
            from: components["schemas"]["Date"];
            to?: components["schemas"]["Date"];
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
        /** @enum {string} */
        PlaceLevel: "oblast" | "raion" | "hromada";
        Place: {
            katottg: components["schemas"]["Katottg"];
            level: components["schemas"]["PlaceLevel"];
            parent?: components["schemas"]["Katottg"];
            name: components["schemas"]["ShortText"];
            shortName: components["schemas"]["ShortText"];
            /** @description OCHA COD P-code */
            pcode: string;
            /** @description ISO 3166-2, of oblasts */
            iso?: string;
            endedOn?: components["schemas"]["Date"];
            /** @description The larger units that it lies in, the largest first */
            within?: components["schemas"]["PlaceName"][];
        };
        PlaceName: {
            katottg: components["schemas"]["Katottg"];
            name: components["schemas"]["ShortText"];
        };
        PlaceList: {
            items: components["schemas"]["Place"][];
            next?: string;
            /** Format: int64 */
            total: number;
        };
        Catalogue: {
            units: components["schemas"]["Unit"][];
            itemClasses: components["schemas"]["ItemClass"][];
            strategies: components["schemas"]["Strategy"][];
        };
        /** @description What a quantity counts, in the forms that go with 1, 2, 5 and 1.5 */
        Unit: {
            code: components["schemas"]["Code"];
            one: components["schemas"]["ShortText"];
            few: components["schemas"]["ShortText"];
            many: components["schemas"]["ShortText"];
            fraction: components["schemas"]["ShortText"];
            abbr: components["schemas"]["ShortText"];
            /** @description Digits after the point that a quantity may have */
            decimals: number;
            /** @description UN/ECE Recommendation 20 */
            rec20?: string;
        };
        ItemClass: {
            code: components["schemas"]["Code"];
            group: string;
            groupName: components["schemas"]["ShortText"];
            name: components["schemas"]["ShortText"];
            /** @description The first is offered */
            units: components["schemas"]["Code"][];
            moneyOnly: boolean;
            /** @description May need an export licence - a caution */
            dualUse: boolean;
        };
        Strategy: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["ShortText"];
            fromYear?: number;
            toYear?: number;
            subgroups: components["schemas"]["Code"][];
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
        ProblemCode: "invalid" | "bad_request" | "too_large" | "media_type" | "method_not_allowed" | "not_found" | "unauthenticated" | "forbidden" | "cross_origin" | "misdirected" | "sign_in_refused" | "sign_in_paused" | "setup_closed" | "stale" | "if_match_required" | "bad_cursor" | "conflict" | "idempotency_reuse" | "too_many_requests" | "unavailable" | "outcome_unknown" | "internal" | "state_forbids" | "need_not_complete" | "second_person" | "link_closed" | "quota" | "disk_short" | "list_too_long" | "over_pledge" | "over_need" | "below_allocated" | "no_rate" | "file_unreadable";
        /** @enum {string} */
        FieldCode: "required" | "too_long" | "too_many" | "too_small" | "too_large_value" | "format" | "unknown_value" | "control_characters" | "date_order" | "date_future" | "date_past" | "decimals" | "not_allowed" | "email" | "password_short" | "password_known" | "same_record" | "other_field_required" | "other_currency" | "not_the_sum" | "taken" | "password_wrong" | "file_type" | "file_unknown" | "file_old" | "file_damaged" | "file_too_large" | "file_macros" | "file_formula" | "file_encoding" | "file_exhausted" | "file_heading";
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
        /** @description The rate */
        RateNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Rate"];
            };
        };
        /** @description The pledge as it now is */
        PledgeNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Pledge"];
            };
        };
        /** @description The allocation as it now is */
        AllocationNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Allocation"];
            };
        };
        /** @description The transaction as it now is */
        TransactionNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Transaction"];
            };
        };
        /** @description The project as it now is */
        ProjectNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Project"];
            };
        };
        /** @description The meeting as it now is */
        MeetingNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Meeting"];
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
        /** @description The account as it now is */
        UserNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description The subgroup as it now is */
        SubgroupNow: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SubgroupFull"];
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
        rateId: components["schemas"]["RateId"];
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
        /** @description Only needs with a text that is missing in this language, or was left behind */
        byLacks: components["schemas"]["Lang"];
        byPledgeState: components["schemas"]["PledgeState"][];
        byFunder: components["schemas"]["Id"][];
        byChannel: components["schemas"]["Id"][];
        /** @description Only pledges that go through no channel */
        direct: boolean;
        byInstrument: components["schemas"]["Instrument"][];
        byPledges: components["schemas"]["Id"][];
        /** @description Quarters in which pledges were announced */
        byAnnounced: components["schemas"]["Quarter"][];
        /** @description Quarters by whose end needs are needed */
        byQuarter: components["schemas"]["Quarter"][];
        byRegion: components["schemas"]["Region"][];
        byMeetingState: components["schemas"]["MeetingState"][];
        bySuggestionState: components["schemas"]["SuggestionState"][];
        ofPledge: components["schemas"]["Id"];
        ofNeed: components["schemas"]["Id"];
        /** @description The reporting currency */
        inCurrency: components["schemas"]["ReportingCurrency"];
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
    changePassword: {
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
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, the latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    endSession: {
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
            /** @description Signed out there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    claimLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkClaim"];
            };
        };
        responses: {
            /** @description The password is set; sign in with it */
            204: {
                headers: {
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
                /** @description Only needs with a text that is missing in this language, or was left behind */
                lacks?: components["parameters"]["byLacks"];
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
                /** @description Only needs with a text that is missing in this language, or was left behind */
                lacks?: components["parameters"]["byLacks"];
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
    openNeeds: {
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
                "application/json": components["schemas"]["NeedsOpen"];
            };
        };
        responses: {
            /** @description What became of each, in the order asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    returnNeeds: {
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
                "application/json": components["schemas"]["NeedsReturn"];
            };
        };
        responses: {
            /** @description What became of each, in the order asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getNeedSheets: {
        parameters: {
            query: {
                id: components["schemas"]["Id"][];
                format: components["schemas"]["SheetFormat"];
                lang: components["schemas"]["Lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be kept */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getNeedTable: {
        parameters: {
            query: {
                format: components["schemas"]["TableFormat"];
                lang: components["schemas"]["Lang"];
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
                /** @description Only needs with a text that is missing in this language, or was left behind */
                lacks?: components["parameters"]["byLacks"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be kept */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listSimilarNeeds: {
        parameters: {
            query?: {
                titleUk?: string;
                titleEn?: string;
                /** @description Item classes of its lines */
                class?: components["schemas"]["Code"][];
                /** @description KATOTTG codes; a need for the whole country fits none of them */
                place?: components["parameters"]["byPlace"];
                neededBy?: components["schemas"]["Date"];
                /** @description The need's own id, once it is kept */
                except?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most five, the likest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    startImport: {
        parameters: {
            query: {
                kind: components["schemas"]["ImportKind"];
            };
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description The import as it stands */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getImportTemplate: {
        parameters: {
            query: {
                kind: components["schemas"]["ImportKind"];
                lang: components["schemas"]["Lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be kept */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getImport: {
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
            /** @description The import as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    dropImport: {
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
            /** @description Dropped */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listImportRows: {
        parameters: {
            query: {
                fate?: components["schemas"]["RowFate"][];
                /** @description The number of the first row, from 0; `next` of the page before */
                from?: number;
                limit?: components["parameters"]["limit"];
                /** @description Of the reasons */
                lang: components["schemas"]["Lang"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRowPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    correctImportRow: {
        parameters: {
            query: {
                lang: components["schemas"]["Lang"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                row: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RowCorrection"];
            };
        };
        responses: {
            /** @description What becomes of the row now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    commitImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getRejectedRows: {
        parameters: {
            query: {
                lang: components["schemas"]["Lang"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be kept */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
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
    relevelNeed: {
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
    publishNeed: {
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
    listAttachments: {
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
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addAttachment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description The file as it is kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its bytes */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    removeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listComments: {
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
            /** @description A page of comments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentContent"];
            };
        };
        responses: {
            /** @description The comment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    withdrawComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listMentionable: {
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
            /** @description All of them, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listInterests: {
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
            /** @description All of them, the earliest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterestList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    setInterest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                organisation: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterestContent"];
            };
        };
        responses: {
            /** @description The interest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interest"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    dropInterest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                organisation: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    lookAtNeed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
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
    getNeedCoverage: {
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
            /** @description All that is confirmed, with one undisclosed amount; of holds those alone that I see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NeedCoverage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    allowOverCover: {
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
                "application/json": components["schemas"]["AllowanceContent"];
            };
        };
        responses: {
            200: components["responses"]["NeedNow"];
            default: components["responses"]["Refused"];
        };
    };
    listPledges: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The `prev` of the page after */
                before?: components["parameters"]["before"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                /** @description A field, with `-` before it for descending order; amounts are compared in euros */
                sort?: components["schemas"]["PledgeSort"];
                state?: components["parameters"]["byPledgeState"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                instrument?: components["parameters"]["byInstrument"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
                /** @description The need that it is bound to */
                need?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pledges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgePage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createPledge: {
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
                "application/json": components["schemas"]["PledgeContent"];
            };
        };
        responses: {
            /** @description The pledge */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pledge"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    summarisePledges: {
        parameters: {
            query: {
                by: components["schemas"]["PledgeGrouping"];
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                instrument?: components["parameters"]["byInstrument"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row a group; each pledge by the rate of the day it was announced, rounded once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PledgeSummary"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    pledgeToNeed: {
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
                "application/json": components["schemas"]["PledgeToNeed"];
            };
        };
        responses: {
            /** @description The pledge; its allocation is the one that it has */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pledge"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getPledge: {
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
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    editPledge: {
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
                "application/json": components["schemas"]["PledgeContent"];
            };
        };
        responses: {
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    announcePledge: {
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
                "application/json": components["schemas"]["PledgeAnnounce"];
            };
        };
        responses: {
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    relevelPledge: {
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
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    commitPledge: {
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
                "application/json": components["schemas"]["PledgeCommit"];
            };
        };
        responses: {
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    closePledge: {
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
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    withdrawPledge: {
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
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: components["responses"]["PledgeNow"];
            default: components["responses"]["Refused"];
        };
    };
    getPledgeHistory: {
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
    listPledgeAttachments: {
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
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addPledgeAttachment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description The file as it is kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getPledgeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its bytes */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    removePledgeAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listPledgeComments: {
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
            /** @description A page of comments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addPledgeComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadCommentContent"];
            };
        };
        responses: {
            /** @description The comment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    withdrawPledgeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    getPledgeFitting: {
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
            /** @description At most twenty of the needs that I see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fitting"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    holdAllocation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocationContent"];
            };
        };
        responses: {
            /** @description The hold */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allocation"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    recordTransaction: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransactionContent"];
            };
        };
        responses: {
            /** @description The transaction */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listAllocations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description By planned delivery only those that have one */
                sort?: components["schemas"]["AllocationSort"];
                pledge?: components["parameters"]["ofPledge"];
                need?: components["parameters"]["ofNeed"];
                state?: components["schemas"]["AllocationState"][];
                funder?: components["parameters"]["byFunder"];
                agency?: components["parameters"]["byAgency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of allocations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getAllocation: {
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
            200: components["responses"]["AllocationNow"];
            default: components["responses"]["Refused"];
        };
    };
    confirmAllocation: {
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
            200: components["responses"]["AllocationNow"];
            default: components["responses"]["Refused"];
        };
    };
    releaseAllocation: {
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
            200: components["responses"]["AllocationNow"];
            default: components["responses"]["Refused"];
        };
    };
    planAllocation: {
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
                "application/json": components["schemas"]["AllocationPlan"];
            };
        };
        responses: {
            200: components["responses"]["AllocationNow"];
            default: components["responses"]["Refused"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                sort?: components["schemas"]["TransactionSort"];
                pledge?: components["parameters"]["ofPledge"];
                need?: components["parameters"]["ofNeed"];
                allocation?: components["schemas"]["Id"];
                /** @description The project that they name */
                project?: components["schemas"]["Id"];
                type?: components["schemas"]["TransactionType"][];
                state?: components["schemas"]["TransactionState"][];
                funder?: components["parameters"]["byFunder"];
                agency?: components["parameters"]["byAgency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getTransaction: {
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
            200: components["responses"]["TransactionNow"];
            default: components["responses"]["Refused"];
        };
    };
    confirmTransaction: {
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
                "application/json": components["schemas"]["TransactionConfirm"];
            };
        };
        responses: {
            200: components["responses"]["TransactionNow"];
            default: components["responses"]["Refused"];
        };
    };
    disputeTransaction: {
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
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: components["responses"]["TransactionNow"];
            default: components["responses"]["Refused"];
        };
    };
    cancelTransaction: {
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
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: components["responses"]["TransactionNow"];
            default: components["responses"]["Refused"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The `prev` of the page after */
                before?: components["parameters"]["before"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                /** @description A field, with `-` before it for descending order; budgets are compared within their currency */
                sort?: components["schemas"]["ProjectSort"];
                status?: components["schemas"]["ProjectStatus"][];
                subgroup?: components["parameters"]["bySubgroup"];
                /** @description The organisations whose projects they are */
                partner?: components["schemas"]["Id"][];
                agency?: components["parameters"]["byAgency"];
                /** @description KATOTTG codes of oblasts; a project for the whole country fits none of them */
                oblast?: components["schemas"]["Katottg"][];
                /** @description Needs that it answers */
                need?: components["schemas"]["Id"][];
                pledge?: components["parameters"]["ofPledge"];
                /** @description Only those with a milestone whose day has passed, while work is expected */
                overdue?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createProject: {
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
                "application/json": components["schemas"]["ProjectContent"];
            };
        };
        responses: {
            /** @description The project */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getProject: {
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
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    editProject: {
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
                "application/json": components["schemas"]["ProjectContent"];
            };
        };
        responses: {
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    deleteProject: {
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
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    announceProject: {
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
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    relevelProject: {
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
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    moveProject: {
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
                "application/json": components["schemas"]["ProjectMove"];
            };
        };
        responses: {
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    reportProject: {
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
                "application/json": components["schemas"]["ProjectReport"];
            };
        };
        responses: {
            200: components["responses"]["ProjectNow"];
            default: components["responses"]["Refused"];
        };
    };
    getProjectMoney: {
        parameters: {
            query?: {
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One total for each type that has any */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectMoney"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listProjectTransactions: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Those of one type; all where it is absent */
                type?: components["schemas"]["TransactionType"];
            };
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPaymentPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listProjectAttachments: {
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
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addProjectAttachment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description The file as it is kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getProjectAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its bytes */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    removeProjectAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                attachment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    listProjectComments: {
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
            /** @description A page of comments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    addProjectComment: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadCommentContent"];
            };
        };
        responses: {
            /** @description The comment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    withdrawProjectComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["recordId"];
                comment: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Refused"];
        };
    };
    getProjectHistory: {
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
    getCoverage: {
        parameters: {
            query?: {
                by?: components["schemas"]["CoverageGrouping"];
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                agency?: components["parameters"]["byAgency"];
                region?: components["parameters"]["byRegion"];
                /** @description Quarters by whose end needs are needed */
                quarter?: components["parameters"]["byQuarter"];
                priority?: components["parameters"]["byPriority"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                /** @description Only pledges that go through no channel */
                direct?: components["parameters"]["direct"];
                instrument?: components["parameters"]["byInstrument"];
                pledge?: components["parameters"]["byPledges"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups in the order of their keys, and their total, with the rule that counted them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getCoverageMatrix: {
        parameters: {
            query?: {
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                agency?: components["parameters"]["byAgency"];
                region?: components["parameters"]["byRegion"];
                /** @description Quarters by whose end needs are needed */
                quarter?: components["parameters"]["byQuarter"];
                priority?: components["parameters"]["byPriority"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                /** @description Only pledges that go through no channel */
                direct?: components["parameters"]["direct"];
                instrument?: components["parameters"]["byInstrument"];
                pledge?: components["parameters"]["byPledges"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One cell for each funder, channel and subgroup with anything in it; those without a funder are undisclosed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageMatrix"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getCoverageTable: {
        parameters: {
            query: {
                format: components["schemas"]["TableFormat"];
                lang: components["schemas"]["Lang"];
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                agency?: components["parameters"]["byAgency"];
                region?: components["parameters"]["byRegion"];
                /** @description Quarters by whose end needs are needed */
                quarter?: components["parameters"]["byQuarter"];
                priority?: components["parameters"]["byPriority"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                /** @description Only pledges that go through no channel */
                direct?: components["parameters"]["direct"];
                instrument?: components["parameters"]["byInstrument"];
                pledge?: components["parameters"]["byPledges"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be kept */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listCoverageNeeds: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                sort?: components["schemas"]["CoverageSort"];
                /** @description Only needs that no rate leads to; they are in no total */
                noRate?: boolean;
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                agency?: components["parameters"]["byAgency"];
                region?: components["parameters"]["byRegion"];
                /** @description Quarters by whose end needs are needed */
                quarter?: components["parameters"]["byQuarter"];
                priority?: components["parameters"]["byPriority"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of needs, each rounded once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageNeedPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listCoverageAllocations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The reporting currency */
                currency?: components["parameters"]["inCurrency"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                subgroup?: components["parameters"]["bySubgroup"];
                theme?: components["parameters"]["byTheme"];
                agency?: components["parameters"]["byAgency"];
                region?: components["parameters"]["byRegion"];
                /** @description Quarters by whose end needs are needed */
                quarter?: components["parameters"]["byQuarter"];
                priority?: components["parameters"]["byPriority"];
                funder?: components["parameters"]["byFunder"];
                channel?: components["parameters"]["byChannel"];
                /** @description Only pledges that go through no channel */
                direct?: components["parameters"]["direct"];
                instrument?: components["parameters"]["byInstrument"];
                pledge?: components["parameters"]["byPledges"];
                /** @description Quarters in which pledges were announced */
                announced?: components["parameters"]["byAnnounced"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of allocations, each rounded once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageAllocationPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listMeetings: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                sort?: components["schemas"]["MeetingSort"];
                subgroup?: components["parameters"]["bySubgroup"];
                state?: components["parameters"]["byMeetingState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of meetings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createMeeting: {
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
                "application/json": components["schemas"]["MeetingContent"];
            };
        };
        responses: {
            /** @description The meeting */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meeting"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getMeeting: {
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
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    editMeeting: {
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
                "application/json": components["schemas"]["MeetingContent"];
            };
        };
        responses: {
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    planMeeting: {
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
                "application/json": components["schemas"]["AgendaPlan"];
            };
        };
        responses: {
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    refreshMeeting: {
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
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    circulateMeeting: {
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
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    postponeMeeting: {
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
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    cancelMeeting: {
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
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    startMeeting: {
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
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    attendMeeting: {
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
                "application/json": components["schemas"]["Attendance"];
            };
        };
        responses: {
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    finishMeeting: {
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
            200: components["responses"]["MeetingNow"];
            default: components["responses"]["Refused"];
        };
    };
    listMeetingPeople: {
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
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantList"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listSuggestions: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                subgroup?: components["parameters"]["bySubgroup"];
                state?: components["parameters"]["bySuggestionState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of suggestions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    makeSuggestion: {
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
                "application/json": components["schemas"]["SuggestionContent"];
            };
        };
        responses: {
            /** @description The suggestion */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    withdrawSuggestion: {
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
            /** @description The suggestion */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listRates: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description The first day */
                from?: components["schemas"]["Date"];
                /** @description The last day */
                to?: components["schemas"]["Date"];
                currency?: components["schemas"]["Currency"][];
                source?: components["schemas"]["RateSource"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rates, the latest day first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatePage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    enterRate: {
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
                "application/json": components["schemas"]["RateEntry"];
            };
        };
        responses: {
            /** @description The rate */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rate"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    convertMoney: {
        parameters: {
            query: {
                amount: string;
                from: components["schemas"]["Currency"];
                to: components["schemas"]["Currency"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The amount, and the rates that led there; none within one currency */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversion"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getRate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rate: components["parameters"]["rateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["RateNow"];
            default: components["responses"]["Refused"];
        };
    };
    correctRate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                rate: components["parameters"]["rateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateCorrection"];
            };
        };
        responses: {
            200: components["responses"]["RateNow"];
            default: components["responses"]["Refused"];
        };
    };
    getRateHistory: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
            };
            header?: never;
            path: {
                rate: components["parameters"]["rateId"];
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
    search: {
        parameters: {
            query: {
                /** @description Words to search for; the last one may be unfinished */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most five of each sort, and how many there are */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The desk */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
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
    getSubgroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SubgroupNow"];
            default: components["responses"]["Refused"];
        };
    };
    editSubgroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                code: components["schemas"]["Code"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubgroupContent"];
            };
        };
        responses: {
            200: components["responses"]["SubgroupNow"];
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
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
                level?: components["schemas"]["PlaceLevel"];
                /** @description Only the units of this one; what they lie in does not come with them */
                parent?: components["schemas"]["Katottg"];
                /** @description These very places, also those that are no longer in force */
                katottg?: components["schemas"]["Katottg"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of places, the larger units first, in the order of the codifier; only those in force unless their codes are asked for */
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
    getCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, in their order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: components["parameters"]["limit"];
                /** @description The `next` of the page before */
                after?: components["parameters"]["after"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accounts, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    createUser: {
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
                "application/json": components["schemas"]["UserContent"];
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    getUser: {
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
            200: components["responses"]["UserNow"];
            default: components["responses"]["Refused"];
        };
    };
    editUser: {
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
                "application/json": components["schemas"]["UserContent"];
            };
        };
        responses: {
            200: components["responses"]["UserNow"];
            default: components["responses"]["Refused"];
        };
    };
    inviteUser: {
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
            /** @description The link, shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimeLink"];
                };
            };
            default: components["responses"]["Refused"];
        };
    };
    signOutUser: {
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
            200: components["responses"]["UserNow"];
            default: components["responses"]["Refused"];
        };
    };
    giveSeat: {
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
                "application/json": components["schemas"]["SeatContent"];
            };
        };
        responses: {
            200: components["responses"]["UserNow"];
            default: components["responses"]["Refused"];
        };
    };
    endSeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the record as the caller knows it; 428 without it, 412 where it does not fit */
                "If-Match"?: components["parameters"]["ifMatch"];
                "Idempotency-Key"?: components["parameters"]["idempotencyKey"];
            };
            path: {
                id: components["parameters"]["recordId"];
                seat: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatEnd"];
            };
        };
        responses: {
            200: components["responses"]["UserNow"];
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
                /** @description What was done */
                act?: components["schemas"]["EventAct"];
                /** @description The id of who made the change */
                person?: components["schemas"]["Id"];
                /** @description The id of the organisation whose record it is. Who sees no records finds accounts and lists alone by it, as by `number` and `q` */
                organisation?: components["schemas"]["Id"];
                /** @description The number of a need, `N-ER-2026-0014`: its events, and those of what hangs on it */
                number?: string;
                /** @description The first day, in Kyiv */
                since?: components["schemas"]["Date"];
                /** @description The last day, in Kyiv */
                until?: components["schemas"]["Date"];
                /** @description Words to search for; the last one may be unfinished */
                q?: components["parameters"]["q"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events; it may hold fewer than asked for while there are more */
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
