// Generated from contract/ by `make spec`: do not edit.
export interface paths {
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Starts a session. Failures are counted per account and per address; the owner of an account is not locked out by the guesses of strangers.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the tokens
         * @description Each refresh token works once and is followed by the next; within 30 s a used one gets the same successor, so parallel calls are safe. A later reuse ends the session. A cookie session sends no body, and the header `X-CSRF: 1`.
         */
        post: operations["auth.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends this session: its tokens are answered 401 from the next request on.
         */
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your sessions
         * @description Where you are logged in, newest first.
         */
        get: operations["auth.listSessions"];
        put?: never;
        post?: never;
        /**
         * End all your sessions
         * @description Logs you out everywhere, this session included.
         */
        delete: operations["auth.endSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description Logs you out on one device. A session of somebody else is answered as one that does not exist.
         */
        delete: operations["auth.endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get yourself
         * @description Your own user, and the operations that your level allows.
         */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change yourself
         * @description Merge patch of your own name and mobile number.
         */
        patch: operations["me.update"];
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Ends every session of yours, this one included: log in with the new password.
         */
        post: operations["me.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Users by name or username prefix, level and state, a page at a time.
         */
        get: operations["users.list"];
        put?: never;
        /**
         * Create a user
         * @description The username and the mobile number are unique. The user can log in at once.
         */
        post: operations["users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description One user by id, with the ETag that a change needs.
         */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description Merge patch: members that are left out stay. A new level counts from the next request of that user.
         */
        patch: operations["users.update"];
        trace?: never;
    };
    "/v1/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a user
         * @description Ends every session of the user; every token is answered 401 from the next request on. Repeating it changes nothing.
         */
        post: operations["users.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a user
         * @description Lets a disabled user log in again. Repeating it changes nothing.
         */
        post: operations["users.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset the password of a user
         * @description Sets a generated password, answers it this once, and ends every session of the user.
         */
        post: operations["users.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys
         * @description Your keys that have not been revoked, newest first, expired ones included.
         */
        get: operations["apiKeys.list"];
        put?: never;
        /**
         * Create an API key
         * @description For programs: send it as `Authorization: Bearer tgk_…`, never in an address. It has your rights, as they are at each call. A key cannot create keys: log in for that.
         */
        post: operations["apiKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one of your API keys
         * @description A key of somebody else is answered as one that does not exist.
         */
        get: operations["apiKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revoke one of your API keys
         * @description The key is answered 401 from the next request on.
         */
        delete: operations["apiKeys.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List data sets
         * @description The data sets you may read, a page at a time, without their fields: `GET /v1/datasets/{slug}` has them.
         */
        get: operations["datasets.list"];
        put?: never;
        /**
         * Create a data set
         * @description You own it. The slug is made from the name; when it is taken, a number follows it. Rows are loaded afterwards, but for those of an index that is already there: `POST /v1/datasets/inspect-index` shows what would become of it. Only ADMIN may give `source`.
         */
        post: operations["datasets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a data set
         * @description One data set with its fields. One that you may not read is answered as one that does not exist.
         */
        get: operations["datasets.get"];
        put?: never;
        post?: never;
        /**
         * Delete a data set
         * @description With its rows, receipts, quarantine and originals; there is no way back. An index that was there before stays. For its owner and administrators.
         */
        delete: operations["datasets.delete"];
        options?: never;
        head?: never;
        /**
         * Change a data set
         * @description Merge patch: members that are left out stay. For its owner and administrators.
         */
        patch: operations["datasets.update"];
        trace?: never;
    };
    "/v1/datasets/infer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose fields for a sample
         * @description Looks at the beginning of the body and proposes fields, with the rules that read its values and why. Of Parquet and XLSX a whole file of at most 8388608 bytes is a sample. Nothing is stored.
         */
        post: operations["datasets.infer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/schema-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the fields of a data set
         * @description Adding, widening, relaxing, dropping and describing fields; try it with `dryRun` first. Everything else would bend values or break readers: make a new data set and load it. Loads that were interrupted start anew when they are sent again.
         */
        post: operations["datasets.changeSchema"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the fields of a data set hold
         * @description For each field: how many values, how many different ones, their range and the most frequent ones. Answered within 10 s or not at all: ask for one field when all of them take too long.
         */
        get: operations["datasets.profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/inspect-index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an index that is already there
         * @description Proposes fields from its mapping, with what becomes of each, what is left out and why, fields that several indices map differently, and paths that tell rows apart. Nothing is stored: `POST /v1/datasets` with `source` registers it. Without an index it tells which may be named.
         */
        post: operations["datasets.inspectIndex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rows
         * @description The same search in an address, for a browser or curl.
         */
        get: operations["query.rows"];
        put?: never;
        /**
         * Load rows
         * @description The rows are the body: NDJSON, a JSON array, CSV with a header, Parquet, whose columns are named as a header is, or a sheet of XLSX; also compressed (`Content-Encoding`). A row that does not fit is put in quarantine and never fails the others. Of a sheet the first row with anything in it is the header. Text is read as that of CSV, a number is the one that the file holds, days and times are those that their formats show, in `sourceTimeZone`; a formula stands for its result, and an error (#N/A) is refused unless it is one of `nullWords`. A workbook holds at most 4194304 different texts, of 134217728 bytes in UTF-16. The receipt exists from the first byte: after a lost answer ask for it by `idempotencyKey`, or send the same request again, which neither loses nor doubles a row. With `Prefer: respond-async` the answer is 202 once the bytes are safe: from there they are loaded whatever happens to the connection or the server, and the receipt at `Location` tells how far.
         */
        post: operations["ingests.load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/ingests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the loads of a data set
         * @description Receipts, newest first.
         */
        get: operations["ingests.listOfDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your loads
         * @description Receipts of the loads you sent, newest first; after a lost answer ask by the key you sent.
         */
        get: operations["ingests.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the receipt of a load
         * @description While it loads: its state, bytes and rows so far.
         */
        get: operations["ingests.get"];
        put?: never;
        post?: never;
        /**
         * Cancel a load
         * @description Stops a load that is under way or was interrupted; nothing of it is kept but its receipt.
         */
        delete: operations["ingests.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows in quarantine
         * @description In the order of the body, each with its place, its reason and its text.
         */
        get: operations["ingests.quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}/quarantine.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the rows in quarantine
         * @description All of them, one JSON object a line, and last `{"$end":{"rows":n,"sha256":"…"}}` over the bytes before it: without that line the answer was cut off.
         */
        get: operations["ingests.quarantineFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}/quarantine/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load corrected rows
         * @description A load of its own, for rows that were in quarantine and have been corrected; its receipt names the first load. A replacement is corrected by an append.
         */
        post: operations["ingests.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the bytes of a load
         * @description As they came, compressed if they were; `Repr-Digest` is their SHA-256.
         */
        get: operations["ingests.original"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ingests/{id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revert a load
         * @description Removes the rows of a finished append, whole. An upsert or a replacement has changed other rows and is not undone so.
         */
        post: operations["ingests.revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deletions of a data set
         * @description Receipts, newest first.
         */
        get: operations["deletions.list"];
        put?: never;
        /**
         * Delete rows
         * @description Counts first with `dryRun: true`. The rows are gone at once, and the version of the data set rises.
         */
        post: operations["deletions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rebuilds of a data set
         * @description Newest first, for 30 days.
         */
        get: operations["rebuilds.list"];
        put?: never;
        /**
         * Rebuild the rows of a data set
         * @description Writes its rows into a new index while it is read and loaded, proves by count and checksum that none is missing and none is there twice, and answers from there. It goes on whatever happens to the connection or a server. On DuckDB the table is written anew, and loads wait for it. With `to` the rows move to the other engine: loads wait for the end of it alone, and questions for nothing. Only ADMIN may give `to`.
         */
        post: operations["rebuilds.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/rebuilds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a rebuild
         * @description How far it is.
         */
        get: operations["rebuilds.get"];
        put?: never;
        post?: never;
        /**
         * Roll a rebuild back
         * @description It ends within two seconds and has changed nothing. Before `drain` alone; rows that have moved go back as long as they are `kept` and nothing has changed them since.
         */
        delete: operations["rebuilds.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/rebuilds/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm that rows have moved
         * @description Removes them where they were. Nothing happens when nothing is `kept`. Erasing rows confirms by itself.
         */
        post: operations["rebuilds.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search rows
         * @description Rows of a filter, sorted, a page at a time in both directions; no row comes twice and none is left out, also where many have equal values. Closing the request ends the work.
         */
        post: operations["query.search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/aggregate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Group and count rows
         * @description Up to twenty questions about the same rows, answered of one version of the data set: groups by values, ranges and buckets of time, with metrics of each. Sums of int64 and decimal are exact.
         */
        post: operations["query.aggregate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/fields/{name}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List values of a field
         * @description The most frequent values of a field with their rows, for choices in forms.
         */
        get: operations["query.values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Estimate a question
         * @description What a search or aggregates would look at, and whether they would be refused; no row is read for it.
         */
        post: operations["query.estimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/rows/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a row
         * @description One row by its `$row`.
         */
        get: operations["query.row"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List kept questions
         * @description Yours, and those of others that you may ask, newest first; administrators see all.
         */
        get: operations["queries.list"];
        put?: never;
        /**
         * Keep a question
         * @description A search or an aggregate of a data set that you may read, with a name. Parameters are values in it that may be others each time it is asked; where they go nothing but a value can stand.
         */
        post: operations["queries.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a kept question
         * @description One that you may not ask is answered as one that does not exist.
         */
        get: operations["queries.get"];
        put?: never;
        post?: never;
        /**
         * Delete a kept question
         * @description With all its versions. For its owner and administrators.
         */
        delete: operations["queries.delete"];
        options?: never;
        head?: never;
        /**
         * Change a kept question
         * @description Merge patch. What it was stays as a version. For its owner and administrators.
         */
        patch: operations["queries.update"];
        trace?: never;
    };
    "/v1/queries/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a kept question
         * @description The last 100, newest first.
         */
        get: operations["queries.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queries/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a version of a kept question
         * @description As it was then, shown as the question itself is.
         */
        get: operations["queries.getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queries/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a version of a kept question
         * @description It becomes what it was then, as a new version. For its owner and administrators.
         */
        post: operations["queries.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queries/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a kept question
         * @description All its rows or groups, as it is now. 201: it has ended; 202: it goes on, whatever happens to the connection or the server. The same question asked at once by many is worked out once.
         */
        post: operations["queries.run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/query-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your runs of questions
         * @description Newest first.
         */
        get: operations["queryRuns.list"];
        put?: never;
        /**
         * Ask a long question
         * @description All rows of a search, or all groups of an aggregate, of one moment. 201: it has ended; 202: it goes on, whatever happens to the connection or the server. The same question asked at once by many is worked out once.
         */
        post: operations["queryRuns.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/query-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run of a question
         * @description How far it is. A run is for who asked alone, for as long as they may read its data set.
         */
        get: operations["queryRuns.get"];
        put?: never;
        post?: never;
        /**
         * Cancel a run of a question
         * @description Its work stops within two seconds, unless others wait for it too. One that has ended stays as it is.
         */
        delete: operations["queryRuns.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/query-runs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the result of a run
         * @description A page at a time, for 24 hours. Pages are of one result: nothing that is loaded changes them.
         */
        get: operations["queryRuns.result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your exports
         * @description Newest first.
         */
        get: operations["exports.list"];
        put?: never;
        /**
         * Export rows
         * @description Writes all rows of one moment into a file, however many there are: rows that are loaded meanwhile are not in it. It goes on whatever happens to the connection or the server; the export at `Location` tells how far it is, and its file can be downloaded when it has succeeded.
         */
        post: operations["exports.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an export
         * @description How far it is. An export is for who made it alone, for as long as they may read its data set.
         */
        get: operations["exports.get"];
        put?: never;
        post?: never;
        /**
         * Cancel an export
         * @description Stops one that is queued or running, within two seconds; of one that has succeeded the file goes.
         */
        delete: operations["exports.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the file of an export
         * @description When it has succeeded. `Repr-Digest` is the SHA-256 of the whole file and `X-Row-Count` its rows; a download that broke off goes on by `Range`, and `If-Range` with the ETag.
         */
        get: operations["exports.file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a link to the file of an export
         * @description For browsers, which save a file of any length from it by a click: it needs no token and leads to this file alone. A download begins within 60 seconds; one that broke off goes on by `Range` and `If-Range` with its ETag for six hours, as long as the file is there, your session lasts and you may read the data set. Our logs do not hold it; keep it out of those of a proxy.
         */
        post: operations["exports.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/links/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the file of an export by a link
         * @description As `GET /v1/exports/{id}/file`, for whoever has the link.
         */
        get: operations["exports.linkedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an export
         * @description Server-sent events: `progress` with the export as in a list whenever it has changed, and `end` with it as it is at last, after which the stream is over. A stream that is over without `end` is opened again, with the id of the last event as `Last-Event-ID`: that one is not told again. Something comes every five seconds, if only a comment.
         */
        get: operations["exports.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/datasets/{slug}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export rows at once
         * @description Sends all rows of one moment as they are read. NDJSON ends with `{"$end":{"rows":n,"sha256":"…"}}` over the lines before it. Of every format the export that `Export-Id` names tells at the end how many rows it has and the SHA-256 of all bytes: compare them, since what breaks off looks whole to some programs. Closing the request ends the work; nothing is kept.
         */
        post: operations["exports.stream"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List pipelines
         * @description The pipelines you may run, by name.
         */
        get: operations["pipelines.list"];
        put?: never;
        /**
         * Create a pipeline
         * @description The slug is made from the name; when it is taken, a number follows it.
         */
        post: operations["pipelines.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find DAGs that no pipeline runs
         * @description DAGs of an Airflow server of the configuration, with the parameters that they describe: what is needed to create pipelines of them. Nothing is created.
         */
        post: operations["pipelines.discover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a pipeline
         * @description One that you may not run is answered as one that does not exist.
         */
        get: operations["pipelines.get"];
        put?: never;
        post?: never;
        /**
         * Delete a pipeline
         * @description With its runs, their logs and its schedules; there is no way back. Its last run must have ended.
         */
        delete: operations["pipelines.delete"];
        options?: never;
        head?: never;
        /**
         * Change a pipeline
         * @description Merge patch: members that are left out stay. Pointed at another runner it keeps its history.
         */
        patch: operations["pipelines.update"];
        trace?: never;
    };
    "/v1/pipelines/{slug}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a pipeline
         * @description One run, however often it is asked for under the same `Idempotency-Key`. It runs with your rights: you need those on the data sets that the pipeline reads and writes.
         */
        post: operations["runs.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs
         * @description Runs of the pipelines you may run, newest first. A run is removed with its log some time after its end: 90 days unless `RUNS_KEPT_DAYS` says otherwise.
         */
        get: operations["runs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run
         * @description Its state with the reason for it, and its tasks with each try.
         */
        get: operations["runs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a run
         * @description It is `stopping` until nothing of it works any more. One that ends by itself first has ended as it did.
         */
        post: operations["runs.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a run again
         * @description The same run with the same parameters, after it has ended; with your rights, and a deadline of its own.
         */
        post: operations["runs.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note something about a run
         * @description In place of the note before.
         */
        put: operations["runs.note"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a run has made
         * @description What its tasks returned and the data sets that were written; empty until there is something.
         */
        get: operations["runs.output"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log of a run
         * @description Lines of text with their time. With `follow=true` they come as they are written.
         */
        get: operations["runs.logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/logs.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log of a run as objects
         * @description One object a line: `at`, `task`, `attempt`, `level`, `text`. Last comes `{"$end":{"lines":n,"complete":true,"reason":null}}`: without that line the answer was cut off; where the log has become too long or is not to be had, `complete` is false and `reason` says why.
         */
        get: operations["runs.logLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a run
         * @description Server-sent events: `state` with the run as it is then, `progress`, and `end` when it has ended, after which the stream is over. With `Last-Event-ID` those after that one.
         */
        get: operations["runs.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{slug}/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the schedules of a pipeline
         * @description The oldest first.
         */
        get: operations["schedules.list"];
        put?: never;
        /**
         * Have a pipeline run by itself
         * @description At times, or when a data set has a new version. Each time makes one run, however many servers there are.
         */
        post: operations["schedules.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pipelines/{slug}/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a schedule
         * @description With its next times, and what came of the last.
         */
        get: operations["schedules.get"];
        put?: never;
        post?: never;
        /**
         * Delete a schedule
         * @description Its runs stay.
         */
        delete: operations["schedules.delete"];
        options?: never;
        head?: never;
        /**
         * Change a schedule
         * @description Merge patch: members that are left out stay. Its runs have the rights of its maker as before.
         */
        patch: operations["schedules.update"];
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description Answers as long as the process runs; asks nothing else.
         */
        get: operations["operations.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Does the process take traffic
         * @description Each part it depends on with state and latency; at most one check a second. 503 while a part is down that is required, while what an earlier run has left is not settled, or while the process is draining.
         */
        get: operations["operations.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is running
         * @description Versions of the server, its contract and its runtime.
         */
        get: operations["operations.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Rate, errors and duration of each operation, event-loop lag and connection pool, in the Prometheus text format, over all worker processes.
         */
        get: operations["operations.metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Documentation to try out
         * @description Swagger UI over openapi.yaml: log in and call every operation from the browser.
         */
        get: operations["operations.docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the page /docs
         * @description A script, style sheet or picture of the page, served from this machine.
         */
        get: operations["operations.docsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redoc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Documentation to read
         * @description Redoc over openapi.yaml.
         */
        get: operations["operations.redoc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redoc/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the page /redoc
         * @description A script, style sheet or picture of the page, served from this machine.
         */
        get: operations["operations.redocFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract as OpenAPI 3.1, YAML
         * @description Generated from the contract; `servers` names this server.
         */
        get: operations["operations.openapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract as OpenAPI 3.1, JSON
         * @description The same document as /openapi.yaml.
         */
        get: operations["operations.openapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in the contract
         * @description The declared changes, by version of the contract, as Markdown.
         */
        get: operations["operations.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The TypeScript client as an npm package
         * @description `npm install <this server>/client/latest.tgz`; `/client/<version>.tgz` names one version.
         */
        get: operations["operations.clientPackage"];
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
        /** @description Groups of rows */
        AggregateAnswer: {
            columns: components["schemas"]["AggregateColumn"][];
            groups: components["schemas"]["Group"][];
            /** @description The groups after these; null unless asked for */
            other: components["schemas"]["OtherGroups"] | null;
            /** @description Send it as `cursor` to go on; null on the last page */
            nextCursor: string | null;
            completeness: components["schemas"]["Completeness"];
        };
        /**
         * @description What became of each question
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "tookMs": 6,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "aggregates": {
         *         "byStop": {
         *           "columns": [
         *             {
         *               "name": "stop",
         *               "kind": "key",
         *               "type": "keyword"
         *             },
         *             {
         *               "name": "boarded",
         *               "kind": "metric",
         *               "type": "int64"
         *             }
         *           ],
         *           "groups": [
         *             {
         *               "keys": {
         *                 "stop": "시청"
         *               },
         *               "metrics": {
         *                 "boarded": "19"
         *               }
         *             }
         *           ],
         *           "other": {
         *             "groups": 0,
         *             "metrics": {
         *               "boarded": "0"
         *             }
         *           },
         *           "nextCursor": null,
         *           "completeness": {
         *             "kind": "exact",
         *             "reason": null,
         *             "bound": null
         *           }
         *         }
         *       },
         *       "cache": {
         *         "hit": false,
         *         "ageMs": 0
         *       }
         *     }
         */
        AggregateAnswers: {
            /** @description Its slug */
            dataset: string;
            /**
             * Format: int64
             * @description Version of the data set that the answer is of
             */
            version: number;
            /** Format: int64 */
            tookMs: number;
            completeness: components["schemas"]["Completeness"];
            /** @description By name */
            aggregates: {
                [key: string]: components["schemas"]["AggregateAnswer"];
            };
            cache: components["schemas"]["AnswerCache"];
        };
        AggregateColumn: {
            name: string;
            /** @description More values may come. */
            kind: "key" | "metric" | (string & {});
            /** @description How its values travel; `percentiles` and lists are arrays of it. More values may come. */
            type: "keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json" | (string & {});
            /** Format: int64 */
            scale?: number;
        };
        /** @description Groups and what is told of them */
        AggregateQuestion: {
            /** @description Nothing: one group of all rows */
            groupBy?: components["schemas"]["GroupByInput"][];
            /** @description By name; `count`, the number of rows, unless named */
            metrics?: {
                [key: string]: components["schemas"]["MetricInput"];
            };
            /** @description All of these */
            having?: components["schemas"]["HavingInput"][];
            /** @description By the keys, upwards, unless named; then by the keys */
            order?: components["schemas"]["GroupOrderInput"][];
            /** @description Groups at most; 100 unless named */
            limit?: number;
            /** @description A cursor of the page before; bound to the caller and to the rest of the question */
            cursor?: string;
            /** @description Tells of the groups after these as one */
            other?: boolean;
        };
        /** @description Several questions about the same rows */
        AggregateQuestions: {
            /** @description Rows that all of them are about */
            filter?: components["schemas"]["FilterInput"];
            /** @description By name; all of one version of the data set */
            aggregates: {
                [key: string]: components["schemas"]["AggregateQuestion"];
            };
            /** @description How long the server may work on it; 10000 unless named */
            timeoutMs?: number;
        };
        /** @description A DAG of an Airflow server */
        AirflowRunner: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "airflow";
            /** @description Name of an Airflow server in the configuration */
            server: string;
            dagId: string;
        };
        /** @description A DAG of an Airflow server */
        AirflowRunnerInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "airflow";
            /** @description Name of an Airflow server in the configuration */
            server: string;
            dagId: string;
        };
        /**
         * @description An answer is remembered for the same question about the same rows; `Cache-Control: no-cache` has it worked out anew
         * @example {
         *       "hit": false,
         *       "ageMs": 0
         *     }
         */
        AnswerCache: {
            /** @description Whether it was worked out for an earlier question */
            hit: boolean;
            /**
             * Format: int64
             * @description How long ago it was worked out
             */
            ageMs: number;
        };
        /**
         * @description A key that calls with the rights of its owner
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000003",
         *       "name": "야간 적재",
         *       "prefix": "tgk_7hQ2mZ9c",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "expiresAt": "2027-02-23T01:02:03.004Z",
         *       "lastUsedAt": null
         *     }
         */
        ApiKey: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            /** @description How the key begins, to recognise it by */
            prefix: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute; null while it was never used
             */
            lastUsedAt: string | null;
        };
        /**
         * @description A new API key
         * @example {
         *       "name": "야간 적재",
         *       "expiresInDays": 90
         *     }
         */
        ApiKeyCreate: {
            /** @description What it is for */
            name: string;
            /**
             * @description Days from now until it expires
             * @default 90
             */
            expiresInDays?: number;
        };
        /**
         * @description The new API key
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000003",
         *       "name": "야간 적재",
         *       "prefix": "tgk_7hQ2mZ9c",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "expiresAt": "2027-02-23T01:02:03.004Z",
         *       "lastUsedAt": null,
         *       "key": "tgk_7hQ2mZ9cXr4bN8sKw1LpVt6yJd3FgTaE"
         *     }
         */
        ApiKeyCreated: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            name: string;
            /** @description How the key begins, to recognise it by */
            prefix: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute; null while it was never used
             */
            lastUsedAt: string | null;
            /** @description The key itself, shown this once; we keep its SHA-256 alone */
            key: string;
        };
        /**
         * @description One page of API keys, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000003",
         *           "name": "야간 적재",
         *           "prefix": "tgk_7hQ2mZ9c",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "expiresAt": "2027-02-23T01:02:03.004Z",
         *           "lastUsedAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /** @description Asks a kept question, as `POST /v1/queries/{id}/runs` does; the output of the run names the run of the question and tells its rows, also when the result itself is gone */
        AskTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "ask";
            /** @description The data set of the question */
            dataset: string;
            /**
             * Format: uuid
             * @description The kept question, which is asked as it is then
             */
            query: string;
            /** @description Values by name; a parameter of the pipeline of the same name takes the place of one */
            parameters?: {
                [key: string]: unknown;
            };
        };
        /** @description Asks a kept question, as `POST /v1/queries/{id}/runs` does; the output of the run names the run of the question and tells its rows, also when the result itself is gone */
        AskTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "ask";
            /** @description The data set of the question */
            dataset: string;
            /**
             * Format: uuid
             * @description The kept question, which is asked as it is then
             */
            query: string;
            /** @description Values by name; a parameter of the pipeline of the same name takes the place of one */
            parameters?: {
                [key: string]: unknown;
            };
        };
        BrokenQuery: {
            /** Format: uuid */
            id: string;
            name: string;
            owner: components["schemas"]["BrokenQueryOwner"];
            /** @description Why, in English */
            problem: string;
        };
        BrokenQueryOwner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description A task of this server */
        BuiltinRunner: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "builtin";
            task: components["schemas"]["LoadTask"] | components["schemas"]["RetentionTask"] | components["schemas"]["ProfileTask"] | components["schemas"]["MaterialiseTask"] | components["schemas"]["ExportTask"] | components["schemas"]["AskTask"];
        };
        /** @description A task of this server */
        BuiltinRunnerInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "builtin";
            task: components["schemas"]["LoadTaskInput"] | components["schemas"]["RetentionTaskInput"] | components["schemas"]["ProfileTaskInput"] | components["schemas"]["MaterialiseTaskInput"] | components["schemas"]["ExportTaskInput"] | components["schemas"]["AskTaskInput"];
        };
        /**
         * @description What a field of a row is
         * @example {
         *       "name": "boarded",
         *       "type": "int",
         *       "multiple": false
         *     }
         */
        Column: {
            name: string;
            /** @description `system`: a field of ours */
            type: ("keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json" | (string & {})) | "system";
            multiple: boolean;
            /** Format: int64 */
            precision?: number;
            /** Format: int64 */
            scale?: number;
            unit?: string;
            label?: components["schemas"]["FieldLabel"];
        };
        /**
         * @description How complete the answer is
         * @example {
         *       "kind": "exact",
         *       "reason": null,
         *       "bound": null
         *     }
         */
        Completeness: {
            /** @description `exact`; `lower_bound`: at least this; `approximate`: within `bound`; `truncated`: a cap cut it; `partial`: parts of the rows did not answer. More values may come. */
            kind: "exact" | "lower_bound" | "approximate" | "truncated" | "partial" | (string & {});
            /** @description The cap, metric or part that it is about; null when exact. `stale`: the engine of the rows does not answer, and rows that changed after `version` are as they were */
            reason: string | null;
            /** @description Of `approximate`: the largest relative error; of `truncated`: the cap; null: none is known */
            bound: number | null;
        };
        /** @description At times */
        CronTrigger: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cron";
            /** @description Five fields: minute, hour, day of month, month, day of week; names, ranges, steps and lists */
            expression: string;
            /**
             * @description Where its times are. One that clocks leave out runs right after, one that they have twice runs once; with `*` as the hour, each hour that passes counts
             * @example Asia/Seoul
             */
            timeZone: string;
            /**
             * @description What becomes of times at which no server ran: nothing; one run, for the latest; a run for each of the last seven days
             * @default skip
             */
            catchUp: "skip" | "run_once" | "run_all" | (string & {});
        };
        /** @description At times */
        CronTriggerInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "cron";
            /** @description Five fields: minute, hour, day of month, month, day of week; names, ranges, steps and lists */
            expression: string;
            /**
             * @description Where its times are. One that clocks leave out runs right after, one that they have twice runs once; with `*` as the hour, each hour that passes counts
             * @example Asia/Seoul
             */
            timeZone: string;
            /**
             * @description What becomes of times at which no server ran: nothing; one run, for the latest; a run for each of the last seven days
             * @default skip
             * @enum {string}
             */
            catchUp?: "skip" | "run_once" | "run_all";
        };
        /**
         * @description A data set
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000004",
         *       "slug": "seoul-beoseu",
         *       "name": "서울 버스",
         *       "description": null,
         *       "tags": [
         *         "교통"
         *       ],
         *       "fields": [
         *         {
         *           "name": "day",
         *           "type": "date",
         *           "label": {
         *             "ko": "날짜"
         *           },
         *           "required": true
         *         },
         *         {
         *           "name": "stop",
         *           "type": "keyword",
         *           "label": {
         *             "ko": "정류장"
         *           }
         *         },
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "label": {
         *             "ko": "승차 인원"
         *           },
         *           "unit": "명"
         *         }
         *       ],
         *       "timeField": "day",
         *       "primaryKey": [],
         *       "visibility": "private",
         *       "owner": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "name": "김민지"
         *       },
         *       "readers": [],
         *       "writers": [],
         *       "keepOriginals": {
         *         "policy": "forever"
         *       },
         *       "readOnly": false,
         *       "source": null,
         *       "state": "ready",
         *       "rows": 0,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1,
         *       "allowed": [
         *         "datasets.get",
         *         "datasets.update",
         *         "datasets.delete"
         *       ]
         *     }
         */
        Dataset: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            slug: string;
            name: string;
            description: string | null;
            tags: string[];
            fields: components["schemas"]["Field"][];
            /** @description The field that says when; null: none */
            timeField: string | null;
            /** @description Fields that together name one row; empty: none */
            primaryKey: string[];
            /** @description `private`: owner, readers, writers and administrators; `internal`: whoever is logged in may read. More values may come. */
            visibility: "private" | "internal" | (string & {});
            owner: components["schemas"]["DatasetOwner"];
            /** @description Ids of users */
            readers: string[];
            /** @description Ids of users */
            writers: string[];
            keepOriginals: components["schemas"]["KeepOriginals"];
            /** @description True of an index that is already there, see `source` */
            readOnly: boolean;
            /** @description Null when its rows are loaded */
            source: components["schemas"]["DatasetSource"] | null;
            /** @description More values may come. */
            state: "ready" | "deleting" | (string & {});
            /**
             * Format: int64
             * @description Rows in it at this version; with `source`: when it was registered
             */
            rows: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every acknowledged change, of rows too; the ETag is this number in quotes
             */
            version: number;
            /** @description operationIds that you may call on it */
            allowed: string[];
        };
        /**
         * @description A new data set; `private` and keeping originals forever unless told otherwise
         * @example {
         *       "name": "서울 버스",
         *       "tags": [
         *         "교통"
         *       ],
         *       "fields": [
         *         {
         *           "name": "day",
         *           "type": "date",
         *           "label": {
         *             "ko": "날짜"
         *           },
         *           "required": true
         *         },
         *         {
         *           "name": "stop",
         *           "type": "keyword",
         *           "label": {
         *             "ko": "정류장"
         *           }
         *         },
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "label": {
         *             "ko": "승차 인원"
         *           },
         *           "unit": "명"
         *         }
         *       ],
         *       "timeField": "day"
         *     }
         */
        DatasetCreate: {
            /** @description In any language */
            name: string;
            /** @description Required without `source`; else all of the index */
            fields?: components["schemas"]["FieldInput"][];
            /** @description An index that is already there; for administrators */
            source?: components["schemas"]["ForeignSource"];
            /** @description Required fields that together name one row */
            primaryKey?: string[];
            description?: string | null;
            /** @description In any language; no tag twice */
            tags?: string[];
            /** @description A field of type timestamp or date */
            timeField?: string | null;
            /**
             * @description `private`: owner, readers, writers and administrators; `internal`: whoever is logged in may read
             * @enum {string}
             */
            visibility?: "private" | "internal";
            /** @description Who may read a private data set. Active users; those who were disabled since may stay */
            readers?: string[];
            /** @description Who may read it and load into it, from level MANAGER on; who is a reader too is a writer. Active users; those who were disabled since may stay */
            writers?: string[];
            keepOriginals?: components["schemas"]["KeepOriginalsInput"];
        };
        /**
         * @description A data set in a list: without its fields
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000004",
         *       "slug": "seoul-beoseu",
         *       "name": "서울 버스",
         *       "description": null,
         *       "tags": [
         *         "교통"
         *       ],
         *       "timeField": "day",
         *       "primaryKey": [],
         *       "visibility": "private",
         *       "owner": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "name": "김민지"
         *       },
         *       "readers": [],
         *       "writers": [],
         *       "keepOriginals": {
         *         "policy": "forever"
         *       },
         *       "readOnly": false,
         *       "state": "ready",
         *       "rows": 0,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1,
         *       "allowed": [
         *         "datasets.get",
         *         "datasets.update",
         *         "datasets.delete"
         *       ],
         *       "fieldCount": 3
         *     }
         */
        DatasetItem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            slug: string;
            name: string;
            description: string | null;
            tags: string[];
            /** @description The field that says when; null: none */
            timeField: string | null;
            /** @description Fields that together name one row; empty: none */
            primaryKey: string[];
            /** @description `private`: owner, readers, writers and administrators; `internal`: whoever is logged in may read. More values may come. */
            visibility: "private" | "internal" | (string & {});
            owner: components["schemas"]["DatasetOwner"];
            /** @description Ids of users */
            readers: string[];
            /** @description Ids of users */
            writers: string[];
            keepOriginals: components["schemas"]["KeepOriginals"];
            /** @description True of an index that is already there, see `source` */
            readOnly: boolean;
            /** @description More values may come. */
            state: "ready" | "deleting" | (string & {});
            /**
             * Format: int64
             * @description Rows in it at this version; with `source`: when it was registered
             */
            rows: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every acknowledged change, of rows too; the ETag is this number in quotes
             */
            version: number;
            /** @description operationIds that you may call on it */
            allowed: string[];
            /**
             * Format: int64
             * @description How many fields it has; `GET /v1/datasets/{slug}` tells which
             */
            fieldCount: number;
        };
        DatasetOwner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * @description One page of data sets
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000004",
         *           "slug": "seoul-beoseu",
         *           "name": "서울 버스",
         *           "description": null,
         *           "tags": [
         *             "교통"
         *           ],
         *           "timeField": "day",
         *           "primaryKey": [],
         *           "visibility": "private",
         *           "owner": {
         *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *             "name": "김민지"
         *           },
         *           "readers": [],
         *           "writers": [],
         *           "keepOriginals": {
         *             "policy": "forever"
         *           },
         *           "readOnly": false,
         *           "state": "ready",
         *           "rows": 0,
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "updatedAt": "2026-11-25T01:02:03.004Z",
         *           "version": 1,
         *           "allowed": [
         *             "datasets.get",
         *             "datasets.update",
         *             "datasets.delete"
         *           ],
         *           "fieldCount": 3
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        DatasetPage: {
            items: components["schemas"]["DatasetItem"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description What the fields hold
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "rows": 3,
         *       "fields": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "count": 3,
         *           "nulls": 0,
         *           "distinct": {
         *             "count": 2,
         *             "exact": true
         *           },
         *           "min": 7,
         *           "max": 12,
         *           "mean": 8.67,
         *           "quantiles": [
         *             {
         *               "q": 0.5,
         *               "value": 7
         *             }
         *           ],
         *           "top": [
         *             {
         *               "value": 7,
         *               "rows": 2
         *             }
         *           ],
         *           "histogram": [
         *             {
         *               "from": 7,
         *               "to": 12,
         *               "rows": 3
         *             }
         *           ]
         *         }
         *       ],
         *       "tookMs": 4
         *     }
         */
        DatasetProfile: {
            dataset: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            rows: number;
            fields: components["schemas"]["FieldProfile"][];
            /** Format: int64 */
            tookMs: number;
        };
        /**
         * @description The index that is already there, as it was when the data set was registered. Others write to it: an answer about it may be up to 10 seconds old, and `version` says nothing of its rows
         * @example {
         *       "kind": "external",
         *       "index": "movies",
         *       "tieBreak": "imdb_id",
         *       "columns": [
         *         {
         *           "name": "title",
         *           "path": "title",
         *           "type": "text",
         *           "compared": null,
         *           "words": "title",
         *           "analyzer": "standard",
         *           "longest": null,
         *           "notes": []
         *         }
         *       ],
         *       "omitted": [
         *         {
         *           "path": "cast",
         *           "type": "nested",
         *           "reason": "Objects of their own within a row are not read"
         *         }
         *       ],
         *       "conflicts": []
         *     }
         */
        DatasetSource: {
            /** @description More values may come. */
            kind: "external" | (string & {});
            index: string;
            tieBreak: string | null;
            /** @description In the order of the fields */
            columns: components["schemas"]["ForeignColumn"][];
            omitted: components["schemas"]["OmittedPath"][];
            /** @description Of fields that were left out for it */
            conflicts: components["schemas"]["IndexConflict"][];
        };
        /** @description When a data set has a new version */
        DatasetTrigger: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "dataset";
            /** @description A data set; not one that the pipeline writes, nor one that is written by what it starts in turn */
            dataset: string;
            /**
             * @description It runs when the data set has had no newer version for so long; at the latest ten times as long after the first
             * @default 10000
             */
            debounceMs: number;
        };
        /** @description When a data set has a new version */
        DatasetTriggerInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "dataset";
            /** @description A data set; not one that the pipeline writes, nor one that is written by what it starts in turn */
            dataset: string;
            /**
             * @description It runs when the data set has had no newer version for so long; at the latest ten times as long after the first
             * @default 10000
             */
            debounceMs?: number;
        };
        /**
         * @description What to change (merge patch); null clears. Fields change by `schema-changes`
         * @example {
         *       "visibility": "internal"
         *     }
         */
        DatasetUpdate: {
            /** @description In any language */
            name?: string;
            /**
             * Format: uuid
             * @description Hands it to another active user
             */
            ownerId?: string;
            description?: string | null;
            /** @description In any language; no tag twice */
            tags?: string[];
            /** @description A field of type timestamp or date */
            timeField?: string | null;
            /**
             * @description `private`: owner, readers, writers and administrators; `internal`: whoever is logged in may read
             * @enum {string}
             */
            visibility?: "private" | "internal";
            /** @description Who may read a private data set. Active users; those who were disabled since may stay */
            readers?: string[];
            /** @description Who may read it and load into it, from level MANAGER on; who is a reader too is a writer. Active users; those who were disabled since may stay */
            writers?: string[];
            keepOriginals?: components["schemas"]["KeepOriginalsInput"];
        };
        /** @description Days after the one at which a run is due; before it where negative */
        DayOffset: {
            days: number;
        };
        /** @description Days after the one at which a run is due; before it where negative */
        DayOffsetInput: {
            days: number;
        };
        /**
         * @description The receipt of a deletion of rows
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
         *       "dataset": "seoul-beoseu",
         *       "filter": {
         *         "op": "lt",
         *         "field": "day",
         *         "value": "2020-01-01"
         *       },
         *       "filterRedacted": false,
         *       "keys": null,
         *       "dryRun": false,
         *       "rows": 1204,
         *       "erase": false,
         *       "originalsErased": 0,
         *       "version": 3,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z"
         *     }
         */
        Deletion: {
            /**
             * Format: uuid
             * @description UUIDv7; of a dry run it leads nowhere
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description Null for a deletion by keys, for one that erases, and where it is redacted */
            filter: components["schemas"]["Filter"] | null;
            /** @description True: the filter named a field that was dropped since, and is gone */
            filterRedacted: boolean;
            /**
             * Format: int64
             * @description How many keys were named; null for a deletion by filter
             */
            keys: number | null;
            dryRun: boolean;
            /**
             * Format: int64
             * @description Rows that were removed; of a dry run: that would be
             */
            rows: number;
            erase: boolean;
            /**
             * Format: int64
             * @description Loads whose original was erased with the rows
             */
            originalsErased: number;
            /**
             * Format: int64
             * @description Version of the data set without these rows; of a dry run: as it is
             */
            version: number;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Which rows: by `filter` or by `keys`, one of the two */
        DeletionCreate: {
            filter?: components["schemas"]["FilterInput"];
            keys?: {
                [key: string]: string | number | boolean;
            }[];
            /** @description True: count alone, and change nothing */
            dryRun: boolean;
            /**
             * @description For privacy: also erases the originals and the quarantined text of the loads the rows came with
             * @default false
             */
            erase?: boolean;
        };
        /**
         * @description One page of deletions, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000006",
         *           "dataset": "seoul-beoseu",
         *           "filter": {
         *             "op": "lt",
         *             "field": "day",
         *             "value": "2020-01-01"
         *           },
         *           "filterRedacted": false,
         *           "keys": null,
         *           "dryRun": false,
         *           "rows": 1204,
         *           "erase": false,
         *           "originalsErased": 0,
         *           "version": 3,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        DeletionPage: {
            items: components["schemas"]["Deletion"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description A DAG that no pipeline runs
         * @example {
         *       "runner": {
         *         "kind": "airflow",
         *         "server": "main",
         *         "dagId": "daily_rides"
         *       },
         *       "description": "하루 승차 집계",
         *       "paused": false,
         *       "parameters": {
         *         "type": "object",
         *         "properties": {
         *           "day": {
         *             "type": "string",
         *             "format": "date",
         *             "default": "2026-01-01"
         *           }
         *         },
         *         "additionalProperties": false
         *       },
         *       "leftOut": []
         *     }
         */
        DiscoveredDag: {
            runner: components["schemas"]["DiscoveredRunner"];
            description: string | null;
            /** @description True: Airflow lets its runs wait */
            paused: boolean;
            /** @description As a pipeline may describe them, with the defaults of the DAG */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Parameters, and keywords of them, that pipelines have no words for */
            leftOut: string[];
        };
        /**
         * @description DAGs that no pipeline runs, by server and id
         * @example {
         *       "items": [
         *         {
         *           "runner": {
         *             "kind": "airflow",
         *             "server": "main",
         *             "dagId": "daily_rides"
         *           },
         *           "description": "하루 승차 집계",
         *           "paused": false,
         *           "parameters": {
         *             "type": "object",
         *             "properties": {
         *               "day": {
         *                 "type": "string",
         *                 "format": "date",
         *                 "default": "2026-01-01"
         *               }
         *             },
         *             "additionalProperties": false
         *           },
         *           "leftOut": []
         *         }
         *       ],
         *       "complete": true,
         *       "unavailable": []
         *     }
         */
        DiscoveredDags: {
            items: components["schemas"]["DiscoveredDag"][];
            /** @description False: there are more; name a server and the beginning of an id */
            complete: boolean;
            /** @description Servers that were not named and gave no answer */
            unavailable: components["schemas"]["UnavailableServer"][];
        };
        /** @description As a pipeline names it */
        DiscoveredRunner: {
            /** @constant */
            kind: "airflow";
            server: string;
            dagId: string;
        };
        /**
         * @description What a question would cost
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "rows": 3,
         *       "bytes": 24,
         *       "refused": false,
         *       "reason": null
         *     }
         */
        Estimate: {
            dataset: string;
            /** Format: int64 */
            version: number;
            /**
             * Format: int64
             * @description Rows that are looked at, at most
             */
            rows: number;
            /**
             * Format: int64
             * @description What their fields that the question is about take in the engine, about
             */
            bytes: number;
            /** @description Whether the question would be refused without being worked on */
            refused: boolean;
            /** @description Why it would be refused, in English */
            reason: string | null;
        };
        /** @description A search, or aggregates: one of them */
        EstimateQuestion: {
            search?: components["schemas"]["SearchQuestion"];
            aggregate?: components["schemas"]["AggregateQuestions"];
        };
        /**
         * @description A file of rows, and how far it is
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
         *       "dataset": "seoul-beoseu",
         *       "delivery": "file",
         *       "state": "succeeded",
         *       "query": null,
         *       "search": {
         *         "filter": {
         *           "op": "gt",
         *           "field": "boarded",
         *           "value": 10
         *         }
         *       },
         *       "aggregate": null,
         *       "format": "csv",
         *       "options": {
         *         "encoding": "utf-8-bom",
         *         "timeZone": "Asia/Seoul"
         *       },
         *       "fileName": "서울 버스 2026-11-25.csv",
         *       "mediaType": "text/csv",
         *       "version": 3,
         *       "rows": 19999,
         *       "totalRows": 19999,
         *       "bytes": 1048576,
         *       "percent": 100,
         *       "timeLeftMs": 0,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "unmappable": 0,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "problem": null,
         *       "attempts": 1,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.104Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "expiresAt": "2026-11-26T01:02:04.104Z"
         *     }
         */
        Export: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description `file`: it is kept for a while, and downloaded when it is whole; `stream`: it went out at once. More values may come. */
            delivery: "file" | "stream" | (string & {});
            /** @description `queued`: it waits for room, also after the server was stopped under it; `failed`: `problem` says why; `expired`: it succeeded, and its file is gone. More values may come. */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired" | (string & {});
            /** @description The kept question that was asked, and its version then; null for one that is not kept */
            query: components["schemas"]["ExportedQuery"] | null;
            /** @description As it was asked, with its values; null without */
            search: components["schemas"]["ExportSearch"] | null;
            /** @description As it was asked; null without */
            aggregate: components["schemas"]["ExportAggregate"] | null;
            /** @description More values may come. */
            format: "csv" | "ndjson" | "xlsx" | "parquet" | (string & {});
            options: components["schemas"]["ExportOptions"];
            /** @description With its ending */
            fileName: string;
            /** @description Of the file */
            mediaType: string;
            /**
             * Format: int64
             * @description Of the data set that the rows are of; null until it has begun
             */
            version: number | null;
            /**
             * Format: int64
             * @description Rows in the file so far; groups of an aggregate
             */
            rows: number;
            /**
             * Format: int64
             * @description How many there will be; null where only the end tells
             */
            totalRows: number | null;
            /**
             * Format: int64
             * @description Bytes of the file so far
             */
            bytes: number;
            /** @description Of its rows; null where only the end tells */
            percent: number | null;
            /**
             * Format: int64
             * @description About, by the pace so far; null where that tells nothing
             */
            timeLeftMs: number | null;
            /** @description Of the file, hex; null until it is whole */
            sha256: string | null;
            /**
             * Format: int64
             * @description Characters that the encoding does not have, which `?` stands for
             */
            unmappable: number;
            /** @description Null until it has succeeded */
            completeness: components["schemas"]["Completeness"] | null;
            /** @description Why it failed; of one that is queued again: why it was stopped */
            problem: components["schemas"]["ExportProblem"] | null;
            /**
             * Format: int64
             * @description How often it was begun
             */
            attempts: number;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When the file goes; null until it is there, and of what is sent as it is read
             */
            expiresAt: string | null;
        };
        /**
         * @description All groups of an aggregate
         * @example {
         *       "groupBy": [
         *         {
         *           "type": "terms",
         *           "field": "stop"
         *         }
         *       ],
         *       "metrics": {
         *         "boarded": {
         *           "type": "sum",
         *           "field": "boarded"
         *         }
         *       }
         *     }
         */
        ExportAggregate: {
            /** @description Nothing: one group of all rows */
            groupBy?: components["schemas"]["GroupBy"][];
            /** @description By name; `count`, the number of rows, unless named */
            metrics?: {
                [key: string]: components["schemas"]["Metric"];
            };
            /** @description All of these */
            having?: components["schemas"]["Having"][];
            /** @description By the keys, upwards, unless named; then by the keys */
            order?: components["schemas"]["GroupOrder"][];
            filter?: components["schemas"]["Filter"];
        };
        /** @description All groups of an aggregate */
        ExportAggregateInput: {
            /** @description Nothing: one group of all rows */
            groupBy?: components["schemas"]["GroupByInput"][];
            /** @description By name; `count`, the number of rows, unless named */
            metrics?: {
                [key: string]: components["schemas"]["MetricInput"];
            };
            /** @description All of these */
            having?: components["schemas"]["HavingInput"][];
            /** @description By the keys, upwards, unless named; then by the keys */
            order?: components["schemas"]["GroupOrderInput"][];
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description All rows of a data set, of a search, of an aggregate or of a kept question, as a file */
        ExportCreate: {
            /** @description The data set; not with `query`, which has its own */
            dataset?: string;
            /** @description In place of `dataset`, `search` and `aggregate` */
            query?: components["schemas"]["ExportQuery"];
            search?: components["schemas"]["ExportSearchInput"];
            aggregate?: components["schemas"]["ExportAggregateInput"];
            /**
             * @description `xlsx`: sheets of 1,048,575 rows at most, each named by the rows in it; numbers that Excel would round as text. `parquet`: every value in its type, sums of int64 as decimals, lists as LIST, points as a group of `lat` and `lon`, JSON as its text; timestamps are instants
             * @enum {string}
             */
            format: "csv" | "ndjson" | "xlsx" | "parquet";
            options?: components["schemas"]["ExportOptionsInput"];
            /** @description Without its ending; the name of the data set and the date unless named */
            fileName?: string;
        };
        /**
         * @description An export in a list: without its question, which may be long
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
         *       "dataset": "seoul-beoseu",
         *       "delivery": "file",
         *       "state": "succeeded",
         *       "format": "csv",
         *       "options": {
         *         "encoding": "utf-8-bom",
         *         "timeZone": "Asia/Seoul"
         *       },
         *       "fileName": "서울 버스 2026-11-25.csv",
         *       "mediaType": "text/csv",
         *       "version": 3,
         *       "rows": 19999,
         *       "totalRows": 19999,
         *       "bytes": 1048576,
         *       "percent": 100,
         *       "timeLeftMs": 0,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "unmappable": 0,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "problem": null,
         *       "attempts": 1,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.104Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "expiresAt": "2026-11-26T01:02:04.104Z"
         *     }
         */
        ExportItem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description `file`: it is kept for a while, and downloaded when it is whole; `stream`: it went out at once. More values may come. */
            delivery: "file" | "stream" | (string & {});
            /** @description `queued`: it waits for room, also after the server was stopped under it; `failed`: `problem` says why; `expired`: it succeeded, and its file is gone. More values may come. */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired" | (string & {});
            /** @description More values may come. */
            format: "csv" | "ndjson" | "xlsx" | "parquet" | (string & {});
            options: components["schemas"]["ExportOptions"];
            /** @description With its ending */
            fileName: string;
            /** @description Of the file */
            mediaType: string;
            /**
             * Format: int64
             * @description Of the data set that the rows are of; null until it has begun
             */
            version: number | null;
            /**
             * Format: int64
             * @description Rows in the file so far; groups of an aggregate
             */
            rows: number;
            /**
             * Format: int64
             * @description How many there will be; null where only the end tells
             */
            totalRows: number | null;
            /**
             * Format: int64
             * @description Bytes of the file so far
             */
            bytes: number;
            /** @description Of its rows; null where only the end tells */
            percent: number | null;
            /**
             * Format: int64
             * @description About, by the pace so far; null where that tells nothing
             */
            timeLeftMs: number | null;
            /** @description Of the file, hex; null until it is whole */
            sha256: string | null;
            /**
             * Format: int64
             * @description Characters that the encoding does not have, which `?` stands for
             */
            unmappable: number;
            /** @description Null until it has succeeded */
            completeness: components["schemas"]["Completeness"] | null;
            /** @description Why it failed; of one that is queued again: why it was stopped */
            problem: components["schemas"]["ExportProblem"] | null;
            /**
             * Format: int64
             * @description How often it was begun
             */
            attempts: number;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When the file goes; null until it is there, and of what is sent as it is read
             */
            expiresAt: string | null;
        };
        /**
         * @description An address that a browser downloads a file from
         * @example {
         *       "url": "https://bigdata.example.com/v1/exports/0198f3a0-1c2d-7000-8000-000000000006/links/4mOQ2cVJ9wq1hXb7u0yTn5sK8dLr3eGz",
         *       "startsBefore": "2026-11-25T01:03:04.104Z",
         *       "expiresAt": "2026-11-25T07:02:04.104Z"
         *     }
         */
        ExportLink: {
            /** @description Of the file alone: whoever has it may download it, without a token. Relative to the address of the server where the server does not know its own (`PUBLIC_URL`) */
            url: string;
            /**
             * Format: date-time
             * @description A download begins before this
             */
            startsBefore: string;
            /**
             * Format: date-time
             * @description One that broke off goes on until then, while the file is there
             */
            expiresAt: string;
        };
        /**
         * @description How the file is written
         * @example {
         *       "encoding": "utf-8-bom",
         *       "header": "label",
         *       "timeZone": "Asia/Seoul"
         *     }
         */
        ExportOptions: {
            /** @description Of CSV. Excel knows UTF-8 by its byte order mark (`utf-8-bom`); `utf-8` unless named */
            encoding?: "utf-8" | "utf-8-bom" | "cp949" | (string & {});
            /** @description Of CSV in cp949, which has no emoji for instance: the export fails, unless named; or `?` takes their place */
            unmappable?: "error" | "replace" | (string & {});
            /** @description Of CSV; `,` unless named */
            delimiter?: string;
            /** @description Of CSV and XLSX: names of the fields, unless named, or their labels, or no header */
            header?: "name" | "label" | "none" | (string & {});
            /** @description Of labels that come in both; `ko` unless named. A field without any is headed by its name */
            labelLanguage?: "ko" | "en" | (string & {});
            /** @description Of CSV: stands where there is no value; nothing unless named. An empty text is `""` */
            nullText?: string;
            /** @description Of CSV: puts `'` before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which Excel would run as a formula; true unless named. Numbers stay as they are */
            formulaGuard?: boolean;
            /**
             * @description Of all but Parquet, whose timestamps are instants: in which they are written, with their offset, in XLSX as the clocks there show; UTC unless named
             * @example Asia/Seoul
             */
            timeZone?: string;
            /** @description Of CSV and NDJSON; `none` unless named */
            compression?: "none" | "gzip" | "zstd" | (string & {});
        };
        /**
         * @description How the file is written
         * @example {
         *       "encoding": "utf-8-bom",
         *       "header": "label",
         *       "timeZone": "Asia/Seoul"
         *     }
         */
        ExportOptionsInput: {
            /**
             * @description Of CSV. Excel knows UTF-8 by its byte order mark (`utf-8-bom`); `utf-8` unless named
             * @enum {string}
             */
            encoding?: "utf-8" | "utf-8-bom" | "cp949";
            /**
             * @description Of CSV in cp949, which has no emoji for instance: the export fails, unless named; or `?` takes their place
             * @enum {string}
             */
            unmappable?: "error" | "replace";
            /** @description Of CSV; `,` unless named */
            delimiter?: string;
            /**
             * @description Of CSV and XLSX: names of the fields, unless named, or their labels, or no header
             * @enum {string}
             */
            header?: "name" | "label" | "none";
            /**
             * @description Of labels that come in both; `ko` unless named. A field without any is headed by its name
             * @enum {string}
             */
            labelLanguage?: "ko" | "en";
            /** @description Of CSV: stands where there is no value; nothing unless named. An empty text is `""` */
            nullText?: string;
            /** @description Of CSV: puts `'` before text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, which Excel would run as a formula; true unless named. Numbers stay as they are */
            formulaGuard?: boolean;
            /**
             * @description Of all but Parquet, whose timestamps are instants: in which they are written, with their offset, in XLSX as the clocks there show; UTC unless named
             * @example Asia/Seoul
             */
            timeZone?: string;
            /**
             * @description Of CSV and NDJSON; `none` unless named
             * @enum {string}
             */
            compression?: "none" | "gzip" | "zstd";
        };
        /**
         * @description One page of exports, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000006",
         *           "dataset": "seoul-beoseu",
         *           "delivery": "file",
         *           "state": "succeeded",
         *           "format": "csv",
         *           "options": {
         *             "encoding": "utf-8-bom",
         *             "timeZone": "Asia/Seoul"
         *           },
         *           "fileName": "서울 버스 2026-11-25.csv",
         *           "mediaType": "text/csv",
         *           "version": 3,
         *           "rows": 19999,
         *           "totalRows": 19999,
         *           "bytes": 1048576,
         *           "percent": 100,
         *           "timeLeftMs": 0,
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "unmappable": 0,
         *           "completeness": {
         *             "kind": "exact",
         *             "reason": null,
         *             "bound": null
         *           },
         *           "problem": null,
         *           "attempts": 1,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "startedAt": "2026-11-25T01:02:03.104Z",
         *           "finishedAt": "2026-11-25T01:02:04.104Z",
         *           "expiresAt": "2026-11-26T01:02:04.104Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ExportPage: {
            items: components["schemas"]["ExportItem"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        ExportProblem: {
            code: string;
            detail: string;
        };
        /**
         * @description A kept question as it is now
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *       "parameters": {
         *         "least": 20
         *       }
         *     }
         */
        ExportQuery: {
            /**
             * Format: uuid
             * @description The kept question
             */
            id: string;
            /** @description Values by name; the others are as kept */
            parameters?: {
                [key: string]: unknown;
            };
        };
        /**
         * @description All rows of a search
         * @example {
         *       "filter": {
         *         "op": "gt",
         *         "field": "boarded",
         *         "value": 10
         *       },
         *       "sort": [
         *         {
         *           "field": "day"
         *         }
         *       ]
         *     }
         */
        ExportSearch: {
            filter?: components["schemas"]["Filter"];
            /** @description What rows hold; all fields of the data set unless named */
            fields?: string[];
            /** @description Rows with equal values come in the order of `$row` */
            sort?: components["schemas"]["Sort"][];
        };
        /** @description All rows of a search */
        ExportSearchInput: {
            filter?: components["schemas"]["FilterInput"];
            /** @description What rows hold; all fields of the data set unless named */
            fields?: string[];
            /** @description Rows with equal values come in the order of `$row` */
            sort?: components["schemas"]["SortInput"][];
        };
        /** @description All rows of the data set, of a search or of an aggregate, sent at once */
        ExportStream: {
            search?: components["schemas"]["ExportSearchInput"];
            aggregate?: components["schemas"]["ExportAggregateInput"];
            /**
             * @description `xlsx`: sheets of 1,048,575 rows at most, each named by the rows in it; numbers that Excel would round as text. `parquet`: every value in its type, sums of int64 as decimals, lists as LIST, points as a group of `lat` and `lon`, JSON as its text; timestamps are instants
             * @enum {string}
             */
            format: "csv" | "ndjson" | "xlsx" | "parquet";
            options?: components["schemas"]["ExportOptionsInput"];
            /** @description Without its ending; the name of the data set and the date unless named */
            fileName?: string;
        };
        /** @description Makes a file of rows, as `POST /v1/exports` does; it is that of the user whose rights the run has */
        ExportTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "export";
            /** @description The data set */
            dataset: string;
            search?: components["schemas"]["ExportSearch"];
            aggregate?: components["schemas"]["ExportAggregate"];
            /** @description `xlsx`: sheets of 1,048,575 rows at most, each named by the rows in it; numbers that Excel would round as text. `parquet`: every value in its type, sums of int64 as decimals, lists as LIST, points as a group of `lat` and `lon`, JSON as its text; timestamps are instants. More values may come. */
            format: "csv" | "ndjson" | "xlsx" | "parquet" | (string & {});
            options?: components["schemas"]["ExportOptions"];
            /** @description Without its ending; the name of the data set and the date unless named */
            fileName?: string;
        };
        /** @description Makes a file of rows, as `POST /v1/exports` does; it is that of the user whose rights the run has */
        ExportTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "export";
            /** @description The data set */
            dataset: string;
            search?: components["schemas"]["ExportSearchInput"];
            aggregate?: components["schemas"]["ExportAggregateInput"];
            /**
             * @description `xlsx`: sheets of 1,048,575 rows at most, each named by the rows in it; numbers that Excel would round as text. `parquet`: every value in its type, sums of int64 as decimals, lists as LIST, points as a group of `lat` and `lon`, JSON as its text; timestamps are instants
             * @enum {string}
             */
            format: "csv" | "ndjson" | "xlsx" | "parquet";
            options?: components["schemas"]["ExportOptionsInput"];
            /** @description Without its ending; the name of the data set and the date unless named */
            fileName?: string;
        };
        ExportedQuery: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
        };
        /** @description The most frequent values; equally frequent ones in their order */
        FacetAnswer: {
            field: string;
            values: components["schemas"]["FacetValue"][];
            /**
             * Format: int64
             * @description With another value than these; a row with several values counts with each
             */
            otherRows: number;
            /**
             * Format: int64
             * @description Without a value
             */
            missingRows: number;
            completeness: components["schemas"]["Completeness"];
        };
        FacetQuestion: {
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            /** @description Values at most; 10 unless named */
            limit?: number;
        };
        FacetValue: {
            /** @description A value of the field, as rows carry it */
            value: unknown;
            /**
             * Format: int64
             * @description With this value
             */
            rows: number;
        };
        /**
         * @description A field of a data set
         * @example {
         *       "name": "boarded",
         *       "type": "int",
         *       "label": {
         *         "ko": "승차 인원"
         *       },
         *       "unit": "명",
         *       "required": true
         *     }
         */
        Field: {
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
            /** @description More values may come. */
            type: "keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json" | (string & {});
            /** @description Of `decimal`: digits in all */
            precision?: number;
            /** @description Of `decimal`: digits after the point */
            scale?: number;
            /** @description Of `timestamp`; `ms` unless named */
            resolution?: "ms" | "us" | (string & {});
            label?: components["schemas"]["FieldLabel"];
            description?: string;
            /** @description Of numbers, for instance `명` */
            unit?: string;
            /** @description Values as text */
            examples?: string[];
            /** @description A row without a value is quarantined */
            required?: boolean;
            /** @description Holds a list of values */
            multiple?: boolean;
            read?: components["schemas"]["ReadingRules"];
        };
        /**
         * @description A field of a data set
         * @example {
         *       "name": "boarded",
         *       "type": "int",
         *       "label": {
         *         "ko": "승차 인원"
         *       },
         *       "unit": "명",
         *       "required": true
         *     }
         */
        FieldInput: {
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
            /** @enum {string} */
            type: "keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json";
            /** @description Of `decimal`: digits in all */
            precision?: number;
            /** @description Of `decimal`: digits after the point */
            scale?: number;
            /**
             * @description Of `timestamp`; `ms` unless named
             * @enum {string}
             */
            resolution?: "ms" | "us";
            label?: components["schemas"]["FieldLabelInput"];
            description?: string;
            /** @description Of numbers, for instance `명` */
            unit?: string;
            /** @description Values as text */
            examples?: string[];
            /** @description A row without a value is quarantined */
            required?: boolean;
            /** @description Holds a list of values */
            multiple?: boolean;
            read?: components["schemas"]["ReadingRulesInput"];
        };
        /**
         * @description What people call the field
         * @example {
         *       "ko": "승차 인원"
         *     }
         */
        FieldLabel: {
            ko?: string;
            en?: string;
        };
        /**
         * @description What people call the field
         * @example {
         *       "ko": "승차 인원"
         *     }
         */
        FieldLabelInput: {
            ko?: string;
            en?: string;
        };
        /** @description What one field holds; of lists the different elements of each row, and `rows` counts them. Of strings the first 256 characters are shown */
        FieldProfile: {
            name: string;
            /** @description More values may come. */
            type: "keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json" | (string & {});
            /**
             * Format: int64
             * @description Rows with a value
             */
            count: number;
            /**
             * Format: int64
             * @description Rows without one
             */
            nulls: number;
            /** @description Null for `geo_point` and `json`, of which nothing but the counts is told */
            distinct: components["schemas"]["FieldProfileDistinct"] | null;
            min: unknown | null;
            max: unknown | null;
            /** @description Of numbers; approximate */
            mean: number | null;
            /** @description Of numbers and times at 0.05, 0.25, 0.5, 0.75, 0.95; of a sample from 100,000 rows on */
            quantiles: components["schemas"]["FieldProfileQuantile"][];
            /** @description The 10 most frequent values, equally frequent ones in their order. Their counts are exact; which they are is approximate where `distinct` is */
            top: components["schemas"]["FieldProfileTop"][];
            /** @description Of numbers and times: at most 20 ranges of about one width. `to` is part of the range; `from` is unless the range before ends there */
            histogram: components["schemas"]["FieldProfileBin"][];
        };
        FieldProfileBin: {
            /** @description A value of the field, as rows carry it */
            from: unknown;
            /** @description A value of the field, as rows carry it */
            to: unknown;
            /**
             * Format: int64
             * @description In between
             */
            rows: number;
        };
        FieldProfileDistinct: {
            /**
             * Format: int64
             * @description Different values
             */
            count: number;
            exact: boolean;
        };
        FieldProfileQuantile: {
            q: number;
            /** @description A value of the field, as rows carry it */
            value: unknown;
        };
        FieldProfileTop: {
            /** @description A value of the field, as rows carry it */
            value: unknown;
            /**
             * Format: int64
             * @description With this value
             */
            rows: number;
        };
        /**
         * @description Which rows
         * @example {
         *       "op": "and",
         *       "filters": [
         *         {
         *           "op": "eq",
         *           "field": "stop",
         *           "value": "시청"
         *         },
         *         {
         *           "op": "gt",
         *           "field": "boarded",
         *           "value": 10
         *         }
         *       ]
         *     }
         */
        Filter: components["schemas"]["FilterGroup"] | components["schemas"]["FilterNot"] | components["schemas"]["FilterEq"] | components["schemas"]["FilterNe"] | components["schemas"]["FilterLt"] | components["schemas"]["FilterLte"] | components["schemas"]["FilterGt"] | components["schemas"]["FilterGte"] | components["schemas"]["FilterIn"] | components["schemas"]["FilterBetween"] | components["schemas"]["FilterExists"] | components["schemas"]["FilterPrefix"] | components["schemas"]["FilterContains"] | components["schemas"]["FilterMatch"] | components["schemas"]["FilterGeoBox"] | components["schemas"]["FilterGeoDistance"];
        /** @description Any value of the field is from `from` to `to`, both included */
        FilterBetween: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "between";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            from: string | number | boolean;
            to: string | number | boolean;
        };
        /** @description Any value of the field is from `from` to `to`, both included */
        FilterBetweenInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "between";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            from: string | number | boolean;
            to: string | number | boolean;
        };
        /** @description Any value of a keyword or text field has this in it, as it stands */
        FilterContains: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "contains";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string;
        };
        /** @description Any value of a keyword or text field has this in it, as it stands */
        FilterContainsInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "contains";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string;
        };
        /** @description Any value of the field is this one */
        FilterEq: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "eq";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is this one */
        FilterEqInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "eq";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description The field has a value */
        FilterExists: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "exists";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
        };
        /** @description The field has a value */
        FilterExistsInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "exists";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
        };
        /** @description A point lies in the box, its edges included; `west` > `east` crosses the 180th meridian */
        FilterGeoBox: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "geo_box";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            north: number;
            west: number;
            south: number;
            east: number;
        };
        /** @description A point lies in the box, its edges included; `west` > `east` crosses the 180th meridian */
        FilterGeoBoxInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "geo_box";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            north: number;
            west: number;
            south: number;
            east: number;
        };
        /** @description A point is at most this far away, on a sphere of the mean radius of the earth */
        FilterGeoDistance: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "geo_distance";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            center: components["schemas"]["GeoCenter"];
            meters: number;
        };
        /** @description A point is at most this far away, on a sphere of the mean radius of the earth */
        FilterGeoDistanceInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "geo_distance";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            center: components["schemas"]["GeoCenterInput"];
            meters: number;
        };
        /** @description All of these, or any of them */
        FilterGroup: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "and" | "or";
            filters: components["schemas"]["Filter"][];
        };
        /** @description All of these, or any of them */
        FilterGroupInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "and" | "or";
            filters: components["schemas"]["FilterInput"][];
        };
        /** @description Any value of the field is greater */
        FilterGt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "gt";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is greater */
        FilterGtInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "gt";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is greater or equal */
        FilterGte: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "gte";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is greater or equal */
        FilterGteInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "gte";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is one of these */
        FilterIn: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "in";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            values: (string | number | boolean)[];
        };
        /** @description Any value of the field is one of these */
        FilterInInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "in";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            values: (string | number | boolean)[];
        };
        /**
         * @description Which rows
         * @example {
         *       "op": "and",
         *       "filters": [
         *         {
         *           "op": "eq",
         *           "field": "stop",
         *           "value": "시청"
         *         },
         *         {
         *           "op": "gt",
         *           "field": "boarded",
         *           "value": 10
         *         }
         *       ]
         *     }
         */
        FilterInput: components["schemas"]["FilterGroupInput"] | components["schemas"]["FilterNotInput"] | components["schemas"]["FilterEqInput"] | components["schemas"]["FilterNeInput"] | components["schemas"]["FilterLtInput"] | components["schemas"]["FilterLteInput"] | components["schemas"]["FilterGtInput"] | components["schemas"]["FilterGteInput"] | components["schemas"]["FilterInInput"] | components["schemas"]["FilterBetweenInput"] | components["schemas"]["FilterExistsInput"] | components["schemas"]["FilterPrefixInput"] | components["schemas"]["FilterContainsInput"] | components["schemas"]["FilterMatchInput"] | components["schemas"]["FilterGeoBoxInput"] | components["schemas"]["FilterGeoDistanceInput"];
        /** @description Any value of the field is less */
        FilterLt: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "lt";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is less */
        FilterLtInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "lt";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is less or equal */
        FilterLte: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "lte";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of the field is less or equal */
        FilterLteInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "lte";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Any value of a text field has these words, upper and lower case alike. A run of Hangul is a word, each Han character is one; parts of words are found by `contains` */
        FilterMatch: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "match";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            words: string;
            /** @description `all` of the words (unless named), `any` of them, or all side by side as a `phrase` */
            mode?: "all" | "any" | "phrase" | (string & {});
        };
        /** @description Any value of a text field has these words, upper and lower case alike. A run of Hangul is a word, each Han character is one; parts of words are found by `contains` */
        FilterMatchInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "match";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            words: string;
            /**
             * @description `all` of the words (unless named), `any` of them, or all side by side as a `phrase`
             * @enum {string}
             */
            mode?: "all" | "any" | "phrase";
        };
        /** @description No value of the field is this one; a row without a value counts */
        FilterNe: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "ne";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description No value of the field is this one; a row without a value counts */
        FilterNeInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "ne";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string | number | boolean;
        };
        /** @description Rows that the other one does not choose */
        FilterNot: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "not";
            filter: components["schemas"]["Filter"];
        };
        /** @description Rows that the other one does not choose */
        FilterNotInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "not";
            filter: components["schemas"]["FilterInput"];
        };
        /** @description Any value of a keyword field begins with this */
        FilterPrefix: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "prefix";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string;
        };
        /** @description Any value of a keyword field begins with this */
        FilterPrefixInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "prefix";
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            value: string;
        };
        /** @description A file in a folder of the server */
        FolderSource: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "folder";
            /** @description Name of a folder that `JOB_FOLDERS` lists */
            folder: string;
            /** @description Of the file in it, with `/` between folders; `{name}` stands for the parameter of this name */
            path: string;
        };
        /** @description A file in a folder of the server */
        FolderSourceInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "folder";
            /** @description Name of a folder that `JOB_FOLDERS` lists */
            folder: string;
            /** @description Of the file in it, with `/` between folders; `{name}` stands for the parameter of this name */
            path: string;
        };
        /** @description Where a field stands in an index that is already there */
        ForeignColumn: {
            /** @description Of the field */
            name: string;
            /** @description Where its values stand in the documents of the index */
            path: string;
            /** @description As the index maps it */
            type: string;
            /** @description Path by which it is compared, sorted and grouped; null: it is not */
            compared: string | null;
            /** @description Of text: path by which its words are found; null: they are not */
            words: string | null;
            /** @description Of text: what cuts it into words, for `match` too; it is the one of the index and not ours */
            analyzer: string | null;
            /**
             * Format: int64
             * @description Characters beyond which a value is neither compared, nor sorted, nor grouped; null: no limit
             */
            longest: number | null;
            /** @description What is otherwise than with fields of ours, in English */
            notes: string[];
        };
        /**
         * @description An index that is already there; its rows are only read
         * @example {
         *       "kind": "external",
         *       "index": "movies",
         *       "tieBreak": "imdb_id"
         *     }
         */
        ForeignSource: {
            /** @constant */
            kind: "external";
            /** @description Name of an index or an alias, or a pattern with `*` */
            index: string;
            /** @description Path of a keyword or a whole number of which every row has another one, or `_id` where the cluster sorts by it; without it there is one page of each answer, and exports are whole */
            tieBreak?: string;
            /**
             * @description What becomes of fields that several indices map differently: `refuse` unless named
             * @enum {string}
             */
            conflicts?: "refuse" | "omit";
        };
        GeoCenter: {
            lat: number;
            lon: number;
        };
        GeoCenterInput: {
            lat: number;
            lon: number;
        };
        Group: {
            keys: {
                [key: string]: unknown;
            };
            metrics: {
                [key: string]: unknown;
            };
        };
        /**
         * @description What rows are grouped by
         * @example {
         *       "type": "terms",
         *       "field": "stop"
         *     }
         */
        GroupBy: components["schemas"]["GroupByTerms"] | components["schemas"]["GroupByRanges"] | components["schemas"]["GroupByHistogram"] | components["schemas"]["GroupByFixedInterval"] | components["schemas"]["GroupByCalendar"];
        /** @description Minutes to years as clocks in the zone show them: days with 23 or 25 hours are days. The key is the local time of its begin with its offset, for instance `2026-11-25T00:00:00+09:00`; of dates the date */
        GroupByCalendar: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "calendar";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /** @description Rows without a value: a group with the key null (unless named), or left out */
            nulls?: "group" | "skip" | (string & {});
            /** @description More values may come. */
            unit: "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | (string & {});
            /**
             * @description Needed for timestamps, not allowed for dates
             * @example Asia/Seoul
             */
            timeZone?: string;
            /** @description `monday` unless named */
            weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | (string & {});
            /** @description Later begin of each bucket by the clock, for instance 360 for days that begin at 6:00 */
            offsetMinutes?: number;
            /** @description Buckets without rows are groups too, from the first bucket with rows (or `from`) to the last (or `to`); of the last group of `groupBy` alone */
            fill?: components["schemas"]["GroupFill"];
        };
        /** @description Minutes to years as clocks in the zone show them: days with 23 or 25 hours are days. The key is the local time of its begin with its offset, for instance `2026-11-25T00:00:00+09:00`; of dates the date */
        GroupByCalendarInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "calendar";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /**
             * @description Rows without a value: a group with the key null (unless named), or left out
             * @enum {string}
             */
            nulls?: "group" | "skip";
            /** @enum {string} */
            unit: "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
            /**
             * @description Needed for timestamps, not allowed for dates
             * @example Asia/Seoul
             */
            timeZone?: string;
            /**
             * @description `monday` unless named
             * @enum {string}
             */
            weekStart?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            /** @description Later begin of each bucket by the clock, for instance 360 for days that begin at 6:00 */
            offsetMinutes?: number;
            /** @description Buckets without rows are groups too, from the first bucket with rows (or `from`) to the last (or `to`); of the last group of `groupBy` alone */
            fill?: components["schemas"]["GroupFillInput"];
        };
        /** @description Buckets of equal width of time, counted from 1970-01-01T00:00:00Z; the key is where it begins */
        GroupByFixedInterval: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "fixed_interval";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /** @description Rows without a value: a group with the key null (unless named), or left out */
            nulls?: "group" | "skip" | (string & {});
            /** @description Width in ms */
            intervalMs: number;
            offsetMs?: number;
            /** @description Buckets without rows are groups too, from the first bucket with rows (or `from`) to the last (or `to`); of the last group of `groupBy` alone */
            fill?: components["schemas"]["GroupFill"];
        };
        /** @description Buckets of equal width of time, counted from 1970-01-01T00:00:00Z; the key is where it begins */
        GroupByFixedIntervalInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "fixed_interval";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /**
             * @description Rows without a value: a group with the key null (unless named), or left out
             * @enum {string}
             */
            nulls?: "group" | "skip";
            /** @description Width in ms */
            intervalMs: number;
            offsetMs?: number;
            /** @description Buckets without rows are groups too, from the first bucket with rows (or `from`) to the last (or `to`); of the last group of `groupBy` alone */
            fill?: components["schemas"]["GroupFillInput"];
        };
        /** @description Buckets of equal width of a number; the key is where it begins */
        GroupByHistogram: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "histogram";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /** @description Rows without a value: a group with the key null (unless named), or left out */
            nulls?: "group" | "skip" | (string & {});
            /** @description Width, more than 0 */
            interval: string | number;
            /** @description Where a bucket begins; 0 unless named */
            offset?: string | number;
        };
        /** @description Buckets of equal width of a number; the key is where it begins */
        GroupByHistogramInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "histogram";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /**
             * @description Rows without a value: a group with the key null (unless named), or left out
             * @enum {string}
             */
            nulls?: "group" | "skip";
            /** @description Width, more than 0 */
            interval: string | number;
            /** @description Where a bucket begins; 0 unless named */
            offset?: string | number;
        };
        /**
         * @description What rows are grouped by
         * @example {
         *       "type": "terms",
         *       "field": "stop"
         *     }
         */
        GroupByInput: components["schemas"]["GroupByTermsInput"] | components["schemas"]["GroupByRangesInput"] | components["schemas"]["GroupByHistogramInput"] | components["schemas"]["GroupByFixedIntervalInput"] | components["schemas"]["GroupByCalendarInput"];
        GroupByRange: {
            key?: string;
            /** @description Included */
            from?: string | number;
            /** @description Not included */
            to?: string | number;
        };
        GroupByRangeInput: {
            key?: string;
            /** @description Included */
            from?: string | number;
            /** @description Not included */
            to?: string | number;
        };
        /** @description A group for each range; its key is `key`, or `from..to` */
        GroupByRanges: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ranges";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /** @description Rows without a value: a group with the key null (unless named), or left out */
            nulls?: "group" | "skip" | (string & {});
            /** @description Upwards, without overlap; rows outside are in no group */
            ranges: components["schemas"]["GroupByRange"][];
        };
        /** @description A group for each range; its key is `key`, or `from..to` */
        GroupByRangesInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ranges";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /**
             * @description Rows without a value: a group with the key null (unless named), or left out
             * @enum {string}
             */
            nulls?: "group" | "skip";
            /** @description Upwards, without overlap; rows outside are in no group */
            ranges: components["schemas"]["GroupByRangeInput"][];
        };
        /** @description A group for each value; a row with several counts in each */
        GroupByTerms: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "terms";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /** @description Rows without a value: a group with the key null (unless named), or left out */
            nulls?: "group" | "skip" | (string & {});
        };
        /** @description A group for each value; a row with several counts in each */
        GroupByTermsInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "terms";
            /** @description Of the key in the answer; the name of the field unless named */
            name?: string;
            /** @description Name of a field of the data set */
            field: string;
            /**
             * @description Rows without a value: a group with the key null (unless named), or left out
             * @enum {string}
             */
            nulls?: "group" | "skip";
        };
        GroupFill: {
            from?: string | number;
            to?: string | number;
        };
        GroupFillInput: {
            from?: string | number;
            to?: string | number;
        };
        GroupOrder: {
            /** @description A metric, or a key */
            by: string;
            /** @description `asc` unless named; null comes last */
            order?: "asc" | "desc" | (string & {});
        };
        GroupOrderInput: {
            /** @description A metric, or a key */
            by: string;
            /**
             * @description `asc` unless named; null comes last
             * @enum {string}
             */
            order?: "asc" | "desc";
        };
        /** @description Only groups whose metric meets this; one that is null meets nothing but `ne` */
        Having: {
            metric: string;
            /** @description More values may come. */
            op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte" | (string & {});
            value: string | number;
        };
        /** @description Only groups whose metric meets this; one that is null meets nothing but `ne` */
        HavingInput: {
            metric: string;
            /** @enum {string} */
            op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte";
            value: string | number;
        };
        /**
         * @description The process is alive
         * @example {
         *       "status": "ok"
         *     }
         */
        Health: {
            /** @constant */
            status: "ok";
        };
        Highlight: {
            fields: string[];
        };
        HighlightFragment: {
            parts: components["schemas"]["HighlightPart"][];
        };
        HighlightPart: {
            text: string;
            match: boolean;
        };
        /** @description A file that is fetched. The address that its host has is looked at when it is connected to, also after each redirect: private, loopback and link-local ones are refused unless the operator has listed the host */
        HttpsSource: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "https";
            /** @description Begins with `https://`; no parameter in its host. In path and query `{name}` stands for the parameter of this name */
            url: string;
            headers?: components["schemas"]["SourceHeader"][];
        };
        /** @description A file that is fetched. The address that its host has is looked at when it is connected to, also after each redirect: private, loopback and link-local ones are refused unless the operator has listed the host */
        HttpsSourceInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "https";
            /** @description Begins with `https://`; no parameter in its host. In path and query `{name}` stands for the parameter of this name */
            url: string;
            headers?: components["schemas"]["SourceHeaderInput"][];
        };
        /** @description A field that several indices map differently */
        IndexConflict: {
            path: string;
            types: components["schemas"]["MappedType"][];
        };
        /**
         * @description What may be registered, and what would become of an index
         * @example {
         *       "allowed": [
         *         "movies",
         *         "logs-*"
         *       ],
         *       "proposal": null
         *     }
         */
        IndexInspection: {
            /** @description Patterns of what may be registered on this server; empty: nothing */
            allowed: string[];
            /** @description Null when no index was named */
            proposal: components["schemas"]["IndexProposal"] | null;
        };
        /**
         * @description What a data set over this index would be
         * @example {
         *       "index": "movies",
         *       "indices": [
         *         "movies"
         *       ],
         *       "rows": 3201,
         *       "fields": [
         *         {
         *           "name": "title",
         *           "type": "text"
         *         }
         *       ],
         *       "columns": [
         *         {
         *           "name": "title",
         *           "path": "title",
         *           "type": "text",
         *           "compared": null,
         *           "words": "title",
         *           "analyzer": "standard",
         *           "longest": null,
         *           "notes": []
         *         }
         *       ],
         *       "omitted": [
         *         {
         *           "path": "cast",
         *           "type": "nested",
         *           "reason": "Objects of their own within a row are not read"
         *         }
         *       ],
         *       "conflicts": [],
         *       "timeField": null,
         *       "tieBreak": null,
         *       "tieBreakReason": "None is named",
         *       "tieBreaks": [
         *         "imdb_id"
         *       ]
         *     }
         */
        IndexProposal: {
            index: string;
            /** @description What it stands for; the first of them, when they are many */
            indices: string[];
            /**
             * Format: int64
             * @description Documents in it now
             */
            rows: number;
            /** @description Take them as they are, or leave some out */
            fields: components["schemas"]["Field"][];
            /** @description What each field was made from, in the same order */
            columns: components["schemas"]["ForeignColumn"][];
            omitted: components["schemas"]["OmittedPath"][];
            conflicts: components["schemas"]["IndexConflict"][];
            /** @description A field that says when; null: none */
            timeField: string | null;
            /** @description The one that was named, when it can be used */
            tieBreak: string | null;
            /** @description Why it can be used or not, in English */
            tieBreakReason: string;
            /** @description Paths that seem to be different in every row; name one of them */
            tieBreaks: string[];
        };
        /**
         * @description Which index is looked at
         * @example {
         *       "index": "movies"
         *     }
         */
        IndexQuestion: {
            /** @description Without it: which may be named */
            index?: string;
            /** @description Path of a keyword or a whole number of which every row has another one, or `_id` where the cluster sorts by it; without it there is one page of each answer, and exports are whole */
            tieBreak?: string;
        };
        InferredColumn: {
            /** @description Of the proposed field */
            name: string;
            /** @description As it stands in the sample */
            header: string;
            /** @description Why this type and these rules, in English */
            reason: string;
            /**
             * Format: int64
             * @description Rows of the sample with a value
             */
            values: number;
            /**
             * Format: int64
             * @description Rows without one, by the proposed rules
             */
            nulls: number;
            /**
             * Format: int64
             * @description Different values in the sample
             */
            distinct: number;
            /** @description Values as they stand in the sample */
            examples: string[];
        };
        /**
         * @description Fields proposed for a sample
         * @example {
         *       "mediaType": "text/csv",
         *       "charset": "cp949",
         *       "delimiter": ",",
         *       "sheet": null,
         *       "sheets": [],
         *       "rows": 1000,
         *       "complete": false,
         *       "fields": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "label": {
         *             "ko": "승차 인원"
         *           },
         *           "read": {
         *             "thousandsSeparator": ","
         *           }
         *         }
         *       ],
         *       "columns": [
         *         {
         *           "name": "boarded",
         *           "header": "승차 인원",
         *           "reason": "All 1000 values are whole numbers; 213 have a comma at the thousands",
         *           "values": 1000,
         *           "nulls": 0,
         *           "distinct": 312,
         *           "examples": [
         *             "1,204",
         *             "87"
         *           ]
         *         }
         *       ],
         *       "timeField": null,
         *       "primaryKey": []
         *     }
         */
        InferredSchema: {
            mediaType: string;
            /** @description What the bytes are; name it when you load; null for Parquet and XLSX */
            charset: string | null;
            delimiter: string | null;
            /** @description Of XLSX: the sheet that was looked at; name it when you load */
            sheet: string | null;
            /** @description Of XLSX: all sheets of the workbook */
            sheets: string[];
            /**
             * Format: int64
             * @description Rows of the sample that were looked at
             */
            rows: number;
            /** @description False when the sample was longer than what is looked at */
            complete: boolean;
            /** @description Take them as they are for `POST /v1/datasets`, or change them first */
            fields: components["schemas"]["Field"][];
            /** @description What each field was made from, in the same order */
            columns: components["schemas"]["InferredColumn"][];
            /** @description A field that says when; null: none */
            timeField: string | null;
            /** @description A field that was different in every row; empty: none */
            primaryKey: string[];
        };
        /**
         * @description The receipt of a load
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
         *       "dataset": "seoul-beoseu",
         *       "mode": "append",
         *       "state": "done",
         *       "mediaType": "text/csv",
         *       "charset": "cp949",
         *       "bytes": 1048576,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "received": 20000,
         *       "accepted": 19999,
         *       "updated": 0,
         *       "duplicate": 0,
         *       "quarantined": 1,
         *       "errors": [
         *         {
         *           "row": 3,
         *           "line": 4,
         *           "byteOffset": 61,
         *           "field": "boarded",
         *           "code": "not_whole",
         *           "params": {},
         *           "message": "is not a whole number written without a fraction",
         *           "text": "2026-11-25,시청,1.0"
         *         }
         *       ],
         *       "reading": [
         *         {
         *           "field": "day",
         *           "rule": "pattern",
         *           "values": 19999
         *         }
         *       ],
         *       "sourceTimeZone": null,
         *       "durability": {
         *         "engine": "duckdb",
         *         "copies": 1,
         *         "originalKept": "forever",
         *         "originalKeptUntil": null
         *       },
         *       "problem": null,
         *       "version": 2,
         *       "idempotencyKey": "load-2026-11-25",
         *       "replayOf": null,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "tookMs": 1100
         *     }
         */
        Ingest: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description More values may come. */
            mode: "append" | "upsert" | "replace" | (string & {});
            /** @description `interrupted`: the bytes stopped coming, and the same request again goes on where it was; one that was answered 202 goes on by itself. `failed`: nothing was kept. More values may come. */
            state: "loading" | "interrupted" | "done" | "failed" | "cancelled" | "reverted" | (string & {});
            mediaType: string;
            /** @description How text was decoded; null for Parquet and XLSX */
            charset: string | null;
            /**
             * Format: int64
             * @description Bytes of the body read so far, as they came
             */
            bytes: number;
            /** @description Of the whole body as it came, hex; null until it is there */
            sha256: string | null;
            /**
             * Format: int64
             * @description Rows read so far: accepted + updated + duplicate + quarantined
             */
            received: number;
            /**
             * Format: int64
             * @description New rows
             */
            accepted: number;
            /**
             * Format: int64
             * @description Rows that took the place of one with the same key
             */
            updated: number;
            /**
             * Format: int64
             * @description Rows whose key was there already (append), or came again later in the same body (upsert)
             */
            duplicate: number;
            /**
             * Format: int64
             * @description Rows that were refused, each with its reason
             */
            quarantined: number;
            /** @description The first 10 rows in quarantine */
            errors: components["schemas"]["RefusedRow"][];
            /** @description How many values each reading rule has read */
            reading: components["schemas"]["IngestReading"][];
            /** @description Zone that this load named for times without one */
            sourceTimeZone: string | null;
            durability: components["schemas"]["IngestDurability"];
            /** @description Why it failed or was interrupted */
            problem: components["schemas"]["IngestProblem"] | null;
            /**
             * Format: int64
             * @description Version of the data set with these rows; null until then
             */
            version: number | null;
            idempotencyKey: string | null;
            /**
             * Format: uuid
             * @description The load whose quarantine these rows come from
             */
            replayOf: string | null;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            /** Format: int64 */
            tookMs: number;
        };
        IngestDurability: {
            engine: string;
            /** Format: int64 */
            copies: number;
            /** @description `expired`: its days are over; `erased`: by a deletion, or because nothing of the load was kept. More values may come. */
            originalKept: "forever" | "days" | "never" | "expired" | "erased" | (string & {});
            /**
             * Format: date-time
             * @description With `days` and `expired`
             */
            originalKeptUntil: string | null;
        };
        /**
         * @description One page of receipts, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000005",
         *           "dataset": "seoul-beoseu",
         *           "mode": "append",
         *           "state": "done",
         *           "mediaType": "text/csv",
         *           "charset": "cp949",
         *           "bytes": 1048576,
         *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *           "received": 20000,
         *           "accepted": 19999,
         *           "updated": 0,
         *           "duplicate": 0,
         *           "quarantined": 1,
         *           "errors": [
         *             {
         *               "row": 3,
         *               "line": 4,
         *               "byteOffset": 61,
         *               "field": "boarded",
         *               "code": "not_whole",
         *               "params": {},
         *               "message": "is not a whole number written without a fraction",
         *               "text": "2026-11-25,시청,1.0"
         *             }
         *           ],
         *           "reading": [
         *             {
         *               "field": "day",
         *               "rule": "pattern",
         *               "values": 19999
         *             }
         *           ],
         *           "sourceTimeZone": null,
         *           "durability": {
         *             "engine": "duckdb",
         *             "copies": 1,
         *             "originalKept": "forever",
         *             "originalKeptUntil": null
         *           },
         *           "problem": null,
         *           "version": 2,
         *           "idempotencyKey": "load-2026-11-25",
         *           "replayOf": null,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "finishedAt": "2026-11-25T01:02:04.104Z",
         *           "tookMs": 1100
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        IngestPage: {
            items: components["schemas"]["Ingest"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        IngestProblem: {
            code: string;
            detail: string;
        };
        IngestReading: {
            field: string;
            rule: string;
            /** Format: int64 */
            values: number;
        };
        /** @description One part of the request that is wrong */
        Issue: {
            /** @description Where: starts with `body.`, `query.`, `path.` or `headers.` */
            path: string;
            /** @description What is wrong, for programs: never renamed. More values may come. */
            code: "required" | "unknown_key" | "wrong_type" | "too_short" | "too_long" | "too_small" | "too_large" | "too_few" | "too_many" | "invalid_format" | "invalid_value" | "out_of_range" | "too_deep" | "not_multiple" | "no_match" | "unknown_field" | "wrong_field" | "not_allowed" | "without_end" | (string & {});
            /** @description Values for the message of this code */
            params: {
                [key: string]: string | number;
            };
            /** @description In the language of Accept-Language (en or ko) */
            message: string;
        };
        /**
         * @description How long the bytes of each load are kept as they came
         * @example {
         *       "policy": "forever"
         *     }
         */
        KeepOriginals: {
            /** @description More values may come. */
            policy: "forever" | "days" | "never" | (string & {});
            /** @description With `days` alone */
            days?: number;
        };
        /**
         * @description How long the bytes of each load are kept as they came
         * @example {
         *       "policy": "forever"
         *     }
         */
        KeepOriginalsInput: {
            /** @enum {string} */
            policy: "forever" | "days" | "never";
            /** @description With `days` alone */
            days?: number;
        };
        /** @description Loads a file into a data set; the other options are those of `POST /v1/datasets/{slug}/rows` */
        LoadTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "load";
            /** @description The data set that is loaded into */
            dataset: string;
            from: components["schemas"]["FolderSource"] | components["schemas"]["HttpsSource"];
            /** @description What the file is; by its ending (.csv, .ndjson, .json, .parquet, .xlsx) unless named */
            mediaType?: "application/x-ndjson" | "application/json" | "text/csv" | "application/vnd.apache.parquet" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | (string & {});
            /** @description What it is compressed with; by its ending (.gz, .zst, .br) unless named */
            encoding?: "gzip" | "zstd" | "br" | (string & {});
            /**
             * @description More values may come.
             * @default append
             */
            mode: "append" | "upsert" | "replace" | (string & {});
            /**
             * @description More values may come.
             * @default quarantine
             */
            onError: "quarantine" | "abort" | (string & {});
            /** Format: int64 */
            maxErrors?: number;
            /** @description More values may come. */
            charset?: "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "euc-kr" | "cp949" | (string & {});
            delimiter?: string;
            /** @description Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named */
            sheet?: string;
            /**
             * @description IANA name, for instance Asia/Seoul
             * @example Asia/Seoul
             */
            sourceTimeZone?: string;
        };
        /** @description Loads a file into a data set; the other options are those of `POST /v1/datasets/{slug}/rows` */
        LoadTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "load";
            /** @description The data set that is loaded into */
            dataset: string;
            from: components["schemas"]["FolderSourceInput"] | components["schemas"]["HttpsSourceInput"];
            /**
             * @description What the file is; by its ending (.csv, .ndjson, .json, .parquet, .xlsx) unless named
             * @enum {string}
             */
            mediaType?: "application/x-ndjson" | "application/json" | "text/csv" | "application/vnd.apache.parquet" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            /**
             * @description What it is compressed with; by its ending (.gz, .zst, .br) unless named
             * @enum {string}
             */
            encoding?: "gzip" | "zstd" | "br";
            /**
             * @default append
             * @enum {string}
             */
            mode?: "append" | "upsert" | "replace";
            /**
             * @default quarantine
             * @enum {string}
             */
            onError?: "quarantine" | "abort";
            /** Format: int64 */
            maxErrors?: number;
            /** @enum {string} */
            charset?: "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "euc-kr" | "cp949";
            delimiter?: string;
            /** @description Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named */
            sheet?: string;
            /**
             * @description IANA name, for instance Asia/Seoul
             * @example Asia/Seoul
             */
            sourceTimeZone?: string;
        };
        /**
         * @description Who you are
         * @example {
         *       "username": "minji.kim",
         *       "password": "맑은-하늘-아래-42"
         *     }
         */
        Login: {
            username: string;
            password: string;
            /** @default token */
            session?: components["schemas"]["SessionKindInput"];
        };
        MappedType: {
            type: string;
            /** @description Some of them, when they are many */
            indices: string[];
        };
        /** @description All rows of a data set, of a search or of an aggregate */
        MaterialiseSource: {
            /** @description The data set that is asked */
            dataset: string;
            search?: components["schemas"]["ExportSearch"];
            aggregate?: components["schemas"]["ExportAggregate"];
        };
        /** @description All rows of a data set, of a search or of an aggregate */
        MaterialiseSourceInput: {
            /** @description The data set that is asked */
            dataset: string;
            search?: components["schemas"]["ExportSearchInput"];
            aggregate?: components["schemas"]["ExportAggregateInput"];
        };
        /** @description Loads what answers a question about one data set into another, or nothing where a row is refused */
        MaterialiseTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "materialise";
            /** @description The data set that is loaded into */
            dataset: string;
            from: components["schemas"]["MaterialiseSource"];
            /**
             * @description More values may come.
             * @default replace
             */
            mode: "append" | "upsert" | "replace" | (string & {});
            /** @description A date or timestamp of both data sets: only rows are taken that have it no earlier than the latest that is there already. Of rows and a search, with `upsert` */
            incremental?: string;
        };
        /** @description Loads what answers a question about one data set into another, or nothing where a row is refused */
        MaterialiseTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "materialise";
            /** @description The data set that is loaded into */
            dataset: string;
            from: components["schemas"]["MaterialiseSourceInput"];
            /**
             * @default replace
             * @enum {string}
             */
            mode?: "append" | "upsert" | "replace";
            /** @description A date or timestamp of both data sets: only rows are taken that have it no earlier than the latest that is there already. Of rows and a search, with `upsert` */
            incremental?: string;
        };
        /**
         * @description You, and what you may do
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "username": "minji.kim",
         *       "name": "김민지",
         *       "mobile": "010-1234-5678",
         *       "level": "GENERAL",
         *       "disabledAt": null,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1,
         *       "operations": [
         *         "me.get",
         *         "me.update",
         *         "auth.logout"
         *       ]
         *     }
         */
        Me: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            username: string;
            name: string;
            mobile: string | null;
            level: components["schemas"]["UserLevel"];
            /**
             * Format: date-time
             * @description Since when the user is disabled; null while active
             */
            disabledAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; the ETag is this number in quotes
             */
            version: number;
            /** @description operationIds of everything you may call */
            operations: string[];
        };
        /**
         * @description What to change (merge patch); null clears
         * @example {
         *       "mobile": null
         *     }
         */
        MeUpdate: {
            /** @description Name of the person, any language */
            name?: string;
            /** @description Mobile number: digits, +, spaces, - and ( ) */
            mobile?: string | null;
        };
        /**
         * @description What is told of each group
         * @example {
         *       "type": "sum",
         *       "field": "boarded"
         *     }
         */
        Metric: components["schemas"]["MetricCount"] | components["schemas"]["MetricCountDistinct"] | components["schemas"]["MetricSum"] | components["schemas"]["MetricAvg"] | components["schemas"]["MetricMin"] | components["schemas"]["MetricMax"] | components["schemas"]["MetricStddev"] | components["schemas"]["MetricPercentiles"] | components["schemas"]["MetricFirst"] | components["schemas"]["MetricLast"] | components["schemas"]["MetricFormula"] | components["schemas"]["MetricShare"] | components["schemas"]["MetricDifference"];
        /** @description A number; null without values */
        MetricAvg: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avg";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description A number; null without values */
        MetricAvgInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "avg";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description Rows; of a field: rows with a value */
        MetricCount: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "count";
            /** @description Name of a field of the data set */
            field?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description Different values */
        MetricCountDistinct: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "countDistinct";
            /** @description Name of a field of the data set */
            field: string;
            /** @description True unless named; false is quicker, and said to be approximate */
            exact?: boolean;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description Different values */
        MetricCountDistinctInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "countDistinct";
            /** @description Name of a field of the data set */
            field: string;
            /** @description True unless named; false is quicker, and said to be approximate */
            exact?: boolean;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description Rows; of a field: rows with a value */
        MetricCountInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "count";
            /** @description Name of a field of the data set */
            field?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description To an earlier bucket of time, which must be the last of `groupBy`; null without one */
        MetricDifference: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "difference";
            of: string;
            /** @description How many buckets before; 1 unless named, for instance 12 for months of the year before */
            lag?: number;
        };
        /** @description To an earlier bucket of time, which must be the last of `groupBy`; null without one */
        MetricDifferenceInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "difference";
            of: string;
            /** @description How many buckets before; 1 unless named, for instance 12 for months of the year before */
            lag?: number;
        };
        /** @description The value of the first row that has one */
        MetricFirst: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "first";
            /** @description Name of a field of the data set */
            field: string;
            /** @description A time; the time field of the data set unless named */
            by?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description The value of the first row that has one */
        MetricFirstInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "first";
            /** @description Name of a field of the data set */
            field: string;
            /** @description A time; the time field of the data set unless named */
            by?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description A number; null for a part that is null and for division by zero */
        MetricFormula: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "formula";
            /** @description More values may come. */
            operator: "+" | "-" | "*" | "/" | (string & {});
            /** @description Name of a metric, or a number */
            left: string | number;
            /** @description Name of a metric, or a number */
            right: string | number;
        };
        /** @description A number; null for a part that is null and for division by zero */
        MetricFormulaInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "formula";
            /** @enum {string} */
            operator: "+" | "-" | "*" | "/";
            /** @description Name of a metric, or a number */
            left: string | number;
            /** @description Name of a metric, or a number */
            right: string | number;
        };
        /** @description What is told of each group */
        MetricInput: components["schemas"]["MetricCountInput"] | components["schemas"]["MetricCountDistinctInput"] | components["schemas"]["MetricSumInput"] | components["schemas"]["MetricAvgInput"] | components["schemas"]["MetricMinInput"] | components["schemas"]["MetricMaxInput"] | components["schemas"]["MetricStddevInput"] | components["schemas"]["MetricPercentilesInput"] | components["schemas"]["MetricFirstInput"] | components["schemas"]["MetricLastInput"] | components["schemas"]["MetricFormulaInput"] | components["schemas"]["MetricShareInput"] | components["schemas"]["MetricDifferenceInput"];
        /** @description The value of the last row that has one */
        MetricLast: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "last";
            /** @description Name of a field of the data set */
            field: string;
            /** @description A time; the time field of the data set unless named */
            by?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description The value of the last row that has one */
        MetricLastInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "last";
            /** @description Name of a field of the data set */
            field: string;
            /** @description A time; the time field of the data set unless named */
            by?: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description The greatest value */
        MetricMax: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "max";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description The greatest value */
        MetricMaxInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "max";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description The least value; text by code point */
        MetricMin: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "min";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description The least value; text by code point */
        MetricMinInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "min";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description Interpolated between the nearest values; a list of numbers in the order of `percents` */
        MetricPercentiles: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "percentiles";
            /** @description Name of a field of the data set */
            field: string;
            percents: number[];
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description Interpolated between the nearest values; a list of numbers in the order of `percents` */
        MetricPercentilesInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "percentiles";
            /** @description Name of a field of the data set */
            field: string;
            percents: number[];
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description What part of the same metric over all rows of the filter it is, 0 to 1 */
        MetricShare: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "share";
            of: string;
        };
        /** @description What part of the same metric over all rows of the filter it is, 0 to 1 */
        MetricShareInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "share";
            of: string;
        };
        /** @description Standard deviation of a sample (n - 1); null for fewer than two values */
        MetricStddev: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stddev";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description Standard deviation of a sample (n - 1); null for fewer than two values */
        MetricStddevInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stddev";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /** @description Exact for int, int64 and decimal; of no values 0 */
        MetricSum: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sum";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["Filter"];
        };
        /** @description Exact for int, int64 and decimal; of no values 0 */
        MetricSumInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sum";
            /** @description Name of a field of the data set */
            field: string;
            /** @description Only rows that meet this as well */
            filter?: components["schemas"]["FilterInput"];
        };
        /**
         * @description A generated password
         * @example {
         *       "password": "kT7mVq2ZxW9rB4nHs8Yd"
         *     }
         */
        NewPassword: {
            /** @description Shown this once; the user changes it at `/v1/me/password` */
            password: string;
        };
        /**
         * @description Nothing; an empty object is accepted
         * @example {}
         */
        NoInput: Record<string, never>;
        /** @description What of an index becomes no field */
        OmittedPath: {
            path: string;
            type: string;
            /** @description In English */
            reason: string;
        };
        /**
         * @description An OpenAPI 3.1 document
         * @example {
         *       "openapi": "3.1.1",
         *       "info": {
         *         "title": "TG-Cloud BigData",
         *         "version": "1.0.0"
         *       },
         *       "paths": {}
         *     }
         */
        OpenApiDocument: {
            [key: string]: unknown;
        };
        OtherGroups: {
            /** Format: int64 */
            groups: number;
            /** @description Counts and sums; the others are null */
            metrics: {
                [key: string]: unknown;
            };
        };
        /**
         * @description The current password and the one to come
         * @example {
         *       "currentPassword": "맑은-하늘-아래-42",
         *       "newPassword": "새벽-바다-위로-77"
         *     }
         */
        PasswordChange: {
            currentPassword: string;
            /** @description 10 to 128 characters of any kind; nothing is trimmed; common passwords are refused */
            newPassword: string;
        };
        /**
         * @description Work that can be run
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000009",
         *       "slug": "beoseu-jeokjae",
         *       "name": "버스 적재",
         *       "description": null,
         *       "runner": {
         *         "kind": "builtin",
         *         "task": {
         *           "name": "load",
         *           "dataset": "seoul-beoseu",
         *           "from": {
         *             "kind": "folder",
         *             "folder": "incoming",
         *             "path": "rides-{day}.csv"
         *           },
         *           "mode": "append",
         *           "onError": "quarantine"
         *         }
         *       },
         *       "parameters": {
         *         "type": "object",
         *         "properties": {
         *           "day": {
         *             "type": "string",
         *             "format": "date",
         *             "title": "날짜"
         *           }
         *         },
         *         "required": [
         *           "day"
         *         ],
         *         "additionalProperties": false
         *       },
         *       "reads": [],
         *       "writes": [
         *         "seoul-beoseu"
         *       ],
         *       "access": {
         *         "level": "MANAGER",
         *         "users": []
         *       },
         *       "concurrency": 1,
         *       "deadlineMs": 3600000,
         *       "retries": 2,
         *       "paused": false,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1,
         *       "allowed": [
         *         "pipelines.get",
         *         "runs.create"
         *       ]
         *     }
         */
        Pipeline: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            slug: string;
            name: string;
            description: string | null;
            runner: components["schemas"]["BuiltinRunner"] | components["schemas"]["AirflowRunner"];
            /** @description JSON Schema 2020-12 of the parameters: `type: object` whose `properties` say each by `type`, `title`, `description`, `default`, `examples`, `enum`, `const`, the limits of numbers, texts and lists, `format` (date, date-time, uuid, email, uri), `items`, and objects again. Nothing else may be given: `additionalProperties` is false */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Data sets that it reads, those of its task included */
            reads: string[];
            /** @description Data sets that it writes, those of its task included */
            writes: string[];
            access: components["schemas"]["PipelineRunners"];
            /** Format: int64 */
            concurrency: number;
            /** Format: int64 */
            deadlineMs: number;
            /** Format: int64 */
            retries: number;
            paused: boolean;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is this number in quotes
             */
            version: number;
            /** @description operationIds that you may call on it */
            allowed: string[];
        };
        /** @description Who may see and run it, beside administrators */
        PipelineAccess: {
            /** @description Whoever has this level may see and run it */
            level: components["schemas"]["UserLevelInput"];
            /** @description Who may too, whatever their level */
            users?: string[];
        };
        /** @description A new pipeline; managers may run it unless told otherwise */
        PipelineCreate: {
            /** @description In any language */
            name: string;
            runner: components["schemas"]["BuiltinRunnerInput"] | components["schemas"]["AirflowRunnerInput"];
            description?: string | null;
            /** @description JSON Schema 2020-12 of the parameters: `type: object` whose `properties` say each by `type`, `title`, `description`, `default`, `examples`, `enum`, `const`, the limits of numbers, texts and lists, `format` (date, date-time, uuid, email, uri), `items`, and objects again. Nothing else may be given: `additionalProperties` is false */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description Data sets that it reads; whoever runs it must be allowed to */
            reads?: string[];
            /** @description Data sets that it writes; whoever runs it must be allowed to */
            writes?: string[];
            access?: components["schemas"]["PipelineAccess"];
            /** @description Runs at once; more wait, the oldest first. 1 unless named */
            concurrency?: number;
            /** @description How long after it was asked for a run may end; then it is stopped as `timed_out`. An hour unless named */
            deadlineMs?: number;
            /** @description How often a run that failed begins anew by itself. 0 unless named */
            retries?: number;
            /** @description True: runs that are asked for wait */
            paused?: boolean;
        };
        /**
         * @description Where to look
         * @example {
         *       "server": "main"
         *     }
         */
        PipelineDiscover: {
            /** @description Name of a server; all of them unless named */
            server?: string;
            /** @description Beginning of the id, as it is written */
            q?: string;
        };
        /**
         * @description One page of pipelines, by name
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000009",
         *           "slug": "beoseu-jeokjae",
         *           "name": "버스 적재",
         *           "description": null,
         *           "runner": {
         *             "kind": "builtin",
         *             "task": {
         *               "name": "load",
         *               "dataset": "seoul-beoseu",
         *               "from": {
         *                 "kind": "folder",
         *                 "folder": "incoming",
         *                 "path": "rides-{day}.csv"
         *               },
         *               "mode": "append",
         *               "onError": "quarantine"
         *             }
         *           },
         *           "parameters": {
         *             "type": "object",
         *             "properties": {
         *               "day": {
         *                 "type": "string",
         *                 "format": "date",
         *                 "title": "날짜"
         *               }
         *             },
         *             "required": [
         *               "day"
         *             ],
         *             "additionalProperties": false
         *           },
         *           "reads": [],
         *           "writes": [
         *             "seoul-beoseu"
         *           ],
         *           "access": {
         *             "level": "MANAGER",
         *             "users": []
         *           },
         *           "concurrency": 1,
         *           "deadlineMs": 3600000,
         *           "retries": 2,
         *           "paused": false,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "updatedAt": "2026-11-25T01:02:03.004Z",
         *           "version": 1,
         *           "allowed": [
         *             "pipelines.get",
         *             "runs.create"
         *           ]
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PipelinePage: {
            items: components["schemas"]["Pipeline"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /** @description Who may see and run it, beside administrators */
        PipelineRunners: {
            level: components["schemas"]["UserLevel"];
            users: string[];
        };
        /** @description What to change (merge patch); null clears. A run goes on as it was when it was asked for */
        PipelineUpdate: {
            /** @description In any language */
            name?: string;
            runner?: components["schemas"]["BuiltinRunnerInput"] | components["schemas"]["AirflowRunnerInput"];
            description?: string | null;
            /** @description JSON Schema 2020-12 of the parameters: `type: object` whose `properties` say each by `type`, `title`, `description`, `default`, `examples`, `enum`, `const`, the limits of numbers, texts and lists, `format` (date, date-time, uuid, email, uri), `items`, and objects again. Nothing else may be given: `additionalProperties` is false */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description Data sets that it reads; whoever runs it must be allowed to */
            reads?: string[];
            /** @description Data sets that it writes; whoever runs it must be allowed to */
            writes?: string[];
            access?: components["schemas"]["PipelineAccess"];
            /** @description Runs at once; more wait, the oldest first. 1 unless named */
            concurrency?: number;
            /** @description How long after it was asked for a run may end; then it is stopped as `timed_out`. An hour unless named */
            deadlineMs?: number;
            /** @description How often a run that failed begins anew by itself. 0 unless named */
            retries?: number;
            /** @description True: runs that are asked for wait */
            paused?: boolean;
        };
        /**
         * @description Every error answer (RFC 9457)
         * @example {
         *       "type": "about:blank",
         *       "title": "The request is not valid",
         *       "status": 400,
         *       "detail": "1 part of the request is not valid",
         *       "code": "invalid_request",
         *       "requestId": "0198f3a0-1c2d-7000-8000-00000000f001",
         *       "issues": [
         *         {
         *           "path": "query.limit",
         *           "code": "too_large",
         *           "params": {
         *             "maximum": 100
         *           },
         *           "message": "must be at most 100"
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description `about:blank`: the code says what it is */
            type: string;
            /** @description In the language of Accept-Language (en or ko) */
            title: string;
            /**
             * Format: int64
             * @description The HTTP status
             */
            status: number;
            /** @description What happened, in English */
            detail: string;
            /** @description What is wrong, for programs: never renamed. More values may come. */
            code: "invalid_request" | "malformed_json" | "malformed_request" | "cursor_invalid" | "cursor_mismatch" | "unauthenticated" | "invalid_credentials" | "refresh_token_invalid" | "forbidden" | "csrf_refused" | "session_required" | "dataset_forbidden" | "route_not_found" | "user_not_found" | "session_not_found" | "api_key_not_found" | "dataset_not_found" | "ingest_not_found" | "original_not_found" | "row_not_found" | "file_not_found" | "request_aborted" | "request_timeout" | "method_not_allowed" | "username_taken" | "mobile_taken" | "api_key_limit" | "ingest_finished" | "ingest_not_revertible" | "ingest_cancelled" | "dataset_busy" | "last_admin" | "precondition_failed" | "request_too_large" | "body_too_large" | "encoding_unsupported" | "charset_unsupported" | "unsupported_media_type" | "range_not_satisfiable" | "body_malformed" | "schema_change_refused" | "header_mismatch" | "sheet_not_found" | "primary_key_missing" | "too_many_errors" | "question_too_large" | "password_too_common" | "password_wrong" | "idempotency_key_reused" | "precondition_required" | "login_throttled" | "rate_limited" | "headers_too_large" | "internal" | "unavailable" | "login_busy" | "query_timeout" | "export_not_found" | "export_file_not_found" | "export_link_over" | "export_cancelled" | "export_unfinished" | "cell_too_long" | "export_too_large" | "value_too_large" | "characters_unmappable" | "export_limit" | "export_storage_full" | "index_not_found" | "dataset_read_only" | "index_not_allowed" | "index_refused" | "question_unsupported" | "snapshot_limit" | "pipeline_forbidden" | "pipeline_not_found" | "run_not_found" | "schedule_not_found" | "schedule_limit" | "pipeline_busy" | "run_finished" | "run_not_finished" | "run_not_failed" | "run_limit" | "query_forbidden" | "query_run_not_found" | "query_result_not_found" | "query_not_found" | "query_run_unfinished" | "query_limit" | "query_run_limit" | "rebuild_not_found" | "rebuild_running" | "rebuild_finished" | "rebuild_unsupported" | "rebuild_unconfirmed" | "rebuild_failed" | "originals_missing" | (string & {});
            /** @description Also in the X-Request-Id header and in our logs */
            requestId: string;
            /** @description Parts that are wrong; empty for what is no matter of a part */
            issues: components["schemas"]["Issue"][];
        };
        /** @description Looks at what the fields of a data set hold */
        ProfileTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "profile";
            /** @description The data set that is looked at */
            dataset: string;
        };
        /** @description Looks at what the fields of a data set hold */
        ProfileTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "profile";
            /** @description The data set that is looked at */
            dataset: string;
        };
        /** @description A question to keep: a search or an aggregate */
        QueryCreate: {
            /** @description The data set that it asks */
            dataset: string;
            /** @description In any language */
            name: string;
            description?: string;
            /** @description In any language; no tag twice */
            tags?: string[];
            /**
             * @description `private`: who owns it; `internal`: whoever may read its data set may ask it too
             * @enum {string}
             */
            visibility?: "private" | "internal";
            /** @description All rows of this search */
            search?: components["schemas"]["ExportSearchInput"];
            /** @description All groups of this aggregate */
            aggregate?: components["schemas"]["ExportAggregateInput"];
            parameters?: components["schemas"]["QueryParameter"][];
        };
        QueryOwner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * @description A value of a question that may be another each time it is asked
         * @example {
         *       "name": "least",
         *       "at": [
         *         "/search/filter/value"
         *       ],
         *       "from": 0,
         *       "label": {
         *         "ko": "최소 승차 인원"
         *       }
         *     }
         */
        QueryParameter: {
            name: string;
            /** @description Where it goes: JSON Pointers to values of conditions in the question, for instance `/search/filter/value`. What stands there is asked unless another value is named */
            at: string[];
            /** @description What people call it */
            label?: components["schemas"]["FieldLabelInput"];
            description?: string;
            /** @description It must be named; what stands in the question is an example then */
            required?: boolean;
            /** @description No other is taken */
            values?: (string | number | boolean)[];
            /** @description No lesser value is taken */
            from?: string | number | boolean;
            /** @description No greater value is taken */
            to?: string | number | boolean;
        };
        /**
         * @example {
         *       "version": 1
         *     }
         */
        QueryRestore: {
            /** @description Which version it becomes again */
            version: number;
        };
        /**
         * @description A page of a result
         * @example {
         *       "run": "0198f3a0-1c2d-7000-8000-000000000008",
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "columns": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "multiple": false
         *         }
         *       ],
         *       "rows": [
         *         {
         *           "boarded": 12
         *         }
         *       ],
         *       "totalRows": 1,
         *       "nextCursor": null
         *     }
         */
        QueryResult: {
            /** Format: uuid */
            run: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /**
             * Format: int64
             * @description Of the data set that the rows are of
             */
            version: number;
            completeness: components["schemas"]["Completeness"];
            columns: components["schemas"]["Column"][];
            /** @description Objects by name of column, or arrays in the order of `columns` */
            rows: unknown[];
            /**
             * Format: int64
             * @description Of the whole result
             */
            totalRows: number;
            /** @description Send it as `cursor` to go on; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description A question that is worked out whole
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
         *       "dataset": "seoul-beoseu",
         *       "query": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *         "version": 1
         *       },
         *       "state": "succeeded",
         *       "search": {
         *         "filter": {
         *           "op": "gt",
         *           "field": "boarded",
         *           "value": 10
         *         }
         *       },
         *       "aggregate": null,
         *       "version": 3,
         *       "rows": 19999,
         *       "totalRows": 19999,
         *       "bytes": 1048576,
         *       "percent": 100,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "problem": null,
         *       "shared": false,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.104Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "expiresAt": "2026-11-26T01:02:04.104Z"
         *     }
         */
        QueryRun: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description The kept question that was asked; null for one that is not kept */
            query: components["schemas"]["QueryRunQuery"] | null;
            /** @description `failed`: `problem` says why; `expired`: it succeeded, and its result is gone. More values may come. */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired" | (string & {});
            /** @description As it was asked, with its values; null for an aggregate */
            search: components["schemas"]["ExportSearch"] | null;
            /** @description As it was asked, with its values; null for a search */
            aggregate: components["schemas"]["ExportAggregate"] | null;
            /**
             * Format: int64
             * @description Of the data set that the rows are of; null before the end
             */
            version: number | null;
            /**
             * Format: int64
             * @description Rows of the result so far; groups of an aggregate
             */
            rows: number;
            /**
             * Format: int64
             * @description How many there will be; null where only the end tells
             */
            totalRows: number | null;
            /**
             * Format: int64
             * @description Bytes of the result; 0 before the end
             */
            bytes: number;
            /** @description Of its rows; null where only the end tells */
            percent: number | null;
            /** @description Null until it has succeeded */
            completeness: components["schemas"]["Completeness"] | null;
            /** @description Why it failed */
            problem: components["schemas"]["QueryRunProblem"] | null;
            /** @description The same question was being worked out, or had been: nothing ran for this run */
            shared: boolean;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its work began, which may be before it was asked for
             */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When its result goes; null until it is there
             */
            expiresAt: string | null;
        };
        /** @description A search or an aggregate to be worked out whole */
        QueryRunCreate: {
            /** @description The data set that is asked */
            dataset: string;
            search?: components["schemas"]["ExportSearchInput"];
            aggregate?: components["schemas"]["ExportAggregateInput"];
            /** @description A result of the same question that is no older will do, whatever was loaded since; 0: it is worked out anew. Unless named, one of the rows as they are now will do */
            maxAgeMs?: number;
            /** @description How long the answer may wait for the end of the run; 0 unless named, and under an Idempotency-Key */
            waitMs?: number;
        };
        /**
         * @description A run in a list: without its question, which may be long
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
         *       "dataset": "seoul-beoseu",
         *       "query": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *         "version": 1
         *       },
         *       "state": "succeeded",
         *       "version": 3,
         *       "rows": 19999,
         *       "totalRows": 19999,
         *       "bytes": 1048576,
         *       "percent": 100,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "problem": null,
         *       "shared": false,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.104Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "expiresAt": "2026-11-26T01:02:04.104Z"
         *     }
         */
        QueryRunItem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description The kept question that was asked; null for one that is not kept */
            query: components["schemas"]["QueryRunQuery"] | null;
            /** @description `failed`: `problem` says why; `expired`: it succeeded, and its result is gone. More values may come. */
            state: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired" | (string & {});
            /**
             * Format: int64
             * @description Of the data set that the rows are of; null before the end
             */
            version: number | null;
            /**
             * Format: int64
             * @description Rows of the result so far; groups of an aggregate
             */
            rows: number;
            /**
             * Format: int64
             * @description How many there will be; null where only the end tells
             */
            totalRows: number | null;
            /**
             * Format: int64
             * @description Bytes of the result; 0 before the end
             */
            bytes: number;
            /** @description Of its rows; null where only the end tells */
            percent: number | null;
            /** @description Null until it has succeeded */
            completeness: components["schemas"]["Completeness"] | null;
            /** @description Why it failed */
            problem: components["schemas"]["QueryRunProblem"] | null;
            /** @description The same question was being worked out, or had been: nothing ran for this run */
            shared: boolean;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its work began, which may be before it was asked for
             */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description When its result goes; null until it is there
             */
            expiresAt: string | null;
        };
        /**
         * @description One page of runs, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000008",
         *           "dataset": "seoul-beoseu",
         *           "query": {
         *             "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *             "version": 1
         *           },
         *           "state": "succeeded",
         *           "version": 3,
         *           "rows": 19999,
         *           "totalRows": 19999,
         *           "bytes": 1048576,
         *           "percent": 100,
         *           "completeness": {
         *             "kind": "exact",
         *             "reason": null,
         *             "bound": null
         *           },
         *           "problem": null,
         *           "shared": false,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "startedAt": "2026-11-25T01:02:03.104Z",
         *           "finishedAt": "2026-11-25T01:02:04.104Z",
         *           "expiresAt": "2026-11-26T01:02:04.104Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        QueryRunPage: {
            items: components["schemas"]["QueryRunItem"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        QueryRunProblem: {
            code: string;
            detail: string;
        };
        QueryRunQuery: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description What a kept question is asked with
         * @example {
         *       "parameters": {
         *         "least": 20
         *       }
         *     }
         */
        QueryRunStart: {
            /** @description Values by name; the others are as kept */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description A result of the same question that is no older will do, whatever was loaded since; 0: it is worked out anew. Unless named, one of the rows as they are now will do */
            maxAgeMs?: number;
            /** @description How long the answer may wait for the end of the run; 0 unless named, and under an Idempotency-Key */
            waitMs?: number;
        };
        /** @description Members that are left out stay; a search takes the place of an aggregate, and the other way round */
        QueryUpdate: {
            /** @description In any language */
            name?: string;
            description?: string | null;
            /** @description In any language; no tag twice */
            tags?: string[];
            /**
             * @description `private`: who owns it; `internal`: whoever may read its data set may ask it too
             * @enum {string}
             */
            visibility?: "private" | "internal";
            /** @description All rows of this search */
            search?: components["schemas"]["ExportSearchInput"];
            /** @description All groups of this aggregate */
            aggregate?: components["schemas"]["ExportAggregateInput"];
            parameters?: components["schemas"]["QueryParameter"][];
        };
        /**
         * @description A question as it once was
         * @example {
         *       "version": 1,
         *       "name": "붐비는 정류장",
         *       "kind": "search",
         *       "changedBy": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "name": "김민지"
         *       },
         *       "createdAt": "2026-11-25T01:02:03.004Z"
         *     }
         */
        QueryVersion: {
            /** Format: int64 */
            version: number;
            name: string;
            /** @description More values may come. */
            kind: "search" | "aggregate" | (string & {});
            changedBy: components["schemas"]["QueryOwner"];
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * @description One page of versions, newest first
         * @example {
         *       "items": [
         *         {
         *           "version": 1,
         *           "name": "붐비는 정류장",
         *           "kind": "search",
         *           "changedBy": {
         *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *             "name": "김민지"
         *           },
         *           "createdAt": "2026-11-25T01:02:03.004Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        QueryVersionPage: {
            items: components["schemas"]["QueryVersion"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description Whether this process takes traffic
         * @example {
         *       "status": "ready",
         *       "checks": [
         *         {
         *           "name": "postgres",
         *           "state": "up",
         *           "latencyMs": 0.4,
         *           "required": true
         *         }
         *       ]
         *     }
         */
        Readiness: {
            /** @description More values may come. */
            status: "ready" | "not_ready" | "draining" | (string & {});
            checks: components["schemas"]["ReadinessCheck"][];
        };
        /** @description State of one part we depend on */
        ReadinessCheck: {
            /** @description The part we depend on */
            name: string;
            /** @description More values may come. */
            state: "up" | "down" | (string & {});
            latencyMs: number;
            /** @description Whether the process takes no traffic while it is down */
            required: boolean;
        };
        /**
         * @description How the text of this field is read in files
         * @example {
         *       "pattern": "yyyy-MM-dd HH:mm:ss",
         *       "sourceTimeZone": "Asia/Seoul",
         *       "nullWords": [
         *         "-"
         *       ]
         *     }
         */
        ReadingRules: {
            /** @description Of dates and timestamps: `yyyy MM dd HH mm ss SSS`, `M d H m s` without leading zeros, `yy` (1970 to 2069), `hh`/`h` with `a` (AM/PM, 오전/오후), `S` to `SSSSSS`, `XXX` (offset), `T`; other letters in quotes; all else stands for itself; for instance `yyyy/MM/dd HH:mm` */
            pattern?: string;
            /** @description Of numbers: `1,234` */
            thousandsSeparator?: "," | "." | " " | "'" | (string & {});
            /** @description Of numbers; `.` unless named */
            decimalSeparator?: "." | "," | (string & {});
            /** @description Of booleans, besides `true`; upper and lower case alike */
            trueWords?: string[];
            /** @description Of booleans, besides `false`; upper and lower case alike */
            falseWords?: string[];
            /** @description Text that stands for no value, for instance `-` or `NA` */
            nullWords?: string[];
            /** @description Takes white space away at both ends first */
            trim?: boolean;
            /**
             * @description Zone of times that name none; without it such a value is refused as `zone_missing`
             * @example Asia/Seoul
             */
            sourceTimeZone?: string;
        };
        /**
         * @description How the text of this field is read in files
         * @example {
         *       "pattern": "yyyy-MM-dd HH:mm:ss",
         *       "sourceTimeZone": "Asia/Seoul",
         *       "nullWords": [
         *         "-"
         *       ]
         *     }
         */
        ReadingRulesInput: {
            /** @description Of dates and timestamps: `yyyy MM dd HH mm ss SSS`, `M d H m s` without leading zeros, `yy` (1970 to 2069), `hh`/`h` with `a` (AM/PM, 오전/오후), `S` to `SSSSSS`, `XXX` (offset), `T`; other letters in quotes; all else stands for itself; for instance `yyyy/MM/dd HH:mm` */
            pattern?: string;
            /**
             * @description Of numbers: `1,234`
             * @enum {string}
             */
            thousandsSeparator?: "," | "." | " " | "'";
            /**
             * @description Of numbers; `.` unless named
             * @enum {string}
             */
            decimalSeparator?: "." | ",";
            /** @description Of booleans, besides `true`; upper and lower case alike */
            trueWords?: string[];
            /** @description Of booleans, besides `false`; upper and lower case alike */
            falseWords?: string[];
            /** @description Text that stands for no value, for instance `-` or `NA` */
            nullWords?: string[];
            /** @description Takes white space away at both ends first */
            trim?: boolean;
            /**
             * @description Zone of times that name none; without it such a value is refused as `zone_missing`
             * @example Asia/Seoul
             */
            sourceTimeZone?: string;
        };
        /**
         * @description The rows of a data set written anew
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
         *       "dataset": "seoul-beoseu",
         *       "from": "index",
         *       "to": null,
         *       "kept": false,
         *       "phase": "done",
         *       "rows": 20000,
         *       "totalRows": 20000,
         *       "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
         *       "problem": null,
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.104Z",
         *       "finishedAt": "2026-11-25T01:02:09.104Z"
         *     }
         */
        Rebuild: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            /** @description `index`: the rows as they are, in a new index with the mapping of today, or in a new table of DuckDB; `originals`: the kept bytes of all loads are loaded again, with the deletions and reverts between them, when the index is lost (not on DuckDB). More values may come. */
            from: "index" | "originals" | (string & {});
            /** @description The engine that the rows move to; null when they stay */
            to: ("duckdb" | "opensearch" | (string & {})) | null;
            /** @description The rows have moved and are where they were too: `confirm` removes them there, and DELETE goes back to them as long as nothing has changed rows since */
            kept: boolean;
            /** @description Nothing is seen of it before `swap`, at which the rows are the same by count and checksum; in `drain` loads that were open go over; `rolled_back`: nothing has changed, and `problem` says why. More values may come. */
            phase: "prepare" | "copy" | "verify" | "swap" | "drain" | "done" | "rolled_back" | (string & {});
            /**
             * Format: int64
             * @description Rows that this phase is through with; at the end: of the data set
             */
            rows: number;
            /**
             * Format: int64
             * @description Of this phase; null until that is known
             */
            totalRows: number | null;
            /** @description Of all rows, with their places, in whatever order; null before `done` */
            checksum: string | null;
            /** @description Why it was rolled back; null when it was cancelled */
            problem: components["schemas"]["RebuildProblem"] | null;
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        /**
         * @description Where the rows are taken from, and which engine they move to if they do
         * @example {
         *       "from": "index"
         *     }
         * @example {
         *       "from": "index",
         *       "to": "opensearch"
         *     }
         */
        RebuildCreate: {
            /**
             * @description `index`: the rows as they are, in a new index with the mapping of today, or in a new table of DuckDB; `originals`: the kept bytes of all loads are loaded again, with the deletions and reverts between them, when the index is lost (not on DuckDB)
             * @enum {string}
             */
            from: "index" | "originals";
            /**
             * @description The other engine: the rows as they are (`from: index`) move there, and stay here too until that is confirmed. For administrators; the server has both with OPENSEARCH_URL and ROW_ENGINE=duckdb
             * @enum {string}
             */
            to?: "duckdb" | "opensearch";
        };
        /**
         * @description One page of rebuilds, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-00000000000a",
         *           "dataset": "seoul-beoseu",
         *           "from": "index",
         *           "to": null,
         *           "kept": false,
         *           "phase": "done",
         *           "rows": 20000,
         *           "totalRows": 20000,
         *           "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
         *           "problem": null,
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "startedAt": "2026-11-25T01:02:03.104Z",
         *           "finishedAt": "2026-11-25T01:02:09.104Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        RebuildPage: {
            items: components["schemas"]["Rebuild"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        RebuildProblem: {
            code: string;
            detail: string;
        };
        /**
         * @description The refresh token
         * @example {
         *       "refreshToken": "3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe"
         *     }
         */
        Refresh: {
            /** @description Left out in a cookie session */
            refreshToken?: string;
        };
        /**
         * @description A row in quarantine
         * @example {
         *       "row": 3,
         *       "line": 4,
         *       "byteOffset": 61,
         *       "field": "boarded",
         *       "code": "not_whole",
         *       "params": {},
         *       "message": "is not a whole number written without a fraction",
         *       "text": "2026-11-25,시청,1.0"
         *     }
         */
        RefusedRow: {
            /**
             * Format: int64
             * @description Which row of the body, from 1
             */
            row: number;
            /**
             * Format: int64
             * @description Line of the body, from 1; of XLSX the row of the sheet, as a spreadsheet counts; null for Parquet
             */
            line: number | null;
            /**
             * Format: int64
             * @description Byte where the row begins, after decompression; null for Parquet and XLSX
             */
            byteOffset: number | null;
            field: string | null;
            /** @description What is wrong, for programs: never renamed. More values may come. */
            code: "malformed_row" | "undecodable" | "column_count" | "row_too_long" | "too_deep" | "unknown_field" | "repeated_field" | "required" | "wrong_type" | "not_a_number" | "not_whole" | "out_of_range" | "too_precise" | "not_exact" | "not_boolean" | "not_time" | "not_date" | "zone_missing" | "time_skipped" | "time_ambiguous" | "not_geo_point" | "too_long" | "cell_error" | "not_calculated" | "not_text" | (string & {});
            params: {
                [key: string]: string | number;
            };
            /** @description In English */
            message: string;
            /** @description The row as it came, of Parquet and XLSX as JSON; null when it was erased */
            text: string | null;
        };
        /**
         * @description One page of a quarantine, in the order of the body
         * @example {
         *       "items": [
         *         {
         *           "row": 3,
         *           "line": 4,
         *           "byteOffset": 61,
         *           "field": "boarded",
         *           "code": "not_whole",
         *           "params": {},
         *           "message": "is not a whole number written without a fraction",
         *           "text": "2026-11-25,시청,1.0"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        RefusedRowPage: {
            items: components["schemas"]["RefusedRow"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /** @description Deletes rows that are too old, after it has counted them */
        RetentionTask: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "retention";
            /** @description The data set whose old rows are deleted; it needs a time field */
            dataset: string;
            /** @description Rows whose time lies longer ago are deleted */
            days: number;
            /**
             * @description Where the days begin; UTC unless named
             * @example Asia/Seoul
             */
            timeZone?: string;
            /**
             * @description True: count alone, and delete nothing
             * @default false
             */
            dryRun: boolean;
            /**
             * Format: int64
             * @description If more rows than this would be deleted, none is, and the run fails
             */
            maxRows?: number;
        };
        /** @description Deletes rows that are too old, after it has counted them */
        RetentionTaskInput: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            name: "retention";
            /** @description The data set whose old rows are deleted; it needs a time field */
            dataset: string;
            /** @description Rows whose time lies longer ago are deleted */
            days: number;
            /**
             * @description Where the days begin; UTC unless named
             * @example Asia/Seoul
             */
            timeZone?: string;
            /**
             * @description True: count alone, and delete nothing
             * @default false
             */
            dryRun?: boolean;
            /**
             * Format: int64
             * @description If more rows than this would be deleted, none is, and the run fails
             */
            maxRows?: number;
        };
        /**
         * @description One row with all its fields, ours included
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "tookMs": 1,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "columns": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "multiple": false
         *         }
         *       ],
         *       "row": {
         *         "boarded": 12
         *       }
         *     }
         */
        RowAnswer: {
            /** @description Its slug */
            dataset: string;
            /**
             * Format: int64
             * @description Version of the data set that the answer is of
             */
            version: number;
            /** Format: int64 */
            tookMs: number;
            completeness: components["schemas"]["Completeness"];
            columns: components["schemas"]["Column"][];
            /** @description By name of field */
            row: {
                [key: string]: unknown;
            };
        };
        /** @description Rows, each with its values by the names of their fields */
        Rows: {
            [key: string]: unknown;
        }[];
        /**
         * @description One time that a pipeline is run
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
         *       "pipeline": "beoseu-jeokjae",
         *       "state": "succeeded",
         *       "since": "2026-11-25T01:02:04.104Z",
         *       "reason": null,
         *       "detail": null,
         *       "startedBy": {
         *         "kind": "user",
         *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "scheduleId": null,
         *         "detail": null
         *       },
         *       "runner": {
         *         "kind": "builtin",
         *         "server": null,
         *         "target": "load",
         *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
         *       },
         *       "attempt": 1,
         *       "progress": {
         *         "done": 1204,
         *         "total": 1204,
         *         "unit": "bytes",
         *         "note": null
         *       },
         *       "note": null,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.014Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "deadlineAt": "2026-11-25T02:02:03.004Z",
         *       "tookMs": 1100,
         *       "version": 4,
         *       "parameters": {
         *         "day": "2026-11-24"
         *       },
         *       "evidence": {},
         *       "tasks": [
         *         {
         *           "name": "load",
         *           "state": "succeeded",
         *           "attempts": [
         *             {
         *               "number": 1,
         *               "state": "succeeded",
         *               "startedAt": "2026-11-25T01:02:03.014Z",
         *               "finishedAt": "2026-11-25T01:02:04.104Z",
         *               "error": null
         *             }
         *           ]
         *         }
         *       ],
         *       "allowed": [
         *         "runs.get",
         *         "runs.retry"
         *       ]
         *     }
         */
        Run: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            pipeline: string;
            /** @description `requested`: written down here; `accepted`: its runner has it; `waiting`: `reason` says for what; `stopping`: told to stop, and parts of it may still work; `stop_unconfirmed`: told to stop, and `evidence` says what still works; `timed_out`: its deadline came first; `lost`: its runner knows nothing of it any more. Final are `stopped`, `succeeded`, `failed`, `timed_out` and `lost`. More values may come. */
            state: "requested" | "accepted" | "waiting" | "running" | "stopping" | "stop_unconfirmed" | "stopped" | "succeeded" | "failed" | "timed_out" | "lost" | (string & {});
            /**
             * Format: date-time
             * @description When it came into this state
             */
            since: string;
            reason: ("paused" | "max_active_runs" | "no_scheduler" | "pool" | "retry" | "stop_requested" | "task_failed" | "refused" | "process_died" | "deadline" | "gone" | "unreachable" | "unknown_state" | (string & {})) | null;
            /** @description The reason in a sentence, in English */
            detail: string | null;
            startedBy: components["schemas"]["RunStartedBy"];
            runner: components["schemas"]["RunRunner"];
            /**
             * Format: int64
             * @description How often it was begun; 0 until then
             */
            attempt: number;
            progress: components["schemas"]["RunProgress"] | null;
            note: string | null;
            /**
             * Format: date-time
             * @description When it was asked for; of a schedule: when it was due
             */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Null for what Airflow started by itself
             */
            deadlineAt: string | null;
            /**
             * Format: int64
             * @description From its start until its end, or until now; 0 before
             */
            tookMs: number;
            /**
             * Format: int64
             * @description Rises with every change
             */
            version: number;
            parameters: {
                [key: string]: unknown;
            };
            /** @description What the state was told by */
            evidence: {
                [key: string]: unknown;
            };
            tasks: components["schemas"]["RunTask"][];
            /** @description operationIds that you may call on it as it is */
            allowed: string[];
        };
        /** @description One try of a task */
        RunAttempt: {
            /** Format: int64 */
            number: number;
            state: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            error: string | null;
        };
        /**
         * @description What to run it with
         * @example {
         *       "parameters": {
         *         "day": "2026-11-24"
         *       }
         *     }
         */
        RunCreate: {
            /** @description Values of parameters by name; those left out have their default */
            parameters?: {
                [key: string]: unknown;
            };
            note?: string;
        };
        /** @description A data set that was written */
        RunDataset: {
            dataset: string;
            /**
             * Format: int64
             * @description Of the data set after it; null where it is not known
             */
            version: number | null;
            /**
             * Format: uuid
             * @description The load that brought rows
             */
            ingest: string | null;
            /**
             * Format: uuid
             * @description The deletion that removed rows
             */
            deletion: string | null;
            /**
             * Format: int64
             * @description Rows that were written or removed
             */
            rows: number | null;
        };
        /**
         * @description A run in a list
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
         *       "pipeline": "beoseu-jeokjae",
         *       "state": "succeeded",
         *       "since": "2026-11-25T01:02:04.104Z",
         *       "reason": null,
         *       "detail": null,
         *       "startedBy": {
         *         "kind": "user",
         *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "scheduleId": null,
         *         "detail": null
         *       },
         *       "runner": {
         *         "kind": "builtin",
         *         "server": null,
         *         "target": "load",
         *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
         *       },
         *       "attempt": 1,
         *       "progress": {
         *         "done": 1204,
         *         "total": 1204,
         *         "unit": "bytes",
         *         "note": null
         *       },
         *       "note": null,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "startedAt": "2026-11-25T01:02:03.014Z",
         *       "finishedAt": "2026-11-25T01:02:04.104Z",
         *       "deadlineAt": "2026-11-25T02:02:03.004Z",
         *       "tookMs": 1100,
         *       "version": 4
         *     }
         */
        RunItem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            pipeline: string;
            /** @description `requested`: written down here; `accepted`: its runner has it; `waiting`: `reason` says for what; `stopping`: told to stop, and parts of it may still work; `stop_unconfirmed`: told to stop, and `evidence` says what still works; `timed_out`: its deadline came first; `lost`: its runner knows nothing of it any more. Final are `stopped`, `succeeded`, `failed`, `timed_out` and `lost`. More values may come. */
            state: "requested" | "accepted" | "waiting" | "running" | "stopping" | "stop_unconfirmed" | "stopped" | "succeeded" | "failed" | "timed_out" | "lost" | (string & {});
            /**
             * Format: date-time
             * @description When it came into this state
             */
            since: string;
            reason: ("paused" | "max_active_runs" | "no_scheduler" | "pool" | "retry" | "stop_requested" | "task_failed" | "refused" | "process_died" | "deadline" | "gone" | "unreachable" | "unknown_state" | (string & {})) | null;
            /** @description The reason in a sentence, in English */
            detail: string | null;
            startedBy: components["schemas"]["RunStartedBy"];
            runner: components["schemas"]["RunRunner"];
            /**
             * Format: int64
             * @description How often it was begun; 0 until then
             */
            attempt: number;
            progress: components["schemas"]["RunProgress"] | null;
            note: string | null;
            /**
             * Format: date-time
             * @description When it was asked for; of a schedule: when it was due
             */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: date-time
             * @description Null for what Airflow started by itself
             */
            deadlineAt: string | null;
            /**
             * Format: int64
             * @description From its start until its end, or until now; 0 before
             */
            tookMs: number;
            /**
             * Format: int64
             * @description Rises with every change
             */
            version: number;
        };
        /**
         * @description A remark about a run
         * @example {
         *       "note": "원본 파일이 늦게 도착함"
         *     }
         */
        RunNote: {
            /** @description Null: none */
            note: string | null;
        };
        /**
         * @description What a run has made
         * @example {
         *       "returned": {
         *         "load": {
         *           "received": 20,
         *           "accepted": 20
         *         }
         *       },
         *       "datasets": [
         *         {
         *           "dataset": "seoul-beoseu",
         *           "version": 2,
         *           "ingest": "0198f3a0-1c2d-7000-8000-000000000005",
         *           "deletion": null,
         *           "rows": 20
         *         }
         *       ]
         *     }
         */
        RunOutput: {
            /** @description What each task returned, by its name */
            returned: {
                [key: string]: unknown;
            };
            /** @description Data sets that were written */
            datasets: components["schemas"]["RunDataset"][];
        };
        /**
         * @description One page of runs, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-00000000000a",
         *           "pipeline": "beoseu-jeokjae",
         *           "state": "succeeded",
         *           "since": "2026-11-25T01:02:04.104Z",
         *           "reason": null,
         *           "detail": null,
         *           "startedBy": {
         *             "kind": "user",
         *             "userId": "0198f3a0-1c2d-7000-8000-000000000001",
         *             "scheduleId": null,
         *             "detail": null
         *           },
         *           "runner": {
         *             "kind": "builtin",
         *             "server": null,
         *             "target": "load",
         *             "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
         *           },
         *           "attempt": 1,
         *           "progress": {
         *             "done": 1204,
         *             "total": 1204,
         *             "unit": "bytes",
         *             "note": null
         *           },
         *           "note": null,
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "startedAt": "2026-11-25T01:02:03.014Z",
         *           "finishedAt": "2026-11-25T01:02:04.104Z",
         *           "deadlineAt": "2026-11-25T02:02:03.004Z",
         *           "tookMs": 1100,
         *           "version": 4
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        RunPage: {
            items: components["schemas"]["RunItem"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /** @description How far it is */
        RunProgress: {
            done: number;
            total: number | null;
            /** @description More values may come. */
            unit: "bytes" | "rows" | "steps" | (string & {});
            note: string | null;
        };
        /**
         * @description What to run again
         * @example {
         *       "tasks": "failed"
         *     }
         */
        RunRetry: {
            /**
             * @description `failed`: only those that did not succeed, and what follows them
             * @default all
             * @enum {string}
             */
            tasks?: "all" | "failed";
        };
        /** @description Where it runs */
        RunRunner: {
            /** @description More values may come. */
            kind: "builtin" | "airflow" | (string & {});
            /** @description Of Airflow */
            server: string | null;
            /** @description Name of the task, or id of the DAG */
            target: string;
            /** @description Its id there */
            runId: string;
        };
        /** @description Who or what asked for it */
        RunStartedBy: {
            /** @description `airflow`: Airflow itself, by its schedule, its pages or an asset. More values may come. */
            kind: "user" | "schedule" | "dataset_event" | "airflow" | (string & {});
            /**
             * Format: uuid
             * @description Whose rights it runs with; null for what Airflow started
             */
            userId: string | null;
            /** Format: uuid */
            scheduleId: string | null;
            /** @description What more is known of it */
            detail: string | null;
        };
        /** @description A part of a run */
        RunTask: {
            name: string;
            /** @description As its runner calls it */
            state: string;
            attempts: components["schemas"]["RunAttempt"][];
        };
        /**
         * @description A question that is kept
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *       "dataset": "seoul-beoseu",
         *       "name": "붐비는 정류장",
         *       "description": null,
         *       "tags": [],
         *       "visibility": "private",
         *       "search": {
         *         "filter": {
         *           "op": "gt",
         *           "field": "boarded",
         *           "value": 10
         *         }
         *       },
         *       "aggregate": null,
         *       "parameters": [
         *         {
         *           "name": "least",
         *           "at": [
         *             "/search/filter/value"
         *           ],
         *           "from": 0,
         *           "label": {
         *             "ko": "최소 승차 인원"
         *           },
         *           "type": "int",
         *           "multiple": false,
         *           "default": 10
         *         }
         *       ],
         *       "owner": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "name": "김민지"
         *       },
         *       "fits": true,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1
         *     }
         */
        SavedQuery: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            name: string;
            description: string | null;
            tags: string[];
            /** @description `private`: who owns it; `internal`: whoever may read its data set may ask it too. More values may come. */
            visibility: "private" | "internal" | (string & {});
            /** @description Null for an aggregate */
            search: components["schemas"]["ExportSearch"] | null;
            /** @description Null for a search */
            aggregate: components["schemas"]["ExportAggregate"] | null;
            parameters: components["schemas"]["ShownParameter"][];
            owner: components["schemas"]["QueryOwner"];
            /** @description False: the fields of the data set have changed, and it cannot be asked */
            fits: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; the ETag is this number in quotes
             */
            version: number;
        };
        /**
         * @description A kept question in a list: without the question itself, which may be long
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *       "dataset": "seoul-beoseu",
         *       "name": "붐비는 정류장",
         *       "description": null,
         *       "tags": [],
         *       "visibility": "private",
         *       "owner": {
         *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *         "name": "김민지"
         *       },
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1,
         *       "kind": "search"
         *     }
         */
        SavedQueryItem: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            /** @description Made from the name by the Revised Romanization of Korean; never changes */
            dataset: string;
            name: string;
            description: string | null;
            tags: string[];
            /** @description `private`: who owns it; `internal`: whoever may read its data set may ask it too. More values may come. */
            visibility: "private" | "internal" | (string & {});
            owner: components["schemas"]["QueryOwner"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; the ETag is this number in quotes
             */
            version: number;
            /** @description More values may come. */
            kind: "search" | "aggregate" | (string & {});
        };
        /**
         * @description One page of kept questions, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000007",
         *           "dataset": "seoul-beoseu",
         *           "name": "붐비는 정류장",
         *           "description": null,
         *           "tags": [],
         *           "visibility": "private",
         *           "owner": {
         *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *             "name": "김민지"
         *           },
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "updatedAt": "2026-11-25T01:02:03.004Z",
         *           "version": 1,
         *           "kind": "search"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SavedQueryPage: {
            items: components["schemas"]["SavedQueryItem"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description When a pipeline runs by itself
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-00000000000b",
         *       "pipeline": "beoseu-jeokjae",
         *       "trigger": {
         *         "kind": "cron",
         *         "expression": "30 6 * * MON-FRI",
         *         "timeZone": "Asia/Seoul",
         *         "catchUp": "run_once"
         *       },
         *       "parameters": {},
         *       "dateParameters": {
         *         "day": {
         *           "days": -1
         *         }
         *       },
         *       "paused": false,
         *       "next": [
         *         "2026-11-25T21:30:00.000Z",
         *         "2026-11-26T21:30:00.000Z"
         *       ],
         *       "last": {
         *         "dueAt": "2026-11-24T21:30:00.000Z",
         *         "run": "0198f3a0-1c2d-7000-8000-00000000000a",
         *         "problem": null
         *       },
         *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "createdAt": "2026-11-24T01:02:03.004Z",
         *       "updatedAt": "2026-11-24T21:30:00.104Z",
         *       "version": 2
         *     }
         */
        Schedule: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            pipeline: string;
            trigger: components["schemas"]["CronTrigger"] | components["schemas"]["DatasetTrigger"];
            parameters: {
                [key: string]: unknown;
            };
            dateParameters: {
                [key: string]: components["schemas"]["DayOffset"];
            };
            paused: boolean;
            /** @description The next 5 times; none while it is paused, and for a data set */
            next: string[];
            last: components["schemas"]["ScheduleLast"] | null;
            /**
             * Format: uuid
             * @description Whose rights its runs have
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: int64
             * @description The ETag is this number in quotes; it rises too when the schedule was due
             */
            version: number;
        };
        /**
         * @description A new schedule; its runs have your rights
         * @example {
         *       "trigger": {
         *         "kind": "cron",
         *         "expression": "30 6 * * MON-FRI",
         *         "timeZone": "Asia/Seoul",
         *         "catchUp": "run_once"
         *       },
         *       "dateParameters": {
         *         "day": {
         *           "days": -1
         *         }
         *       }
         *     }
         */
        ScheduleCreate: {
            trigger: components["schemas"]["CronTriggerInput"] | components["schemas"]["DatasetTriggerInput"];
            /** @description Values of parameters by name; those left out have their default */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description Parameters that are a date (`2026-11-25`): the day at which the run is due, in the time zone of the trigger (UTC where it has none), and so many days more */
            dateParameters?: {
                [key: string]: components["schemas"]["DayOffsetInput"];
            };
            /** @description True: it never is due, and nothing is made up for afterwards */
            paused?: boolean;
        };
        /** @description When it was due last, and what came of it */
        ScheduleLast: {
            /** Format: date-time */
            dueAt: string;
            /**
             * Format: uuid
             * @description Null when there was none
             */
            run: string | null;
            /** @description Why there was no run */
            problem: string | null;
        };
        /**
         * @description One page of schedules, the oldest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-00000000000b",
         *           "pipeline": "beoseu-jeokjae",
         *           "trigger": {
         *             "kind": "cron",
         *             "expression": "30 6 * * MON-FRI",
         *             "timeZone": "Asia/Seoul",
         *             "catchUp": "run_once"
         *           },
         *           "parameters": {},
         *           "dateParameters": {
         *             "day": {
         *               "days": -1
         *             }
         *           },
         *           "paused": false,
         *           "next": [
         *             "2026-11-25T21:30:00.000Z",
         *             "2026-11-26T21:30:00.000Z"
         *           ],
         *           "last": {
         *             "dueAt": "2026-11-24T21:30:00.000Z",
         *             "run": "0198f3a0-1c2d-7000-8000-00000000000a",
         *             "problem": null
         *           },
         *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "createdAt": "2026-11-24T01:02:03.004Z",
         *           "updatedAt": "2026-11-24T21:30:00.104Z",
         *           "version": 2
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SchedulePage: {
            items: components["schemas"]["Schedule"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description What to change (merge patch); parameters are replaced as a whole
         * @example {
         *       "paused": true
         *     }
         */
        ScheduleUpdate: {
            trigger?: components["schemas"]["CronTriggerInput"] | components["schemas"]["DatasetTriggerInput"];
            /** @description Values of parameters by name; those left out have their default */
            parameters?: {
                [key: string]: unknown;
            };
            /** @description Parameters that are a date (`2026-11-25`): the day at which the run is due, in the time zone of the trigger (UTC where it has none), and so many days more */
            dateParameters?: {
                [key: string]: components["schemas"]["DayOffsetInput"];
            };
            /** @description True: it never is due, and nothing is made up for afterwards */
            paused?: boolean;
        };
        /**
         * @description One change of a field
         * @example {
         *       "op": "add",
         *       "field": {
         *         "name": "boarded",
         *         "type": "int",
         *         "label": {
         *           "ko": "승차 인원"
         *         },
         *         "read": {
         *           "thousandsSeparator": ","
         *         }
         *       }
         *     }
         */
        SchemaChange: components["schemas"]["SchemaChangeAdd"] | components["schemas"]["SchemaChangeWiden"] | components["schemas"]["SchemaChangeRelax"] | components["schemas"]["SchemaChangeDrop"] | components["schemas"]["SchemaChangeDescribe"];
        /** @description Rows that are there have no value */
        SchemaChangeAdd: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "add";
            field: components["schemas"]["FieldInput"];
        };
        /** @description Label, description, unit, reading rules; null clears */
        SchemaChangeDescribe: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "describe";
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
            label?: components["schemas"]["FieldLabelInput"] | null;
            description?: string | null;
            unit?: string | null;
            read?: components["schemas"]["ReadingRulesInput"] | null;
        };
        /** @description Its values are gone from rows, quarantine, profile and filters of deletions for good; originals that are kept stay as they came */
        SchemaChangeDrop: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "drop";
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
        };
        /** @description Rows may lack a value from now on */
        SchemaChangeRelax: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "relax";
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
        };
        /** @description int to int64 to decimal, keyword to text, decimal to more digits, timestamp to `us`: every value fits */
        SchemaChangeWiden: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            op: "widen";
            /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
            name: string;
            /** @enum {string} */
            type: "keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json";
            precision?: number;
            scale?: number;
            /** @enum {string} */
            resolution?: "ms" | "us";
        };
        /**
         * @description What the changes did or would do
         * @example {
         *       "dryRun": true,
         *       "fields": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "label": {
         *             "ko": "승차 인원"
         *           },
         *           "read": {
         *             "thousandsSeparator": ","
         *           }
         *         }
         *       ],
         *       "effects": [],
         *       "brokenQueries": [],
         *       "version": 3
         *     }
         */
        SchemaChanged: {
            dryRun: boolean;
            /** @description After the changes */
            fields: components["schemas"]["Field"][];
            /** @description What readers of the data set will notice */
            effects: components["schemas"]["SchemaEffect"][];
            /** @description Kept questions of everybody that can be asked now and then no more; at most 100 */
            brokenQueries: components["schemas"]["BrokenQuery"][];
            /**
             * Format: int64
             * @description Of the data set afterwards; of a dry run: as it is
             */
            version: number;
        };
        /**
         * @description Changes of the fields, all or none of them, in their order
         * @example {
         *       "changes": [
         *         {
         *           "op": "relax",
         *           "name": "boarded"
         *         }
         *       ],
         *       "dryRun": true
         *     }
         */
        SchemaChanges: {
            changes: components["schemas"]["SchemaChange"][];
            /** @description True: tell what it would do, and change nothing */
            dryRun: boolean;
        };
        SchemaEffect: {
            /**
             * Format: int64
             * @description Which of the changes, from 0
             */
            change: number;
            field: string;
            /** @description More values may come. */
            effect: "values_lost" | "rows_without_value" | "type_changed" | (string & {});
            /**
             * Format: int64
             * @description How many rows it concerns
             */
            rows: number;
        };
        /**
         * @description One page of rows
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "tookMs": 4,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "columns": [
         *         {
         *           "name": "boarded",
         *           "type": "int",
         *           "multiple": false
         *         }
         *       ],
         *       "rows": [
         *         {
         *           "boarded": 12
         *         }
         *       ],
         *       "total": {
         *         "rows": 1,
         *         "kind": "exact"
         *       },
         *       "nextCursor": null,
         *       "previousCursor": null,
         *       "cache": {
         *         "hit": false,
         *         "ageMs": 0
         *       }
         *     }
         */
        SearchAnswer: {
            /** @description Its slug */
            dataset: string;
            /**
             * Format: int64
             * @description Version of the data set that the answer is of
             */
            version: number;
            /** Format: int64 */
            tookMs: number;
            completeness: components["schemas"]["Completeness"];
            columns: components["schemas"]["Column"][];
            rows: unknown[];
            /** @description Null unless it was asked for */
            total: components["schemas"]["SearchTotal"] | null;
            /** @description Send it as `cursor` to go on; null on the last page */
            nextCursor: string | null;
            /** @description Send it as `cursor` to go back; null on the first page */
            previousCursor: string | null;
            /** @description Of each row, in the same order; when asked for */
            highlights?: {
                [key: string]: components["schemas"]["HighlightFragment"][];
            }[];
            /** @description In the order of the question; when asked for */
            facets?: components["schemas"]["FacetAnswer"][];
            cache: components["schemas"]["AnswerCache"];
        };
        /** @description Which rows, in which order */
        SearchQuestion: {
            filter?: components["schemas"]["FilterInput"];
            /** @description What rows hold; all fields of the data set unless named */
            fields?: string[];
            /** @description Rows with equal values come in the order of `$row` */
            sort?: components["schemas"]["SortInput"][];
            /** @description Rows a page holds at most; 20 unless named */
            limit?: number;
            /** @description A cursor of the page before; bound to the caller and to the rest of the question */
            cursor?: string;
            /** @description Whether all rows of the filter are counted; `none` unless named */
            total?: ("none" | "exact") | components["schemas"]["TotalUpTo"];
            /**
             * @description Rows as objects by name of field (unless named), or as arrays in the order of `columns`
             * @enum {string}
             */
            rowFormat?: "object" | "array";
            /** @description Shows where the words of `match` and the text of `contains` stand in these fields */
            highlight?: components["schemas"]["Highlight"];
            /** @description Most frequent values of fields among the rows of the filter, without those parts of its outermost `and` that are about the same field alone */
            facets?: components["schemas"]["FacetQuestion"][];
            /** @description How long the server may work on it; 10000 unless named */
            timeoutMs?: number;
        };
        SearchTotal: {
            /**
             * Format: int64
             * @description Of the filter
             */
            rows: number;
            /** @description More values may come. */
            kind: "exact" | "lower_bound" | (string & {});
        };
        /**
         * @description One login that has not ended
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000002",
         *       "kind": "token",
         *       "current": true,
         *       "userAgent": "curl/8.5.0",
         *       "address": "192.0.2.7",
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "lastUsedAt": "2026-11-25T01:02:03.004Z",
         *       "expiresAt": "2026-12-09T01:02:03.004Z"
         *     }
         */
        Session: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["SessionKind"];
            /** @description Whether this request belongs to it */
            current: boolean;
            userAgent: string | null;
            /** @description Network address of the login */
            address: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last login or refresh
             */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @description `token`: the refresh token is in the answer. `cookie`: it is in an HttpOnly cookie, for browsers. More values may come.
         * @example token
         */
        SessionKind: "token" | "cookie" | (string & {});
        /**
         * @description `token`: the refresh token is in the answer. `cookie`: it is in an HttpOnly cookie, for browsers.
         * @example token
         * @enum {string}
         */
        SessionKindInput: "token" | "cookie";
        /**
         * @description One page of sessions, newest first
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000002",
         *           "kind": "token",
         *           "current": true,
         *           "userAgent": "curl/8.5.0",
         *           "address": "192.0.2.7",
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "lastUsedAt": "2026-11-25T01:02:03.004Z",
         *           "expiresAt": "2026-12-09T01:02:03.004Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SessionPage: {
            items: components["schemas"]["Session"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description A parameter, and what its values are
         * @example {
         *       "name": "least",
         *       "at": [
         *         "/search/filter/value"
         *       ],
         *       "from": 0,
         *       "label": {
         *         "ko": "최소 승차 인원"
         *       },
         *       "type": "int",
         *       "multiple": false,
         *       "default": 10
         *     }
         */
        ShownParameter: {
            name: string;
            /** @description Where it goes: JSON Pointers to values of conditions in the question, for instance `/search/filter/value`. What stands there is asked unless another value is named */
            at: string[];
            /** @description What people call it */
            label?: components["schemas"]["FieldLabel"];
            description?: string;
            /** @description It must be named; what stands in the question is an example then */
            required?: boolean;
            /** @description No other is taken */
            values?: (string | number | boolean)[];
            /** @description No lesser value is taken */
            from?: string | number | boolean;
            /** @description No greater value is taken */
            to?: string | number | boolean;
            /** @description Of its values: that of the field; `words` of `match`; `number`: degrees or meters; `metric`: what a metric is compared with. Null where the data set lacks the field by now */
            type: ("keyword" | "text" | "int" | "int64" | "double" | "decimal" | "boolean" | "timestamp" | "date" | "geo_point" | "json" | "words" | "number" | "metric" | (string & {})) | null;
            /** @description It is a list */
            multiple: boolean;
            /** @description What is asked unless it is named; null: it must be named */
            default: unknown;
        };
        /**
         * @description Text sorts by code point
         * @example {
         *       "field": "boarded",
         *       "order": "desc"
         *     }
         */
        Sort: {
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            /** @description `asc` unless named */
            order?: "asc" | "desc" | (string & {});
            /** @description Where rows without a value stand; `last` unless named */
            nulls?: "first" | "last" | (string & {});
        };
        /**
         * @description Text sorts by code point
         * @example {
         *       "field": "boarded",
         *       "order": "desc"
         *     }
         */
        SortInput: {
            /** @description Name of a field of the data set, or `$row`, `$ingest`, `$version` */
            field: string;
            /**
             * @description `asc` unless named
             * @enum {string}
             */
            order?: "asc" | "desc";
            /**
             * @description Where rows without a value stand; `last` unless named
             * @enum {string}
             */
            nulls?: "first" | "last";
        };
        /** @description A header of the request: `value` or `secret`, one of the two */
        SourceHeader: {
            name: string;
            value?: string;
            /** @description `env:NAME`: an environment variable of the server that `JOB_SECRETS` lists; its value is never shown */
            secret?: string;
        };
        /** @description A header of the request: `value` or `secret`, one of the two */
        SourceHeaderInput: {
            name: string;
            value?: string;
            /** @description `env:NAME`: an environment variable of the server that `JOB_SECRETS` lists; its value is never shown */
            secret?: string;
        };
        /**
         * @description A session: a short access token and a rotating refresh token
         * @example {
         *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4In0.c2ln",
         *       "refreshToken": "3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe",
         *       "tokenType": "Bearer",
         *       "expiresInMs": 900000,
         *       "sessionExpiresAt": "2026-12-09T01:02:03.004Z"
         *     }
         */
        Tokens: {
            /** @description Send it as `Authorization: Bearer …` */
            accessToken: string;
            /** @description Exchange it at `/v1/auth/refresh`; absent in a cookie session */
            refreshToken?: string;
            /** @constant */
            tokenType: "Bearer";
            /**
             * Format: int64
             * @description Life of the access token from now, in milliseconds
             */
            expiresInMs: number;
            /**
             * Format: date-time
             * @description When the session ends unless it is refreshed before
             */
            sessionExpiresAt: string;
        };
        /** @description Counts no further than this */
        TotalUpTo: {
            upTo: number;
        };
        /** @description A server that gave no answer, and why */
        UnavailableServer: {
            server: string;
            detail: string;
        };
        /**
         * @description A person who can log in
         * @example {
         *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *       "username": "minji.kim",
         *       "name": "김민지",
         *       "mobile": "010-1234-5678",
         *       "level": "GENERAL",
         *       "disabledAt": null,
         *       "createdAt": "2026-11-25T01:02:03.004Z",
         *       "updatedAt": "2026-11-25T01:02:03.004Z",
         *       "version": 1
         *     }
         */
        User: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            username: string;
            name: string;
            mobile: string | null;
            level: components["schemas"]["UserLevel"];
            /**
             * Format: date-time
             * @description Since when the user is disabled; null while active
             */
            disabledAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, milliseconds
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; the ETag is this number in quotes
             */
            version: number;
        };
        /**
         * @description A new user
         * @example {
         *       "username": "minji.kim",
         *       "name": "김민지",
         *       "mobile": "010-1234-5678",
         *       "level": "GENERAL",
         *       "password": "맑은-하늘-아래-42"
         *     }
         */
        UserCreate: {
            /** @description Unique, case-sensitive, without spaces */
            username: string;
            /** @description Name of the person, any language */
            name: string;
            /** @description Mobile number: digits, +, spaces, - and ( ) */
            mobile?: string | null;
            /** @default GENERAL */
            level?: components["schemas"]["UserLevelInput"];
            /** @description 10 to 128 characters of any kind; nothing is trimmed; common passwords are refused */
            password: string;
        };
        /**
         * @description GENERAL reads, MANAGER also creates and loads, ADMIN does all. Each level includes the one before. More values may come.
         * @example GENERAL
         */
        UserLevel: "GENERAL" | "MANAGER" | "ADMIN" | (string & {});
        /**
         * @description GENERAL reads, MANAGER also creates and loads, ADMIN does all. Each level includes the one before.
         * @example GENERAL
         * @enum {string}
         */
        UserLevelInput: "GENERAL" | "MANAGER" | "ADMIN";
        /**
         * @description One page of users
         * @example {
         *       "items": [
         *         {
         *           "id": "0198f3a0-1c2d-7000-8000-000000000001",
         *           "username": "minji.kim",
         *           "name": "김민지",
         *           "mobile": "010-1234-5678",
         *           "level": "GENERAL",
         *           "disabledAt": null,
         *           "createdAt": "2026-11-25T01:02:03.004Z",
         *           "updatedAt": "2026-11-25T01:02:03.004Z",
         *           "version": 1
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        UserPage: {
            items: components["schemas"]["User"][];
            /** @description Send it as `cursor` to get the next page; null on the last page */
            nextCursor: string | null;
        };
        /**
         * @description What to change (merge patch); null clears
         * @example {
         *       "level": "MANAGER"
         *     }
         */
        UserUpdate: {
            /** @description Name of the person, any language */
            name?: string;
            /** @description Mobile number: digits, +, spaces, - and ( ) */
            mobile?: string | null;
            level?: components["schemas"]["UserLevelInput"];
        };
        /**
         * @description Values of a field, the most frequent ones first
         * @example {
         *       "dataset": "seoul-beoseu",
         *       "version": 3,
         *       "tookMs": 2,
         *       "completeness": {
         *         "kind": "exact",
         *         "reason": null,
         *         "bound": null
         *       },
         *       "field": "stop",
         *       "values": [
         *         {
         *           "value": "시청",
         *           "rows": 2
         *         }
         *       ],
         *       "otherRows": 1,
         *       "missingRows": 0,
         *       "cache": {
         *         "hit": false,
         *         "ageMs": 0
         *       }
         *     }
         */
        ValuesAnswer: {
            /** @description Its slug */
            dataset: string;
            /**
             * Format: int64
             * @description Version of the data set that the answer is of
             */
            version: number;
            /** Format: int64 */
            tookMs: number;
            completeness: components["schemas"]["Completeness"];
            field: string;
            values: components["schemas"]["FacetValue"][];
            /**
             * Format: int64
             * @description With another value than these; a row with several values counts with each
             */
            otherRows: number;
            /**
             * Format: int64
             * @description Without a value
             */
            missingRows: number;
            cache: components["schemas"]["AnswerCache"];
        };
        /**
         * @description What is running
         * @example {
         *       "name": "tg-cloud-bigdata",
         *       "version": "1.0.0",
         *       "contractVersion": "1.0.0",
         *       "node": "24.21.0"
         *     }
         */
        Version: {
            /** @constant */
            name: "tg-cloud-bigdata";
            /** @description Version of the server */
            version: string;
            /** @description Version of the contract it speaks */
            contractVersion: string;
            /** @description Version of Node.js it runs on */
            node: string;
        };
    };
    responses: {
        /** @description `api_key_limit`: You have as many API keys as one user may have */
        ApiKeyLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `api_key_not_found`: There is no such API key */
        ApiKeyNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body_malformed`: The body is not of its format. `header_mismatch`: The header does not fit the fields of the data set. `idempotency_key_reused`: This Idempotency-Key was used for another request. `primary_key_missing`: This needs a data set with a primary key. `sheet_not_found`: The workbook has no such sheet. `too_many_errors`: More rows were refused than this load allows; nothing was kept */
        BodyMalformedOrHeaderMismatchOrIdempotencyKeyReusedOrPrimaryKeyMissingOrSheetNotFoundOrTooManyErrors: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body_malformed`: The body is not of its format. `sheet_not_found`: The workbook has no such sheet */
        BodyMalformedOrSheetNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `body_too_large`: The rows are more than one load may hold */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cell_too_long`: A text is longer than a cell of a spreadsheet may be. `characters_unmappable`: The encoding does not have some of the characters. `export_too_large`: The export would have more rows than a file may have. `question_too_large`: The question would give more than one answer may hold. `question_unsupported`: The rows of this data set cannot be asked this. `value_too_large`: A number has more digits than the format can hold */
        CellTooLongOrCharactersUnmappableOrExportTooLargeOrQuestionTooLargeOrQuestionUnsupportedOrValueTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `charset_unsupported`: This charset is not accepted here. `encoding_unsupported`: This Content-Encoding is not accepted here. `unsupported_media_type`: This media type is not accepted here */
        CharsetUnsupportedOrEncodingUnsupportedOrUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `csrf_refused`: A cookie session needs the X-CSRF header and a listed Origin */
        CsrfRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cursor_invalid`: The cursor is not one of ours. `cursor_mismatch`: The cursor belongs to another question. `invalid_request`: The request is not valid. `malformed_json`: The body is not valid JSON. `malformed_request`: The request is malformed */
        CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedJsonOrMalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `cursor_invalid`: The cursor is not one of ours. `cursor_mismatch`: The cursor belongs to another question. `invalid_request`: The request is not valid. `malformed_request`: The request is malformed */
        CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_busy`: Rows are being loaded; wait for them or cancel the load. `dataset_read_only`: The rows of this data set are in an index of others and can only be read */
        DatasetBusyOrDatasetReadOnly: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_busy`: Rows are being loaded; wait for them or cancel the load. `rebuild_finished`: The rebuild has put its rows into their place, or has ended. `rebuild_running`: The data set is being rebuilt already */
        DatasetBusyOrRebuildFinishedOrRebuildRunning: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_forbidden`: You may read this data set, but not change it. `forbidden`: Your level does not allow this */
        DatasetForbiddenOrForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_not_found`: There is no such data set */
        DatasetNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_not_found`: There is no such data set. `query_not_found`: There is no such kept question */
        DatasetNotFoundOrQueryNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_not_found`: There is no such data set. `rebuild_not_found`: There is no such rebuild */
        DatasetNotFoundOrRebuildNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_not_found`: There is no such data set. `row_not_found`: There is no such row */
        DatasetNotFoundOrRowNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_read_only`: The rows of this data set are in an index of others and can only be read */
        DatasetReadOnly: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_read_only`: The rows of this data set are in an index of others and can only be read. `ingest_cancelled`: The load was cancelled */
        DatasetReadOnlyOrIngestCancelled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_read_only`: The rows of this data set are in an index of others and can only be read. `ingest_finished`: This load has ended */
        DatasetReadOnlyOrIngestFinished: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `dataset_read_only`: The rows of this data set are in an index of others and can only be read. `ingest_not_revertible`: Only a finished append can be reverted */
        DatasetReadOnlyOrIngestNotRevertible: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_cancelled`: The export was cancelled */
        ExportCancelled: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_file_not_found`: The file of this export is not there. `export_link_over`: This link is not good, or not any more; ask for another one. `export_not_found`: There is no such export */
        ExportFileNotFoundOrExportLinkOverOrExportNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_file_not_found`: The file of this export is not there. `export_not_found`: There is no such export */
        ExportFileNotFoundOrExportNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_limit`: There is no room for more exports now; wait and try again. `rate_limited`: Too many requests; wait and try again */
        ExportLimitOrRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_limit`: There is no room for more exports now; wait and try again. `rate_limited`: Too many requests; wait and try again. `snapshot_limit`: The cluster keeps as many indices as they were for readers as it may; wait and try again */
        ExportLimitOrRateLimitedOrSnapshotLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_not_found`: There is no such export */
        ExportNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_storage_full`: The room for files of exports is used up; try again later */
        ExportStorageFull: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `export_unfinished`: The file of this export is not whole yet */
        ExportUnfinished: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `file_not_found`: There is no such file */
        FileNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Your level does not allow this */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `headers_too_large`: The headers are too large */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was used for another request */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was used for another request. `index_not_allowed`: This index may not be registered here. `index_refused`: The index cannot be registered like this */
        IdempotencyKeyReusedOrIndexNotAllowedOrIndexRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was used for another request. `originals_missing`: Not all that is needed is kept. `rebuild_unsupported`: The rows of this data set cannot be rebuilt like this */
        IdempotencyKeyReusedOrOriginalsMissingOrRebuildUnsupported: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was used for another request. `password_too_common`: This password is on the list of common passwords */
        IdempotencyKeyReusedOrPasswordTooCommon: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: This Idempotency-Key was used for another request. `primary_key_missing`: This needs a data set with a primary key */
        IdempotencyKeyReusedOrPrimaryKeyMissing: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `index_not_allowed`: This index may not be registered here. `index_refused`: The index cannot be registered like this */
        IndexNotAllowedOrIndexRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `index_not_found`: There is no such index */
        IndexNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `ingest_not_found`: There is no such load */
        IngestNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `ingest_not_found`: There is no such load. `original_not_found`: The bytes of this load are not kept */
        IngestNotFoundOrOriginalNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side */
        Internal: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_credentials`: The username or the password is wrong */
        InvalidCredentials: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is not valid. `malformed_json`: The body is not valid JSON. `malformed_request`: The request is malformed */
        InvalidRequestOrMalformedJsonOrMalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is not valid. `malformed_request`: The request is malformed */
        InvalidRequestOrMalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is not valid. `malformed_request`: The request is malformed. `request_aborted`: The body broke off */
        InvalidRequestOrMalformedRequestOrRequestAborted: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `last_admin`: This is the last active administrator */
        LastAdmin: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `last_admin`: This is the last active administrator. `mobile_taken`: This mobile number is taken */
        LastAdminOrMobileTaken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `login_busy`: Too many logins at once; try again. `unavailable`: A part we depend on does not answer; try again */
        LoginBusyOrUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `login_throttled`: Too many failed logins; wait and try again. `rate_limited`: Too many requests; wait and try again */
        LoginThrottledOrRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `malformed_request`: The request is malformed */
        MalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `mobile_taken`: This mobile number is taken */
        MobileTaken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `mobile_taken`: This mobile number is taken. `username_taken`: This username is taken */
        MobileTakenOrUsernameTaken: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `password_too_common`: This password is on the list of common passwords. `password_wrong`: The current password is wrong */
        PasswordTooCommonOrPasswordWrong: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `pipeline_busy`: A run of this pipeline has not ended */
        PipelineBusy: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `pipeline_forbidden`: You lack a right on a data set of this pipeline */
        PipelineForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `pipeline_not_found`: There is no such pipeline */
        PipelineNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `pipeline_not_found`: There is no such pipeline. `schedule_not_found`: There is no such schedule */
        PipelineNotFoundOrScheduleNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: It was changed in the meantime; read it again */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_required`: Send If-Match with the ETag you read */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_forbidden`: You may ask this question, but not change it */
        QueryForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_limit`: You keep as many questions as you may; delete some first */
        QueryLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_not_found`: There is no such kept question */
        QueryNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_result_not_found`: This run has no result. `query_run_not_found`: There is no such run of a question */
        QueryResultNotFoundOrQueryRunNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_run_limit`: You have too many runs under way. `rate_limited`: Too many requests; wait and try again */
        QueryRunLimitOrRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_run_not_found`: There is no such run of a question */
        QueryRunNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_run_unfinished`: The run has not ended yet */
        QueryRunUnfinished: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `query_timeout`: The question takes longer than the server may work on it */
        QueryTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `question_too_large`: The question would give more than one answer may hold. `question_unsupported`: The rows of this data set cannot be asked this */
        QuestionTooLargeOrQuestionUnsupported: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `range_not_satisfiable`: The file has no such part */
        RangeNotSatisfiable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Range": components["headers"]["Content-Range"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests; wait and try again */
        RateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests; wait and try again. `run_limit`: Too many runs of this pipeline wait */
        RateLimitedOrRunLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rate_limited`: Too many requests; wait and try again. `snapshot_limit`: The cluster keeps as many indices as they were for readers as it may; wait and try again */
        RateLimitedOrSnapshotLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rebuild_running`: The data set is being rebuilt already */
        RebuildRunning: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rebuild_running`: The data set is being rebuilt already. `rebuild_unconfirmed`: Rows of this data set have moved, which is not confirmed yet */
        RebuildRunningOrRebuildUnconfirmed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `rebuild_unsupported`: The rows of this data set cannot be rebuilt like this */
        RebuildUnsupported: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `refresh_token_invalid`: The refresh token is unknown, used up or expired */
        RefreshTokenInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_timeout`: The request took too long to arrive */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `request_too_large`: The body is too large */
        RequestTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `run_finished`: This run has ended */
        RunFinished: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `run_not_failed`: No task of this run failed. `run_not_finished`: This run has not ended */
        RunNotFailedOrRunNotFinished: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `run_not_found`: There is no such run */
        RunNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `schedule_limit`: Too many schedules of this pipeline */
        ScheduleLimit: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `schema_change_refused`: The fields cannot be changed like this */
        SchemaChangeRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_not_found`: There is no such session */
        SessionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_required`: An API key cannot do this; log in */
        SessionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthenticated`: Log in first */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: A part we depend on does not answer; try again */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: This media type is not accepted here */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `user_not_found`: There is no such user */
        UserNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Contract-Version": components["headers"]["X-Contract-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description `ko` for titles and messages in Korean */
        "Accept-Language": string;
        /** @description `no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; `max-age`: one that is at most so many seconds old */
        "Cache-Control": string;
        /** @description What the body is compressed with, if it is */
        "Content-Encoding": "gzip" | "zstd" | "br";
        /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
        "Idempotency-Key": string;
        /** @description The ETag you read, or `*` for whatever is there now */
        "If-Match": string;
        /** @description An ETag you have; 304 while it is still the current one */
        "If-None-Match": string;
        /** @description The ETag of the file that the first part came from: all of it is sent when it is another one */
        "If-Range": string;
        /** @description The id of the last event you have; EventSource sends it when it connects again */
        "Last-Event-ID": string;
        /** @description `respond-async`: answer 202 as soon as the rest is sure to be done (RFC 7240) */
        Prefer: string;
        /** @description A part of the file: `bytes=0-1048575`, `bytes=1048576-`, `bytes=-1024` (RFC 9110) */
        Range: string;
        /** @description `1`, when the refresh token comes in the cookie: other sites cannot send it */
        "X-CSRF": "1";
        /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
        "X-Request-Id": string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request: the one you sent, if it is well formed, or ours */
        "X-Request-Id": string;
        /** @description Version of the contract this server speaks (semantic versioning) */
        "X-Contract-Version": string;
        /** @description Who may keep this answer */
        "Cache-Control": string;
        /** @description Version of the resource; send it as If-Match when you change it */
        ETag: string;
        /** @description Address of the new resource */
        Location: string;
        /** @description `respond-async`: the rest is done after this answer (RFC 7240) */
        "Preference-Applied": string;
        /** @description The name of the file (RFC 6266) */
        "Content-Disposition": string;
        /** @description SHA-256 of the bytes of the file (RFC 9530) */
        "Repr-Digest": string;
        /** @description The file is also sent in parts (RFC 9110) */
        "Accept-Ranges": string;
        /** @description Which bytes of how many these are; with 416 how many there are */
        "Content-Range": string;
        /** @description The export that tells at the end how many rows were sent, and their SHA-256 */
        "Export-Id": string;
        /** @description `no`: proxies pass events on as they come */
        "X-Accel-Buffering": string;
        /** @description How many rows the whole file has */
        "X-Row-Count": number;
        /** @description Seconds to wait before trying again */
        "Retry-After": number;
        /** @description What is left of each limit that was looked at: `r` calls, until it begins anew in `t` seconds */
        RateLimit: string;
        /** @description The limits: `q` calls in each `w` seconds; the burst is on top of the steady rate */
        "RateLimit-Policy": string;
        /** @description How to authenticate (RFC 6750) */
        "WWW-Authenticate": string;
        /** @description The refresh token of a cookie session */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "auth.login": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Who you are */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "minji.kim",
                 *       "password": "맑은-하늘-아래-42"
                 *     }
                 */
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description A session: a short access token and a rotating refresh token */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4In0.c2ln",
                     *       "refreshToken": "3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe",
                     *       "tokenType": "Bearer",
                     *       "expiresInMs": 900000,
                     *       "sessionExpiresAt": "2026-12-09T01:02:03.004Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["InvalidCredentials"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["LoginThrottledOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["LoginBusyOrUnavailable"];
        };
    };
    "auth.refresh": {
        parameters: {
            query?: never;
            header?: {
                /** @description `1`, when the refresh token comes in the cookie: other sites cannot send it */
                "X-CSRF"?: components["parameters"]["X-CSRF"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The refresh token */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "refreshToken": "3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe"
                 *     }
                 */
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description A session: a short access token and a rotating refresh token */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4In0.c2ln",
                     *       "refreshToken": "3q2-7wkEVr1vYQ0hTn5mB8sLx6fUdCzJpGaWoRiNtKe",
                     *       "tokenType": "Bearer",
                     *       "expiresInMs": 900000,
                     *       "sessionExpiresAt": "2026-12-09T01:02:03.004Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["RefreshTokenInvalid"];
            403: components["responses"]["CsrfRefused"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Nothing; an empty object is accepted */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoInput"];
            };
        };
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SessionRequired"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth.listSessions": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sessions, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000002",
                     *           "kind": "token",
                     *           "current": true,
                     *           "userAgent": "curl/8.5.0",
                     *           "address": "192.0.2.7",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "lastUsedAt": "2026-11-25T01:02:03.004Z",
                     *           "expiresAt": "2026-12-09T01:02:03.004Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth.endSessions": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "auth.endSession": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The session */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You, and what you may do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "operations": [
                     *         "me.get",
                     *         "me.update",
                     *         "auth.logout"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to change (merge patch); null clears */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mobile": null
                 *     }
                 */
                "application/json": components["schemas"]["MeUpdate"];
                /**
                 * @example {
                 *       "mobile": null
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description You, and what you may do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "operations": [
                     *         "me.get",
                     *         "me.update",
                     *         "auth.logout"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            409: components["responses"]["MobileTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The current password and the one to come */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "맑은-하늘-아래-42",
                 *       "newPassword": "새벽-바다-위로-77"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SessionRequired"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["PasswordTooCommonOrPasswordWrong"];
            429: components["responses"]["LoginThrottledOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["LoginBusyOrUnavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description Beginning of the name or username, upper and lower case alike */
                q?: string;
                /** @description Only users of this level */
                level?: components["schemas"]["UserLevelInput"];
                /** @description Only active or only disabled users */
                state?: "active" | "disabled";
                /** @description `-` in front sorts downwards; text sorts by code point */
                sort?: "username" | "-username" | "name" | "-name" | "createdAt" | "-createdAt";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "username": "minji.kim",
                     *           "name": "김민지",
                     *           "mobile": "010-1234-5678",
                     *           "level": "GENERAL",
                     *           "disabledAt": null,
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "updatedAt": "2026-11-25T01:02:03.004Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A new user */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "minji.kim",
                 *       "name": "김민지",
                 *       "mobile": "010-1234-5678",
                 *       "level": "GENERAL",
                 *       "password": "맑은-하늘-아래-42"
                 *     }
                 */
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description A person who can log in */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["MobileTakenOrUsernameTaken"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrPasswordTooCommon"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["LoginBusyOrUnavailable"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A person who can log in */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to change (merge patch); null clears */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "level": "MANAGER"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
                /**
                 * @example {
                 *       "level": "MANAGER"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description A person who can log in */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["LastAdminOrMobileTaken"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.disable": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Nothing; an empty object is accepted */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoInput"];
            };
        };
        responses: {
            /** @description A person who can log in */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["LastAdmin"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.enable": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Nothing; an empty object is accepted */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoInput"];
            };
        };
        responses: {
            /** @description A person who can log in */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "username": "minji.kim",
                     *       "name": "김민지",
                     *       "mobile": "010-1234-5678",
                     *       "level": "GENERAL",
                     *       "disabledAt": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        /** @description Nothing; an empty object is accepted */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoInput"];
            };
        };
        responses: {
            /** @description A generated password */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "password": "kT7mVq2ZxW9rB4nHs8Yd"
                     *     }
                     */
                    "application/json": components["schemas"]["NewPassword"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["LoginBusyOrUnavailable"];
        };
    };
    "apiKeys.list": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of API keys, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000003",
                     *           "name": "야간 적재",
                     *           "prefix": "tgk_7hQ2mZ9c",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "expiresAt": "2027-02-23T01:02:03.004Z",
                     *           "lastUsedAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A new API key */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "야간 적재",
                 *       "expiresInDays": 90
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The new API key */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000003",
                     *       "name": "야간 적재",
                     *       "prefix": "tgk_7hQ2mZ9c",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "expiresAt": "2027-02-23T01:02:03.004Z",
                     *       "lastUsedAt": null,
                     *       "key": "tgk_7hQ2mZ9cXr4bN8sKw1LpVt6yJd3FgTaE"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["SessionRequired"];
            409: components["responses"]["ApiKeyLimit"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The API key */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A key that calls with the rights of its owner */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000003",
                     *       "name": "야간 적재",
                     *       "prefix": "tgk_7hQ2mZ9c",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "expiresAt": "2027-02-23T01:02:03.004Z",
                     *       "lastUsedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ApiKeyNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "apiKeys.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The API key */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ApiKeyNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.list": {
        parameters: {
            query?: {
                /** @description Beginning of the name or slug, upper and lower case alike */
                q?: string;
                /** @description Only data sets with this tag */
                tag?: string;
                /** @description `-` in front sorts downwards; text sorts by code point */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of data sets */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000004",
                     *           "slug": "seoul-beoseu",
                     *           "name": "서울 버스",
                     *           "description": null,
                     *           "tags": [
                     *             "교통"
                     *           ],
                     *           "timeField": "day",
                     *           "primaryKey": [],
                     *           "visibility": "private",
                     *           "owner": {
                     *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *             "name": "김민지"
                     *           },
                     *           "readers": [],
                     *           "writers": [],
                     *           "keepOriginals": {
                     *             "policy": "forever"
                     *           },
                     *           "readOnly": false,
                     *           "state": "ready",
                     *           "rows": 0,
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "updatedAt": "2026-11-25T01:02:03.004Z",
                     *           "version": 1,
                     *           "allowed": [
                     *             "datasets.get",
                     *             "datasets.update",
                     *             "datasets.delete"
                     *           ],
                     *           "fieldCount": 3
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DatasetPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A new data set; `private` and keeping originals forever unless told otherwise */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "서울 버스",
                 *       "tags": [
                 *         "교통"
                 *       ],
                 *       "fields": [
                 *         {
                 *           "name": "day",
                 *           "type": "date",
                 *           "label": {
                 *             "ko": "날짜"
                 *           },
                 *           "required": true
                 *         },
                 *         {
                 *           "name": "stop",
                 *           "type": "keyword",
                 *           "label": {
                 *             "ko": "정류장"
                 *           }
                 *         },
                 *         {
                 *           "name": "boarded",
                 *           "type": "int",
                 *           "label": {
                 *             "ko": "승차 인원"
                 *           },
                 *           "unit": "명"
                 *         }
                 *       ],
                 *       "timeField": "day"
                 *     }
                 */
                "application/json": components["schemas"]["DatasetCreate"];
            };
        };
        responses: {
            /** @description A data set */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000004",
                     *       "slug": "seoul-beoseu",
                     *       "name": "서울 버스",
                     *       "description": null,
                     *       "tags": [
                     *         "교통"
                     *       ],
                     *       "fields": [
                     *         {
                     *           "name": "day",
                     *           "type": "date",
                     *           "label": {
                     *             "ko": "날짜"
                     *           },
                     *           "required": true
                     *         },
                     *         {
                     *           "name": "stop",
                     *           "type": "keyword",
                     *           "label": {
                     *             "ko": "정류장"
                     *           }
                     *         },
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "label": {
                     *             "ko": "승차 인원"
                     *           },
                     *           "unit": "명"
                     *         }
                     *       ],
                     *       "timeField": "day",
                     *       "primaryKey": [],
                     *       "visibility": "private",
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "readers": [],
                     *       "writers": [],
                     *       "keepOriginals": {
                     *         "policy": "forever"
                     *       },
                     *       "readOnly": false,
                     *       "source": null,
                     *       "state": "ready",
                     *       "rows": 0,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "datasets.get",
                     *         "datasets.update",
                     *         "datasets.delete"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrIndexNotAllowedOrIndexRefused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A data set */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000004",
                     *       "slug": "seoul-beoseu",
                     *       "name": "서울 버스",
                     *       "description": null,
                     *       "tags": [
                     *         "교통"
                     *       ],
                     *       "fields": [
                     *         {
                     *           "name": "day",
                     *           "type": "date",
                     *           "label": {
                     *             "ko": "날짜"
                     *           },
                     *           "required": true
                     *         },
                     *         {
                     *           "name": "stop",
                     *           "type": "keyword",
                     *           "label": {
                     *             "ko": "정류장"
                     *           }
                     *         },
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "label": {
                     *             "ko": "승차 인원"
                     *           },
                     *           "unit": "명"
                     *         }
                     *       ],
                     *       "timeField": "day",
                     *       "primaryKey": [],
                     *       "visibility": "private",
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "readers": [],
                     *       "writers": [],
                     *       "keepOriginals": {
                     *         "policy": "forever"
                     *       },
                     *       "readOnly": false,
                     *       "source": null,
                     *       "state": "ready",
                     *       "rows": 0,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "datasets.get",
                     *         "datasets.update",
                     *         "datasets.delete"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description What to change (merge patch); null clears. Fields change by `schema-changes` */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "visibility": "internal"
                 *     }
                 */
                "application/json": components["schemas"]["DatasetUpdate"];
                /**
                 * @example {
                 *       "visibility": "internal"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["DatasetUpdate"];
            };
        };
        responses: {
            /** @description A data set */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000004",
                     *       "slug": "seoul-beoseu",
                     *       "name": "서울 버스",
                     *       "description": null,
                     *       "tags": [
                     *         "교통"
                     *       ],
                     *       "fields": [
                     *         {
                     *           "name": "day",
                     *           "type": "date",
                     *           "label": {
                     *             "ko": "날짜"
                     *           },
                     *           "required": true
                     *         },
                     *         {
                     *           "name": "stop",
                     *           "type": "keyword",
                     *           "label": {
                     *             "ko": "정류장"
                     *           }
                     *         },
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "label": {
                     *             "ko": "승차 인원"
                     *           },
                     *           "unit": "명"
                     *         }
                     *       ],
                     *       "timeField": "day",
                     *       "primaryKey": [],
                     *       "visibility": "private",
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "readers": [],
                     *       "writers": [],
                     *       "keepOriginals": {
                     *         "policy": "forever"
                     *       },
                     *       "readOnly": false,
                     *       "source": null,
                     *       "state": "ready",
                     *       "rows": 0,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "datasets.get",
                     *         "datasets.update",
                     *         "datasets.delete"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.infer": {
        parameters: {
            query?: {
                /** @description When it is known; else it is found out */
                charset?: "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "euc-kr" | "cp949";
                /** @description Of CSV, when it is known */
                delimiter?: string;
                /** @description Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named */
                sheet?: string;
                /** @description Proposed for times that name no zone */
                timeZone?: string;
            };
            header?: {
                /** @description What the body is compressed with, if it is */
                "Content-Encoding"?: components["parameters"]["Content-Encoding"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Read as it comes, never held whole: send the bytes of a file as they are, compressed or not (`Content-Encoding`). */
        requestBody: {
            content: {
                /**
                 * @example {"day":"2026-11-25","stop":"시청","boarded":12}
                 *     {"day":"2026-11-25","stop":"종로","boarded":7}
                 */
                "application/x-ndjson": string;
                /**
                 * @example [
                 *       {
                 *         "day": "2026-11-25",
                 *         "stop": "시청",
                 *         "boarded": 12
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["Rows"];
                /**
                 * @example day,stop,boarded
                 *     2026-11-25,시청,12
                 *     2026-11-25,종로,7
                 */
                "text/csv": string;
                /** @example PAR1…PAR1 */
                "application/vnd.apache.parquet": Blob;
                /** @example PK…PK */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Fields proposed for a sample */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "delimiter": ",",
                     *       "sheet": null,
                     *       "sheets": [],
                     *       "rows": 1000,
                     *       "complete": false,
                     *       "fields": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "label": {
                     *             "ko": "승차 인원"
                     *           },
                     *           "read": {
                     *             "thousandsSeparator": ","
                     *           }
                     *         }
                     *       ],
                     *       "columns": [
                     *         {
                     *           "name": "boarded",
                     *           "header": "승차 인원",
                     *           "reason": "All 1000 values are whole numbers; 213 have a comma at the thousands",
                     *           "values": 1000,
                     *           "nulls": 0,
                     *           "distinct": 312,
                     *           "examples": [
                     *             "1,204",
                     *             "87"
                     *           ]
                     *         }
                     *       ],
                     *       "timeField": null,
                     *       "primaryKey": []
                     *     }
                     */
                    "application/json": components["schemas"]["InferredSchema"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequestOrRequestAborted"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["CharsetUnsupportedOrEncodingUnsupportedOrUnsupportedMediaType"];
            422: components["responses"]["BodyMalformedOrSheetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.changeSchema": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Changes of the fields, all or none of them, in their order */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "changes": [
                 *         {
                 *           "op": "relax",
                 *           "name": "boarded"
                 *         }
                 *       ],
                 *       "dryRun": true
                 *     }
                 */
                "application/json": components["schemas"]["SchemaChanges"];
            };
        };
        responses: {
            /** @description What the changes did or would do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dryRun": true,
                     *       "fields": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "label": {
                     *             "ko": "승차 인원"
                     *           },
                     *           "read": {
                     *             "thousandsSeparator": ","
                     *           }
                     *         }
                     *       ],
                     *       "effects": [],
                     *       "brokenQueries": [],
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["SchemaChanged"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            409: components["responses"]["DatasetBusyOrDatasetReadOnly"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["SchemaChangeRefused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "datasets.profile": {
        parameters: {
            query?: {
                /** @description Only this field */
                field?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the fields hold */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "rows": 3,
                     *       "fields": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "count": 3,
                     *           "nulls": 0,
                     *           "distinct": {
                     *             "count": 2,
                     *             "exact": true
                     *           },
                     *           "min": 7,
                     *           "max": 12,
                     *           "mean": 8.67,
                     *           "quantiles": [
                     *             {
                     *               "q": 0.5,
                     *               "value": 7
                     *             }
                     *           ],
                     *           "top": [
                     *             {
                     *               "value": 7,
                     *               "rows": 2
                     *             }
                     *           ],
                     *           "histogram": [
                     *             {
                     *               "from": 7,
                     *               "to": 12,
                     *               "rows": 3
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "tookMs": 4
                     *     }
                     */
                    "application/json": components["schemas"]["DatasetProfile"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "datasets.inspectIndex": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Which index is looked at */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "index": "movies"
                 *     }
                 */
                "application/json": components["schemas"]["IndexQuestion"];
            };
        };
        responses: {
            /** @description What may be registered, and what would become of an index */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "allowed": [
                     *         "movies",
                     *         "logs-*"
                     *       ],
                     *       "proposal": null
                     *     }
                     */
                    "application/json": components["schemas"]["IndexInspection"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["IndexNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IndexNotAllowedOrIndexRefused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "query.rows": {
        parameters: {
            query?: {
                /** @description The filter of a search as compact JSON */
                filter?: string;
                /** @description Names with commas between */
                fields?: string;
                /** @description Names with commas between, `-` in front of those that sort downwards */
                sort?: string;
                /** @description Rows a page holds at most */
                limit?: number;
                /** @description A cursor of the page before; bound to the caller and to the rest of the question */
                cursor?: string;
            };
            header?: {
                /** @description `no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; `max-age`: one that is at most so many seconds old */
                "Cache-Control"?: components["parameters"]["Cache-Control"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of rows */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "tookMs": 4,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "columns": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "multiple": false
                     *         }
                     *       ],
                     *       "rows": [
                     *         {
                     *           "boarded": 12
                     *         }
                     *       ],
                     *       "total": {
                     *         "rows": 1,
                     *         "kind": "exact"
                     *       },
                     *       "nextCursor": null,
                     *       "previousCursor": null,
                     *       "cache": {
                     *         "hit": false,
                     *         "ageMs": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            422: components["responses"]["QuestionTooLargeOrQuestionUnsupported"];
            429: components["responses"]["RateLimitedOrSnapshotLimit"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "ingests.load": {
        parameters: {
            query?: {
                /** @description `upsert` needs a primary key; `replace` puts these rows in place of all others, at once */
                mode?: "append" | "upsert" | "replace";
                /** @description `abort`: the first row that is refused ends the load and nothing is kept */
                onError?: "quarantine" | "abort";
                /** @description More refused rows than this end the load and nothing is kept */
                maxErrors?: number;
                /** @description Of CSV; `,` unless named */
                delimiter?: string;
                /** @description Of CSV and JSON; utf-8 unless named here, in Content-Type or by a byte order mark */
                charset?: "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "euc-kr" | "cp949";
                /** @description Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named */
                sheet?: string;
                /** @description Zone of times that name none, for this load */
                sourceTimeZone?: string;
                /** @description Words that stand for no value in this load, comma-separated */
                nullWords?: string;
            };
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description `respond-async`: answer 202 as soon as the rest is sure to be done (RFC 7240) */
                Prefer?: components["parameters"]["Prefer"];
                /** @description What the body is compressed with, if it is */
                "Content-Encoding"?: components["parameters"]["Content-Encoding"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Read as it comes, never held whole: send the bytes of a file as they are, compressed or not (`Content-Encoding`). */
        requestBody: {
            content: {
                /**
                 * @example {"day":"2026-11-25","stop":"시청","boarded":12}
                 *     {"day":"2026-11-25","stop":"종로","boarded":7}
                 */
                "application/x-ndjson": string;
                /**
                 * @example [
                 *       {
                 *         "day": "2026-11-25",
                 *         "stop": "시청",
                 *         "boarded": 12
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["Rows"];
                /**
                 * @example day,stop,boarded
                 *     2026-11-25,시청,12
                 *     2026-11-25,종로,7
                 */
                "text/csv": string;
                /** @example PAR1…PAR1 */
                "application/vnd.apache.parquet": Blob;
                /** @example PK…PK */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The receipt of a load */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            /** @description The receipt of a load */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequestOrRequestAborted"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["DatasetReadOnlyOrIngestCancelled"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["CharsetUnsupportedOrEncodingUnsupportedOrUnsupportedMediaType"];
            422: components["responses"]["BodyMalformedOrHeaderMismatchOrIdempotencyKeyReusedOrPrimaryKeyMissingOrSheetNotFoundOrTooManyErrors"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.listOfDataset": {
        parameters: {
            query?: {
                /** @description `interrupted`: the bytes stopped coming, and the same request again goes on where it was; one that was answered 202 goes on by itself. `failed`: nothing was kept */
                state?: "loading" | "interrupted" | "done" | "failed" | "cancelled" | "reverted";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of receipts, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *           "dataset": "seoul-beoseu",
                     *           "mode": "append",
                     *           "state": "done",
                     *           "mediaType": "text/csv",
                     *           "charset": "cp949",
                     *           "bytes": 1048576,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "received": 20000,
                     *           "accepted": 19999,
                     *           "updated": 0,
                     *           "duplicate": 0,
                     *           "quarantined": 1,
                     *           "errors": [
                     *             {
                     *               "row": 3,
                     *               "line": 4,
                     *               "byteOffset": 61,
                     *               "field": "boarded",
                     *               "code": "not_whole",
                     *               "params": {},
                     *               "message": "is not a whole number written without a fraction",
                     *               "text": "2026-11-25,시청,1.0"
                     *             }
                     *           ],
                     *           "reading": [
                     *             {
                     *               "field": "day",
                     *               "rule": "pattern",
                     *               "values": 19999
                     *             }
                     *           ],
                     *           "sourceTimeZone": null,
                     *           "durability": {
                     *             "engine": "duckdb",
                     *             "copies": 1,
                     *             "originalKept": "forever",
                     *             "originalKeptUntil": null
                     *           },
                     *           "problem": null,
                     *           "version": 2,
                     *           "idempotencyKey": "load-2026-11-25",
                     *           "replayOf": null,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "finishedAt": "2026-11-25T01:02:04.104Z",
                     *           "tookMs": 1100
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["IngestPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.list": {
        parameters: {
            query?: {
                /** @description The key you sent */
                idempotencyKey?: string;
                /** @description `interrupted`: the bytes stopped coming, and the same request again goes on where it was; one that was answered 202 goes on by itself. `failed`: nothing was kept */
                state?: "loading" | "interrupted" | "done" | "failed" | "cancelled" | "reverted";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of receipts, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *           "dataset": "seoul-beoseu",
                     *           "mode": "append",
                     *           "state": "done",
                     *           "mediaType": "text/csv",
                     *           "charset": "cp949",
                     *           "bytes": 1048576,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "received": 20000,
                     *           "accepted": 19999,
                     *           "updated": 0,
                     *           "duplicate": 0,
                     *           "quarantined": 1,
                     *           "errors": [
                     *             {
                     *               "row": 3,
                     *               "line": 4,
                     *               "byteOffset": 61,
                     *               "field": "boarded",
                     *               "code": "not_whole",
                     *               "params": {},
                     *               "message": "is not a whole number written without a fraction",
                     *               "text": "2026-11-25,시청,1.0"
                     *             }
                     *           ],
                     *           "reading": [
                     *             {
                     *               "field": "day",
                     *               "rule": "pattern",
                     *               "values": 19999
                     *             }
                     *           ],
                     *           "sourceTimeZone": null,
                     *           "durability": {
                     *             "engine": "duckdb",
                     *             "copies": 1,
                     *             "originalKept": "forever",
                     *             "originalKeptUntil": null
                     *           },
                     *           "problem": null,
                     *           "version": 2,
                     *           "idempotencyKey": "load-2026-11-25",
                     *           "replayOf": null,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "finishedAt": "2026-11-25T01:02:04.104Z",
                     *           "tookMs": 1100
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["IngestPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt of a load */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["IngestNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipt of a load */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["IngestNotFound"];
            409: components["responses"]["DatasetReadOnlyOrIngestFinished"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.quarantine": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a quarantine, in the order of the body */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RefusedRowPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["IngestNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.quarantineFile": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download the rows in quarantine */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["IngestNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.replay": {
        parameters: {
            query?: {
                /** @description `abort`: the first row that is refused ends the load and nothing is kept */
                onError?: "quarantine" | "abort";
                /** @description More refused rows than this end the load and nothing is kept */
                maxErrors?: number;
                /** @description Of CSV; `,` unless named */
                delimiter?: string;
                /** @description Of CSV and JSON; utf-8 unless named here, in Content-Type or by a byte order mark */
                charset?: "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "euc-kr" | "cp949";
                /** @description Of XLSX: the sheet that is read, by its name; the first that is not hidden unless named */
                sheet?: string;
                /** @description Zone of times that name none, for this load */
                sourceTimeZone?: string;
                /** @description Words that stand for no value in this load, comma-separated */
                nullWords?: string;
            };
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description `respond-async`: answer 202 as soon as the rest is sure to be done (RFC 7240) */
                Prefer?: components["parameters"]["Prefer"];
                /** @description What the body is compressed with, if it is */
                "Content-Encoding"?: components["parameters"]["Content-Encoding"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        /** @description Read as it comes, never held whole: send the bytes of a file as they are, compressed or not (`Content-Encoding`). */
        requestBody: {
            content: {
                /**
                 * @example {"day":"2026-11-25","stop":"시청","boarded":12}
                 *     {"day":"2026-11-25","stop":"종로","boarded":7}
                 */
                "application/x-ndjson": string;
                /**
                 * @example [
                 *       {
                 *         "day": "2026-11-25",
                 *         "stop": "시청",
                 *         "boarded": 12
                 *       }
                 *     ]
                 */
                "application/json": components["schemas"]["Rows"];
                /**
                 * @example day,stop,boarded
                 *     2026-11-25,시청,12
                 *     2026-11-25,종로,7
                 */
                "text/csv": string;
                /** @example PAR1…PAR1 */
                "application/vnd.apache.parquet": Blob;
                /** @example PK…PK */
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The receipt of a load */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            /** @description The receipt of a load */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    "Preference-Applied": components["headers"]["Preference-Applied"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequestOrRequestAborted"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["IngestNotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["DatasetReadOnlyOrIngestCancelled"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["CharsetUnsupportedOrEncodingUnsupportedOrUnsupportedMediaType"];
            422: components["responses"]["BodyMalformedOrHeaderMismatchOrIdempotencyKeyReusedOrPrimaryKeyMissingOrSheetNotFoundOrTooManyErrors"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.original": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download the bytes of a load */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["IngestNotFoundOrOriginalNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "ingests.revert": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The load */
                id: string;
            };
            cookie?: never;
        };
        /** @description Nothing; an empty object is accepted */
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NoInput"];
            };
        };
        responses: {
            /** @description The receipt of a load */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000005",
                     *       "dataset": "seoul-beoseu",
                     *       "mode": "append",
                     *       "state": "done",
                     *       "mediaType": "text/csv",
                     *       "charset": "cp949",
                     *       "bytes": 1048576,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "received": 20000,
                     *       "accepted": 19999,
                     *       "updated": 0,
                     *       "duplicate": 0,
                     *       "quarantined": 1,
                     *       "errors": [
                     *         {
                     *           "row": 3,
                     *           "line": 4,
                     *           "byteOffset": 61,
                     *           "field": "boarded",
                     *           "code": "not_whole",
                     *           "params": {},
                     *           "message": "is not a whole number written without a fraction",
                     *           "text": "2026-11-25,시청,1.0"
                     *         }
                     *       ],
                     *       "reading": [
                     *         {
                     *           "field": "day",
                     *           "rule": "pattern",
                     *           "values": 19999
                     *         }
                     *       ],
                     *       "sourceTimeZone": null,
                     *       "durability": {
                     *         "engine": "duckdb",
                     *         "copies": 1,
                     *         "originalKept": "forever",
                     *         "originalKeptUntil": null
                     *       },
                     *       "problem": null,
                     *       "version": 2,
                     *       "idempotencyKey": "load-2026-11-25",
                     *       "replayOf": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "tookMs": 1100
                     *     }
                     */
                    "application/json": components["schemas"]["Ingest"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["IngestNotFound"];
            409: components["responses"]["DatasetReadOnlyOrIngestNotRevertible"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deletions.list": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deletions, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *           "dataset": "seoul-beoseu",
                     *           "filter": {
                     *             "op": "lt",
                     *             "field": "day",
                     *             "value": "2020-01-01"
                     *           },
                     *           "filterRedacted": false,
                     *           "keys": null,
                     *           "dryRun": false,
                     *           "rows": 1204,
                     *           "erase": false,
                     *           "originalsErased": 0,
                     *           "version": 3,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeletionPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "deletions.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Which rows: by `filter` or by `keys`, one of the two */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": {
                 *         "op": "lt",
                 *         "field": "day",
                 *         "value": "2020-01-01"
                 *       },
                 *       "dryRun": true
                 *     }
                 */
                "application/json": components["schemas"]["DeletionCreate"];
            };
        };
        responses: {
            /** @description The receipt of a deletion of rows */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *       "dataset": "seoul-beoseu",
                     *       "filter": {
                     *         "op": "lt",
                     *         "field": "day",
                     *         "value": "2020-01-01"
                     *       },
                     *       "filterRedacted": false,
                     *       "keys": null,
                     *       "dryRun": false,
                     *       "rows": 1204,
                     *       "erase": false,
                     *       "originalsErased": 0,
                     *       "version": 3,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            409: components["responses"]["DatasetReadOnly"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrPrimaryKeyMissing"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "rebuilds.list": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of rebuilds, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *           "dataset": "seoul-beoseu",
                     *           "from": "index",
                     *           "to": null,
                     *           "kept": false,
                     *           "phase": "done",
                     *           "rows": 20000,
                     *           "totalRows": 20000,
                     *           "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
                     *           "problem": null,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "startedAt": "2026-11-25T01:02:03.104Z",
                     *           "finishedAt": "2026-11-25T01:02:09.104Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RebuildPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "rebuilds.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Where the rows are taken from, and which engine they move to if they do */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "index"
                 *     }
                 */
                "application/json": components["schemas"]["RebuildCreate"];
            };
        };
        responses: {
            /** @description The rows of a data set written anew */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "dataset": "seoul-beoseu",
                     *       "from": "index",
                     *       "to": null,
                     *       "kept": false,
                     *       "phase": "done",
                     *       "rows": 20000,
                     *       "totalRows": 20000,
                     *       "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
                     *       "problem": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:09.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFound"];
            409: components["responses"]["RebuildRunningOrRebuildUnconfirmed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReusedOrOriginalsMissingOrRebuildUnsupported"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "rebuilds.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The rebuild */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of a data set written anew */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "dataset": "seoul-beoseu",
                     *       "from": "index",
                     *       "to": null,
                     *       "kept": false,
                     *       "phase": "done",
                     *       "rows": 20000,
                     *       "totalRows": 20000,
                     *       "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
                     *       "problem": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:09.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFoundOrRebuildNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "rebuilds.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The rebuild */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of a data set written anew */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "dataset": "seoul-beoseu",
                     *       "from": "index",
                     *       "to": null,
                     *       "kept": false,
                     *       "phase": "done",
                     *       "rows": 20000,
                     *       "totalRows": 20000,
                     *       "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
                     *       "problem": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:09.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFoundOrRebuildNotFound"];
            409: components["responses"]["DatasetBusyOrRebuildFinishedOrRebuildRunning"];
            422: components["responses"]["RebuildUnsupported"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "rebuilds.confirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The rebuild */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of a data set written anew */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "dataset": "seoul-beoseu",
                     *       "from": "index",
                     *       "to": null,
                     *       "kept": false,
                     *       "phase": "done",
                     *       "rows": 20000,
                     *       "totalRows": 20000,
                     *       "checksum": "5f0c6a2f4c1e9b7d3a8e6c5b4d3f2a10",
                     *       "problem": null,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:09.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["DatasetForbiddenOrForbidden"];
            404: components["responses"]["DatasetNotFoundOrRebuildNotFound"];
            409: components["responses"]["RebuildRunning"];
            422: components["responses"]["RebuildUnsupported"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "query.search": {
        parameters: {
            query?: never;
            header?: {
                /** @description `no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; `max-age`: one that is at most so many seconds old */
                "Cache-Control"?: components["parameters"]["Cache-Control"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Which rows, in which order */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": {
                 *         "op": "gt",
                 *         "field": "boarded",
                 *         "value": 10
                 *       },
                 *       "sort": [
                 *         {
                 *           "field": "boarded",
                 *           "order": "desc"
                 *         }
                 *       ],
                 *       "limit": 5,
                 *       "total": "exact"
                 *     }
                 */
                "application/json": components["schemas"]["SearchQuestion"];
            };
        };
        responses: {
            /** @description One page of rows */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "tookMs": 4,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "columns": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "multiple": false
                     *         }
                     *       ],
                     *       "rows": [
                     *         {
                     *           "boarded": 12
                     *         }
                     *       ],
                     *       "total": {
                     *         "rows": 1,
                     *         "kind": "exact"
                     *       },
                     *       "nextCursor": null,
                     *       "previousCursor": null,
                     *       "cache": {
                     *         "hit": false,
                     *         "ageMs": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["QuestionTooLargeOrQuestionUnsupported"];
            429: components["responses"]["RateLimitedOrSnapshotLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "query.aggregate": {
        parameters: {
            query?: never;
            header?: {
                /** @description `no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; `max-age`: one that is at most so many seconds old */
                "Cache-Control"?: components["parameters"]["Cache-Control"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description Several questions about the same rows */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "aggregates": {
                 *         "byStop": {
                 *           "groupBy": [
                 *             {
                 *               "type": "terms",
                 *               "field": "stop"
                 *             }
                 *           ],
                 *           "metrics": {
                 *             "boarded": {
                 *               "type": "sum",
                 *               "field": "boarded"
                 *             }
                 *           },
                 *           "order": [
                 *             {
                 *               "by": "boarded",
                 *               "order": "desc"
                 *             }
                 *           ],
                 *           "limit": 3,
                 *           "other": true
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["AggregateQuestions"];
            };
        };
        responses: {
            /** @description What became of each question */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "tookMs": 6,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "aggregates": {
                     *         "byStop": {
                     *           "columns": [
                     *             {
                     *               "name": "stop",
                     *               "kind": "key",
                     *               "type": "keyword"
                     *             },
                     *             {
                     *               "name": "boarded",
                     *               "kind": "metric",
                     *               "type": "int64"
                     *             }
                     *           ],
                     *           "groups": [
                     *             {
                     *               "keys": {
                     *                 "stop": "시청"
                     *               },
                     *               "metrics": {
                     *                 "boarded": "19"
                     *               }
                     *             }
                     *           ],
                     *           "other": {
                     *             "groups": 0,
                     *             "metrics": {
                     *               "boarded": "0"
                     *             }
                     *           },
                     *           "nextCursor": null,
                     *           "completeness": {
                     *             "kind": "exact",
                     *             "reason": null,
                     *             "bound": null
                     *           }
                     *         }
                     *       },
                     *       "cache": {
                     *         "hit": false,
                     *         "ageMs": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AggregateAnswers"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["QuestionTooLargeOrQuestionUnsupported"];
            429: components["responses"]["RateLimitedOrSnapshotLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "query.values": {
        parameters: {
            query?: {
                /** @description Values that begin so (keyword fields) */
                prefix?: string;
                /** @description How many values at most */
                limit?: number;
            };
            header?: {
                /** @description `no-cache`: an answer that is worked out now, never a stale one; `no-store`: one that is not remembered either; `max-age`: one that is at most so many seconds old */
                "Cache-Control"?: components["parameters"]["Cache-Control"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description A letter, then letters, digits and `_`; upper and lower case name the same field */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Values of a field, the most frequent ones first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "tookMs": 2,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "field": "stop",
                     *       "values": [
                     *         {
                     *           "value": "시청",
                     *           "rows": 2
                     *         }
                     *       ],
                     *       "otherRows": 1,
                     *       "missingRows": 0,
                     *       "cache": {
                     *         "hit": false,
                     *         "ageMs": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValuesAnswer"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            422: components["responses"]["QuestionTooLargeOrQuestionUnsupported"];
            429: components["responses"]["RateLimitedOrSnapshotLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "query.estimate": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description A search, or aggregates: one of them */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "search": {
                 *         "filter": {
                 *           "op": "gt",
                 *           "field": "boarded",
                 *           "value": 10
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EstimateQuestion"];
            };
        };
        responses: {
            /** @description What a question would cost */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "rows": 3,
                     *       "bytes": 24,
                     *       "refused": false,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Estimate"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["QuestionTooLargeOrQuestionUnsupported"];
            429: components["responses"]["RateLimitedOrSnapshotLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "query.row": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description `$row` of the row */
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One row with all its fields, ours included */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "tookMs": 1,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "columns": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "multiple": false
                     *         }
                     *       ],
                     *       "row": {
                     *         "boarded": 12
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RowAnswer"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFoundOrRowNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "queries.list": {
        parameters: {
            query?: {
                /** @description Only those that ask this data set */
                dataset?: string;
                /** @description Only those with this tag */
                tag?: string;
                /** @description Only those whose name begins with this, upper and lower case alike */
                q?: string;
                /** @description `me`: only yours */
                owner?: "me";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of kept questions, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *           "dataset": "seoul-beoseu",
                     *           "name": "붐비는 정류장",
                     *           "description": null,
                     *           "tags": [],
                     *           "visibility": "private",
                     *           "owner": {
                     *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *             "name": "김민지"
                     *           },
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "updatedAt": "2026-11-25T01:02:03.004Z",
                     *           "version": 1,
                     *           "kind": "search"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQueryPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A question to keep: a search or an aggregate */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dataset": "seoul-beoseu",
                 *       "name": "붐비는 정류장",
                 *       "search": {
                 *         "filter": {
                 *           "op": "gt",
                 *           "field": "boarded",
                 *           "value": 10
                 *         }
                 *       },
                 *       "parameters": [
                 *         {
                 *           "name": "least",
                 *           "at": [
                 *             "/search/filter/value"
                 *           ],
                 *           "from": 0,
                 *           "label": {
                 *             "ko": "최소 승차 인원"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QueryCreate"];
            };
        };
        responses: {
            /** @description A question that is kept */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *       "dataset": "seoul-beoseu",
                     *       "name": "붐비는 정류장",
                     *       "description": null,
                     *       "tags": [],
                     *       "visibility": "private",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "parameters": [
                     *         {
                     *           "name": "least",
                     *           "at": [
                     *             "/search/filter/value"
                     *           ],
                     *           "from": 0,
                     *           "label": {
                     *             "ko": "최소 승차 인원"
                     *           },
                     *           "type": "int",
                     *           "multiple": false,
                     *           "default": 10
                     *         }
                     *       ],
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "fits": true,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            409: components["responses"]["QueryLimit"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question that is kept */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *       "dataset": "seoul-beoseu",
                     *       "name": "붐비는 정류장",
                     *       "description": null,
                     *       "tags": [],
                     *       "visibility": "private",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "parameters": [
                     *         {
                     *           "name": "least",
                     *           "at": [
                     *             "/search/filter/value"
                     *           ],
                     *           "from": 0,
                     *           "label": {
                     *             "ko": "최소 승차 인원"
                     *           },
                     *           "type": "int",
                     *           "multiple": false,
                     *           "default": 10
                     *         }
                     *       ],
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "fits": true,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["QueryForbidden"];
            404: components["responses"]["QueryNotFound"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        /** @description Members that are left out stay; a search takes the place of an aggregate, and the other way round */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tags": [
                 *         "교통"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["QueryUpdate"];
                /**
                 * @example {
                 *       "tags": [
                 *         "교통"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["QueryUpdate"];
            };
        };
        responses: {
            /** @description A question that is kept */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *       "dataset": "seoul-beoseu",
                     *       "name": "붐비는 정류장",
                     *       "description": null,
                     *       "tags": [],
                     *       "visibility": "private",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "parameters": [
                     *         {
                     *           "name": "least",
                     *           "at": [
                     *             "/search/filter/value"
                     *           ],
                     *           "from": 0,
                     *           "label": {
                     *             "ko": "최소 승차 인원"
                     *           },
                     *           "type": "int",
                     *           "multiple": false,
                     *           "default": 10
                     *         }
                     *       ],
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "fits": true,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["QueryForbidden"];
            404: components["responses"]["QueryNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.versions": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of versions, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 1,
                     *           "name": "붐비는 정류장",
                     *           "kind": "search",
                     *           "changedBy": {
                     *             "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *             "name": "김민지"
                     *           },
                     *           "createdAt": "2026-11-25T01:02:03.004Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["QueryVersionPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.getVersion": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
                /** @description Number of the version */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question that is kept */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *       "dataset": "seoul-beoseu",
                     *       "name": "붐비는 정류장",
                     *       "description": null,
                     *       "tags": [],
                     *       "visibility": "private",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "parameters": [
                     *         {
                     *           "name": "least",
                     *           "at": [
                     *             "/search/filter/value"
                     *           ],
                     *           "from": 0,
                     *           "label": {
                     *             "ko": "최소 승차 인원"
                     *           },
                     *           "type": "int",
                     *           "multiple": false,
                     *           "default": 10
                     *         }
                     *       ],
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "fits": true,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["QueryRestore"];
            };
        };
        responses: {
            /** @description A question that is kept */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *       "dataset": "seoul-beoseu",
                     *       "name": "붐비는 정류장",
                     *       "description": null,
                     *       "tags": [],
                     *       "visibility": "private",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "parameters": [
                     *         {
                     *           "name": "least",
                     *           "at": [
                     *             "/search/filter/value"
                     *           ],
                     *           "from": 0,
                     *           "label": {
                     *             "ko": "최소 승차 인원"
                     *           },
                     *           "type": "int",
                     *           "multiple": false,
                     *           "default": 10
                     *         }
                     *       ],
                     *       "owner": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "name": "김민지"
                     *       },
                     *       "fits": true,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["QueryForbidden"];
            404: components["responses"]["QueryNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queries.run": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The kept question */
                id: string;
            };
            cookie?: never;
        };
        /** @description What a kept question is asked with */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parameters": {
                 *         "least": 20
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["QueryRunStart"];
            };
        };
        responses: {
            /** @description A question that is worked out whole */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            /** @description A question that is worked out whole */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFoundOrQueryNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["QueryRunLimitOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["ExportStorageFull"];
        };
    };
    "queryRuns.list": {
        parameters: {
            query?: {
                /** @description Only of this kept question */
                query?: string;
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of runs, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *           "dataset": "seoul-beoseu",
                     *           "query": {
                     *             "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *             "version": 1
                     *           },
                     *           "state": "succeeded",
                     *           "version": 3,
                     *           "rows": 19999,
                     *           "totalRows": 19999,
                     *           "bytes": 1048576,
                     *           "percent": 100,
                     *           "completeness": {
                     *             "kind": "exact",
                     *             "reason": null,
                     *             "bound": null
                     *           },
                     *           "problem": null,
                     *           "shared": false,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "startedAt": "2026-11-25T01:02:03.104Z",
                     *           "finishedAt": "2026-11-25T01:02:04.104Z",
                     *           "expiresAt": "2026-11-26T01:02:04.104Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRunPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queryRuns.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A search or an aggregate to be worked out whole */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dataset": "seoul-beoseu",
                 *       "search": {
                 *         "filter": {
                 *           "op": "gt",
                 *           "field": "boarded",
                 *           "value": 10
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["QueryRunCreate"];
            };
        };
        responses: {
            /** @description A question that is worked out whole */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            /** @description A question that is worked out whole */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["QueryRunLimitOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["ExportStorageFull"];
        };
    };
    "queryRuns.get": {
        parameters: {
            query?: {
                /** @description How long the answer may wait for its end; 0 unless named */
                waitMs?: number;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question that is worked out whole */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryRunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queryRuns.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question that is worked out whole */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "query": {
                     *         "id": "0198f3a0-1c2d-7000-8000-000000000007",
                     *         "version": 1
                     *       },
                     *       "state": "succeeded",
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "shared": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueryRun"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryRunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queryRuns.result": {
        parameters: {
            query?: {
                /** @description Rows a page holds at most */
                limit?: number;
                /** @description A cursor of the page before; bound to the caller and to the rest of the question */
                cursor?: string;
                /** @description Rows as objects by name of field (unless named), or as arrays in the order of `columns` */
                rowFormat?: "object" | "array";
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of a result */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "run": "0198f3a0-1c2d-7000-8000-000000000008",
                     *       "dataset": "seoul-beoseu",
                     *       "version": 3,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "columns": [
                     *         {
                     *           "name": "boarded",
                     *           "type": "int",
                     *           "multiple": false
                     *         }
                     *       ],
                     *       "rows": [
                     *         {
                     *           "boarded": 12
                     *         }
                     *       ],
                     *       "totalRows": 1,
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["QueryResult"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["QueryResultNotFoundOrQueryRunNotFound"];
            409: components["responses"]["QueryRunUnfinished"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.list": {
        parameters: {
            query?: {
                /** @description `queued`: it waits for room, also after the server was stopped under it; `failed`: `problem` says why; `expired`: it succeeded, and its file is gone */
                state?: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "expired";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of exports, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *           "dataset": "seoul-beoseu",
                     *           "delivery": "file",
                     *           "state": "succeeded",
                     *           "format": "csv",
                     *           "options": {
                     *             "encoding": "utf-8-bom",
                     *             "timeZone": "Asia/Seoul"
                     *           },
                     *           "fileName": "서울 버스 2026-11-25.csv",
                     *           "mediaType": "text/csv",
                     *           "version": 3,
                     *           "rows": 19999,
                     *           "totalRows": 19999,
                     *           "bytes": 1048576,
                     *           "percent": 100,
                     *           "timeLeftMs": 0,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "unmappable": 0,
                     *           "completeness": {
                     *             "kind": "exact",
                     *             "reason": null,
                     *             "bound": null
                     *           },
                     *           "problem": null,
                     *           "attempts": 1,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "startedAt": "2026-11-25T01:02:03.104Z",
                     *           "finishedAt": "2026-11-25T01:02:04.104Z",
                     *           "expiresAt": "2026-11-26T01:02:04.104Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ExportPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description All rows of a data set, of a search, of an aggregate or of a kept question, as a file */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dataset": "seoul-beoseu",
                 *       "search": {
                 *         "filter": {
                 *           "op": "gt",
                 *           "field": "boarded",
                 *           "value": 10
                 *         }
                 *       },
                 *       "format": "csv",
                 *       "options": {
                 *         "encoding": "utf-8-bom",
                 *         "timeZone": "Asia/Seoul"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ExportCreate"];
            };
        };
        responses: {
            /** @description A file of rows, and how far it is */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *       "dataset": "seoul-beoseu",
                     *       "delivery": "file",
                     *       "state": "succeeded",
                     *       "query": null,
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "format": "csv",
                     *       "options": {
                     *         "encoding": "utf-8-bom",
                     *         "timeZone": "Asia/Seoul"
                     *       },
                     *       "fileName": "서울 버스 2026-11-25.csv",
                     *       "mediaType": "text/csv",
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "timeLeftMs": 0,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "unmappable": 0,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "attempts": 1,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFoundOrQueryNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["ExportLimitOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["ExportStorageFull"];
        };
    };
    "exports.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of rows, and how far it is */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *       "dataset": "seoul-beoseu",
                     *       "delivery": "file",
                     *       "state": "succeeded",
                     *       "query": null,
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "format": "csv",
                     *       "options": {
                     *         "encoding": "utf-8-bom",
                     *         "timeZone": "Asia/Seoul"
                     *       },
                     *       "fileName": "서울 버스 2026-11-25.csv",
                     *       "mediaType": "text/csv",
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "timeLeftMs": 0,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "unmappable": 0,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "attempts": 1,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ExportNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of rows, and how far it is */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000006",
                     *       "dataset": "seoul-beoseu",
                     *       "delivery": "file",
                     *       "state": "succeeded",
                     *       "query": null,
                     *       "search": {
                     *         "filter": {
                     *           "op": "gt",
                     *           "field": "boarded",
                     *           "value": 10
                     *         }
                     *       },
                     *       "aggregate": null,
                     *       "format": "csv",
                     *       "options": {
                     *         "encoding": "utf-8-bom",
                     *         "timeZone": "Asia/Seoul"
                     *       },
                     *       "fileName": "서울 버스 2026-11-25.csv",
                     *       "mediaType": "text/csv",
                     *       "version": 3,
                     *       "rows": 19999,
                     *       "totalRows": 19999,
                     *       "bytes": 1048576,
                     *       "percent": 100,
                     *       "timeLeftMs": 0,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "unmappable": 0,
                     *       "completeness": {
                     *         "kind": "exact",
                     *         "reason": null,
                     *         "bound": null
                     *       },
                     *       "problem": null,
                     *       "attempts": 1,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.104Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "expiresAt": "2026-11-26T01:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ExportNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.file": {
        parameters: {
            query?: never;
            header?: {
                /** @description A part of the file: `bytes=0-1048575`, `bytes=1048576-`, `bytes=-1024` (RFC 9110) */
                Range?: components["parameters"]["Range"];
                /** @description The ETag of the file that the first part came from: all of it is sent when it is another one */
                "If-Range"?: components["parameters"]["If-Range"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download the file of an export */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "X-Row-Count": components["headers"]["X-Row-Count"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                    "application/x-ndjson": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.apache.parquet": Blob;
                    "application/gzip": Blob;
                    "application/zstd": Blob;
                };
            };
            /** @description Download the file of an export */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Content-Range": components["headers"]["Content-Range"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "X-Row-Count": components["headers"]["X-Row-Count"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                    "application/x-ndjson": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.apache.parquet": Blob;
                    "application/gzip": Blob;
                    "application/zstd": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ExportFileNotFoundOrExportNotFound"];
            409: components["responses"]["ExportUnfinished"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.link": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An address that a browser downloads a file from */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://bigdata.example.com/v1/exports/0198f3a0-1c2d-7000-8000-000000000006/links/4mOQ2cVJ9wq1hXb7u0yTn5sK8dLr3eGz",
                     *       "startsBefore": "2026-11-25T01:03:04.104Z",
                     *       "expiresAt": "2026-11-25T07:02:04.104Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ExportLink"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ExportFileNotFoundOrExportNotFound"];
            409: components["responses"]["ExportUnfinished"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.linkedFile": {
        parameters: {
            query?: never;
            header?: {
                /** @description A part of the file: `bytes=0-1048575`, `bytes=1048576-`, `bytes=-1024` (RFC 9110) */
                Range?: components["parameters"]["Range"];
                /** @description The ETag of the file that the first part came from: all of it is sent when it is another one */
                "If-Range"?: components["parameters"]["If-Range"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
                /** @description The end of the link */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download the file of an export by a link */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "X-Row-Count": components["headers"]["X-Row-Count"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                    "application/x-ndjson": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.apache.parquet": Blob;
                    "application/gzip": Blob;
                    "application/zstd": Blob;
                };
            };
            /** @description Download the file of an export by a link */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Content-Range": components["headers"]["Content-Range"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    ETag: components["headers"]["ETag"];
                    "X-Row-Count": components["headers"]["X-Row-Count"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                    "application/x-ndjson": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.apache.parquet": Blob;
                    "application/gzip": Blob;
                    "application/zstd": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            404: components["responses"]["ExportFileNotFoundOrExportLinkOverOrExportNotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.events": {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event you have; EventSource sends it when it connects again */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow an export */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["ExportNotFound"];
            429: components["responses"]["ExportLimitOrRateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "exports.stream": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description All rows of the data set, of a search or of an aggregate, sent at once */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "ndjson",
                 *       "search": {
                 *         "sort": [
                 *           {
                 *             "field": "day"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ExportStream"];
            };
        };
        responses: {
            /** @description Export rows at once */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Export-Id": components["headers"]["Export-Id"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": Blob;
                    "application/x-ndjson": Blob;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Blob;
                    "application/vnd.apache.parquet": Blob;
                    "application/gzip": Blob;
                    "application/zstd": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["DatasetNotFound"];
            409: components["responses"]["ExportCancelled"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CellTooLongOrCharactersUnmappableOrExportTooLargeOrQuestionTooLargeOrQuestionUnsupportedOrValueTooLarge"];
            429: components["responses"]["ExportLimitOrRateLimitedOrSnapshotLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["QueryTimeout"];
        };
    };
    "pipelines.list": {
        parameters: {
            query?: {
                /** @description Beginning of the name or slug, upper and lower case alike */
                q?: string;
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of pipelines, by name */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-000000000009",
                     *           "slug": "beoseu-jeokjae",
                     *           "name": "버스 적재",
                     *           "description": null,
                     *           "runner": {
                     *             "kind": "builtin",
                     *             "task": {
                     *               "name": "load",
                     *               "dataset": "seoul-beoseu",
                     *               "from": {
                     *                 "kind": "folder",
                     *                 "folder": "incoming",
                     *                 "path": "rides-{day}.csv"
                     *               },
                     *               "mode": "append",
                     *               "onError": "quarantine"
                     *             }
                     *           },
                     *           "parameters": {
                     *             "type": "object",
                     *             "properties": {
                     *               "day": {
                     *                 "type": "string",
                     *                 "format": "date",
                     *                 "title": "날짜"
                     *               }
                     *             },
                     *             "required": [
                     *               "day"
                     *             ],
                     *             "additionalProperties": false
                     *           },
                     *           "reads": [],
                     *           "writes": [
                     *             "seoul-beoseu"
                     *           ],
                     *           "access": {
                     *             "level": "MANAGER",
                     *             "users": []
                     *           },
                     *           "concurrency": 1,
                     *           "deadlineMs": 3600000,
                     *           "retries": 2,
                     *           "paused": false,
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "updatedAt": "2026-11-25T01:02:03.004Z",
                     *           "version": 1,
                     *           "allowed": [
                     *             "pipelines.get",
                     *             "runs.create"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PipelinePage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipelines.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A new pipeline; managers may run it unless told otherwise */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "버스 적재",
                 *       "runner": {
                 *         "kind": "builtin",
                 *         "task": {
                 *           "name": "load",
                 *           "dataset": "seoul-beoseu",
                 *           "from": {
                 *             "kind": "folder",
                 *             "folder": "incoming",
                 *             "path": "rides-{day}.csv"
                 *           },
                 *           "mode": "append",
                 *           "onError": "quarantine"
                 *         }
                 *       },
                 *       "parameters": {
                 *         "type": "object",
                 *         "properties": {
                 *           "day": {
                 *             "type": "string",
                 *             "format": "date",
                 *             "title": "날짜"
                 *           }
                 *         },
                 *         "required": [
                 *           "day"
                 *         ]
                 *       },
                 *       "retries": 2
                 *     }
                 */
                "application/json": components["schemas"]["PipelineCreate"];
            };
        };
        responses: {
            /** @description Work that can be run */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000009",
                     *       "slug": "beoseu-jeokjae",
                     *       "name": "버스 적재",
                     *       "description": null,
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "task": {
                     *           "name": "load",
                     *           "dataset": "seoul-beoseu",
                     *           "from": {
                     *             "kind": "folder",
                     *             "folder": "incoming",
                     *             "path": "rides-{day}.csv"
                     *           },
                     *           "mode": "append",
                     *           "onError": "quarantine"
                     *         }
                     *       },
                     *       "parameters": {
                     *         "type": "object",
                     *         "properties": {
                     *           "day": {
                     *             "type": "string",
                     *             "format": "date",
                     *             "title": "날짜"
                     *           }
                     *         },
                     *         "required": [
                     *           "day"
                     *         ],
                     *         "additionalProperties": false
                     *       },
                     *       "reads": [],
                     *       "writes": [
                     *         "seoul-beoseu"
                     *       ],
                     *       "access": {
                     *         "level": "MANAGER",
                     *         "users": []
                     *       },
                     *       "concurrency": 1,
                     *       "deadlineMs": 3600000,
                     *       "retries": 2,
                     *       "paused": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "pipelines.get",
                     *         "runs.create"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipelines.discover": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Where to look */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "server": "main"
                 *     }
                 */
                "application/json": components["schemas"]["PipelineDiscover"];
            };
        };
        responses: {
            /** @description DAGs that no pipeline runs, by server and id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "runner": {
                     *             "kind": "airflow",
                     *             "server": "main",
                     *             "dagId": "daily_rides"
                     *           },
                     *           "description": "하루 승차 집계",
                     *           "paused": false,
                     *           "parameters": {
                     *             "type": "object",
                     *             "properties": {
                     *               "day": {
                     *                 "type": "string",
                     *                 "format": "date",
                     *                 "default": "2026-01-01"
                     *               }
                     *             },
                     *             "additionalProperties": false
                     *           },
                     *           "leftOut": []
                     *         }
                     *       ],
                     *       "complete": true,
                     *       "unavailable": []
                     *     }
                     */
                    "application/json": components["schemas"]["DiscoveredDags"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipelines.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work that can be run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000009",
                     *       "slug": "beoseu-jeokjae",
                     *       "name": "버스 적재",
                     *       "description": null,
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "task": {
                     *           "name": "load",
                     *           "dataset": "seoul-beoseu",
                     *           "from": {
                     *             "kind": "folder",
                     *             "folder": "incoming",
                     *             "path": "rides-{day}.csv"
                     *           },
                     *           "mode": "append",
                     *           "onError": "quarantine"
                     *         }
                     *       },
                     *       "parameters": {
                     *         "type": "object",
                     *         "properties": {
                     *           "day": {
                     *             "type": "string",
                     *             "format": "date",
                     *             "title": "날짜"
                     *           }
                     *         },
                     *         "required": [
                     *           "day"
                     *         ],
                     *         "additionalProperties": false
                     *       },
                     *       "reads": [],
                     *       "writes": [
                     *         "seoul-beoseu"
                     *       ],
                     *       "access": {
                     *         "level": "MANAGER",
                     *         "users": []
                     *       },
                     *       "concurrency": 1,
                     *       "deadlineMs": 3600000,
                     *       "retries": 2,
                     *       "paused": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "pipelines.get",
                     *         "runs.create"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["PipelineNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipelines.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PipelineNotFound"];
            409: components["responses"]["PipelineBusy"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "pipelines.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description What to change (merge patch); null clears. A run goes on as it was when it was asked for */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "concurrency": 2
                 *     }
                 */
                "application/json": components["schemas"]["PipelineUpdate"];
                /**
                 * @example {
                 *       "concurrency": 2
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PipelineUpdate"];
            };
        };
        responses: {
            /** @description Work that can be run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-000000000009",
                     *       "slug": "beoseu-jeokjae",
                     *       "name": "버스 적재",
                     *       "description": null,
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "task": {
                     *           "name": "load",
                     *           "dataset": "seoul-beoseu",
                     *           "from": {
                     *             "kind": "folder",
                     *             "folder": "incoming",
                     *             "path": "rides-{day}.csv"
                     *           },
                     *           "mode": "append",
                     *           "onError": "quarantine"
                     *         }
                     *       },
                     *       "parameters": {
                     *         "type": "object",
                     *         "properties": {
                     *           "day": {
                     *             "type": "string",
                     *             "format": "date",
                     *             "title": "날짜"
                     *           }
                     *         },
                     *         "required": [
                     *           "day"
                     *         ],
                     *         "additionalProperties": false
                     *       },
                     *       "reads": [],
                     *       "writes": [
                     *         "seoul-beoseu"
                     *       ],
                     *       "access": {
                     *         "level": "MANAGER",
                     *         "users": []
                     *       },
                     *       "concurrency": 1,
                     *       "deadlineMs": 3600000,
                     *       "retries": 2,
                     *       "paused": false,
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "updatedAt": "2026-11-25T01:02:03.004Z",
                     *       "version": 1,
                     *       "allowed": [
                     *         "pipelines.get",
                     *         "runs.create"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PipelineNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description What to run it with */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "parameters": {
                 *         "day": "2026-11-24"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["RunCreate"];
            };
        };
        responses: {
            /** @description One time that a pipeline is run */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "state": "succeeded",
                     *       "since": "2026-11-25T01:02:04.104Z",
                     *       "reason": null,
                     *       "detail": null,
                     *       "startedBy": {
                     *         "kind": "user",
                     *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "scheduleId": null,
                     *         "detail": null
                     *       },
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "server": null,
                     *         "target": "load",
                     *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *       },
                     *       "attempt": 1,
                     *       "progress": {
                     *         "done": 1204,
                     *         "total": 1204,
                     *         "unit": "bytes",
                     *         "note": null
                     *       },
                     *       "note": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.014Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *       "tookMs": 1100,
                     *       "version": 4,
                     *       "parameters": {
                     *         "day": "2026-11-24"
                     *       },
                     *       "evidence": {},
                     *       "tasks": [
                     *         {
                     *           "name": "load",
                     *           "state": "succeeded",
                     *           "attempts": [
                     *             {
                     *               "number": 1,
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-25T01:02:03.014Z",
                     *               "finishedAt": "2026-11-25T01:02:04.104Z",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "allowed": [
                     *         "runs.get",
                     *         "runs.retry"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PipelineForbidden"];
            404: components["responses"]["PipelineNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimitedOrRunLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.list": {
        parameters: {
            query?: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                pipeline?: string;
                /** @description `requested`: written down here; `accepted`: its runner has it; `waiting`: `reason` says for what; `stopping`: told to stop, and parts of it may still work; `stop_unconfirmed`: told to stop, and `evidence` says what still works; `timed_out`: its deadline came first; `lost`: its runner knows nothing of it any more. Final are `stopped`, `succeeded`, `failed`, `timed_out` and `lost` */
                state?: "requested" | "accepted" | "waiting" | "running" | "stopping" | "stop_unconfirmed" | "stopped" | "succeeded" | "failed" | "timed_out" | "lost";
                /** @description Only what this has asked for */
                startedBy?: "user" | "schedule" | "dataset_event" | "airflow";
                /** @description True: only those that run with your rights */
                mine?: "true" | "false";
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of runs, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *           "pipeline": "beoseu-jeokjae",
                     *           "state": "succeeded",
                     *           "since": "2026-11-25T01:02:04.104Z",
                     *           "reason": null,
                     *           "detail": null,
                     *           "startedBy": {
                     *             "kind": "user",
                     *             "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *             "scheduleId": null,
                     *             "detail": null
                     *           },
                     *           "runner": {
                     *             "kind": "builtin",
                     *             "server": null,
                     *             "target": "load",
                     *             "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *           },
                     *           "attempt": 1,
                     *           "progress": {
                     *             "done": 1204,
                     *             "total": 1204,
                     *             "unit": "bytes",
                     *             "note": null
                     *           },
                     *           "note": null,
                     *           "createdAt": "2026-11-25T01:02:03.004Z",
                     *           "startedAt": "2026-11-25T01:02:03.014Z",
                     *           "finishedAt": "2026-11-25T01:02:04.104Z",
                     *           "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *           "tookMs": 1100,
                     *           "version": 4
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One time that a pipeline is run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "state": "succeeded",
                     *       "since": "2026-11-25T01:02:04.104Z",
                     *       "reason": null,
                     *       "detail": null,
                     *       "startedBy": {
                     *         "kind": "user",
                     *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "scheduleId": null,
                     *         "detail": null
                     *       },
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "server": null,
                     *         "target": "load",
                     *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *       },
                     *       "attempt": 1,
                     *       "progress": {
                     *         "done": 1204,
                     *         "total": 1204,
                     *         "unit": "bytes",
                     *         "note": null
                     *       },
                     *       "note": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.014Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *       "tookMs": 1100,
                     *       "version": 4,
                     *       "parameters": {
                     *         "day": "2026-11-24"
                     *       },
                     *       "evidence": {},
                     *       "tasks": [
                     *         {
                     *           "name": "load",
                     *           "state": "succeeded",
                     *           "attempts": [
                     *             {
                     *               "number": 1,
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-25T01:02:03.014Z",
                     *               "finishedAt": "2026-11-25T01:02:04.104Z",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "allowed": [
                     *         "runs.get",
                     *         "runs.retry"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.stop": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One time that a pipeline is run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "state": "succeeded",
                     *       "since": "2026-11-25T01:02:04.104Z",
                     *       "reason": null,
                     *       "detail": null,
                     *       "startedBy": {
                     *         "kind": "user",
                     *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "scheduleId": null,
                     *         "detail": null
                     *       },
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "server": null,
                     *         "target": "load",
                     *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *       },
                     *       "attempt": 1,
                     *       "progress": {
                     *         "done": 1204,
                     *         "total": 1204,
                     *         "unit": "bytes",
                     *         "note": null
                     *       },
                     *       "note": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.014Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *       "tookMs": 1100,
                     *       "version": 4,
                     *       "parameters": {
                     *         "day": "2026-11-24"
                     *       },
                     *       "evidence": {},
                     *       "tasks": [
                     *         {
                     *           "name": "load",
                     *           "state": "succeeded",
                     *           "attempts": [
                     *             {
                     *               "number": 1,
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-25T01:02:03.014Z",
                     *               "finishedAt": "2026-11-25T01:02:04.104Z",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "allowed": [
                     *         "runs.get",
                     *         "runs.retry"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            409: components["responses"]["RunFinished"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to run again */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tasks": "failed"
                 *     }
                 */
                "application/json": components["schemas"]["RunRetry"];
            };
        };
        responses: {
            /** @description One time that a pipeline is run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "state": "succeeded",
                     *       "since": "2026-11-25T01:02:04.104Z",
                     *       "reason": null,
                     *       "detail": null,
                     *       "startedBy": {
                     *         "kind": "user",
                     *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "scheduleId": null,
                     *         "detail": null
                     *       },
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "server": null,
                     *         "target": "load",
                     *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *       },
                     *       "attempt": 1,
                     *       "progress": {
                     *         "done": 1204,
                     *         "total": 1204,
                     *         "unit": "bytes",
                     *         "note": null
                     *       },
                     *       "note": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.014Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *       "tookMs": 1100,
                     *       "version": 4,
                     *       "parameters": {
                     *         "day": "2026-11-24"
                     *       },
                     *       "evidence": {},
                     *       "tasks": [
                     *         {
                     *           "name": "load",
                     *           "state": "succeeded",
                     *           "attempts": [
                     *             {
                     *               "number": 1,
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-25T01:02:03.014Z",
                     *               "finishedAt": "2026-11-25T01:02:04.104Z",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "allowed": [
                     *         "runs.get",
                     *         "runs.retry"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["PipelineForbidden"];
            404: components["responses"]["RunNotFound"];
            409: components["responses"]["RunNotFailedOrRunNotFinished"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimitedOrRunLimit"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.note": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        /** @description A remark about a run */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "원본 파일이 늦게 도착함"
                 *     }
                 */
                "application/json": components["schemas"]["RunNote"];
            };
        };
        responses: {
            /** @description One time that a pipeline is run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "state": "succeeded",
                     *       "since": "2026-11-25T01:02:04.104Z",
                     *       "reason": null,
                     *       "detail": null,
                     *       "startedBy": {
                     *         "kind": "user",
                     *         "userId": "0198f3a0-1c2d-7000-8000-000000000001",
                     *         "scheduleId": null,
                     *         "detail": null
                     *       },
                     *       "runner": {
                     *         "kind": "builtin",
                     *         "server": null,
                     *         "target": "load",
                     *         "runId": "0198f3a0-1c2d-7000-8000-00000000000a"
                     *       },
                     *       "attempt": 1,
                     *       "progress": {
                     *         "done": 1204,
                     *         "total": 1204,
                     *         "unit": "bytes",
                     *         "note": null
                     *       },
                     *       "note": null,
                     *       "createdAt": "2026-11-25T01:02:03.004Z",
                     *       "startedAt": "2026-11-25T01:02:03.014Z",
                     *       "finishedAt": "2026-11-25T01:02:04.104Z",
                     *       "deadlineAt": "2026-11-25T02:02:03.004Z",
                     *       "tookMs": 1100,
                     *       "version": 4,
                     *       "parameters": {
                     *         "day": "2026-11-24"
                     *       },
                     *       "evidence": {},
                     *       "tasks": [
                     *         {
                     *           "name": "load",
                     *           "state": "succeeded",
                     *           "attempts": [
                     *             {
                     *               "number": 1,
                     *               "state": "succeeded",
                     *               "startedAt": "2026-11-25T01:02:03.014Z",
                     *               "finishedAt": "2026-11-25T01:02:04.104Z",
                     *               "error": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "allowed": [
                     *         "runs.get",
                     *         "runs.retry"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Run"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.output": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a run has made */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "returned": {
                     *         "load": {
                     *           "received": 20,
                     *           "accepted": 20
                     *         }
                     *       },
                     *       "datasets": [
                     *         {
                     *           "dataset": "seoul-beoseu",
                     *           "version": 2,
                     *           "ingest": "0198f3a0-1c2d-7000-8000-000000000005",
                     *           "deletion": null,
                     *           "rows": 20
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunOutput"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.logs": {
        parameters: {
            query?: {
                /** @description Only of this task */
                task?: string;
                /** @description Only of this try */
                attempt?: number;
                /** @description True: goes on until the run has ended */
                follow?: "true" | "false";
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the log of a run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=utf-8": string;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.logLines": {
        parameters: {
            query?: {
                /** @description Only of this task */
                task?: string;
                /** @description Only of this try */
                attempt?: number;
                /** @description True: goes on until the run has ended */
                follow?: "true" | "false";
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read the log of a run as objects */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "runs.events": {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event you have; EventSource sends it when it connects again */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description The run */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Follow a run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "X-Accel-Buffering": components["headers"]["X-Accel-Buffering"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["RunNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "schedules.list": {
        parameters: {
            query?: {
                /** @description How many items a page holds at most */
                limit?: number;
                /** @description `nextCursor` of the page before; bound to the caller and to the other parameters */
                cursor?: string;
            };
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of schedules, the oldest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0198f3a0-1c2d-7000-8000-00000000000b",
                     *           "pipeline": "beoseu-jeokjae",
                     *           "trigger": {
                     *             "kind": "cron",
                     *             "expression": "30 6 * * MON-FRI",
                     *             "timeZone": "Asia/Seoul",
                     *             "catchUp": "run_once"
                     *           },
                     *           "parameters": {},
                     *           "dateParameters": {
                     *             "day": {
                     *               "days": -1
                     *             }
                     *           },
                     *           "paused": false,
                     *           "next": [
                     *             "2026-11-25T21:30:00.000Z",
                     *             "2026-11-26T21:30:00.000Z"
                     *           ],
                     *           "last": {
                     *             "dueAt": "2026-11-24T21:30:00.000Z",
                     *             "run": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *             "problem": null
                     *           },
                     *           "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *           "createdAt": "2026-11-24T01:02:03.004Z",
                     *           "updatedAt": "2026-11-24T21:30:00.104Z",
                     *           "version": 2
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SchedulePage"];
                };
            };
            400: components["responses"]["CursorInvalidOrCursorMismatchOrInvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["PipelineNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "schedules.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours that names this creation, a UUID for instance: repeated within 24 hours it has one effect and one answer; with another body it is answered 422. What failed had no effect, and is tried again. */
                "Idempotency-Key"?: components["parameters"]["Idempotency-Key"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
            };
            cookie?: never;
        };
        /** @description A new schedule; its runs have your rights */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "trigger": {
                 *         "kind": "cron",
                 *         "expression": "30 6 * * MON-FRI",
                 *         "timeZone": "Asia/Seoul",
                 *         "catchUp": "run_once"
                 *       },
                 *       "dateParameters": {
                 *         "day": {
                 *           "days": -1
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleCreate"];
            };
        };
        responses: {
            /** @description When a pipeline runs by itself */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000b",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "trigger": {
                     *         "kind": "cron",
                     *         "expression": "30 6 * * MON-FRI",
                     *         "timeZone": "Asia/Seoul",
                     *         "catchUp": "run_once"
                     *       },
                     *       "parameters": {},
                     *       "dateParameters": {
                     *         "day": {
                     *           "days": -1
                     *         }
                     *       },
                     *       "paused": false,
                     *       "next": [
                     *         "2026-11-25T21:30:00.000Z",
                     *         "2026-11-26T21:30:00.000Z"
                     *       ],
                     *       "last": {
                     *         "dueAt": "2026-11-24T21:30:00.000Z",
                     *         "run": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *         "problem": null
                     *       },
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-24T01:02:03.004Z",
                     *       "updatedAt": "2026-11-24T21:30:00.104Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PipelineNotFound"];
            409: components["responses"]["ScheduleLimit"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "schedules.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An ETag you have; 304 while it is still the current one */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When a pipeline runs by itself */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000b",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "trigger": {
                     *         "kind": "cron",
                     *         "expression": "30 6 * * MON-FRI",
                     *         "timeZone": "Asia/Seoul",
                     *         "catchUp": "run_once"
                     *       },
                     *       "parameters": {},
                     *       "dateParameters": {
                     *         "day": {
                     *           "days": -1
                     *         }
                     *       },
                     *       "paused": false,
                     *       "next": [
                     *         "2026-11-25T21:30:00.000Z",
                     *         "2026-11-26T21:30:00.000Z"
                     *       ],
                     *       "last": {
                     *         "dueAt": "2026-11-24T21:30:00.000Z",
                     *         "run": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *         "problem": null
                     *       },
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-24T01:02:03.004Z",
                     *       "updatedAt": "2026-11-24T21:30:00.104Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description It is still the version that If-None-Match names */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            404: components["responses"]["PipelineNotFoundOrScheduleNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "schedules.delete": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is no body */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PipelineNotFoundOrScheduleNotFound"];
            412: components["responses"]["PreconditionFailed"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "schedules.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag you read, or `*` for whatever is there now */
                "If-Match": components["parameters"]["If-Match"];
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Made from the name by the Revised Romanization of Korean; never changes */
                slug: string;
                /** @description The schedule */
                id: string;
            };
            cookie?: never;
        };
        /** @description What to change (merge patch); parameters are replaced as a whole */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paused": true
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleUpdate"];
                /**
                 * @example {
                 *       "paused": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ScheduleUpdate"];
            };
        };
        responses: {
            /** @description When a pipeline runs by itself */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0198f3a0-1c2d-7000-8000-00000000000b",
                     *       "pipeline": "beoseu-jeokjae",
                     *       "trigger": {
                     *         "kind": "cron",
                     *         "expression": "30 6 * * MON-FRI",
                     *         "timeZone": "Asia/Seoul",
                     *         "catchUp": "run_once"
                     *       },
                     *       "parameters": {},
                     *       "dateParameters": {
                     *         "day": {
                     *           "days": -1
                     *         }
                     *       },
                     *       "paused": false,
                     *       "next": [
                     *         "2026-11-25T21:30:00.000Z",
                     *         "2026-11-26T21:30:00.000Z"
                     *       ],
                     *       "last": {
                     *         "dueAt": "2026-11-24T21:30:00.000Z",
                     *         "run": "0198f3a0-1c2d-7000-8000-00000000000a",
                     *         "problem": null
                     *       },
                     *       "createdBy": "0198f3a0-1c2d-7000-8000-000000000001",
                     *       "createdAt": "2026-11-24T01:02:03.004Z",
                     *       "updatedAt": "2026-11-24T21:30:00.104Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedJsonOrMalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PipelineNotFoundOrScheduleNotFound"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["RequestTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.health": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.ready": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether this process takes traffic */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "checks": [
                     *         {
                     *           "name": "postgres",
                     *           "state": "up",
                     *           "latencyMs": 0.4,
                     *           "required": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            500: components["responses"]["Internal"];
            /** @description Whether this process takes traffic */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "checks": [
                     *         {
                     *           "name": "postgres",
                     *           "state": "up",
                     *           "latencyMs": 0.4,
                     *           "required": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.version": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is running */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "tg-cloud-bigdata",
                     *       "version": "1.0.0",
                     *       "contractVersion": "1.0.0",
                     *       "node": "24.21.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.metrics": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics for Prometheus */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.docs": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documentation to try out */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.docsFile": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Name of the file */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of the page /docs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript; charset=utf-8": Blob;
                    "text/css; charset=utf-8": Blob;
                    "image/png": Blob;
                    "image/svg+xml": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            404: components["responses"]["FileNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.redoc": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documentation to read */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.redocFile": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Name of the file */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of the page /redoc */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript; charset=utf-8": Blob;
                    "text/css; charset=utf-8": Blob;
                    "image/png": Blob;
                    "image/svg+xml": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            404: components["responses"]["FileNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.openapiYaml": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract as OpenAPI 3.1, YAML */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml; charset=utf-8": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.openapiJson": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract as OpenAPI 3.1, JSON */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.1",
                     *       "info": {
                     *         "title": "TG-Cloud BigData",
                     *         "version": "1.0.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json; charset=utf-8": components["schemas"]["OpenApiDocument"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.changes": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed in the contract */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown; charset=utf-8": string;
                };
            };
            400: components["responses"]["MalformedRequest"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    "operations.clientPackage": {
        parameters: {
            query?: never;
            header?: {
                /** @description Your id for this request: 8 to 64 of A-Z a-z 0-9 . _ -; we make one in place of any other */
                "X-Request-Id"?: components["parameters"]["X-Request-Id"];
                /** @description `ko` for titles and messages in Korean */
                "Accept-Language"?: components["parameters"]["Accept-Language"];
            };
            path: {
                /** @description Name of the file */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The TypeScript client as an npm package */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Contract-Version": components["headers"]["X-Contract-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": Blob;
                };
            };
            400: components["responses"]["InvalidRequestOrMalformedRequest"];
            404: components["responses"]["FileNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
}
