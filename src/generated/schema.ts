// Types of the paths and schemas, by openapi-typescript.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

export interface paths {
    "/api/{serviceId}/backchannel/authentication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ciba.processAuthentication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ciba.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ciba.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/backchannel/authentication/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ciba.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authorization.processRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authorization.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authorization.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/ticket/info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authorization.management.getTicketInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/authorization/ticket/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["authorization.management.updateTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/pushed_auth_req": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["pushedAuthorization.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/idtoken/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.management.reissueIdToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["token.management.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.management.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create/batch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.management.createBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/create/batch/status/{tokenBatchRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                tokenBatchRequestId: string;
            };
            cookie?: never;
        };
        get: operations["token.management.getBatchStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.management.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/delete/{accessTokenIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                accessTokenIdentifier: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["token.management.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/token/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["token.management.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/introspection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["introspection.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/introspection/standard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["introspection.standardProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revocation.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/userinfo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["userinfo.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/auth/userinfo/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["userinfo.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deviceFlow.authorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deviceFlow.verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/device/complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["deviceFlow.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/nativesso": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["nativeSso.process"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/nativesso/logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["nativeSso.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/gm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["grantManagement.processRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dynamicClientRegistration.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dynamicClientRegistration.get"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dynamicClientRegistration.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/registration/delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dynamicClientRegistration.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/federation/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["federation.configuration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/federation/registration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["federation.registration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.getMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/jwtissuer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.getJwtIssuer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.getJwks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/offer/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.createOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/offer/info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.getOfferInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/single/parse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.parse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/single/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/batch/parse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.batchParse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/batch/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.batchIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/deferred/parse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.deferredParse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/vci/deferred/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["verifiableCredentials.deferredIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["service.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/service/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["service.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["service.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["service.getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/service/jwks/get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["service.getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get: operations["client.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["client.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/lock_flag/update/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.management.updateLockFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/secret/refresh/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        get: operations["client.management.refreshSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/secret/update/{clientIdentifier}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.management.updateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["client.management.listAllAuthorizations"];
        put?: never;
        post: operations["client.management.searchAuthorizations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/get/list/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        get: operations["client.management.listAuthorizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.management.updateAuthorizations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["client.management.removeClientAuthorizations"];
        delete: operations["client.management.deleteClientAuthorizations"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/authorization/delete/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client.management.deleteAuthorizations"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get: operations["client.management.getClientGrantedScopes"];
        put?: never;
        post: operations["client.management.queryClientGrantedScopes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/get/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        get: operations["client.management.getGrantedScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client.management.deleteClientGrantedScopes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/granted_scopes/delete/{clientId}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client.management.deleteGrantedScopes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/get/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get: operations["client.management.getRequestableScopes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/update/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put: operations["client.management.updateRequestableScopes"];
        post: operations["client.management.setRequestableScopes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/client/extension/requestable_scopes/delete/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["client.management.deleteRequestableScopes"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["hardwareSecurityKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/delete/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                handle: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["hardwareSecurityKeys.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/get/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                handle: string;
            };
            cookie?: never;
        };
        get: operations["hardwareSecurityKeys.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/hsk/get/list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get: operations["hardwareSecurityKeys.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{serviceId}/jose/verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["jose.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["utility.getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/misc/echo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["utility.echo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lifecycle/healthcheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["utility.checkHealth"];
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
        /**
         * @description How client metadata documents are treated in this call, for clients whose identifier is the URL of
         *     such a document. Has no effect on other clients.
         */
        CimdOptions: {
            /**
             * @description Fetch the document now, even if a stored copy is still fresh. Left out, a fresh copy is used.
             * @example false
             */
            alwaysRetrieved?: boolean | null | undefined;
            /**
             * @description Accept an identifier with the plain `http` scheme. Meant for development; left out, `https` is needed.
             * @example false
             */
            httpPermitted?: boolean | null | undefined;
            /**
             * @description Accept an identifier with a query component. Left out, such an identifier is refused.
             * @example false
             */
            queryPermitted?: boolean | null | undefined;
        };
        /** @description A client's request to your backchannel authentication endpoint. */
        BackchannelAuthenticationRequest: {
            /**
             * @description The whole form body that the client sent, still encoded. Credentials that the client put into the form
             *     stay in it.
             * @example scope=openid&login_hint=anna%40example.com
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string | null | undefined;
            /**
             * @description The client's own certificate from the TLS connection, as PEM. Needed for clients that authenticate by
             *     mutual TLS and for certificate-bound tokens in push mode ([RFC 8705](https://www.rfc-editor.org/rfc/rfc8705)).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[] | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string | null | undefined;
            /** @description How the client's metadata document is treated, where its `client_id` is the URL of one. */
            cimdOptions?: components["schemas"]["CimdOptions"] | null | undefined;
        };
        /** @description The outcome of a call as a code and a sentence. Both are for your logs. A client sees the sentence only where `responseContent` quotes it. */
        ApiResult: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A185001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A185001] The answer for the client was prepared.
             */
            resultMessage: string;
        };
        /** @description Which client the call was about, and by which kind of identifier it was named. */
        ClientReference: {
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
        };
        /** @description A key and its value. */
        Pair: {
            /**
             * @description Name of the entry.
             * @example region
             */
            key?: string | undefined;
            /**
             * @description Text stored under the key.
             * @example emea
             */
            value?: (string | null) | undefined;
        };
        /** @description Attributes that you have attached to the service and to the client, handed back with each decision. */
        AttributeHolders: {
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
        };
        /**
         * @description How a client proves who it is at the token endpoint and the endpoints that follow its rules. See
         *     [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication).
         * @example CLIENT_SECRET_BASIC
         * @enum {string}
         */
        ClientAuthMethod: "NONE" | "CLIENT_SECRET_BASIC" | "CLIENT_SECRET_POST" | "CLIENT_SECRET_JWT" | "PRIVATE_KEY_JWT" | "TLS_CLIENT_AUTH" | "SELF_SIGNED_TLS_CLIENT_AUTH" | "ATTEST_JWT_CLIENT_AUTH";
        /**
         * @description How a CIBA client learns the outcome. See
         *     [CIBA Core 1.0, section 5](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.5).
         * @example POLL
         * @enum {string}
         */
        DeliveryMode: "PING" | "POLL" | "PUSH";
        /** @description A text in one language. */
        TaggedValue: {
            /**
             * @description Language tag of the text, in the syntax of [BCP 47](https://www.rfc-editor.org/info/bcp47).
             * @example fr
             */
            tag?: string | undefined;
            /**
             * @description The text in that language.
             * @example Lire vos paiements
             */
            value?: (string | null) | undefined;
        };
        /** @description A scope that the service knows. See [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3). */
        Scope: {
            /**
             * @description Name of the scope as it appears in requests.
             * @example payments.read
             */
            name?: string | undefined;
            /**
             * @description Whether the scope is granted to requests that name no scope at all.
             * @example false
             */
            defaultEntry?: boolean | undefined;
            /**
             * @description What the scope permits, for people, in the service's main language. Not filled in by the CIBA operations.
             * @example Read your payments
             */
            description?: (string | null) | undefined;
            /** @description The same explanation in other languages. Not filled in by the CIBA operations. */
            descriptions?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /** @description Attributes that you have attached to the scope. */
            attributes?: (components["schemas"]["Pair"][] | null) | undefined;
        };
        /** @description A scope whose name carries a value, such as one payment's number, matched against a registered prefix. */
        DynamicScope: {
            /**
             * @description The fixed part, which is the name of the registered scope.
             * @example payment
             */
            name?: string;
            /**
             * @description The whole scope as the client wrote it.
             * @example payment:8f2c
             */
            value?: string;
        };
        /**
         * @description One authorization: a type, the common fields of the specification, and whatever else the type defines.
         *     See [RFC 9396, section 2](https://www.rfc-editor.org/rfc/rfc9396#section-2).
         */
        AuthorizationDetailsElement: {
            /**
             * @description Kind of authorization. It decides which other fields mean something.
             * @example payment_initiation
             */
            type: string;
            /**
             * @description Where the resource or resource server is, usually as URIs.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            locations?: (string[] | null) | undefined;
            /**
             * @description What the client wants to do with the resource.
             * @example [
             *       "initiate",
             *       "status"
             *     ]
             */
            actions?: (string[] | null) | undefined;
            /**
             * @description Which kinds of data the client wants, the `datatypes` of the specification.
             * @example [
             *       "balance"
             *     ]
             */
            dataTypes?: (string[] | null) | undefined;
            /**
             * @description A single resource that is meant.
             * @example account-4711
             */
            identifier?: (string | null) | undefined;
            /**
             * @description Which levels of privilege the client wants at the resource.
             * @example [
             *       "read"
             *     ]
             */
            privileges?: (string[] | null) | undefined;
            /**
             * @description Every field that is not one of the common ones, together as the text of one JSON object.
             * @example {"instructedAmount":{"currency":"EUR","amount":"123.50"}}
             */
            otherFields?: (string | null) | undefined;
        };
        /** @description The rich authorization details of a request or a token. See [RFC 9396](https://www.rfc-editor.org/rfc/rfc9396). */
        AuthorizationDetails: {
            /** @description One entry for each authorization that was asked for or granted. */
            elements?: (components["schemas"]["AuthorizationDetailsElement"][] | null) | undefined;
        };
        /**
         * @description What the client asks to do with a grant, sent as `grant_management_action`.
         * @example CREATE
         * @enum {string}
         */
        GrantManagementAction: "CREATE" | "QUERY" | "REPLACE" | "REVOKE" | "MERGE";
        /** @description Scopes that were granted together, and the resources that they are limited to. */
        GrantScope: {
            /**
             * @description Scope names, separated by spaces.
             * @example payments.read
             */
            scope?: string;
            /**
             * @description Resource indicators, as defined in [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707), that the scopes are limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resource?: string[] | null;
        };
        /**
         * @description What a user has granted so far under one grant identifier. See
         *     [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
         */
        Grant: {
            /** @description Scopes of the grant, each with the resources it is limited to. */
            scopes?: components["schemas"]["GrantScope"][] | null;
            /**
             * @description Names of the claims that may be released under the grant.
             * @example [
             *       "email"
             *     ]
             */
            claims?: string[] | null;
            /** @description The details that were granted, beside the scopes. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
        };
        BackchannelAuthenticationResponse: components["schemas"]["BackchannelAuthenticationResponseInternalServerError"] | components["schemas"]["BackchannelAuthenticationResponseBadRequest"] | components["schemas"]["BackchannelAuthenticationResponseUnauthorized"] | components["schemas"]["BackchannelAuthenticationResponseUserIdentification"];
        /**
         * @description The decision on a backchannel authentication request, and what the request contained.
         *
         *     A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
         *     `OAuth-Client-Attestation-Challenge` header.
         */
        BackchannelAuthenticationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A179001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A179001] The backchannel authentication request is valid.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next.
             * @example USER_IDENTIFICATION
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "USER_IDENTIFICATION";
            /**
             * @description JSON text to send to the client. Only with an error; `null` with `USER_IDENTIFICATION`.
             * @example {"error":"invalid_request"}
             */
            responseContent?: string | null;
            /**
             * @description Names the request in the calls that follow. A secret of your server, not to be shown to anyone.
             *     Only with `USER_IDENTIFICATION`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket?: string | null;
            /**
             * @description Name of the client, to be shown to the user.
             * @example Household budget
             */
            clientName?: string | null;
            /**
             * @description The authentication method that is registered for the client. `null` where no client could be identified.
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"] | null;
            /**
             * @description How the client is to learn the outcome, as registered.
             *
             *     - `PING`: `ping`, your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
             *     - `POLL`: `poll`, the client asks the token endpoint again and again until there is an outcome.
             *     - `PUSH`: `push`, your server sends the tokens, or the error, to the client's notification endpoint.
             */
            deliveryMode?: components["schemas"]["DeliveryMode"];
            /**
             * @description The scopes to ask the user for: those requested, or the service's default ones, less any that the
             *     service or the client may not use.
             */
            scopes?: components["schemas"]["Scope"][] | null;
            /** @description Requested scopes that matched a registered prefix rather than a whole name. */
            dynamicScopes?: components["schemas"]["DynamicScope"][] | null;
            /**
             * @description Names of the claims that follow from the scopes `profile`, `email`, `address` and `phone`, as far as the
             *     service supports them.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claimNames?: string[] | null;
            /**
             * @description The bearer token that the client wants to see in notifications, from `client_notification_token`.
             * @example Zb4tWn0qLxJ2vHyMk9cRe6sUfPdGoTaIi1X7m5hB3Kw
             */
            clientNotificationToken?: string | null;
            /**
             * @description Authentication context classes that the client prefers, best first, less those that the service does not
             *     support. Use them to choose the device or the method.
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrs?: string[] | null;
            /**
             * @description Which of the three hints the request has.
             *
             *     - `ID_TOKEN_HINT`: `id_token_hint`, an ID token that your server issued before. See `sub`.
             *     - `LOGIN_HINT`: `login_hint`, an identifier such as a user name, an address or a number.
             *     - `LOGIN_HINT_TOKEN`: `login_hint_token`, a token whose form your server has agreed on with its clients.
             * @example LOGIN_HINT
             * @enum {string|null}
             */
            hintType?: "ID_TOKEN_HINT" | "LOGIN_HINT" | "LOGIN_HINT_TOKEN" | null;
            /**
             * @description The hint as the client sent it.
             * @example anna@example.com
             */
            hint?: string | null;
            /**
             * @description Subject of the ID token in the hint. Only with `ID_TOKEN_HINT`.
             * @example anna
             */
            sub?: string | null;
            /**
             * @description Text that both devices show, so that the user sees that they belong together. Comes from the client, so
             *     show it as plain text. What you cannot show is refused with `INVALID_BINDING_MESSAGE`.
             * @example K7-42
             */
            bindingMessage?: string | null;
            /**
             * @description The code by which the user agrees to be prompted, as the client sent it. Checking it is up to your
             *     server. Compare it in constant time and limit the attempts.
             * @example 482913
             */
            userCode?: string | null;
            /**
             * @description Whether a user code is needed: the service supports user codes and the client is registered as using
             *     them. The API has then already made sure that one was sent.
             * @example false
             */
            userCodeRequired?: boolean;
            /**
             * Format: int32
             * @description Lifetime in seconds that the client would like for the transaction, 0 when it did not say.
             * @example 120
             */
            requestedExpiry?: number;
            /**
             * @description The `request_context` claim of a signed request, as the text of a JSON object.
             * @example {"ip_address":"203.0.113.7"}
             */
            requestContext?: string | null;
            /**
             * @description What was left out of the request because it is not supported, in sentences for your log.
             * @example [
             *       "[A176303] The scope 'fax' is not known and was left out."
             *     ]
             */
            warnings?: string[] | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707). What you do
             *     not accept is refused with `INVALID_TARGET`.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description The details that the client asks for, from `authorization_details`, to be shown to the user. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description What the client asks to do with a grant, from `grant_management_action`.
             *
             *     - `CREATE`: Make a new grant with an identifier of its own.
             *     - `QUERY`: Read a grant. Only the grant management endpoint takes it.
             *     - `REPLACE`: Put what is granted now in place of what the grant held.
             *     - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
             *     - `MERGE`: Add what is granted now to what the grant holds.
             */
            gmAction?: components["schemas"]["GrantManagementAction"];
            /**
             * @description The grant that the client wants to replace or extend, from `grant_id`.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /** @description What the user has granted under `grantId` so far, to be shown beside what is new. */
            grant?: components["schemas"]["Grant"];
            /**
             * @description The user to whom the grant named by `grantId` belongs. It must be the user of this request.
             * @example anna
             */
            grantSubject?: string | null;
        };
        BackchannelAuthenticationResponseInternalServerError: components["schemas"]["BackchannelAuthenticationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        BackchannelAuthenticationResponseBadRequest: components["schemas"]["BackchannelAuthenticationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        BackchannelAuthenticationResponseUnauthorized: components["schemas"]["BackchannelAuthenticationResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        BackchannelAuthenticationResponseUserIdentification: components["schemas"]["BackchannelAuthenticationResponseProperties"] & {
            /** @constant */
            action: "USER_IDENTIFICATION";
            ticket: string;
            clientId: number;
            deliveryMode: components["schemas"]["DeliveryMode"];
            scopes: components["schemas"]["Scope"][];
            /** @enum {string} */
            hintType: "ID_TOKEN_HINT" | "LOGIN_HINT" | "LOGIN_HINT_TOKEN";
            hint: string;
            userCodeRequired: boolean;
            requestedExpiry: number;
        };
        /** @description The ticket for which an auth_req_id is to be issued. */
        BackchannelAuthenticationIssueRequest: {
            /**
             * @description The ticket from `ciba.processAuthentication`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
        };
        BackchannelAuthenticationIssueResponse: components["schemas"]["BackchannelAuthenticationIssueResponseInternalServerError"] | components["schemas"]["BackchannelAuthenticationIssueResponseInvalidTicket"] | components["schemas"]["BackchannelAuthenticationIssueResponseOk"];
        /** @description The answer to the client's request, ready to be sent, and its parts. */
        BackchannelAuthenticationIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A183001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A183001] An auth_req_id was issued.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_TICKET" | "OK";
            /**
             * @description JSON text to send to the client.
             * @example {"auth_req_id":"k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es","expires_in":600,"interval":5}
             */
            responseContent?: string | null;
            /**
             * @description Names the transaction between the client and your server. Not the ticket.
             * @example k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            authReqId?: string | null;
            /**
             * Format: int32
             * @description Seconds until the auth_req_id expires, counted from now.
             * @example 600
             */
            expiresIn?: number;
            /**
             * Format: int32
             * @description Seconds that the client has to wait between two calls of the token endpoint. Without a meaning in push
             *     mode. A client takes 5 for a missing value.
             * @example 5
             */
            interval?: number;
        };
        BackchannelAuthenticationIssueResponseInternalServerError: components["schemas"]["BackchannelAuthenticationIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        BackchannelAuthenticationIssueResponseInvalidTicket: components["schemas"]["BackchannelAuthenticationIssueResponseProperties"] & {
            /** @constant */
            action: "INVALID_TICKET";
            responseContent: string;
        };
        BackchannelAuthenticationIssueResponseOk: components["schemas"]["BackchannelAuthenticationIssueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            authReqId: string;
            expiresIn: number;
        };
        /** @description Why a backchannel authentication request is refused. */
        BackchannelAuthenticationFailRequest: {
            /**
             * @description The ticket from `ciba.processAuthentication`. It is deleted, if it belongs to the service. The API itself can
             *     do without one; this package asks for it, so that no ticket is left behind.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
            /**
             * @description Why the request is refused. It decides on the error code in the answer and on its HTTP status. The API
             *     takes a missing reason for `SERVER_ERROR`; this package asks for one.
             *
             *     - `ACCESS_DENIED`: Your server refuses by itself, without asking the user: `access_denied`, 403.
             *     - `EXPIRED_LOGIN_HINT_TOKEN`: The login hint token is too old: `expired_login_hint_token`, 400. Check this before you look up the user.
             *     - `INVALID_BINDING_MESSAGE`: The binding message is too long or cannot be shown: `invalid_binding_message`, 400.
             *     - `INVALID_TARGET`: A resource of the request is not acceptable: `invalid_target`, 400.
             *     - `INVALID_USER_CODE`: The user code is wrong: `invalid_user_code`, 400.
             *     - `MISSING_USER_CODE`: Your own policy needs a user code and there is none: `missing_user_code`, 400.
             *     - `SERVER_ERROR`: Something went wrong in your server: `server_error`, 500.
             *     - `UNAUTHORIZED_CLIENT`: Your own policy does not let this client do this: `unauthorized_client`, 400.
             *     - `UNKNOWN_USER_ID`: The hint does not lead to a user: `unknown_user_id`, 400.
             * @example ACCESS_DENIED
             * @enum {string}
             */
            reason: "ACCESS_DENIED" | "EXPIRED_LOGIN_HINT_TOKEN" | "INVALID_BINDING_MESSAGE" | "INVALID_TARGET" | "INVALID_USER_CODE" | "MISSING_USER_CODE" | "SERVER_ERROR" | "UNAUTHORIZED_CLIENT" | "UNKNOWN_USER_ID";
            /**
             * @description Sentence for the developer of the client, sent as `error_description`. The client sees it. Allowed are
             *     the printable ASCII characters but `"` and `\`.
             * @example No account matches the login hint.
             */
            errorDescription?: string | null | undefined;
            /**
             * Format: uri
             * @description Address of a page that explains the error, sent as `error_uri`. The client sees it. ASCII only.
             * @example https://as.example.com/errors/unknown-user
             */
            errorUri?: string | null | undefined;
        };
        BackchannelAuthenticationFailResponse: components["schemas"]["BackchannelAuthenticationFailResponseInternalServerError"] | components["schemas"]["BackchannelAuthenticationFailResponseBadRequest"] | components["schemas"]["BackchannelAuthenticationFailResponseForbidden"];
        /** @description The error answer to the client's request, ready to be sent. */
        BackchannelAuthenticationFailResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A185001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A185001] The answer for the client was prepared.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example FORBIDDEN
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN";
            /**
             * @description JSON text to send to the client: `error`, and `error_description` and `error_uri` where the call gave them.
             * @example {"error":"access_denied"}
             */
            responseContent?: string | null;
        };
        BackchannelAuthenticationFailResponseInternalServerError: components["schemas"]["BackchannelAuthenticationFailResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        BackchannelAuthenticationFailResponseBadRequest: components["schemas"]["BackchannelAuthenticationFailResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        BackchannelAuthenticationFailResponseForbidden: components["schemas"]["BackchannelAuthenticationFailResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        /** @description Extra data tied to an access token. Unless hidden, it also appears as a top-level entry of the token response. */
        Property: {
            /**
             * @description Name of the property, and of the entry in the token response.
             * @example branch
             */
            key?: string | undefined;
            /**
             * @description Text of the property.
             * @example 117
             */
            value?: (string | null) | undefined;
            /**
             * @description Whether the property is kept from the client. A hidden one is still returned to your server, for
             *     instance by introspection.
             * @example false
             */
            hidden?: boolean | undefined;
        };
        BackchannelAuthenticationCompleteRequest: components["schemas"]["BackchannelAuthenticationCompleteRequestApproved"] | components["schemas"]["BackchannelAuthenticationCompleteRequestNotApproved"];
        /** @description The outcome of a transaction. `subject` is needed when, and only when, the user approved. */
        BackchannelAuthenticationCompleteRequestProperties: {
            /**
             * @description The ticket from `ciba.processAuthentication`.
             * @example Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw
             */
            ticket: string;
            /**
             * @description How the transaction ended.
             *
             *     - `TRANSACTION_FAILED`: There is no usable answer of the user, for instance because the device never answered.
             *     - `ACCESS_DENIED`: The user refused.
             *     - `AUTHORIZED`: The user approved.
             * @example AUTHORIZED
             * @enum {string}
             */
            result: "TRANSACTION_FAILED" | "ACCESS_DENIED" | "AUTHORIZED";
            /**
             * @description Identifier of the user, as your server names them: the subject of the access token and, unless `sub` is
             *     given, of the ID token. Needed with `AUTHORIZED`. ASCII, at most 100 characters.
             * @example anna
             */
            subject?: string | null | undefined;
            /**
             * @description Put in place of `subject` as the ID token's `sub` claim, for instance a pairwise identifier. ASCII.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch, for the `auth_time` claim. 0 or left
             *     out: no such claim.
             * @example 1764000000
             */
            authTime?: number | null | undefined;
            /**
             * @description Authentication context class that was reached, for the `acr` claim. ASCII.
             * @example urn:example:acr:device
             */
            acr?: string | null | undefined;
            /**
             * @description More claims for the ID token, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            claims?: string | null | undefined;
            /** @description Extra data to tie to the access token. At most 65,535 bytes in stored form, all together. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description The scopes to grant in place of those requested, more or fewer. Keep `openid` among them. Left out, what
             *     was requested is granted.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string | null | undefined;
            /**
             * @description Sentence for the developer of the client, when the result is not `AUTHORIZED`. The client sees it.
             *     Allowed are the printable ASCII characters but `"` and `\`.
             * @example The user refused the request.
             */
            errorDescription?: string | null | undefined;
            /**
             * Format: uri
             * @description Address of a page that explains the error, when the result is not `AUTHORIZED`. The client sees it. ASCII only.
             * @example https://as.example.com/errors/refused
             */
            errorUri?: string | null | undefined;
            /**
             * @description Names of the claims that the user agreed to release. Left out, they are worked out from the scopes and `claims`.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * @description Text to use as the access token in place of a random one. Has an effect only in push mode, where this
             *     call issues the tokens.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0.
             * @example 86400
             */
            refreshTokenDuration?: number | null | undefined;
            /**
             * @description Form of the ID token's `aud` claim, in place of the service's setting. `null` keeps that setting.
             *
             *     - `array`: An array, even for a single audience.
             *     - `string`: A string.
             * @example string
             * @enum {string|null}
             */
            idTokenAudType?: ("array" | "string" | null) | undefined;
        };
        BackchannelAuthenticationCompleteRequestApproved: components["schemas"]["BackchannelAuthenticationCompleteRequestProperties"] & {
            /**
             * @description The user approved.
             * @constant
             */
            result: "AUTHORIZED";
            /** @description Identifier of the user, as your server names them. */
            subject: string;
        };
        BackchannelAuthenticationCompleteRequestNotApproved: components["schemas"]["BackchannelAuthenticationCompleteRequestProperties"] & {
            /**
             * @description The user refused, or there is no usable answer.
             * @enum {string}
             */
            result: "ACCESS_DENIED" | "TRANSACTION_FAILED";
        };
        BackchannelAuthenticationCompleteResponse: components["schemas"]["BackchannelAuthenticationCompleteResponseServerError"] | components["schemas"]["BackchannelAuthenticationCompleteResponseNoAction"] | components["schemas"]["BackchannelAuthenticationCompleteResponseNotification"];
        /**
         * @description What is left to be done after the outcome was recorded. The tokens are here only in push mode after an
         *     approval: they are inside `responseContent` too, and that is what the client gets.
         */
        BackchannelAuthenticationCompleteResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A198001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A198001] The outcome was recorded.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next. None of it is an answer to a request of the client.
             * @example NOTIFICATION
             * @enum {string}
             */
            action: "SERVER_ERROR" | "NO_ACTION" | "NOTIFICATION";
            /**
             * @description JSON text to post to the client's notification endpoint, unchanged. Only with `NOTIFICATION`.
             * @example {"auth_req_id":"k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es"}
             */
            responseContent?: string | null;
            /**
             * @description Name of the client.
             * @example Household budget
             */
            clientName?: string | null;
            /**
             * @description How the client learns the outcome, as registered: it decides who has to tell it.
             *
             *     - `PING`: `ping`, your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
             *     - `POLL`: `poll`, the client asks the token endpoint again and again until there is an outcome.
             *     - `PUSH`: `push`, your server sends the tokens, or the error, to the client's notification endpoint.
             */
            deliveryMode?: components["schemas"]["DeliveryMode"];
            /**
             * Format: uri
             * @description Where the client takes notifications, as registered. Only in ping and push mode.
             * @example https://client.example.com/ciba
             */
            clientNotificationEndpoint?: string | null;
            /**
             * @description The bearer token for the notification, from the client's request. Only in ping and push mode.
             * @example Zb4tWn0qLxJ2vHyMk9cRe6sUfPdGoTaIi1X7m5hB3Kw
             */
            clientNotificationToken?: string | null;
            /**
             * @description The auth_req_id of the transaction, as issued before.
             * @example k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            authReqId?: string | null;
            /**
             * @description The access token. Only in push mode after an approval.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * @description The refresh token, if the service issues them. Only in push mode after an approval.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * @description The signed ID token. Only in push mode after an approval.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where no token was issued.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, 0 where no token was issued.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * Format: int64
             * @description Lifetime of the ID token in seconds, 0 where no token was issued.
             * @example 3600
             */
            idTokenDuration?: number;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description The details that the tokens of push mode carry. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description The grant that the tokens belong to. Only in push mode after an approval.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
        };
        BackchannelAuthenticationCompleteResponseServerError: components["schemas"]["BackchannelAuthenticationCompleteResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        BackchannelAuthenticationCompleteResponseNoAction: components["schemas"]["BackchannelAuthenticationCompleteResponseProperties"] & {
            /** @constant */
            action: "NO_ACTION";
            clientId: number;
            deliveryMode: components["schemas"]["DeliveryMode"];
            authReqId: string;
        };
        BackchannelAuthenticationCompleteResponseNotification: components["schemas"]["BackchannelAuthenticationCompleteResponseProperties"] & {
            /** @constant */
            action: "NOTIFICATION";
            responseContent: string;
            clientId: number;
            deliveryMode: components["schemas"]["DeliveryMode"];
            clientNotificationEndpoint: string;
            clientNotificationToken: string;
            authReqId: string;
        };
        /** @description A client's request to your authorization endpoint. */
        AuthorizationRequest: {
            /**
             * @description The whole query string of a GET request, without the question mark, or the whole form body of a POST request,
             *     still encoded.
             * @example response_type=code&client_id=2917251600&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&scope=openid
             */
            parameters: string;
            /**
             * @description Any text of your own, to be attached to the ticket. `authorization.management.getTicketInfo` gives it back, and
             *     `authorization.management.updateTicket` replaces it. Left out, nothing is attached.
             * @example session=8f2c1d
             */
            context?: string | null | undefined;
            /** @description How the client's metadata document is treated, where its `client_id` is the URL of one. */
            cimdOptions?: components["schemas"]["CimdOptions"] | null | undefined;
        };
        /**
         * @description Whether a client can keep a secret. See [RFC 6749, section 2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1).
         * @example CONFIDENTIAL
         * @enum {string}
         */
        ClientType: "PUBLIC" | "CONFIDENTIAL";
        /**
         * @description What an authorization response tells of the client: what your pages show of it, and the settings that bear on
         *     the request. Secrets, keys and redirect URIs are left out.
         */
        ClientLimitedAuthorization: {
            /**
             * Format: int32
             * @description Number of the client inside the API. Not the identifier that the client uses.
             * @example 4711
             */
            readonly number?: number;
            /**
             * @description Name of the client, to be shown to the user.
             * @example Household budget
             */
            clientName?: string | null;
            /** @description The name in other languages. */
            clientNames?: components["schemas"]["TaggedValue"][] | null;
            /**
             * @description What the client is, for people.
             * @example Shows all your accounts on one page
             */
            description?: string | null;
            /** @description The same explanation in other languages. */
            descriptions?: components["schemas"]["TaggedValue"][] | null;
            /**
             * Format: int64
             * @description Numeric identifier of the client.
             * @example 2917251600
             */
            readonly clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client may name itself by its alias.
             * @example true
             */
            clientIdAliasEnabled?: boolean;
            /**
             * @description Whether the client can keep a secret, as registered.
             *
             *     - `PUBLIC`: It cannot, like an application in a browser or on a phone.
             *     - `CONFIDENTIAL`: It can, like an application on a server, and it authenticates itself.
             */
            clientType?: components["schemas"]["ClientType"];
            /**
             * Format: uri
             * @description Address of the client's logo. The image comes from the client's server, so think of the user's privacy.
             * @example https://client.example.com/logo.png
             */
            logoUri?: string | null;
            /** @description Addresses of logos for other languages. */
            logoUris?: components["schemas"]["TaggedValue"][] | null;
            /**
             * Format: uri
             * @description Address of the client's terms of service.
             * @example https://client.example.com/terms
             */
            tosUri?: string | null;
            /** @description Addresses of the terms of service in other languages. */
            tosUris?: components["schemas"]["TaggedValue"][] | null;
            /**
             * Format: uri
             * @description Address of the client's privacy policy.
             * @example https://client.example.com/privacy
             */
            policyUri?: string | null;
            /** @description Addresses of the privacy policy in other languages. */
            policyUris?: components["schemas"]["TaggedValue"][] | null;
            /**
             * Format: int32
             * @description Number, inside the API, of the service that the client belongs to.
             * @example 12
             */
            readonly serviceNumber?: number;
            /**
             * Format: int32
             * @description The client's `default_max_age` in seconds, which counts when a request has no `max_age`; 0 where there is none.
             * @example 600
             */
            defaultMaxAge?: number;
            /**
             * @description Whether ID tokens for the client must have the `auth_time` claim. If so, pass `authTime` to
             *     `authorization.issue`.
             * @example false
             */
            authTimeRequired?: boolean;
            /**
             * Format: int64
             * @description When the client was created, in milliseconds since the Unix epoch.
             * @example 1764000000000
             */
            readonly createdAt?: number;
            /**
             * Format: int64
             * @description When the client was last changed, in milliseconds since the Unix epoch.
             * @example 1764000000000
             */
            readonly modifiedAt?: number;
            /**
             * @description Whether access tokens for the client are bound to its TLS certificate. See
             *     [RFC 8705, section 3](https://www.rfc-editor.org/rfc/rfc8705#section-3).
             * @example false
             */
            tlsClientCertificateBoundAccessTokens?: boolean;
            /**
             * @description Whether the client has to send a user code with its CIBA requests.
             * @example false
             */
            bcUserCodeRequired?: boolean;
            /**
             * @description Whether the client registered itself, see [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591). You may want to
             *     tell the user.
             * @example false
             */
            readonly dynamicallyRegistered?: boolean;
            /**
             * @description Whether the client has to push its authorization requests first. See
             *     [RFC 9126, section 6](https://www.rfc-editor.org/rfc/rfc9126#section-6).
             * @example true
             */
            parRequired?: boolean;
            /**
             * @description Whether the authorization requests of the client have to use a request object.
             * @example false
             */
            requestObjectRequired?: boolean;
            /**
             * @description Whether request objects that come through the browser have to be encrypted.
             * @example false
             */
            frontChannelRequestObjectEncryptionRequired?: boolean;
            /**
             * @description Whether the `alg` of an encrypted request object has to be the one that is registered for the client.
             * @example false
             */
            requestObjectEncryptionAlgMatchRequired?: boolean;
            /**
             * @description Whether the `enc` of an encrypted request object has to be the one that is registered for the client.
             * @example false
             */
            requestObjectEncryptionEncMatchRequired?: boolean;
            /**
             * @description Whether a new access token for a user puts an end to the client's earlier ones for the same user.
             * @example false
             */
            singleAccessTokenPerSubject?: boolean;
            /**
             * @description Whether the client has to use PKCE, see [RFC 7636](https://www.rfc-editor.org/rfc/rfc7636).
             * @example true
             */
            pkceRequired?: boolean;
            /**
             * @description Whether the client has to use `S256` where it uses PKCE.
             * @example true
             */
            pkceS256Required?: boolean;
            /**
             * @description Whether the client signs its requests to protected resources.
             * @example false
             */
            rsRequestSigned?: boolean;
            /**
             * @description Whether the client has to use DPoP, see [RFC 9449](https://www.rfc-editor.org/rfc/rfc9449).
             * @example false
             */
            dpopRequired?: boolean;
            /**
             * @description Whether the client is locked. A locked client is refused by the operations of the protocols.
             * @example false
             */
            locked?: boolean;
            /**
             * @description Whether the client uses the `mtls_endpoint_aliases` of your discovery document. See
             *     [RFC 8705, section 5](https://www.rfc-editor.org/rfc/rfc8705#section-5).
             * @example false
             */
            mtlsEndpointAliasesUsed?: boolean;
            /**
             * @description Whether the client takes part in a migration of tokens.
             * @example false
             */
            inScopeForTokenMigration?: boolean;
            /**
             * Format: int64
             * @description When the client's trust chain in a federation expires, in milliseconds since the Unix epoch; 0 where there
             *     is none.
             * @example 1764086400000
             */
            trustChainExpiresAt?: number;
            /**
             * Format: int64
             * @description When the client's trust chain was last resolved, in milliseconds since the Unix epoch; 0 where there is
             *     none.
             * @example 1764000000000
             */
            trustChainUpdatedAt?: number;
            /**
             * @description Whether the client came in by automatic registration in a federation.
             * @example false
             */
            automaticallyRegistered?: boolean;
            /**
             * @description Whether the client came in by explicit registration in a federation.
             * @example false
             */
            explicitlyRegistered?: boolean;
            /**
             * @description Whether the client has to ask for encryption when it requests verifiable credentials.
             * @example false
             */
            credentialResponseEncryptionRequired?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * Format: int64
             * @description When the stored copy of the client's metadata document expires, in milliseconds since the Unix epoch; 0 where
             *     there is none.
             * @example 1764086400000
             */
            metadataDocumentExpiresAt?: number;
            /**
             * Format: int64
             * @description When the stored copy of the client's metadata document was made, in milliseconds since the Unix epoch; 0 where
             *     there is none.
             * @example 1764000000000
             */
            metadataDocumentUpdatedAt?: number;
            /**
             * @description Whether the client became known through a client metadata document.
             * @example false
             */
            discoveredByMetadataDocument?: boolean;
            /**
             * @description How the client came to be known to the service.
             *
             *     - `DYNAMIC_REGISTRATION`: It registered itself, RFC 7591.
             *     - `AUTOMATIC_REGISTRATION`: Automatic registration in an OpenID federation.
             *     - `EXPLICIT_REGISTRATION`: Explicit registration in an OpenID federation.
             *     - `METADATA_DOCUMENT`: Its identifier is the URL of a client metadata document.
             *     - `STATIC_REGISTRATION`: It was set up by the service's administrators, through the console or the API.
             * @example STATIC_REGISTRATION
             * @enum {string}
             */
            clientSource?: "DYNAMIC_REGISTRATION" | "AUTOMATIC_REGISTRATION" | "EXPLICIT_REGISTRATION" | "METADATA_DOCUMENT" | "STATIC_REGISTRATION";
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     if it has one.
             * @example https://client.example.com
             */
            entityId?: string | null;
        };
        /**
         * @description How the pages for login and consent are shown to the user, the `display` of a request. See
         *     [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
         * @example PAGE
         * @enum {string}
         */
        Display: "PAGE" | "POPUP" | "TOUCH" | "WAP";
        /**
         * @description A social network at which users can log in.
         * @example FACEBOOK
         * @enum {string}
         */
        Sns: "FACEBOOK";
        /** @description By what the service is known to a social network. */
        SnsCredentials: {
            /**
             * @description The social network, by a value of `Sns`.
             * @example FACEBOOK
             */
            sns?: (string | null) | undefined;
            /**
             * @description Identifier that the social network gave to your application.
             * @example 402918337561204
             */
            apiKey?: (string | null) | undefined;
            /**
             * @description Secret that the social network gave to your application.
             * @example c2b81f0e6a4d97350fe2b4c61d8a7953
             */
            apiSecret?: (string | null) | undefined;
        };
        /**
         * @description How a client came by its tokens, or wants to.
         * @example CIBA
         * @enum {string}
         */
        GrantType: "AUTHORIZATION_CODE" | "IMPLICIT" | "PASSWORD" | "CLIENT_CREDENTIALS" | "REFRESH_TOKEN" | "CIBA" | "DEVICE_CODE" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "PRE_AUTHORIZED_CODE";
        /**
         * @description What a client wants back from the authorization endpoint, its `response_type`. See
         *     [OAuth 2.0 Multiple Response Type Encoding Practices](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html).
         * @example CODE
         * @enum {string}
         */
        ResponseType: "NONE" | "CODE" | "TOKEN" | "ID_TOKEN" | "CODE_TOKEN" | "CODE_ID_TOKEN" | "ID_TOKEN_TOKEN" | "CODE_ID_TOKEN_TOKEN";
        /**
         * @description A set of extra security rules that a service can take part in. Which of its requests the rules apply to depends on their scopes.
         * @example FAPI
         * @enum {string}
         */
        ServiceProfile: "FAPI" | "OPEN_BANKING";
        /** @description An endpoint, by its name and its URI. */
        NamedUri: {
            /**
             * @description Metadata name of the endpoint.
             * @example token_endpoint
             */
            name?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URI of the endpoint.
             * @example https://mtls.as.example.com/token
             */
            uri?: (string | null) | undefined;
        };
        /**
         * @description Algorithm by which a JWT is signed, the `alg` of a JWS header. See
         *     [RFC 7518, section 3.1](https://www.rfc-editor.org/rfc/rfc7518#section-3.1).
         * @example ES256
         * @enum {string}
         */
        JwsAlg: "NONE" | "HS256" | "HS384" | "HS512" | "RS256" | "RS384" | "RS512" | "ES256" | "ES384" | "ES512" | "PS256" | "PS384" | "PS512" | "ES256K" | "EdDSA";
        /**
         * @description Where the value of a claim comes from. See
         *     [OpenID Connect Core 1.0, section 5.6](https://openid.net/specs/openid-connect-core-1_0.html#ClaimTypes).
         * @example NORMAL
         * @enum {string}
         */
        ClaimType: "NORMAL" | "AGGREGATED" | "DISTRIBUTED";
        /**
         * @description Characters that the user codes of the device flow are made of. See
         *     [RFC 8628, section 6.1](https://www.rfc-editor.org/rfc/rfc8628#section-6.1).
         * @example BASE20
         * @enum {string}
         */
        UserCodeCharset: "BASE20" | "NUMERIC";
        /**
         * @description Which JSON schemas a request for verified claims is checked against. See
         *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
         * @example standard
         * @enum {string}
         */
        VerifiedClaimsValidationSchema: "standard" | "standard+id_document";
        /** @description A key pair whose private part lives in a hardware security module. */
        Hsk: {
            /**
             * @description Type of the key, `EC` or `RSA`. See [RFC 7517, section 4.1](https://www.rfc-editor.org/rfc/rfc7517#section-4.1).
             * @example EC
             */
            kty?: (string | null) | undefined;
            /**
             * @description What the key is for: `sig` for signing with the private key, `enc` for decrypting with it. See
             *     [RFC 7517, section 4.2](https://www.rfc-editor.org/rfc/rfc7517#section-4.2).
             * @example sig
             */
            use?: (string | null) | undefined;
            /**
             * @description Key ID, by which the key is named in JWK sets and in the headers of what it signs. See
             *     [RFC 7517, section 4.5](https://www.rfc-editor.org/rfc/rfc7517#section-4.5).
             * @example sign-2026
             */
            kid?: (string | null) | undefined;
            /**
             * @description Name of the module that holds the key.
             * @example google
             */
            hsmName?: (string | null) | undefined;
            /**
             * @description Handle of the key, 43 base64url characters made by the API. It names the key in
             *     `hardwareSecurityKeys.get` and `hardwareSecurityKeys.delete`.
             * @example tY7nKz2WvXq0cRbLsUe9hJmGdPoA4fTi6E1xV3r8B5k
             */
            handle?: (string | null) | undefined;
            /**
             * @description The public key, as PEM text.
             * @example -----BEGIN PUBLIC KEY-----
             *     MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV7
             *     6e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==
             *     -----END PUBLIC KEY-----
             */
            publicKey?: (string | null) | undefined;
            /**
             * @description Algorithm that the key is used with, such as `ES256` for `sig` or `RSA-OAEP-256` for `enc`. See
             *     [RFC 7517, section 4.4](https://www.rfc-editor.org/rfc/rfc7517#section-4.4).
             * @example ES256
             */
            alg?: (string | null) | undefined;
        };
        /**
         * @description Where the content of an attachment to verified claims is. See
         *     [OpenID Identity Assurance Schema Definition 1.0](https://openid.net/specs/openid-ida-verified-claims-1_0.html).
         * @example EMBEDDED
         * @enum {string}
         */
        AttachmentType: "EMBEDDED" | "EXTERNAL";
        /**
         * @description How a client becomes known through a federation. See
         *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
         * @example AUTOMATIC
         * @enum {string}
         */
        ClientRegistrationType: "AUTOMATIC" | "EXPLICIT";
        /**
         * @description An entity at which a chain of trust in a federation may end. See
         *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
         */
        TrustAnchor: {
            /**
             * @description Entity identifier of the trust anchor, a URL.
             * @example https://federation.example.org
             */
            entityId?: (string | null) | undefined;
            /**
             * @description Public keys of the trust anchor, as the text of a JWK set. See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5).
             * @example {"keys":[{"kty":"EC","crv":"P-256","use":"sig","kid":"anchor-1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
             */
            jwks?: (string | null) | undefined;
        };
        /**
         * @description What the user is to be asked, the `prompt` of a request. See
         *     [OpenID Connect Core 1.0, section 3.1.2.1](https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest).
         * @example LOGIN
         * @enum {string}
         */
        Prompt: "NONE" | "LOGIN" | "CONSENT" | "SELECT_ACCOUNT" | "CREATE";
        /**
         * @description A FAPI specification whose rules a service or a client can be put under.
         * @example FAPI2_SECURITY
         * @enum {string}
         */
        FapiMode: "FAPI1_ADVANCED" | "FAPI1_BASELINE" | "FAPI2_MESSAGE_SIGNING_AUTH_REQ" | "FAPI2_MESSAGE_SIGNING_AUTH_RES" | "FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES" | "FAPI2_SECURITY";
        /**
         * @description Settings of a service from which the metadata of the credential issuer is made. Without `credentialIssuer`,
         *     `credentialEndpoint` and `credentialsSupported` nothing can be issued. See
         *     [OpenID for Verifiable Credential Issuance 1.0, section 12.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-12.2).
         */
        CredentialIssuerMetadata: {
            /**
             * @description Issuer identifiers of the authorization servers that give out tokens for this credential issuer, the
             *     `authorization_servers` of the metadata. Left out, the issuer is its own authorization server.
             * @example [
             *       "https://as.example.com"
             *     ]
             */
            authorizationServers?: (string[] | null) | undefined;
            /**
             * @description Identifier of the credential issuer, a URL. The `credential_issuer` of the metadata.
             * @example https://credentials.example.com
             */
            credentialIssuer?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your credential endpoint, the `credential_endpoint` of the metadata.
             * @example https://credentials.example.com/credential
             */
            credentialEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your batch credential endpoint, the `batch_credential_endpoint` of the metadata. Left out, there is no
             *     such endpoint.
             * @example https://credentials.example.com/batch
             */
            batchCredentialEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your deferred credential endpoint, the `deferred_credential_endpoint` of the metadata. Left out, there
             *     is no such endpoint.
             * @example https://credentials.example.com/deferred
             */
            deferredCredentialEndpoint?: (string | null) | undefined;
            /**
             * @description The credentials that can be issued, as the text of a JSON object, the `credential_configurations_supported` of
             *     the metadata. Its keys are what a credential offer names.
             * @example {"identity":{"format":"dc+sd-jwt","vct":"https://credentials.example.com/identity"}}
             */
            credentialsSupported?: (string | null) | undefined;
            /**
             * @description JWE `alg` algorithms that an answer to a wallet can be encrypted with, in the API's spelling, such as `ECDH_ES`
             *     for `ECDH-ES`. Encryption is on offer only where there are `enc` algorithms as well.
             * @example [
             *       "ECDH_ES"
             *     ]
             */
            credentialResponseEncryptionAlgValuesSupported?: (string[] | null) | undefined;
            /**
             * @description JWE `enc` algorithms that an answer to a wallet can be encrypted with, in the API's spelling, such as
             *     `A128CBC_HS256` for `A128CBC-HS256`. Encryption is on offer only where there are `alg` algorithms as well.
             * @example [
             *       "A256GCM"
             *     ]
             */
            credentialResponseEncryptionEncValuesSupported?: (string[] | null) | undefined;
            /**
             * @description Whether every credential request has to ask for an encrypted answer. Left out, it does not have to.
             * @example false
             */
            requireCredentialResponseEncryption?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your nonce endpoint, the `nonce_endpoint` of the metadata. Left out, there is no such endpoint.
             * @example https://credentials.example.com/nonce
             */
            nonceEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your notification endpoint, the `notification_endpoint` of the metadata. Left out, there is no such
             *     endpoint.
             * @example https://credentials.example.com/notification
             */
            notificationEndpoint?: (string | null) | undefined;
            /**
             * Format: int32
             * @description How many key proofs a credential request may have, the `batch_size` of the metadata. Left out, it may have one.
             * @example 1
             */
            batchSize?: number | undefined;
        };
        /**
         * @description An authorization server as the API knows it: its names and keys, the endpoints it has, what it allows, and how
         *     long what it issues is good for.
         *
         *     "Published as" names the entry of the discovery document that follows from a property. The API builds that
         *     document, and `service.getConfiguration` returns it. The URLs of endpoints are there to be published and
         *     compared: the endpoints themselves are yours. Durations are seconds.
         */
        Service: {
            /**
             * Format: int32
             * @description Running number of the service, assigned by the API. Calls name a service by its `apiKey`, not by this
             *     number.
             * @example 5041
             */
            readonly number?: number | undefined;
            /**
             * @description Name of the service, for people.
             * @example Example Bank
             */
            serviceName?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Issuer identifier of your server, an `https` URL with neither query nor fragment. ID tokens carry it as
             *     `iss`. Published as `issuer`. See [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             * @example https://as.example.com
             */
            issuer?: (string | null) | undefined;
            /**
             * @description Free text about the service, for people.
             * @example Authorization server of the retail branch
             */
            description?: (string | null) | undefined;
            /**
             * Format: int64
             * @description Identifier of the service, assigned by the API. Written as text it is the `serviceId` in the paths of this
             *     API.
             * @example 1234567890
             */
            readonly apiKey?: number | undefined;
            /**
             * @description Secret that the API made for the service together with `apiKey`. It stays inside your server.
             * @example 7fQm1ZsXkV4bT0yRcWnE9hJ2uLpGdA6oK8iYvM5xN3C
             */
            readonly apiSecret?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL that the API posts to when a batch of access token creations has succeeded or failed. The notification
             *     token of the batch comes in the `Authorization` header.
             * @example https://as.example.com/hooks/token-batches
             */
            tokenBatchNotificationEndpoint?: (string | null) | undefined;
            /**
             * @description Whether a client assertion has to name the issuer identifier as its `aud`, so that, for instance, the URL of
             *     the token endpoint will not do. It matters to clients that authenticate by a JWT. See
             *     [RFC 7523, section 3](https://www.rfc-editor.org/rfc/rfc7523#section-3).
             * @example true
             */
            clientAssertionAudRestrictedToIssuer?: boolean | undefined;
            /**
             * Format: int32
             * @description Number of the organization that the service belongs to, assigned by the API.
             * @example 218
             */
            readonly serviceOwnerNumber?: number | undefined;
            /**
             * Format: int32
             * @description How many clients one developer may have at most.
             * @example 10
             */
            clientsPerDeveloper?: number | undefined;
            /**
             * Format: uri
             * @description URL on your side that decides whether a developer may log in to the developer portal.
             * @example https://as.example.com/hooks/developer-login
             */
            developerAuthenticationCallbackEndpoint?: (string | null) | undefined;
            /**
             * @description User name that the portal sends to `developerAuthenticationCallbackEndpoint` by Basic authentication.
             * @example developer-hook
             */
            developerAuthenticationCallbackApiKey?: (string | null) | undefined;
            /**
             * @description Password that goes with `developerAuthenticationCallbackApiKey`.
             * @example Rk5wY2x1dGhmR3ZtQ0xzZ0hKb2RBUWU
             */
            developerAuthenticationCallbackApiSecret?: (string | null) | undefined;
            /**
             * @description Social networks at which users can log in to the pages that the API hosts.
             *
             *     - `FACEBOOK`: Facebook.
             */
            supportedSnses?: (components["schemas"]["Sns"][] | null) | undefined;
            /** @description What the service shows of itself at each of these social networks. */
            snsCredentials?: (components["schemas"]["SnsCredentials"][] | null) | undefined;
            /**
             * @description Whether clients may use their alias in place of their number. Kept for older programs: the value is always
             *     true.
             * @example true
             */
            clientIdAliasEnabled?: boolean | undefined;
            /**
             * @description Facts that the API keeps about the service, depending on the call, for instance `clientCount`, the number of
             *     its clients.
             */
            metadata?: (components["schemas"]["Pair"][] | null) | undefined;
            /**
             * Format: int64
             * @description When the service was created, in milliseconds since the Unix epoch.
             * @example 1763982000000
             */
            readonly createdAt?: number | undefined;
            /**
             * Format: int64
             * @description When the service was last changed, in milliseconds since the Unix epoch.
             * @example 1764000000000
             */
            readonly modifiedAt?: number | undefined;
            /**
             * Format: uri
             * @description URL on your side that checks a user's login for the authorization endpoint that the API hosts. A server with
             *     login pages of its own needs none.
             * @example https://as.example.com/hooks/user-login
             */
            authenticationCallbackEndpoint?: (string | null) | undefined;
            /**
             * @description User name of the Basic authentication at `authenticationCallbackEndpoint`. Empty, the calls carry no
             *     `Authorization` header.
             * @example login-hook
             */
            authenticationCallbackApiKey?: (string | null) | undefined;
            /**
             * @description Password that goes with `authenticationCallbackApiKey`.
             * @example Wm9yQnFhS2x2dE1oUHhEc0ZnSmlVeVQ
             */
            authenticationCallbackApiSecret?: (string | null) | undefined;
            /**
             * @description Authentication context classes that your server can reach. Others that a client asks for are passed over.
             *     Published as `acr_values_supported`. See
             *     [OpenID Connect Core 1.0, section 2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken).
             * @example [
             *       "urn:example:acr:password",
             *       "urn:example:acr:device"
             *     ]
             */
            supportedAcrs?: (string[] | null) | undefined;
            /**
             * @description Grant types that the service allows. A client must have the one that it uses, too. Published as
             *     `grant_types_supported`. See [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            supportedGrantTypes?: (components["schemas"]["GrantType"][] | null) | undefined;
            /**
             * @description Response types that the authorization endpoint allows. Published as `response_types_supported`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             *
             *     - `NONE`: `none`, neither a code nor a token.
             *     - `CODE`: `code`, an authorization code, RFC 6749, section 4.1.
             *     - `TOKEN`: `token`, an access token without a detour over the token endpoint, RFC 6749, section 4.2.
             *     - `ID_TOKEN`: `id_token`, an ID token alone.
             *     - `CODE_TOKEN`: `code token`, an authorization code and an access token.
             *     - `CODE_ID_TOKEN`: `code id_token`, an authorization code and an ID token.
             *     - `ID_TOKEN_TOKEN`: `id_token token`, an ID token and an access token.
             *     - `CODE_ID_TOKEN_TOKEN`: `code id_token token`, all of them at once: code, ID token and access token.
             */
            supportedResponseTypes?: (components["schemas"]["ResponseType"][] | null) | undefined;
            /**
             * @description Values of `type` that may occur in `authorization_details`. Published as
             *     `authorization_details_types_supported`. See
             *     [RFC 9396, section 10](https://www.rfc-editor.org/rfc/rfc9396#section-10).
             * @example [
             *       "payment_initiation",
             *       "account_information"
             *     ]
             */
            supportedAuthorizationDetailsTypes?: (string[] | null) | undefined;
            /**
             * @description Profiles with extra security rules that the service takes part in.
             *
             *     - `FAPI`: Financial-grade API 1.0, in its baseline and advanced parts.
             *     - `OPEN_BANKING`: The Open Banking profile of the United Kingdom.
             */
            supportedServiceProfiles?: (components["schemas"]["ServiceProfile"][] | null) | undefined;
            /**
             * @description Whether `error_description` is left out of the errors that clients see. The text opens with a result code:
             *     that helps the client's developers, and tells them something of your server's inside. See
             *     [RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2).
             * @example false
             */
            errorDescriptionOmitted?: boolean | undefined;
            /**
             * @description Whether `error_uri`, a link to an explanation of the result code, is left out of the errors that clients
             *     see. See [RFC 6749, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2).
             * @example true
             */
            errorUriOmitted?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your authorization endpoint. Published as `authorization_endpoint`. See
             *     [RFC 6749, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1).
             * @example https://as.example.com/authorize
             */
            authorizationEndpoint?: (string | null) | undefined;
            /**
             * @description Whether the authorization endpoint that the API itself hosts for the service is open. A server with an
             *     endpoint of its own keeps it closed.
             * @example false
             */
            directAuthorizationEndpointEnabled?: boolean | undefined;
            /**
             * @description Languages of your pages, as tags of [BCP 47](https://www.rfc-editor.org/info/bcp47). Published as
             *     `ui_locales_supported`. See
             *     [OpenID Connect Discovery 1.0, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata).
             * @example [
             *       "en",
             *       "fr-CA"
             *     ]
             */
            supportedUiLocales?: (string[] | null) | undefined;
            /**
             * @description Ways of showing pages that your server knows. Published as `display_values_supported`. See
             *     [OpenID Connect Discovery 1.0, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata).
             *
             *     - `PAGE`: `page`, a full page of the browser. This is what a request without `display` means.
             *     - `POPUP`: `popup`, a page laid out for a popup window.
             *     - `TOUCH`: `touch`, a page made for a device with a touch screen.
             *     - `WAP`: `wap`, a page made for a feature phone.
             */
            supportedDisplays?: (components["schemas"]["Display"][] | null) | undefined;
            /**
             * @description Whether every request for an authorization code needs a `code_challenge`. See
             *     [RFC 7636, section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3).
             * @example true
             */
            pkceRequired?: boolean | undefined;
            /**
             * @description Whether a `code_challenge` is accepted only with the method `S256`. The method `plain` and a request without
             *     a method, which means `plain`, are then refused. See
             *     [RFC 7636, section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3).
             * @example true
             */
            pkceS256Required?: boolean | undefined;
            /**
             * Format: int64
             * @description Lifetime of an authorization response that is packed into a JWT, in seconds. It decides the `exp` of that
             *     JWT. See [JWT Secured Authorization Response Mode](https://openid.net/specs/oauth-v2-jarm.html).
             * @example 600
             */
            authorizationResponseDuration?: number | undefined;
            /**
             * Format: uri
             * @description URL of your token endpoint. It is also what a DPoP proof is compared with when a call gives no `htu`.
             *     Published as `token_endpoint`. See
             *     [RFC 6749, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2).
             * @example https://as.example.com/token
             */
            tokenEndpoint?: (string | null) | undefined;
            /**
             * @description Whether the token endpoint that the API itself hosts for the service is open. A server with an endpoint of
             *     its own keeps it closed.
             * @example false
             */
            directTokenEndpointEnabled?: boolean | undefined;
            /**
             * @description Ways in which clients may authenticate at the token endpoint, and at the endpoints that follow its rules.
             *     Published as `token_endpoint_auth_methods_supported`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            supportedTokenAuthMethods?: (components["schemas"]["ClientAuthMethod"][] | null) | undefined;
            /**
             * @description Whether a public client may leave `client_id` out of a token request where the authorization code or the
             *     refresh token tells which client it is.
             *     [RFC 6749, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3) wants it sent, so turn this
             *     on only for old clients that need it.
             * @example false
             */
            missingClientIdAllowed?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your revocation endpoint. Published as `revocation_endpoint`. See
             *     [RFC 7009, section 2](https://www.rfc-editor.org/rfc/rfc7009#section-2).
             * @example https://as.example.com/revoke
             */
            revocationEndpoint?: (string | null) | undefined;
            /**
             * @description Whether the revocation endpoint that the API itself hosts for the service is open. A server with an endpoint
             *     of its own keeps it closed.
             * @example false
             */
            directRevocationEndpointEnabled?: boolean | undefined;
            /**
             * @description Ways in which clients may authenticate at the revocation endpoint. Published as
             *     `revocation_endpoint_auth_methods_supported`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            supportedRevocationAuthMethods?: (components["schemas"]["ClientAuthMethod"][] | null) | undefined;
            /**
             * Format: uri
             * @description URL of your introspection endpoint. Published as `introspection_endpoint`. See
             *     [RFC 7662, section 2](https://www.rfc-editor.org/rfc/rfc7662#section-2).
             * @example https://as.example.com/introspect
             */
            introspectionEndpoint?: (string | null) | undefined;
            /**
             * @description Whether the introspection endpoint that the API itself hosts for the service is open. A server with an
             *     endpoint of its own keeps it closed.
             * @example false
             */
            directIntrospectionEndpointEnabled?: boolean | undefined;
            /**
             * @description Ways in which callers may authenticate at the introspection endpoint. Published as
             *     `introspection_endpoint_auth_methods_supported`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            supportedIntrospectionAuthMethods?: (components["schemas"]["ClientAuthMethod"][] | null) | undefined;
            /**
             * Format: uri
             * @description URL of your endpoint for pushed authorization requests. Published as
             *     `pushed_authorization_request_endpoint`. See
             *     [RFC 9126, section 5](https://www.rfc-editor.org/rfc/rfc9126#section-5).
             * @example https://as.example.com/par
             */
            pushedAuthReqEndpoint?: (string | null) | undefined;
            /**
             * Format: int64
             * @description Lifetime of a pushed authorization request in seconds, the `expires_in` of the answer to it. See
             *     [RFC 9126, section 2.2](https://www.rfc-editor.org/rfc/rfc9126#section-2.2).
             * @example 60
             */
            pushedAuthReqDuration?: number | undefined;
            /**
             * @description Whether clients must push their authorization requests before they send the user to your server. Published
             *     as `require_pushed_authorization_requests`. See
             *     [RFC 9126, section 5](https://www.rfc-editor.org/rfc/rfc9126#section-5).
             * @example true
             */
            parRequired?: boolean | undefined;
            /**
             * @description Whether every authorization request has to bring a request object, by `request` or by `request_uri`.
             *     Together with `traditionalRequestObjectProcessingApplied` off, it is published as
             *     `require_signed_request_object`. See
             *     [RFC 9101, section 10.5](https://www.rfc-editor.org/rfc/rfc9101#section-10.5).
             * @example false
             */
            requestObjectRequired?: boolean | undefined;
            /**
             * @description Which rules request objects are under. On, those of
             *     [OpenID Connect Core 1.0, section 6](https://openid.net/specs/openid-connect-core-1_0.html#JWTRequests), by
             *     which parameters beside the object count too. Off, those of
             *     [RFC 9101](https://www.rfc-editor.org/rfc/rfc9101), by which only parameters inside it count.
             * @example false
             */
            traditionalRequestObjectProcessingApplied?: boolean | undefined;
            /**
             * @description Whether the chain of a client certificate is followed up to one of `trustedRootCertificates` when a client
             *     authenticates by `tls_client_auth`. Off, your TLS endpoint has to do this. See
             *     [RFC 8705, section 2.1](https://www.rfc-editor.org/rfc/rfc8705#section-2.1).
             * @example true
             */
            mutualTlsValidatePkiCertChain?: boolean | undefined;
            /**
             * @description Root certificates, as PEM, at which chains of client certificates may end. Used with
             *     `mutualTlsValidatePkiCertChain`.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIB…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            trustedRootCertificates?: (string[] | null) | undefined;
            /**
             * @description Endpoints that have a second URL for clients with a certificate. Published as `mtls_endpoint_aliases`. See
             *     [RFC 8705, section 5](https://www.rfc-editor.org/rfc/rfc8705#section-5).
             */
            mtlsEndpointAliases?: (components["schemas"]["NamedUri"][] | null) | undefined;
            /**
             * @description The `token_type` of token responses, `Bearer` for tokens that follow
             *     [RFC 6750](https://www.rfc-editor.org/rfc/rfc6750). See
             *     [RFC 6749, section 7.1](https://www.rfc-editor.org/rfc/rfc6749#section-7.1).
             * @example Bearer
             */
            accessTokenType?: (string | null) | undefined;
            /**
             * @description Whether access tokens can be bound to the certificate of the client. Published as
             *     `tls_client_certificate_bound_access_tokens`. See
             *     [RFC 8705, section 3.3](https://www.rfc-editor.org/rfc/rfc8705#section-3.3).
             * @example false
             */
            tlsClientCertificateBoundAccessTokens?: boolean | undefined;
            /**
             * Format: int64
             * @description Lifetime of access tokens in seconds, the `expires_in` of token responses. See
             *     [RFC 6749, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1).
             * @example 3600
             */
            accessTokenDuration?: number | undefined;
            /**
             * @description Whether a user has only one access token with each client, so that a new token ends the one before. Tokens
             *     of the client credentials grant stand for no user and are not counted.
             * @example false
             */
            singleAccessTokenPerSubject?: boolean | undefined;
            /** @description How access tokens are signed, which makes them JWTs. Without a value they are random texts. */
            accessTokenSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs access tokens. They are signed, and are JWTs, where
             *     `accessTokenSignAlg` is set. Needed where more than one key would do.
             * @example at-2026
             */
            accessTokenSignatureKeyId?: (string | null) | undefined;
            /**
             * Format: int64
             * @description Lifetime of refresh tokens in seconds.
             * @example 864000
             */
            refreshTokenDuration?: number | undefined;
            /**
             * @description Whether a renewed refresh token ends when its predecessor would have ended. Off, it gets a whole lifetime.
             *     It only matters where `refreshTokenKept` is off.
             * @example false
             */
            refreshTokenDurationKept?: boolean | undefined;
            /**
             * @description Whether each use of a refresh token starts its lifetime again while `refreshTokenKept` lets it live on.
             *     Where `refreshTokenKept` is off, it does nothing.
             * @example false
             */
            refreshTokenDurationReset?: boolean | undefined;
            /**
             * @description Whether a refresh token can be used again and again. Off, each use returns a new refresh token and ends the
             *     old one. See [RFC 6749, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6).
             * @example false
             */
            refreshTokenKept?: boolean | undefined;
            /**
             * @description Scopes that the service knows. Unknown scopes in a request are not granted. Published as `scopes_supported`.
             *     See [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             */
            supportedScopes?: (components["schemas"]["Scope"][] | null) | undefined;
            /**
             * @description Whether a request without `scope` is refused. Off, it gets the scopes that are marked as default. See
             *     [RFC 6749, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3).
             * @example false
             */
            scopeRequired?: boolean | undefined;
            /**
             * Format: int64
             * @description Lifetime of ID tokens in seconds. It decides their `exp`. See
             *     [OpenID Connect Core 1.0, section 2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken).
             * @example 3600
             */
            idTokenDuration?: number | undefined;
            /**
             * Format: int32
             * @description By how many seconds the clock of a client may be off when `exp`, `iat` and `nbf` of its JWTs are checked.
             * @example 10
             */
            allowableClockSkew?: number | undefined;
            /**
             * @description Kinds of claims that your server can give out. Published as `claim_types_supported`. See
             *     [OpenID Connect Discovery 1.0, section 3](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata).
             *
             *     - `NORMAL`: `normal`, your server states the claim itself.
             *     - `AGGREGATED`: `aggregated`, another provider has signed the claim and your server passes it on.
             *     - `DISTRIBUTED`: `distributed`, the claim stays with another provider and your server names the place.
             */
            supportedClaimTypes?: (components["schemas"]["ClaimType"][] | null) | undefined;
            /**
             * @description Languages in which your server can give claims, as tags of [BCP 47](https://www.rfc-editor.org/info/bcp47).
             *     Published as `claims_locales_supported`. See
             *     [OpenID Connect Core 1.0, section 5.2](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsLanguagesAndScripts).
             * @example [
             *       "en",
             *       "fr-CA"
             *     ]
             */
            supportedClaimLocales?: (string[] | null) | undefined;
            /**
             * @description Names of the claims that your server can give. Others that a client asks for are passed over. Published as
             *     `claims_supported`. See
             *     [OpenID Connect Core 1.0, section 5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims).
             * @example [
             *       "sub",
             *       "name",
             *       "email",
             *       "birthdate"
             *     ]
             */
            supportedClaims?: (string[] | null) | undefined;
            /**
             * @description Whether scopes that stand for several claims, such as `profile`, fill the ID token only where the client
             *     gets no access token by which to ask the UserInfo endpoint. See
             *     [OpenID Connect Core 1.0, section 5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims).
             * @example true
             */
            claimShortcutRestrictive?: boolean | undefined;
            /**
             * Format: uri
             * @description URL at which your server shows its public keys, those that `service.getJwks` returns. Published as
             *     `jwks_uri`. See [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             * @example https://as.example.com/jwks
             */
            jwksUri?: (string | null) | undefined;
            /**
             * @description Whether the key set endpoint that the API itself hosts for the service is open. A server with an endpoint of
             *     its own keeps it closed.
             * @example false
             */
            directJwksEndpointEnabled?: boolean | undefined;
            /**
             * @description Keys of the service as the text of a JWK set, private parts included. They sign ID tokens and other JWTs of
             *     your server and open encrypted request objects. Null where the service has none. See
             *     [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5).
             * @example {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}
             */
            jwks?: (string | null) | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs ID tokens, where the algorithm is asymmetric. Needed where more
             *     than one key would do.
             * @example 1
             */
            idTokenSignatureKeyId?: (string | null) | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs UserInfo responses, where the algorithm is asymmetric. Needed
             *     where more than one key would do.
             * @example 1
             */
            userInfoSignatureKeyId?: (string | null) | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs authorization responses, where the algorithm is asymmetric. Needed
             *     where more than one key would do. See
             *     [JWT Secured Authorization Response Mode](https://openid.net/specs/oauth-v2-jarm.html).
             * @example 1
             */
            authorizationSignatureKeyId?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your UserInfo endpoint. Published as `userinfo_endpoint`. See
             *     [OpenID Connect Core 1.0, section 5.3](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
             * @example https://as.example.com/userinfo
             */
            userInfoEndpoint?: (string | null) | undefined;
            /**
             * @description Whether the UserInfo endpoint that the API itself hosts for the service is open. A server with an endpoint
             *     of its own keeps it closed.
             * @example false
             */
            directUserInfoEndpointEnabled?: boolean | undefined;
            /**
             * @description Whether clients can register themselves. See [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591).
             * @example false
             */
            dynamicRegistrationSupported?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your client registration endpoint. Published as `registration_endpoint`. See
             *     [RFC 7591, section 3](https://www.rfc-editor.org/rfc/rfc7591#section-3).
             * @example https://as.example.com/register
             */
            registrationEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Start of the URL at which a registered client manages itself. Its client identifier is added as a path
             *     segment. Left out, `registrationEndpoint` is the start. See
             *     [RFC 7592, section 2](https://www.rfc-editor.org/rfc/rfc7592#section-2).
             * @example https://as.example.com/register
             */
            registrationManagementEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Page that says how clients may use what they learn of users. Published as `op_policy_uri`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             * @example https://as.example.com/policy
             */
            policyUri?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Page with your terms of service. Published as `op_tos_uri`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             * @example https://as.example.com/terms
             */
            tosUri?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Page with what developers of clients need to know. Published as `service_documentation`. See
             *     [RFC 8414, section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2).
             * @example https://as.example.com/docs
             */
            serviceDocumentation?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URL of your backchannel authentication endpoint. Published as `backchannel_authentication_endpoint`. See
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             * @example https://as.example.com/ciba
             */
            backchannelAuthenticationEndpoint?: (string | null) | undefined;
            /**
             * @description Ways in which CIBA clients may learn the outcome. A client whose own mode is missing here is refused.
             *     Published as `backchannel_token_delivery_modes_supported`. See
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             *
             *     - `PING`: `ping`, your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
             *     - `POLL`: `poll`, the client asks the token endpoint again and again until there is an outcome.
             *     - `PUSH`: `push`, your server sends the tokens, or the error, to the client's notification endpoint.
             */
            supportedBackchannelTokenDeliveryModes?: (components["schemas"]["DeliveryMode"][] | null) | undefined;
            /**
             * Format: int32
             * @description Lifetime of an `auth_req_id` in seconds, the `expires_in` of the answer to a CIBA request.
             * @example 600
             */
            backchannelAuthReqIdDuration?: number | undefined;
            /**
             * Format: int32
             * @description How many seconds a CIBA client has to wait between two token requests, the `interval` of the answer to its
             *     request.
             * @example 5
             */
            backchannelPollingInterval?: number | undefined;
            /**
             * @description Whether CIBA requests may bring a user code. A client that was registered as needing one must then send it.
             *     Published as `backchannel_user_code_parameter_supported`. See
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             * @example false
             */
            backchannelUserCodeParameterSupported?: boolean | undefined;
            /**
             * @description Whether a CIBA request under FAPI rules needs a `binding_message`.
             * @example true
             */
            backchannelBindingMessageRequiredInFapi?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your device authorization endpoint. Published as `device_authorization_endpoint`. See
             *     [RFC 8628, section 4](https://www.rfc-editor.org/rfc/rfc8628#section-4).
             * @example https://as.example.com/device_authorization
             */
            deviceAuthorizationEndpoint?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Page at which users type in their user code, the `verification_uri` of the answer to a device. See
             *     [RFC 8628, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2).
             * @example https://as.example.com/device
             */
            deviceVerificationUri?: (string | null) | undefined;
            /**
             * Format: uri
             * @description The same page with a placeholder where the user code belongs. Filled in, it is the
             *     `verification_uri_complete` of the answer to a device. See
             *     [RFC 8628, section 3.3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.3.1).
             * @example https://as.example.com/device?user_code=USER_CODE
             */
            deviceVerificationUriComplete?: (string | null) | undefined;
            /**
             * Format: int32
             * @description Lifetime of device codes and user codes in seconds, the `expires_in` of the answer to a device. See
             *     [RFC 8628, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2).
             * @example 600
             */
            deviceFlowCodeDuration?: number | undefined;
            /**
             * Format: int32
             * @description How many seconds a device has to wait between two token requests, the `interval` of the answer to it. See
             *     [RFC 8628, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2).
             * @example 5
             */
            deviceFlowPollingInterval?: number | undefined;
            /**
             * @description The characters of the user codes of the device flow.
             *
             *     - `BASE20`: Twenty upper-case consonants, which cannot form words by accident.
             *     - `NUMERIC`: The ten digits, which are easy to type on a number pad.
             */
            userCodeCharset?: components["schemas"]["UserCodeCharset"] | undefined;
            /**
             * Format: int32
             * @description How many characters the user codes of the device flow have. See
             *     [RFC 8628, section 6.1](https://www.rfc-editor.org/rfc/rfc8628#section-6.1).
             * @example 8
             */
            userCodeLength?: number | undefined;
            /**
             * @description Trust frameworks under which your server has users verified. Published as `trust_frameworks_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "eidas",
             *       "de_aml"
             *     ]
             */
            supportedTrustFrameworks?: (string[] | null) | undefined;
            /**
             * @description Kinds of evidence that your server relies on. Published as `evidence_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "document",
             *       "electronic_record"
             *     ]
             */
            supportedEvidence?: (string[] | null) | undefined;
            /**
             * @description Identity documents that your server relies on. Published as `id_documents_supported`, a name of earlier
             *     drafts: later ones have `documents_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "idcard",
             *       "passport"
             *     ]
             */
            supportedIdentityDocuments?: (string[] | null) | undefined;
            /**
             * @description Ways in which your server has documents verified. Published as
             *     `id_documents_verification_methods_supported`, a name of earlier drafts: later ones have
             *     `documents_methods_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "pipp",
             *       "eid"
             *     ]
             */
            supportedVerificationMethods?: (string[] | null) | undefined;
            /**
             * @description Claims that your server can give inside `verified_claims`. Published as
             *     `claims_in_verified_claims_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "given_name",
             *       "family_name",
             *       "birthdate"
             *     ]
             */
            supportedVerifiedClaims?: (string[] | null) | undefined;
            /**
             * @description The JSON schemas against which requests for verified claims are checked.
             *
             *     - `standard`: The schemas of the specification.
             *     - `standard+id_document`: The schemas of the specification, and also the evidence type `id_document` of its earlier drafts.
             */
            verifiedClaimsValidationSchemaSet?: components["schemas"]["VerifiedClaimsValidationSchema"] | undefined;
            /** @description Attributes of your own that the service carries. They come back as `serviceAttributes` with each decision. */
            attributes?: (components["schemas"]["Pair"][] | null) | undefined;
            /**
             * @description Whether a request object may lack `nbf` even in a request under the rules of FAPI 1.0 Advanced, which ask
             *     for it.
             * @example false
             */
            nbfOptional?: boolean | undefined;
            /**
             * @description Whether authorization responses go without `iss`. Clients use it to tell servers apart, so turn this on only
             *     for clients that fail on unknown parameters. See
             *     [RFC 9207, section 2](https://www.rfc-editor.org/rfc/rfc9207#section-2).
             * @example false
             */
            issSuppressed?: boolean | undefined;
            /**
             * @description Names of client metadata beyond the standard ones that registrations may contain.
             * @example [
             *       "branch_code",
             *       "cost_center"
             *     ]
             */
            supportedCustomClientMetadata?: (string[] | null) | undefined;
            /**
             * @description Whether an access token ends with its refresh token at the latest.
             * @example false
             */
            tokenExpirationLinked?: boolean | undefined;
            /**
             * @description Whether a request object that travels through the browser has to be encrypted.
             * @example false
             */
            frontChannelRequestObjectEncryptionRequired?: boolean | undefined;
            /**
             * @description Whether the `alg` of an encrypted request object has to be the one that the client has registered as
             *     `request_object_encryption_alg`.
             * @example false
             */
            requestObjectEncryptionAlgMatchRequired?: boolean | undefined;
            /**
             * @description Whether the `enc` of an encrypted request object has to be the one that the client has registered as
             *     `request_object_encryption_enc`.
             * @example false
             */
            requestObjectEncryptionEncMatchRequired?: boolean | undefined;
            /**
             * @description Whether the service uses keys in a hardware security module. Off, such keys lie idle and the operations on
             *     them are refused. The deployment of the API has to support it as well.
             * @example false
             */
            hsmEnabled?: boolean | undefined;
            /**
             * @description Keys of the service in a hardware security module. They are changed by the operations for such keys alone:
             *     what you send here is ignored.
             */
            hsks?: (components["schemas"]["Hsk"][] | null) | undefined;
            /**
             * Format: uri
             * @description URL of your grant management endpoint. Published as `grant_management_endpoint`. See
             *     [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
             * @example https://as.example.com/grants
             */
            grantManagementEndpoint?: (string | null) | undefined;
            /**
             * @description Whether every request for authorization, on whichever endpoint, has to contain `grant_management_action`.
             *     Published as `grant_management_action_required`. See
             *     [Grant Management for OAuth 2.0](https://openid.net/specs/fapi-grant-management.html).
             * @example false
             */
            grantManagementActionRequired?: boolean | undefined;
            /**
             * @description Whether the operations behind the client configuration endpoint may result in the action `UNAUTHORIZED`.
             * @example true
             */
            unauthorizedOnClientConfigSupported?: boolean | undefined;
            /**
             * @description Whether the `scope` that a client registers or updates becomes the limit of what it can request. See
             *     [RFC 7591, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2).
             * @example false
             */
            dcrScopeUsedAsRequestable?: boolean | undefined;
            /**
             * Format: uri
             * @description URL at which clients have the user logged out. Published as `end_session_endpoint`. See
             *     [OpenID Connect RP-Initiated Logout 1.0](https://openid.net/specs/openid-connect-rpinitiated-1_0.html).
             * @example https://as.example.com/logout
             */
            endSessionEndpoint?: (string | null) | undefined;
            /**
             * @description Whether any port is accepted in a redirect URI whose host is the loopback interface. Native applications
             *     need it. See [RFC 8252, section 7.3](https://www.rfc-editor.org/rfc/rfc8252#section-7.3).
             * @example true
             */
            loopbackRedirectionUriVariable?: boolean | undefined;
            /**
             * @description Whether a request object is accepted only if its `aud` contains the issuer identifier. See
             *     [RFC 9101, section 4](https://www.rfc-editor.org/rfc/rfc9101#section-4).
             * @example true
             */
            requestObjectAudienceChecked?: boolean | undefined;
            /**
             * @description Whether ID tokens and UserInfo responses come with access tokens by which the client can fetch external
             *     attachments. See
             *     [OpenID Identity Assurance Schema Definition 1.0](https://openid.net/specs/openid-ida-verified-claims-1_0.html).
             * @example false
             */
            accessTokenForExternalAttachmentEmbedded?: boolean | undefined;
            /**
             * @description Entity identifiers of those directly above your server in a federation, the `authority_hints` of its entity
             *     configuration. See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example [
             *       "https://federation.example.org"
             *     ]
             */
            authorityHints?: (string[] | null) | undefined;
            /**
             * @description Whether the service takes part in a federation. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example false
             */
            federationEnabled?: boolean | undefined;
            /**
             * @description Federation keys of the service as the text of a JWK set, private parts included. They sign the entity
             *     configuration and the key set at `signedJwksUri`, and are not those of `jwks`. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"fed-1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}
             */
            federationJwks?: (string | null) | undefined;
            /**
             * @description The `kid` of the key in `federationJwks` that signs the entity configuration and the signed key set.
             * @example fed-1
             */
            federationSignatureKeyId?: (string | null) | undefined;
            /**
             * @description Lifetime of the entity configuration in seconds.
             * @example 86400
             */
            federationConfigurationDuration?: number | undefined;
            /**
             * Format: uri
             * @description URL of your endpoint for explicit registration. Published as `federation_registration_endpoint`. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example https://as.example.com/federation/register
             */
            federationRegistrationEndpoint?: (string | null) | undefined;
            /**
             * @description Name of the organization behind your server, for people. Published as `organization_name`. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example Example Bank plc
             */
            organizationName?: (string | null) | undefined;
            /**
             * @description Transformed claims that clients can ask for by name, as the text of a JSON object. Published as
             *     `transformed_claims_predefined`.
             * @example {"age_18_or_over":{"claim":"birthdate","fn":["years_ago",["gte",18]]}}
             */
            predefinedTransformedClaims?: (string | null) | undefined;
            /**
             * @description Whether a refresh token that is presented again within a short time yields the same new refresh token once
             *     more. It helps clients that lost the first answer.
             * @example false
             */
            refreshTokenIdempotent?: boolean | undefined;
            /**
             * Format: uri
             * @description URL of your key set in the form of a signed JWT. Published as `signed_jwks_uri`. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example https://as.example.com/federation/jwks
             */
            signedJwksUri?: (string | null) | undefined;
            /**
             * @description Kinds of attachments to verified claims that your server can give. Published as `attachments_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             *
             *     - `EMBEDDED`: `embedded`, inside the claims, in base64.
             *     - `EXTERNAL`: `external`, at a URL, with a digest to check it by.
             */
            supportedAttachments?: (components["schemas"]["AttachmentType"][] | null) | undefined;
            /**
             * @description Hash algorithms for the digests of external attachments. Published as `digest_algorithms_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "sha-256",
             *       "sha-512"
             *     ]
             */
            supportedDigestAlgorithms?: (string[] | null) | undefined;
            /**
             * @description Types of documents that your server relies on. Published as `documents_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "idcard",
             *       "passport"
             *     ]
             */
            supportedDocuments?: (string[] | null) | undefined;
            /**
             * @description Ways in which documents are validated and their holders verified. Published as
             *     `documents_methods_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "pipp",
             *       "eid"
             *     ]
             */
            supportedDocumentsMethods?: (string[] | null) | undefined;
            /**
             * @description Ways in which your server has the genuineness of a document validated. Published as
             *     `documents_validation_methods_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "vpip",
             *       "vcrypt"
             *     ]
             */
            supportedDocumentsValidationMethods?: (string[] | null) | undefined;
            /**
             * @description Ways in which your server has it verified that a document is the user's. Published as
             *     `documents_verification_methods_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "pvp",
             *       "bvr"
             *     ]
             */
            supportedDocumentsVerificationMethods?: (string[] | null) | undefined;
            /**
             * @description Types of electronic records that your server relies on. Published as `electronic_records_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "birth_register",
             *       "population_register"
             *     ]
             */
            supportedElectronicRecords?: (string[] | null) | undefined;
            /**
             * @description Ways in which clients of a federation can become known to the service. Published as
             *     `client_registration_types_supported`. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             *
             *     - `AUTOMATIC`: `automatic`, by its first request, without a registration beforehand.
             *     - `EXPLICIT`: `explicit`, by a call of the federation registration endpoint before its first request.
             */
            supportedClientRegistrationTypes?: (components["schemas"]["ClientRegistrationType"][] | null) | undefined;
            /**
             * @description Whether a token exchange is refused to a caller that cannot be identified as a client. See
             *     [RFC 8693, section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1).
             * @example true
             */
            tokenExchangeByIdentifiableClientsOnly?: boolean | undefined;
            /**
             * @description Whether a token exchange is refused to public clients. See
             *     [RFC 8693, section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1).
             * @example true
             */
            tokenExchangeByConfidentialClientsOnly?: boolean | undefined;
            /**
             * @description Whether a token exchange is refused to clients that were not given leave for it one by one. See
             *     [RFC 8693, section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1).
             * @example true
             */
            tokenExchangeByPermittedClientsOnly?: boolean | undefined;
            /**
             * @description Whether a token exchange is refused where an input token is an encrypted JWT. Off, your server has to
             *     decrypt and check it.
             * @example true
             */
            tokenExchangeEncryptedJwtRejected?: boolean | undefined;
            /**
             * @description Whether a token exchange is refused where an input token is a JWT without signature. Off, your server has to
             *     decide what it is worth.
             * @example true
             */
            tokenExchangeUnsignedJwtRejected?: boolean | undefined;
            /**
             * @description Whether the JWT bearer grant is refused to a caller that cannot be identified as a client. See
             *     [RFC 7523, section 2.1](https://www.rfc-editor.org/rfc/rfc7523#section-2.1).
             * @example true
             */
            jwtGrantByIdentifiableClientsOnly?: boolean | undefined;
            /**
             * @description Whether the JWT bearer grant is refused where the assertion is encrypted. Off, your server has to decrypt
             *     and check it.
             * @example true
             */
            jwtGrantEncryptedJwtRejected?: boolean | undefined;
            /**
             * @description Whether the JWT bearer grant is refused where the assertion has no signature. Off, your server has to decide
             *     what it is worth.
             * @example true
             */
            jwtGrantUnsignedJwtRejected?: boolean | undefined;
            /**
             * @description Whether a registration is refused when a client with the same `software_id` has registered before. See
             *     [RFC 7591, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2).
             * @example false
             */
            dcrDuplicateSoftwareIdBlocked?: boolean | undefined;
            /**
             * @description Entities at which the chain of trust of a client may end. While there is none, no client can be registered
             *     through a federation. See [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             */
            trustAnchors?: (components["schemas"]["TrustAnchor"][] | null) | undefined;
            /**
             * @description Whether an access token that comes from a refresh loses the scope `openid` where the refresh token lacks
             *     `offline_access`. See
             *     [OpenID Connect Core 1.0, section 11](https://openid.net/specs/openid-connect-core-1_0.html#OfflineAccess).
             * @example false
             */
            openidDroppedOnRefreshWithoutOfflineAccess?: boolean | undefined;
            /**
             * @description Ways in which your server has documents checked. Published as `documents_check_methods_supported`. See
             *     [OpenID Connect for Identity Assurance](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example [
             *       "vpip",
             *       "vcrypt",
             *       "pvp"
             *     ]
             */
            supportedDocumentsCheckMethods?: (string[] | null) | undefined;
            /**
             * @description Whether the responses of your resource server are signed as HTTP messages. See
             *     [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421).
             * @example false
             */
            rsResponseSigned?: boolean | undefined;
            /**
             * Format: int64
             * @description Lifetime of a `c_nonce` in seconds. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example 300
             */
            cnonceDuration?: number | undefined;
            /**
             * @description Whether every DPoP proof has to contain a nonce that your server gave out. See
             *     [RFC 9449, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8).
             * @example false
             */
            dpopNonceRequired?: boolean | undefined;
            /**
             * @description Whether the service can issue verifiable credentials. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example false
             */
            verifiableCredentialsEnabled?: boolean | undefined;
            /**
             * Format: uri
             * @description URL at which your server shows the public keys of its credential issuer.
             * @example https://as.example.com/vci/jwks
             */
            credentialJwksUri?: (string | null) | undefined;
            /**
             * Format: int64
             * @description Lifetime of a credential offer in seconds, unless the call that makes the offer gives another.
             * @example 600
             */
            credentialOfferDuration?: number | undefined;
            /**
             * Format: int64
             * @description Lifetime of a nonce for DPoP proofs in seconds. See
             *     [RFC 9449, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8).
             * @example 300
             */
            dpopNonceDuration?: number | undefined;
            /**
             * @description Whether a wallet may use a pre-authorized code without being identified as a client. Published as
             *     `pre-authorized_grant_anonymous_access_supported`. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example true
             */
            preAuthorizedGrantAnonymousAccessSupported?: boolean | undefined;
            /**
             * Format: int64
             * @description How many seconds a transaction identifier is good for that a wallet gets in place of a credential which is
             *     not ready yet. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example 86400
             */
            credentialTransactionDuration?: number | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs introspection responses. Needed where more than one key would do.
             *     See [RFC 9701](https://www.rfc-editor.org/rfc/rfc9701).
             * @example 1
             */
            introspectionSignatureKeyId?: (string | null) | undefined;
            /**
             * @description The `kid` of the key in `jwks` that signs the responses of your resource server. Used with
             *     `rsResponseSigned`.
             * @example 1
             */
            resourceSignatureKeyId?: (string | null) | undefined;
            /**
             * Format: int32
             * @description How many characters a user PIN has, unless the call that makes the offer says otherwise. The PIN is one of
             *     earlier drafts of
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html):
             *     the final version has the transaction code in its place.
             * @example 6
             */
            userPinLength?: number | undefined;
            /**
             * @description Values of `prompt` that your server knows. Published as `prompt_values_supported`. See
             *     [Initiating User Registration via OpenID Connect 1.0](https://openid.net/specs/openid-connect-prompt-create-1_0.html).
             *
             *     - `NONE`: `none`, show nothing: answer with an error where the user would have to be asked.
             *     - `LOGIN`: `login`, authenticate the user even if there is a session.
             *     - `CONSENT`: `consent`, ask for consent even if it was given before.
             *     - `SELECT_ACCOUNT`: `select_account`, let the user choose among accounts.
             *     - `CREATE`: `create`, offer to open an account, Initiating User Registration via OpenID Connect 1.0.
             */
            supportedPromptValues?: (components["schemas"]["Prompt"][] | null) | undefined;
            /**
             * @description Whether a refresh can end in the action `ID_TOKEN_REISSUABLE`, by which your server may give the client a
             *     new ID token.
             * @example false
             */
            idTokenReissuable?: boolean | undefined;
            /**
             * @description Keys of the credential issuer as the text of a JWK set, private parts included. They sign the credentials.
             * @example {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"credential-1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}
             */
            credentialJwks?: (string | null) | undefined;
            /**
             * @description FAPI specifications whose rules apply to every request. While there are none, the scopes of a request decide
             *     which rules it is under. The service also has to take part in the profile `FAPI`.
             *
             *     - `FAPI1_ADVANCED`: FAPI 1.0, part 2, the advanced security profile.
             *     - `FAPI1_BASELINE`: FAPI 1.0, part 1, the baseline security profile.
             *     - `FAPI2_MESSAGE_SIGNING_AUTH_REQ`: FAPI 2.0 Message Signing, the rules for signed authorization requests.
             *     - `FAPI2_MESSAGE_SIGNING_AUTH_RES`: FAPI 2.0 Message Signing, the rules for signed authorization responses.
             *     - `FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES`: FAPI 2.0 Message Signing, the rules for signed introspection responses.
             *     - `FAPI2_SECURITY`: The FAPI 2.0 Security Profile.
             */
            fapiModes?: (components["schemas"]["FapiMode"][] | null) | undefined;
            /**
             * Format: int64
             * @description Lifetime of a credential in seconds, unless the call that issues it gives another.
             * @example 31536000
             */
            credentialDuration?: number | undefined;
            /** @description Settings of the service as an issuer of verifiable credentials, published as the metadata of the credential issuer. */
            credentialIssuerMetadata?: components["schemas"]["CredentialIssuerMetadata"] | undefined;
            /**
             * @description Form of the `aud` of ID tokens: `array` for a list of strings, `string` for a single one. Null leaves it as
             *     it has always been. The calls that issue ID tokens can say otherwise.
             * @example array
             */
            idTokenAudType?: (string | null) | undefined;
            /**
             * @description Whether applications of one vendor on a device can share a login. Off, the scope `device_sso` means nothing
             *     special, and device secrets are not accepted in a token exchange. Published as `native_sso_supported`. See
             *     [OpenID Connect Native SSO for Mobile Apps 1.0](https://openid.net/specs/openid-connect-native-sso-1_0.html).
             * @example false
             */
            nativeSsoSupported?: boolean | undefined;
            /**
             * @description Version of
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html)
             *     that the service follows: null or `1.0-ID1` for the first implementer's draft, `1.0` or `1.0-Final` for the
             *     final version.
             * @example 1.0
             */
            oid4vciVersion?: (string | null) | undefined;
            /**
             * @description Whether `cimdMetadataPolicy` is applied to what a client metadata document says.
             * @example false
             */
            cimdMetadataPolicyEnabled?: boolean | undefined;
            /**
             * @description Whether a client may use the URL of its metadata document as client identifier, without being registered.
             *     Published as `client_id_metadata_document_supported`. See
             *     [OAuth Client ID Metadata Document](https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/).
             * @example false
             */
            clientIdMetadataDocumentSupported?: boolean | undefined;
            /**
             * @description Whether only documents that `cimdAllowlist` admits are fetched.
             * @example false
             */
            cimdAllowlistEnabled?: boolean | undefined;
            /**
             * @description Which client metadata documents may be fetched while `cimdAllowlistEnabled` is on.
             * @example [
             *       "https://apps.example.com/"
             *     ]
             */
            cimdAllowlist?: (string[] | null) | undefined;
            /**
             * @description Whether a client metadata document is fetched anew each time, even if a stored copy is still fresh. A call
             *     can ask for it on its own, by its `cimdOptions`.
             * @example false
             */
            cimdAlwaysRetrieved?: boolean | undefined;
            /**
             * @description Whether a client metadata document may be at a URL with the plain `http` scheme. Meant for development.
             * @example false
             */
            cimdHttpPermitted?: boolean | undefined;
            /**
             * @description Whether the URL of a client metadata document may have a query component.
             * @example false
             */
            cimdQueryPermitted?: boolean | undefined;
            /**
             * @description Policy for what client metadata documents may say, as the text of a JSON object in the grammar of federation
             *     metadata policies. Used with `cimdMetadataPolicyEnabled`. See
             *     [OpenID Federation 1.0, section 6.1](https://openid.net/specs/openid-federation-1_0.html#name-metadata-policy).
             * @example {"grant_types":{"subset_of":["authorization_code","refresh_token"]}}
             */
            cimdMetadataPolicy?: (string | null) | undefined;
            /**
             * @description Whether a client may not have an alias that looks like a URL, so one that begins with `http://` or
             *     `https://`. It keeps aliases apart from entity identifiers and from the URLs of metadata documents.
             * @example true
             */
            httpAliasProhibited?: boolean | undefined;
        };
        /**
         * @description A credential offer and what is stored with it. Only `credentialOffer` is for the wallet. See
         *     [OpenID for Verifiable Credential Issuance 1.0, section 4.1.1](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-4.1.1).
         */
        CredentialOfferInfo: {
            /**
             * @description Identifier of the offer, 43 base64url characters. Put it into your `credential_offer_uri`.
             * @example oV3xTn8sQkLz1yBrWcEu5mJpHdGa0fXi7R2vKtY6Z9w
             */
            identifier?: string | null;
            /**
             * @description The offer as JSON text: the value of a `credential_offer` parameter, or the body that a `credential_offer_uri`
             *     serves.
             * @example {"credential_issuer":"https://credentials.example.com","credential_configuration_ids":["identity"],"grants":{"authorization_code":{"issuer_state":"m7KpYc2RvWz9xTbQ0sLnUe4hJdGoA1fXi6E3r8kVtBw"}}}
             */
            credentialOffer?: string | null;
            /**
             * @description Identifier of the credential issuer, the `credential_issuer` of the offer.
             * @example https://credentials.example.com
             */
            credentialIssuer?: string | null;
            /**
             * @description Whether the offer names the authorization code grant.
             * @example true
             */
            authorizationCodeGrantIncluded?: boolean;
            /**
             * @description Whether the offer has an `issuer_state`.
             * @example true
             */
            issuerStateIncluded?: boolean;
            /**
             * @description The `issuer_state` of the offer, which the wallet repeats in its authorization request. `null` where the offer
             *     has none.
             * @example m7KpYc2RvWz9xTbQ0sLnUe4hJdGoA1fXi6E3r8kVtBw
             */
            issuerState?: string | null;
            /**
             * @description Whether the offer has a pre-authorized code.
             * @example false
             */
            preAuthorizedCodeGrantIncluded?: boolean;
            /**
             * @description The pre-authorized code of the offer, which the wallet redeems at the token endpoint. `null` where the offer
             *     has none. A secret between your server and the wallet.
             * @example Pq4nWz7RtXc0yLbVhUe2kSmJdGoA9fTi1B3xK6r8vEs
             */
            preAuthorizedCode?: string | null;
            /**
             * @description The user that the credentials are for.
             * @example anna
             */
            subject?: string | null;
            /**
             * Format: int64
             * @description When the offer expires, in milliseconds since the Unix epoch.
             * @example 1764000600000
             */
            expiresAt?: number;
            /**
             * @description The text that your server stored with the offer. `null` where it stored none.
             * @example counter-14
             */
            context?: string | null;
            /** @description Extra data for the access token that the wallet gets by way of this offer. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description More claims for the access token that the wallet gets by way of this offer, as the text of a JSON object.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null;
            /**
             * Format: int64
             * @description When the user was authenticated before the offer was made, in seconds since the Unix epoch; 0 where that was
             *     not given.
             * @example 1764000000
             */
            authTime?: number;
            /**
             * @description Authentication context class that the user reached before the offer was made.
             * @example urn:example:acr:device
             */
            acr?: string | null;
            /**
             * @description Which credentials are offered, the `credential_configuration_ids` of the offer.
             * @example [
             *       "identity"
             *     ]
             */
            credentialConfigurationIds?: string[] | null;
            /**
             * @description Transaction code that the user has to type into the wallet. `null` where none is needed. It is not part of
             *     `credentialOffer`, and must not reach the wallet along with the offer.
             * @example 493536
             */
            txCode?: string | null;
            /**
             * @description Which characters the transaction code has, usually `numeric` or `text`. `null` where that was not given.
             * @example numeric
             */
            txCodeInputMode?: string | null;
            /**
             * @description What the wallet tells the user about the transaction code. `null` where that was not given.
             * @example Type the number that we sent you by text message.
             */
            txCodeDescription?: string | null;
        };
        AuthorizationResponse: components["schemas"]["AuthorizationResponseInternalServerError"] | components["schemas"]["AuthorizationResponseBadRequest"] | components["schemas"]["AuthorizationResponseLocation"] | components["schemas"]["AuthorizationResponseForm"] | components["schemas"]["AuthorizationResponseNoInteraction"] | components["schemas"]["AuthorizationResponseInteraction"];
        /**
         * @description The decision on an authorization request, and what the request contained. The details of the request are there
         *     with `INTERACTION` and `NO_INTERACTION`; with an error only some of them may be.
         *
         *     `lowestPrompt` is the least that has to be asked of the user, and `CONSENT` for a request without `prompt`. It is
         *     kept for older servers: go by `prompts`, which tells all of it.
         */
        AuthorizationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A004001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A004001] The authorization request is valid.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example INTERACTION
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM" | "NO_INTERACTION" | "INTERACTION";
            /** @description The client that made the request, for your pages. */
            client?: components["schemas"]["ClientLimitedAuthorization"];
            /**
             * @description How the client wants the pages shown, from `display`. `PAGE` where the request does not say.
             *
             *     - `PAGE`: `page`, a full page of the browser. This is what a request without `display` means.
             *     - `POPUP`: `popup`, a page laid out for a popup window.
             *     - `TOUCH`: `touch`, a page made for a device with a touch screen.
             *     - `WAP`: `wap`, a page made for a feature phone.
             */
            display?: components["schemas"]["Display"];
            /**
             * Format: int32
             * @description How many seconds may have passed since the user was authenticated, from `max_age` of the request or
             *     `default_max_age` of the client; 0 where there is no such limit, and for `max_age=0` too, which the request's own
             *     parameters tell apart. A user whose login is older has to
             *     log in again or, with `NO_INTERACTION`, is refused with `EXCEEDS_MAX_AGE`.
             * @example 600
             */
            maxAge?: number;
            /** @description The service itself, with the settings that bear on the request. */
            service?: components["schemas"]["Service"];
            /** @description The scopes to ask the user for: those requested, or the service's default ones. `null` where there are none. */
            scopes?: components["schemas"]["Scope"][] | null;
            /**
             * @description Languages in which the user prefers to see your pages, best first, from `ui_locales`. Language tags
             *     of [BCP 47](https://www.rfc-editor.org/info/bcp47).
             * @example [
             *       "fr-CA",
             *       "fr",
             *       "en"
             *     ]
             */
            uiLocales?: string[] | null;
            /**
             * @description Languages preferred for the values of claims, best first, from `claims_locales`.
             * @example [
             *       "fr"
             *     ]
             */
            claimsLocales?: string[] | null;
            /**
             * @description Names of the claims that the client wants in the ID token, as they follow from `scope` and the
             *     `claims` parameter. Pass the values in `claims` of `authorization.issue`.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claims?: string[] | null;
            /**
             * @description Whether one of `acrs` has to be reached, because the client marked the `acr` claim as essential. If it
             *     cannot be, refuse with `ACR_NOT_SATISFIED`.
             * @example false
             */
            acrEssential?: boolean;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Authentication context classes that the client wants, best first, from the `acr` claim of the `claims`
             *     parameter, from `acr_values`, or from the client's default. All of them are supported by the service.
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrs?: string[] | null;
            /**
             * @description The user that the client expects, from a value for the `sub` claim in the `claims` parameter. If another
             *     user logs in, refuse with `DIFFERENT_SUBJECT`. `null` where the client expects no one in particular.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description What the client knows of the user's login name, from `login_hint`. Comes from the client unchecked: use it
             *     to fill in the login form, not to identify anyone.
             * @example anna@example.com
             */
            loginHint?: string | null;
            /**
             * @description What the client wants the user to be asked, from `prompt`. `null` where the request has no such parameter.
             *
             *     - `NONE`: `none`, show nothing: answer with an error where the user would have to be asked.
             *     - `LOGIN`: `login`, authenticate the user even if there is a session.
             *     - `CONSENT`: `consent`, ask for consent even if it was given before.
             *     - `SELECT_ACCOUNT`: `select_account`, let the user choose among accounts.
             *     - `CREATE`: `create`, offer to open an account, Initiating User Registration via OpenID Connect 1.0.
             */
            prompts?: components["schemas"]["Prompt"][] | null;
            /**
             * @description One value for `prompts`, `CONSENT` where there is none. Superseded by `prompts`, which has all of them.
             *
             *     - `NONE`: `none`, show nothing: answer with an error where the user would have to be asked.
             *     - `LOGIN`: `login`, authenticate the user even if there is a session.
             *     - `CONSENT`: `consent`, ask for consent even if it was given before.
             *     - `SELECT_ACCOUNT`: `select_account`, let the user choose among accounts.
             *     - `CREATE`: `create`, offer to open an account, Initiating User Registration via OpenID Connect 1.0.
             */
            lowestPrompt?: components["schemas"]["Prompt"];
            /**
             * @description Payload of the request object, as the text of a JSON object. `null` where the request has none. See
             *     [RFC 9101](https://www.rfc-editor.org/rfc/rfc9101).
             * @example {"iss":"2917251600","aud":"https://as.example.com","response_type":"code"}
             */
            requestObjectPayload?: string | null;
            /**
             * @description The `id_token` part of the `claims` parameter, as the text of a JSON object. A request object's `claims`
             *     takes precedence over the parameter. See
             *     [OpenID Connect Core 1.0, section 5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter).
             * @example {"auth_time":{"essential":true}}
             */
            idTokenClaims?: string | null;
            /**
             * @description The `userinfo` part of the `claims` parameter, as the text of a JSON object. A request object's `claims`
             *     takes precedence over the parameter.
             * @example {"email":{"essential":true}}
             */
            userInfoClaims?: string | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707). Those of a
             *     request object take precedence. What you do not accept is refused with `INVALID_TARGET`.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description The details that the client asks for, from `authorization_details`, to be shown to the user. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description Why the client wants the data, from `purpose`, to be shown to the user as plain text. See
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example To open a savings account for you
             */
            purpose?: string | null;
            /**
             * @description What to send: JSON text with `INTERNAL_SERVER_ERROR` and `BAD_REQUEST`, a URL with `LOCATION`, a page with
             *     `FORM`. With the two other actions it is not an answer.
             * @example https://client.example.com/cb?error=invalid_scope&state=x7Kq2
             */
            responseContent?: string | null;
            /**
             * @description Names the request in the calls that follow. A secret of your server, not to be put into a page or a URL.
             *     Only with `INTERACTION` and `NO_INTERACTION`.
             * @example c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w
             */
            ticket?: string | null;
            /** @description Requested scopes that matched a registered prefix rather than a whole name. Ask the user for them too. */
            dynamicScopes?: components["schemas"]["DynamicScope"][] | null;
            /**
             * @description What the client asks to do with a grant, from `grant_management_action`.
             *
             *     - `CREATE`: Make a new grant with an identifier of its own.
             *     - `QUERY`: Read a grant. Only the grant management endpoint takes it.
             *     - `REPLACE`: Put what is granted now in place of what the grant held.
             *     - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
             *     - `MERGE`: Add what is granted now to what the grant holds.
             */
            gmAction?: components["schemas"]["GrantManagementAction"];
            /**
             * @description The grant that the client wants to replace or extend, from `grant_id`.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /** @description What the user has granted under `grantId` so far, to be shown beside what is new. */
            grant?: components["schemas"]["Grant"];
            /**
             * @description The user to whom the grant named by `grantId` belongs. It may be another user than the one in front of the
             *     browser, so do not show `grant` before you know. The grant stays as it is unless `subject` in
             *     `authorization.issue` is the same user.
             * @example anna
             */
            grantSubject?: string | null;
            /**
             * @description Names of the claims from which requested transformed claims are computed. Pass their values in `claimsForTx`
             *     of `authorization.issue`.
             * @example [
             *       "birthdate",
             *       "nationalities"
             *     ]
             */
            requestedClaimsForTx?: string[] | null;
            /**
             * @description The same for verified claims: one list of names for each entry of `verified_claims` in the request, in the
             *     same order. Pass their values in `verifiedClaimsForTx` of `authorization.issue`.
             * @example [
             *       [
             *         "birthdate"
             *       ]
             *     ]
             */
            requestedVerifiedClaimsForTx?: (string[] | {
                /**
                 * @description The names.
                 * @example [
                 *       "birthdate"
                 *     ]
                 */
                array?: string[] | null;
            })[] | null;
            /**
             * @description The `transformed_claims` part of the `claims` parameter, as the text of a JSON object. See
             *     [OpenID Connect Advanced Syntax for Claims](https://openid.net/specs/openid-connect-advanced-syntax-for-claims-1_0.html).
             * @example {"over_18":{"claim":"birthdate","fn":["years_ago",["gte",18]]}}
             */
            transformedClaims?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * @description Names of the claims that the client wants from the userinfo endpoint, as they follow from `scope` and the
             *     `claims` parameter. Nothing is to be passed for them now, but the user may be shown them.
             * @example [
             *       "name",
             *       "email"
             *     ]
             */
            claimsAtUserInfo?: string[] | null;
            /** @description The credential offer that led to the request, found by its `issuer_state`. */
            credentialOfferInfo?: components["schemas"]["CredentialOfferInfo"];
            /**
             * @description The verifiable credentials that could be had with the access token of this request, as the text of a
             *     JSON array of objects. Show them to the user. They follow from `issuer_state`, `authorization_details` and
             *     `scope`, so they change when scopes are left out of the grant. `null` where there are none. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example [{"format":"dc+sd-jwt","vct":"https://credentials.example.com/identity"}]
             */
            issuableCredentials?: string | null;
            /**
             * @description Whether the client asks for Native SSO, by the scope `device_sso`. If so, pass the user's session as
             *     `sessionId` to `authorization.issue`. See
             *     [OpenID Connect Native SSO](https://openid.net/specs/openid-connect-native-sso-1_0.html).
             * @example false
             */
            nativeSsoRequested?: boolean;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
        };
        AuthorizationResponseInternalServerError: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        AuthorizationResponseBadRequest: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        AuthorizationResponseLocation: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "LOCATION";
            responseContent: string;
        };
        AuthorizationResponseForm: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "FORM";
            responseContent: string;
        };
        AuthorizationResponseNoInteraction: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "NO_INTERACTION";
            ticket: string;
            client: components["schemas"]["ClientLimitedAuthorization"];
            maxAge: number;
            acrEssential: boolean;
        };
        AuthorizationResponseInteraction: components["schemas"]["AuthorizationResponseProperties"] & {
            /** @constant */
            action: "INTERACTION";
            ticket: string;
            client: components["schemas"]["ClientLimitedAuthorization"];
            maxAge: number;
            acrEssential: boolean;
        };
        /** @description Why an authorization request ends without an authorization. */
        AuthorizationFailRequest: {
            /**
             * @description The ticket from `authorization.processRequest`.
             * @example c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w
             */
            ticket: string;
            /**
             * @description Why the request fails. It decides on the error code in the answer. Newer services also take `INVALID_SCOPE`,
             *     `UNAUTHORIZED_CLIENT` and `TEMPORARILY_UNAVAILABLE`.
             * @example DENIED
             * @enum {string}
             */
            reason: "UNKNOWN" | "NOT_LOGGED_IN" | "MAX_AGE_NOT_SUPPORTED" | "EXCEEDS_MAX_AGE" | "DIFFERENT_SUBJECT" | "ACR_NOT_SATISFIED" | "DENIED" | "SERVER_ERROR" | "NOT_AUTHENTICATED" | "ACCOUNT_SELECTION_REQUIRED" | "CONSENT_REQUIRED" | "INTERACTION_REQUIRED" | "INVALID_TARGET";
            /**
             * @description Sentence for the developer of the client, about this failure. The client sees it.
             * @example The user refused the request.
             */
            description?: string | null | undefined;
        };
        AuthorizationFailResponse: components["schemas"]["AuthorizationFailResponseInternalServerError"] | components["schemas"]["AuthorizationFailResponseBadRequest"] | components["schemas"]["AuthorizationFailResponseLocation"] | components["schemas"]["AuthorizationFailResponseForm"];
        /** @description The error answer to the authorization request, ready to be sent. */
        AuthorizationFailResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A060306
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A060306] The user refused the request.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example LOCATION
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM";
            /**
             * @description What to send: JSON text with `INTERNAL_SERVER_ERROR` and `BAD_REQUEST`, a URL with `LOCATION`, a page with
             *     `FORM`.
             * @example https://client.example.com/cb?error=access_denied&state=x7Kq2
             */
            responseContent?: string | null;
        };
        AuthorizationFailResponseInternalServerError: components["schemas"]["AuthorizationFailResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        AuthorizationFailResponseBadRequest: components["schemas"]["AuthorizationFailResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        AuthorizationFailResponseLocation: components["schemas"]["AuthorizationFailResponseProperties"] & {
            /** @constant */
            action: "LOCATION";
            responseContent: string;
        };
        AuthorizationFailResponseForm: components["schemas"]["AuthorizationFailResponseProperties"] & {
            /** @constant */
            action: "FORM";
            responseContent: string;
        };
        /**
         * @description Who authorized the client, and to what. `authorizationDetails`, when given, is granted in place of what the
         *     client asked for.
         */
        AuthorizationIssueRequest: {
            /**
             * @description The ticket from `authorization.processRequest`.
             * @example c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w
             */
            ticket: string;
            /**
             * @description Identifier of the user, as your server names them: the subject of the access token and, unless `sub` is
             *     given, of the ID token. ASCII, at most 100 characters.
             * @example anna
             */
            subject: string;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch, for the `auth_time` claim. 0 or left
             *     out: no such claim.
             * @example 1764000000
             */
            authTime?: number | null | undefined;
            /**
             * @description Authentication context class that was reached, for the `acr` claim. ASCII.
             * @example urn:example:acr:device
             */
            acr?: string | null | undefined;
            /**
             * @description Claims of the user for the ID token, as the text of a JSON object: the values for the names in `claims` of
             *     `authorization.processRequest`.
             * @example {"email":"anna@example.com"}
             */
            claims?: string | null | undefined;
            /**
             * @description Extra data to tie to the access token, also when it is issued later for the authorization code. At most
             *     65,535 bytes in stored form, all together.
             */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description The scopes to grant in place of those requested, more or fewer. Keep `openid` among them where an ID token
             *     is wanted. Left out, what was requested is granted.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /**
             * @description Put in place of `subject` as the ID token's `sub` claim, for instance a pairwise identifier. ASCII.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string | null | undefined;
            /**
             * @description Values for the names in `requestedClaimsForTx`, as the text of a JSON object. Transformed claims are computed
             *     from them; the values themselves are not passed on.
             * @example {"birthdate":"1970-01-23","nationalities":["DEU","USA"]}
             */
            claimsForTx?: string | null | undefined;
            /**
             * @description Names of the claims that the user agreed to release. Left out, they are worked out from the scopes and `claims`.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null | undefined;
            /** @description The details that the user agreed to, in place of those that were requested. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"] | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * @description Text to use as the access token in place of a random one. Has an effect only where this call issues an access
             *     token, that is where the response type contains `token`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime in seconds of an access token that this call issues, in place of the configured one. Used when greater
             *     than 0.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * @description Identifier of the user's session at your server, for the `sid` claim of the ID token. Needed where
             *     `nativeSsoRequested` is set.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId?: string | null | undefined;
            /**
             * @description Form of the ID token's `aud` claim, in place of the service's setting. `null` keeps that setting.
             *
             *     - `array`: An array, even for a single audience.
             *     - `string`: A string.
             * @example string
             * @enum {string|null}
             */
            idTokenAudType?: ("array" | "string" | null) | undefined;
            /**
             * @description Values for the names in `requestedVerifiedClaimsForTx`, in the same order: each entry is the text of a JSON
             *     object.
             * @example [
             *       "{\"birthdate\":\"1970-01-23\"}"
             *     ]
             */
            verifiedClaimsForTx?: string[] | null | undefined;
        };
        /** @description What your server has attached to a ticket. */
        AuthorizationTicketInfo: {
            /**
             * @description The text that is attached, `null` where there is none. The client never sees it.
             * @example session=8f2c1d
             */
            context?: (string | null) | undefined;
        };
        AuthorizationIssueResponse: components["schemas"]["AuthorizationIssueResponseInternalServerError"] | components["schemas"]["AuthorizationIssueResponseBadRequest"] | components["schemas"]["AuthorizationIssueResponseLocation"] | components["schemas"]["AuthorizationIssueResponseForm"];
        /**
         * @description The answer to the authorization request, ready to be sent, and what was issued. What was issued is inside
         *     `responseContent` too, and that is what the client gets.
         */
        AuthorizationIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A040001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A040001] An authorization code was issued.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example LOCATION
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "LOCATION" | "FORM";
            /**
             * @description What to send: JSON text with `INTERNAL_SERVER_ERROR` and `BAD_REQUEST`, a URL with `LOCATION`, a page with
             *     `FORM`.
             * @example https://client.example.com/cb?code=Xb7Lq9WvR2nKdYt0sPzMhUcEo5JgAfTi1V3rByQ8xGw&state=x7Kq2
             */
            responseContent?: string | null;
            /**
             * @description The access token, if the response type contains `token`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where none was issued.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where none was issued.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * @description The ID token, if the response type contains `id_token`.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
            /**
             * @description The authorization code, if the response type contains `code`.
             * @example Xb7Lq9WvR2nKdYt0sPzMhUcEo5JgAfTi1V3rByQ8xGw
             */
            authorizationCode?: string | null;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /** @description What your server attached to the ticket, which ends with this call. */
            ticketInfo?: components["schemas"]["AuthorizationTicketInfo"];
        };
        AuthorizationIssueResponseInternalServerError: components["schemas"]["AuthorizationIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        AuthorizationIssueResponseBadRequest: components["schemas"]["AuthorizationIssueResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        AuthorizationIssueResponseLocation: components["schemas"]["AuthorizationIssueResponseProperties"] & {
            /** @constant */
            action: "LOCATION";
            responseContent: string;
        };
        AuthorizationIssueResponseForm: components["schemas"]["AuthorizationIssueResponseProperties"] & {
            /** @constant */
            action: "FORM";
            responseContent: string;
        };
        /** @description The ticket to read. */
        AuthorizationTicketInfoRequest: {
            /**
             * @description The ticket from `authorization.processRequest`.
             * @example c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w
             */
            ticket: string;
        };
        AuthorizationTicketInfoResponse: components["schemas"]["AuthorizationTicketInfoResponseOk"] | components["schemas"]["AuthorizationTicketInfoResponseNotFound"] | components["schemas"]["AuthorizationTicketInfoResponseCallerError"] | components["schemas"]["AuthorizationTicketInfoResponseAuthleteError"];
        /** @description What is attached to a ticket. */
        AuthorizationTicketInfoResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E010008
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E010008] The ticket was found.
             */
            resultMessage: string;
            /** @description What is attached to the ticket. Only with `OK`. */
            info?: components["schemas"]["AuthorizationTicketInfo"];
            /**
             * @description How the call ended. It is for your server; no client waits for an answer.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
        };
        AuthorizationTicketInfoResponseOk: components["schemas"]["AuthorizationTicketInfoResponseProperties"] & {
            /** @constant */
            action: "OK";
            info: components["schemas"]["AuthorizationTicketInfo"];
        };
        AuthorizationTicketInfoResponseNotFound: components["schemas"]["AuthorizationTicketInfoResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        AuthorizationTicketInfoResponseCallerError: components["schemas"]["AuthorizationTicketInfoResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        AuthorizationTicketInfoResponseAuthleteError: components["schemas"]["AuthorizationTicketInfoResponseProperties"] & {
            /** @constant */
            action: "AUTHLETE_ERROR";
        };
        /** @description A ticket, and what to attach to it. */
        AuthorizationTicketUpdateRequest: {
            /**
             * @description The ticket from `authorization.processRequest`.
             * @example c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w
             */
            ticket: string;
            /**
             * @description What to attach to the ticket, in place of what is there. Send the object; the published description of the
             *     API types it as a string, which is allowed here too.
             * @example {
             *       "context": "session=8f2c1d;step=consent"
             *     }
             */
            info: components["schemas"]["AuthorizationTicketInfo"] | string;
        };
        AuthorizationTicketUpdateResponse: components["schemas"]["AuthorizationTicketUpdateResponseOk"] | components["schemas"]["AuthorizationTicketUpdateResponseNotFound"] | components["schemas"]["AuthorizationTicketUpdateResponseCallerError"] | components["schemas"]["AuthorizationTicketUpdateResponseAuthleteError"];
        /** @description What is attached to a ticket after an update. */
        AuthorizationTicketUpdateResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E010009
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E010009] The ticket was updated.
             */
            resultMessage: string;
            /** @description What is attached to the ticket from now on. Only with `OK`. */
            info?: components["schemas"]["AuthorizationTicketInfo"];
            /**
             * @description How the call ended. It is for your server; no client waits for an answer.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
        };
        AuthorizationTicketUpdateResponseOk: components["schemas"]["AuthorizationTicketUpdateResponseProperties"] & {
            /** @constant */
            action: "OK";
        };
        AuthorizationTicketUpdateResponseNotFound: components["schemas"]["AuthorizationTicketUpdateResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        AuthorizationTicketUpdateResponseCallerError: components["schemas"]["AuthorizationTicketUpdateResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        AuthorizationTicketUpdateResponseAuthleteError: components["schemas"]["AuthorizationTicketUpdateResponseProperties"] & {
            /** @constant */
            action: "AUTHLETE_ERROR";
        };
        /** @description A client's request to your pushed authorization request endpoint. */
        PushedAuthorizationRequest: {
            /**
             * @description The whole form body that the client sent, still encoded. Credentials that the client put into the form
             *     stay in it.
             * @example response_type=code&client_id=2917251600&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&scope=openid
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string | null | undefined;
            /**
             * @description The client's own certificate from the TLS connection, as PEM. Needed for clients that authenticate by
             *     mutual TLS ([RFC 8705](https://www.rfc-editor.org/rfc/rfc8705)).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[] | null | undefined;
            /**
             * @description Value of the `DPoP` header, when the client sent one. The authorization code is then bound to the key of the
             *     proof, see [RFC 9449, section 10.1](https://www.rfc-editor.org/rfc/rfc9449#section-10.1).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string | null | undefined;
            /**
             * @description HTTP method of the client's request, to be compared with the DPoP proof. Left out, it is `POST`.
             * @example POST
             */
            htm?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of your pushed authorization request endpoint without query, to be compared with the DPoP proof. Left out,
             *     it is the `pushedAuthReqEndpoint` of the service.
             * @example https://as.example.com/par
             */
            htu?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string | null | undefined;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out, even where the service does not
             *     demand it of all. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean | null | undefined;
        };
        PushedAuthorizationResponse: components["schemas"]["PushedAuthorizationResponseCreated"] | components["schemas"]["PushedAuthorizationResponseBadRequest"] | components["schemas"]["PushedAuthorizationResponseUnauthorized"] | components["schemas"]["PushedAuthorizationResponseForbidden"] | components["schemas"]["PushedAuthorizationResponsePayloadTooLarge"] | components["schemas"]["PushedAuthorizationResponseInternalServerError"];
        /**
         * @description The answer to a pushed authorization request, ready to be sent, and its parts.
         *
         *     A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
         *     `OAuth-Client-Attestation-Challenge` header.
         */
        PushedAuthorizationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A245001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A245001] The authorization request was stored.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example CREATED
             * @enum {string}
             */
            action: "CREATED" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "PAYLOAD_TOO_LARGE" | "INTERNAL_SERVER_ERROR";
            /**
             * Format: uri
             * @description The URI under which the request was stored, also in `responseContent`. Only with `CREATED`. It is
             *     good for one authorization request, and only for a short time.
             * @example urn:ietf:params:oauth:request_uri:UymBrux4ZEMrBRKx9UyKyIm98zpX1cHmAPGAGNofmm4
             */
            requestUri?: string | null;
            /**
             * @description JSON text to send to the client: `request_uri` and its lifetime `expires_in` in seconds, or an error.
             * @example {"request_uri":"urn:ietf:params:oauth:request_uri:UymBrux4ZEMrBRKx9UyKyIm98zpX1cHmAPGAGNofmm4","expires_in":90}
             */
            responseContent?: string | null;
            /**
             * @description How the client authenticated itself in this request.
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"];
            /**
             * @description Value for the `DPoP-Nonce` header of your answer. `respond` sends it. See
             *     [RFC 9449, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
        };
        PushedAuthorizationResponseCreated: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "CREATED";
            responseContent: string;
            requestUri: string;
        };
        PushedAuthorizationResponseBadRequest: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        PushedAuthorizationResponseUnauthorized: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        PushedAuthorizationResponseForbidden: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        PushedAuthorizationResponsePayloadTooLarge: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "PAYLOAD_TOO_LARGE";
            responseContent: string;
        };
        PushedAuthorizationResponseInternalServerError: components["schemas"]["PushedAuthorizationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description A client's request to your token endpoint. */
        TokenRequest: {
            /**
             * @description The whole form body that the client sent, still encoded.
             * @example grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string | null | undefined;
            /**
             * @description The client's own certificate from the TLS connection, as PEM.
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[] | null | undefined;
            /**
             * @description Extra data to tie to the access token. Send the list; a string with the JSON of such a list is accepted too.
             * @example [
             *       {
             *         "key": "branch",
             *         "value": "117"
             *       }
             *     ]
             */
            properties?: (components["schemas"]["Property"][] | string) | null | undefined;
            /**
             * @description Value of the `DPoP` header, when the client sent one. See [RFC 9449](https://www.rfc-editor.org/rfc/rfc9449).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string | null | undefined;
            /**
             * @description HTTP method of the client's request, to be compared with the DPoP proof. Left out, it is `POST`.
             * @example POST
             */
            htm?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of your token endpoint without query, to be compared with the DPoP proof. Left out, it is the
             *     `tokenEndpoint` of the service.
             * @example https://as.example.com/token
             */
            htu?: string | null | undefined;
            /**
             * @description Text to use as the access token in place of a random one.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only for client credentials, and where
             *     access tokens of the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0.
             * @example 86400
             */
            refreshTokenDuration?: number | null | undefined;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean | null | undefined;
            /** @description How the client's metadata document is treated, where its `client_id` is the URL of one. */
            cimdOptions?: components["schemas"]["CimdOptions"] | null | undefined;
        };
        /**
         * @description Kind of a token in a token exchange. See [RFC 8693, section 3](https://www.rfc-editor.org/rfc/rfc8693#section-3).
         * @example ACCESS_TOKEN
         * @enum {string}
         */
        TokenType: "JWT" | "ACCESS_TOKEN" | "REFRESH_TOKEN" | "ID_TOKEN" | "SAML1" | "SAML2" | "DEVICE_SECRET" | "DEVICE_CODE" | "TOKEN_EXCHANGE" | "JWT_BEARER";
        /** @description What the API knows of a token that was presented in a token exchange, if it is one of its own. */
        TokenInfo: {
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /**
             * @description The user that the token stands for.
             * @example anna
             */
            subject?: string | null;
            /** @description Scopes of the token. */
            scopes?: components["schemas"]["Scope"][] | null;
            /**
             * @description When the token expires, in milliseconds since the Unix epoch.
             * @example 1764003600000
             */
            expiresAt?: number;
            /** @description Extra data that is tied to the token. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description Resource indicators that the token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description What the presented token carries of authorization details. */
            authorizationDetails?: components["schemas"]["AuthorizationDetailsElement"];
        };
        TokenResponse: components["schemas"]["TokenResponseInternalServerError"] | components["schemas"]["TokenResponseInvalidClient"] | components["schemas"]["TokenResponseBadRequest"] | components["schemas"]["TokenResponsePassword"] | components["schemas"]["TokenResponseOk"] | components["schemas"]["TokenResponseTokenExchange"] | components["schemas"]["TokenResponseJwtBearer"] | components["schemas"]["TokenResponseNativeSso"] | components["schemas"]["TokenResponseIdTokenReissuable"];
        /** @description The decision on a token request, and the tokens where they were issued. */
        TokenResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A050001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A050001] The tokens were issued.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_CLIENT" | "BAD_REQUEST" | "PASSWORD" | "OK" | "TOKEN_EXCHANGE" | "JWT_BEARER" | "NATIVE_SSO" | "ID_TOKEN_REISSUABLE";
            /**
             * @description JSON text to send to the client. `null` with `TOKEN_EXCHANGE` and `JWT_BEARER`, where your server
             *     makes the answer, and with `NATIVE_SSO`, where `nativeSso.process` makes it.
             * @example {"access_token":"pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M","token_type":"Bearer","expires_in":3600}
             */
            responseContent?: string | null;
            /**
             * @description User name that the client sent. Only with `PASSWORD`.
             * @example anna
             */
            username?: string | null;
            /**
             * @description Password that the client sent. Only with `PASSWORD`. Never log it.
             * @example correct horse battery staple
             */
            password?: string | null;
            /**
             * @description Names the request in `token.issue` and `token.fail`. Only with `PASSWORD`. A secret of your server.
             * @example Rj2sUyVb6wXk0dQn8gTzLpFe5hMaCi3oN1r7YvBq4Ec
             */
            ticket?: string | null;
            /**
             * @description The access token that was issued.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where none was issued.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where none was issued.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * @description The refresh token that was issued, if the service supports them.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * Format: int64
             * @description When the refresh token expires, in milliseconds since the Unix epoch; 0 where none was issued.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, 0 where none was issued.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * @description The signed ID token. Issued by grant types that identify a user when `openid` was granted.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
            /**
             * @description Grant type of the request. `null` where it could not be told.
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            grantType?: components["schemas"]["GrantType"] | null;
            /**
             * @description The user that the tokens stand for. `null` for tokens that a client got for itself.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /**
             * @description Resource indicators of this token request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /**
             * @description Resource indicators that the access token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            accessTokenResources?: string[] | null;
            /** @description The details that the issued token carries. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description More claims of the ID token that goes with the tokens, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            additionalClaims?: string | null;
            /**
             * @description The authentication method that is registered for the client. `null` where no client could be identified.
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"] | null;
            /**
             * @description The grant that the tokens belong to, where grant management is in use.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /**
             * @description Values of `audience` in a token exchange. See [RFC 8693, section 2.1](https://www.rfc-editor.org/rfc/rfc8693#section-2.1).
             * @example [
             *       "https://ledger.example.com"
             *     ]
             */
            audiences?: string[] | null;
            /**
             * @description The kind of token that the client wants from a token exchange, from `requested_token_type`.
             *
             *     - `JWT`: `urn:ietf:params:oauth:token-type:jwt`, any JSON Web Token.
             *     - `ACCESS_TOKEN`: `urn:ietf:params:oauth:token-type:access_token`.
             *     - `REFRESH_TOKEN`: `urn:ietf:params:oauth:token-type:refresh_token`.
             *     - `ID_TOKEN`: `urn:ietf:params:oauth:token-type:id_token`.
             *     - `SAML1`: `urn:ietf:params:oauth:token-type:saml1`, a SAML 1.1 assertion in base64url.
             *     - `SAML2`: `urn:ietf:params:oauth:token-type:saml2`, a SAML 2.0 assertion in base64url.
             *     - `DEVICE_SECRET`: The device secret of OpenID Connect Native SSO.
             *     - `DEVICE_CODE`: A device code of RFC 8628.
             *     - `TOKEN_EXCHANGE`: Listed by the API without a token type of its own in RFC 8693.
             *     - `JWT_BEARER`: An assertion of RFC 7523.
             */
            requestedTokenType?: components["schemas"]["TokenType"];
            /**
             * @description The `subject_token` of a token exchange.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            subjectToken?: string | null;
            /**
             * @description The kind of `subjectToken`, from `subject_token_type`.
             *
             *     - `JWT`: `urn:ietf:params:oauth:token-type:jwt`, any JSON Web Token.
             *     - `ACCESS_TOKEN`: `urn:ietf:params:oauth:token-type:access_token`.
             *     - `REFRESH_TOKEN`: `urn:ietf:params:oauth:token-type:refresh_token`.
             *     - `ID_TOKEN`: `urn:ietf:params:oauth:token-type:id_token`.
             *     - `SAML1`: `urn:ietf:params:oauth:token-type:saml1`, a SAML 1.1 assertion in base64url.
             *     - `SAML2`: `urn:ietf:params:oauth:token-type:saml2`, a SAML 2.0 assertion in base64url.
             *     - `DEVICE_SECRET`: The device secret of OpenID Connect Native SSO.
             *     - `DEVICE_CODE`: A device code of RFC 8628.
             *     - `TOKEN_EXCHANGE`: Listed by the API without a token type of its own in RFC 8693.
             *     - `JWT_BEARER`: An assertion of RFC 7523.
             */
            subjectTokenType?: components["schemas"]["TokenType"];
            /** @description What the API knows of `subjectToken`, if the service issued it. */
            subjectTokenInfo?: components["schemas"]["TokenInfo"];
            /**
             * @description The `actor_token` of a token exchange, if there is one.
             * @example Hq7eRkM2wYb0ZtUoXnCj5dVgLs8PfTi4A1B3yKvS6uE
             */
            actorToken?: string | null;
            /**
             * @description The kind of `actorToken`, from `actor_token_type`.
             *
             *     - `JWT`: `urn:ietf:params:oauth:token-type:jwt`, any JSON Web Token.
             *     - `ACCESS_TOKEN`: `urn:ietf:params:oauth:token-type:access_token`.
             *     - `REFRESH_TOKEN`: `urn:ietf:params:oauth:token-type:refresh_token`.
             *     - `ID_TOKEN`: `urn:ietf:params:oauth:token-type:id_token`.
             *     - `SAML1`: `urn:ietf:params:oauth:token-type:saml1`, a SAML 1.1 assertion in base64url.
             *     - `SAML2`: `urn:ietf:params:oauth:token-type:saml2`, a SAML 2.0 assertion in base64url.
             *     - `DEVICE_SECRET`: The device secret of OpenID Connect Native SSO.
             *     - `DEVICE_CODE`: A device code of RFC 8628.
             *     - `TOKEN_EXCHANGE`: Listed by the API without a token type of its own in RFC 8693.
             *     - `JWT_BEARER`: An assertion of RFC 7523.
             */
            actorTokenType?: components["schemas"]["TokenType"];
            /** @description What the API knows of `actorToken`, if the service issued it. */
            actorTokenInfo?: components["schemas"]["TokenInfo"];
            /**
             * @description The `assertion` of a JWT bearer request. See [RFC 7523](https://www.rfc-editor.org/rfc/rfc7523).
             * @example eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            assertion?: string | null;
            /**
             * @description Whether the client presented the refresh token before the current one, which some services let pass
             *     for a while after a rotation.
             * @example false
             */
            previousRefreshTokenUsed?: boolean;
            /**
             * Format: int64
             * @description Lifetime of `cnonce` in seconds, 0 where there is none.
             * @example 300
             */
            cnonceDuration?: number;
            /**
             * @description Value for the `DPoP-Nonce` header of your answer. `respond` sends it. See
             *     [RFC 9449, section 8](https://www.rfc-editor.org/rfc/rfc9449#section-8).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
            /**
             * @description Nonce for the key proofs of a verifiable credential request, where the tokens are for such requests.
             * @example tZignsnFbp
             */
            cnonce?: string | null;
            /**
             * Format: int64
             * @description When `cnonce` expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764000300000
             */
            cnonceExpiresAt?: number;
            /**
             * @description Names of the claims wanted in the ID token by the authorization request.
             * @example [
             *       "email"
             *     ]
             */
            requestedIdTokenClaims?: string[] | null;
            /**
             * @description Names of the scopes of the refresh token, which may be more than those of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            refreshTokenScopes?: string[] | null;
            /**
             * @description Session that the ID token of a Native SSO request belongs to.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId?: string | null;
            /**
             * @description Device secret of a Native SSO request.
             * @example Lx3Zr9UeQwKp0cVn7yBtGfMd1sHaJoTi5E2X6u8R4vY
             */
            deviceSecret?: string | null;
            /**
             * @description Hash of the device secret, from the `ds_hash` claim of the ID token of a Native SSO request.
             * @example pV0eX8mVbQz1oCw7h3YkFgR5tNaJuKs2LdEi9ZqGxWc
             */
            deviceSecretHash?: string | null;
        };
        TokenResponseInternalServerError: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        TokenResponseInvalidClient: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "INVALID_CLIENT";
            responseContent: string;
        };
        TokenResponseBadRequest: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        TokenResponsePassword: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "PASSWORD";
            ticket: string;
            username: string;
            password: string;
            grantType: components["schemas"]["GrantType"];
            clientId: number;
        };
        TokenResponseOk: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            accessToken: string;
            grantType: components["schemas"]["GrantType"];
            clientId: number;
        };
        TokenResponseTokenExchange: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "TOKEN_EXCHANGE";
            subjectToken: string;
            subjectTokenType: components["schemas"]["TokenType"];
            grantType: components["schemas"]["GrantType"];
        };
        TokenResponseJwtBearer: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "JWT_BEARER";
            assertion: string;
            grantType: components["schemas"]["GrantType"];
        };
        TokenResponseNativeSso: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "NATIVE_SSO";
            accessToken: string;
            sessionId: string;
            grantType: components["schemas"]["GrantType"];
        };
        TokenResponseIdTokenReissuable: components["schemas"]["TokenResponseProperties"] & {
            /** @constant */
            action: "ID_TOKEN_REISSUABLE";
            responseContent: string;
            accessToken: string;
            refreshToken: string;
            subject: string;
            scopes: string[];
            grantType: components["schemas"]["GrantType"];
            clientId: number;
        };
        /** @description A token request with a password that is to be refused, and why. */
        TokenFailRequest: {
            /**
             * @description The ticket from `token.process`.
             * @example Rj2sUyVb6wXk0dQn8gTzLpFe5hMaCi3oN1r7YvBq4Ec
             */
            ticket: string;
            /**
             * @description Why the request is refused. It decides which `error` the client sees. Newer services also take
             *     `INVALID_CLIENT`, `UNAUTHORIZED_CLIENT` and `INVALID_SCOPE`.
             *
             *     - `UNKNOWN`: Any reason that has no value of its own. The client sees `server_error`.
             *     - `INVALID_RESOURCE_OWNER_CREDENTIALS`: The user name or the password is wrong. The client sees `invalid_request`, where RFC 6749, section 5.2 has `invalid_grant`.
             *     - `INVALID_TARGET`: A resource that the client named is not acceptable. The client sees `invalid_target` of RFC 8707, section 2.
             * @example INVALID_RESOURCE_OWNER_CREDENTIALS
             * @enum {string}
             */
            reason: "UNKNOWN" | "INVALID_RESOURCE_OWNER_CREDENTIALS" | "INVALID_TARGET";
        };
        TokenFailResponse: components["schemas"]["TokenFailResponseInternalServerError"] | components["schemas"]["TokenFailResponseBadRequest"];
        /** @description The error for the client, ready to be sent. */
        TokenFailResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A067301
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A067301] The user name or the password is wrong.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example BAD_REQUEST
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST";
            /**
             * @description JSON text to send to the client.
             * @example {"error":"invalid_request"}
             */
            responseContent?: string | null;
        };
        TokenFailResponseInternalServerError: components["schemas"]["TokenFailResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        TokenFailResponseBadRequest: components["schemas"]["TokenFailResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        /** @description A token request with a password that was found to be right, and the user that it belongs to. */
        TokenIssueRequest: {
            /**
             * @description The ticket from `token.process`.
             * @example Rj2sUyVb6wXk0dQn8gTzLpFe5hMaCi3oN1r7YvBq4Ec
             */
            ticket: string;
            /**
             * @description Identifier of the user, as your server names them. It need not be the user name that was typed in, and
             *     better is one that never changes.
             * @example anna
             */
            subject: string;
            /** @description Extra data to tie to the access token. At most 65,535 bytes in stored form, all together. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * @description Text to use as the access token in place of a random one. It has to be as hard to guess; one that is in
             *     use already makes the call fail.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0.
             * @example 86400
             */
            refreshTokenDuration?: number | null | undefined;
        };
        TokenIssueResponse: components["schemas"]["TokenIssueResponseInternalServerError"] | components["schemas"]["TokenIssueResponseOk"];
        /** @description The token response for the client, ready to be sent, and its parts. */
        TokenIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A054001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A054001] The tokens were issued.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "OK";
            /**
             * @description JSON text to send to the client.
             * @example {"access_token":"pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M","token_type":"Bearer","expires_in":3600}
             */
            responseContent?: string | null;
            /**
             * @description The access token that was issued.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where none was issued.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, 0 where none was issued.
             * @example 3600
             */
            accessTokenDuration?: number;
            /**
             * @description The refresh token that was issued, if the service supports them.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * Format: int64
             * @description When the refresh token expires, in milliseconds since the Unix epoch; 0 where none was issued.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, 0 where none was issued.
             * @example 86400
             */
            refreshTokenDuration?: number;
            /**
             * @description The user that the tokens stand for.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /**
             * @description Resource indicators that the access token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            accessTokenResources?: string[] | null;
            /** @description The details that the issued token carries. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description Names of the scopes of the refresh token, which may be more than those of the access token.
             * @example [
             *       "payments.read"
             *     ]
             */
            refreshTokenScopes?: string[] | null;
        };
        TokenIssueResponseInternalServerError: components["schemas"]["TokenIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        TokenIssueResponseOk: components["schemas"]["TokenIssueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            accessToken: string;
            subject: string;
            clientId: number;
        };
        /** @description Refreshed tokens that an ID token is to be added to, and what it is to say. */
        IdTokenReissueRequest: {
            /**
             * @description The new access token from `token.process`, its `jwtAccessToken` where that has a value, else its `accessToken`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken: string;
            /**
             * @description The `refreshToken` from `token.process`. Depending on the service it is a new one or the one that the client
             *     presented.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken: string;
            /**
             * @description Value of the ID token's `sub` claim, where the first ID token had another one than the subject of the
             *     access token, for instance a pairwise identifier. Left out, it is that subject.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * @description More claims for the ID token, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            claims?: string | null | undefined;
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string | null | undefined;
            /**
             * @description Form of the ID token's `aud` claim, in place of the service's setting.
             *
             *     - `array`: An array, even for a single audience.
             *     - `string`: A string.
             * @example string
             * @enum {string}
             */
            idTokenAudType?: ("array" | "string") | null | undefined;
        };
        IdTokenReissueResponse: components["schemas"]["IdTokenReissueResponseOk"] | components["schemas"]["IdTokenReissueResponseInternalServerError"] | components["schemas"]["IdTokenReissueResponseCallerError"];
        /** @description The token response with the new ID token, ready to be sent. */
        IdTokenReissueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E012001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E012001] The ID token was issued.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description JSON text to send to the client. With `OK` it is a whole token response, the access token and the refresh
             *     token included, and takes the place of the one from `token.process`.
             * @example {"access_token":"pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M","token_type":"Bearer","expires_in":3600,"id_token":"eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl"}
             */
            responseContent?: string | null;
            /**
             * @description The new ID token, signed. `null` where none was issued.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
        };
        IdTokenReissueResponseOk: components["schemas"]["IdTokenReissueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            idToken: string;
        };
        IdTokenReissueResponseInternalServerError: components["schemas"]["IdTokenReissueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        IdTokenReissueResponseCallerError: components["schemas"]["IdTokenReissueResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /** @description A client with no more than what a page about authorized applications needs. No secret, no keys. */
        ClientLimited: {
            /**
             * Format: int32
             * @description Running number that the API gives the client. Other calls do not take it: they go by `clientId`.
             * @example 4127
             */
            readonly number?: number;
            /**
             * @description Name of the client as users see it, in no particular language. Registration metadata `client_name`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example Household budget
             */
            clientName?: string | null;
            /** @description The name in several languages. Registration metadata `client_name#` followed by the language tag. */
            clientNames?: components["schemas"]["TaggedValue"][] | null;
            /**
             * @description What the client is, for people. There is no registration metadata for it.
             * @example Shows a household where its money goes
             */
            description?: string | null;
            /** @description The explanation in several languages. */
            descriptions?: components["schemas"]["TaggedValue"][] | null;
            /**
             * Format: int64
             * @description Numeric identifier of the client, assigned when it is created.
             * @example 2917251600
             */
            readonly clientId?: number;
            /**
             * @description A textual identifier that the client may use as its `client_id` in place of the number. Until one is set, it
             *     is the number as text.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether `clientIdAlias` is accepted as `client_id`. The service has a switch of the same name, and both have
             *     to be on. In version 3 of the API the flag is out of use and always true.
             * @example true
             */
            clientIdAliasEnabled?: boolean;
            /**
             * @description Whether the client can keep a secret, `public` or `confidential`. A public one has no usable secret and
             *     cannot take part in flows that need client authentication, such as CIBA. See
             *     [RFC 6749, section 2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1).
             *
             *     - `PUBLIC`: It cannot, like an application in a browser or on a phone.
             *     - `CONFIDENTIAL`: It can, like an application on a server, and it authenticates itself.
             * @example CONFIDENTIAL
             */
            clientType?: components["schemas"]["ClientType"];
        };
        /** @description What is stored for an access token and its refresh token. The texts of both are not among it, only their hashes. */
        AccessToken: {
            /**
             * @description Hash of the access token. It can name the token in calls, in place of the token itself.
             * @example Bi_5Dkhv5k6MGRsB1lbiOpu8Hd1dqkEZJiSnnvTE6No
             */
            accessTokenHash?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /**
             * @description Hash of the refresh token. `null` where there is none.
             * @example Dw4uSkJ1oRzBn6XgYcHq0mVtEa8LfPi2K9xT5vQe7Us
             */
            refreshTokenHash?: string | null;
            /**
             * Format: int64
             * @description When the refresh token expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number;
            /**
             * Format: int64
             * @description When the token was first made, in milliseconds since the Unix epoch. A refresh does not change it.
             * @example 1764000000000
             */
            createdAt?: number;
            /**
             * Format: int64
             * @description When the token was last refreshed, in milliseconds since the Unix epoch; 0 where it never was.
             * @example 1764002000000
             */
            lastRefreshedAt?: number;
            /**
             * Format: int64
             * @description Numeric identifier of the client that the token was issued to.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The user that the token stands for. `null` for a token that a client got for itself.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description How the client came by the token.
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            grantType?: components["schemas"]["GrantType"];
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description Names of the scopes of the refresh token, which may be more than those of the access token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            refreshTokenScopes?: string[] | null;
        };
        /** @description One page of a list of access tokens. `client` is there only if the call named a client, and then shows that client. */
        TokenListResponse: {
            /**
             * Format: int32
             * @description Index of the first token of the page, counted from 0.
             * @example 0
             */
            start?: number;
            /**
             * Format: int32
             * @description Index after the last token of the page, as the call gave it or as the API chose it. It can be greater than
             *     `totalCount`.
             * @example 20
             */
            end?: number;
            /**
             * Format: int32
             * @description How many tokens there are on all pages, for the client and the user that the call named.
             * @example 1
             */
            totalCount?: number;
            /** @description The client that the call named. */
            client?: components["schemas"]["ClientLimited"];
            /**
             * @description The user that the call named. `null` where it named none.
             * @example anna
             */
            subject?: string | null;
            /** @description The tokens of the page. `null` where there are none. */
            accessTokens?: components["schemas"]["AccessToken"][] | null;
        };
        TokenCreateRequest: components["schemas"]["TokenCreateRequestByNumber"] | components["schemas"]["TokenCreateRequestByAnyIdentifier"];
        /**
         * @description An access token to make. `grantType` is how the token is to look as if it came about; `REFRESH_TOKEN` is not
         *     possible.
         */
        TokenCreateRequestProperties: {
            /**
             * @description The grant type that the token is to count as issued by. It decides what else the call needs, and whether there is a refresh token.
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            grantType: components["schemas"]["GrantType"];
            /**
             * Format: int64
             * @description Numeric identifier of the client that the token is for.
             * @example 2917251600
             */
            clientId?: number | null | undefined;
            /**
             * @description The user that the token stands for. Needed, except that it is optional with `JWT_BEARER` and ignored with
             *     `CLIENT_CREDENTIALS`. ASCII, at most 100 characters.
             * @example anna
             */
            subject?: string | null | undefined;
            /**
             * @description Names of the scopes of the token. One that the service does not support makes the call fail.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds. 0 or left out, the service's setting decides.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds. 0 or left out, the service's setting decides.
             * @example 86400
             */
            refreshTokenDuration?: number | null | undefined;
            /** @description Extra data to tie to the access token. At most 65,535 bytes in stored form, all together. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description Whether the token is to count as requested under the client's alias. The `aud` claim of a UserInfo answer is
             *     then the alias. Has no effect on a client without an alias.
             * @example false
             */
            clientIdAliasUsed?: boolean | null | undefined;
            /**
             * @description Text to use as the access token in place of a random one, for instance that of a token from another system.
             *     It has to be as hard to guess; one that is in use already makes the call fail. In a batch, always give it.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * @description Text to use as the refresh token in place of a random one, under the same conditions. In a batch, give it
             *     wherever a refresh token comes along.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null | undefined;
            /**
             * @description Whether the access token never expires. `accessTokenDuration` is then ignored, and the token lives until it
             *     is revoked or deleted. Left out, it expires.
             * @example false
             */
            accessTokenPersistent?: boolean | null | undefined;
            /**
             * @description SHA-256 thumbprint of the certificate to bind the token to, in base64url, as in the `x5t#S256` of
             *     [RFC 8705, section 3.1](https://www.rfc-editor.org/rfc/rfc8705#section-3.1). The token is good only together
             *     with that certificate.
             * @example bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2
             */
            certificateThumbprint?: string | null | undefined;
            /**
             * @description Thumbprint of the DPoP key to bind the token to, as in the `jkt` of
             *     [RFC 9449, section 6](https://www.rfc-editor.org/rfc/rfc9449#section-6). The token type becomes `DPoP`, and
             *     the token is good only together with a proof by that key.
             * @example 0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I
             */
            dpopKeyThumbprint?: string | null | undefined;
            /** @description The details that the token is to carry. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"] | null | undefined;
            /**
             * @description Resource indicators that the token is limited to. See [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://ledger.example.com"
             *     ]
             */
            resources?: string[] | null | undefined;
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to. See
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example false
             */
            forExternalAttachment?: boolean | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * @description Authentication context class that the user reached, for resources that ask for one, see
             *     [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470). Ignored where there is no `subject`.
             * @example urn:example:acr:device
             */
            acr?: string | null | undefined;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch, for resources that ask for a recent login.
             *     Not negative. Ignored where there is no `subject`.
             * @example 1764000000
             */
            authTime?: number | null | undefined;
            /**
             * @description Whether the token is to count as requested under the client's entity identifier of
             *     [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html).
             * @example false
             */
            clientEntityIdUsed?: boolean | null | undefined;
            /**
             * @description The client that the token is for, by its number or its alias. In place of `clientId`.
             * @example household-budget
             */
            clientIdentifier?: (string | number) | null | undefined;
            /**
             * @description The user's session that the token belongs to, the one that `nativeSso.logout` ends.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId?: string | null | undefined;
            /**
             * @description Whether the token is to count as requested by a client that names itself by the URL of its metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean | null | undefined;
        };
        TokenCreateRequestByNumber: components["schemas"]["TokenCreateRequestProperties"] & {
            /** @description Numeric identifier of the client. */
            clientId: number;
        };
        TokenCreateRequestByAnyIdentifier: components["schemas"]["TokenCreateRequestProperties"] & {
            /** @description An identifier of the client. */
            clientIdentifier: string | number;
        };
        TokenCreateResponse: components["schemas"]["TokenCreateResponseInternalServerError"] | components["schemas"]["TokenCreateResponseBadRequest"] | components["schemas"]["TokenCreateResponseForbidden"] | components["schemas"]["TokenCreateResponseOk"];
        /** @description The token that was made, or why there is none. */
        TokenCreateResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E008001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E008001] The access token was made.
             */
            resultMessage: string;
            /**
             * @description How the call went.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN" | "OK";
            /**
             * @description The access token. `null` where none was made.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description Numeric identifier of the client that the token is for.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch.
             * @example 1764000300000
             */
            expiresAt?: number;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, the `expires_in` of a token response.
             * @example 300
             */
            expiresIn?: number;
            /**
             * @description The `grantType` of the call, a value of `GrantType`.
             * @example TOKEN_EXCHANGE
             */
            grantType?: string | null;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description The refresh token. `null` where none was made, always so with `IMPLICIT` and `CLIENT_CREDENTIALS`.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /**
             * @description The user that the token stands for. `null` with `CLIENT_CREDENTIALS`.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description How the token is presented, the `token_type` of a token response. `DPoP` for a token that is bound to a key.
             * @example Bearer
             */
            tokenType?: string | null;
            /**
             * @description The access token as a JWT, where the service is configured for that. It is then what the client gets.
             * @example eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl
             */
            jwtAccessToken?: string | null;
            /** @description The details that the token carries. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to.
             * @example false
             */
            forExternalAttachment?: boolean;
            /**
             * @description Identifier of the token inside the API. Not a secret, and no access token.
             * @example 7f3a9c521d8e4b60a2c495e0d7b1f638
             */
            tokenId?: string | null;
            /**
             * @description Names of the scopes of the refresh token, which may be more than those of the access token.
             * @example [
             *       "payments.read"
             *     ]
             */
            refreshTokenScopes?: string[] | null;
            /**
             * @description The client that the token is for, by an identifier in text form.
             * @example household-budget
             */
            clientIdentifier?: string | null;
            /**
             * @description The user's session that the token belongs to, where there is one.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId?: string | null;
        };
        TokenCreateResponseInternalServerError: components["schemas"]["TokenCreateResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
        };
        TokenCreateResponseBadRequest: components["schemas"]["TokenCreateResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
        };
        TokenCreateResponseForbidden: components["schemas"]["TokenCreateResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
        };
        TokenCreateResponseOk: components["schemas"]["TokenCreateResponseProperties"] & {
            /** @constant */
            action: "OK";
            accessToken: string;
            tokenType: string;
            expiresIn: number;
            expiresAt: number;
            grantType: string;
            clientId: number;
        };
        /** @description The tokens to make, one entry each. Each has to bring its own `accessToken`. */
        TokenCreateBatchRequest: components["schemas"]["TokenCreateRequest"][];
        /** @description The receipt for a batch. */
        TokenCreateBatchResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E032001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E032001] The batch was taken on.
             */
            resultMessage: string;
            /**
             * @description Names the batch in `token.management.getBatchStatus`.
             * @example 5d0c4f1a-93be-4b7e-8a26-e1f7c20d9b34
             */
            requestId?: string | null;
        };
        /** @description The state of a batch of tokens. */
        TokenBatchStatus: {
            /**
             * @description What the batch does with the tokens.
             *
             *     - `CREATE`: It makes them.
             * @example CREATE
             * @enum {string}
             */
            batchKind?: "CREATE";
            /**
             * @description Identifier of the batch, from `token.management.createBatch`.
             * @example 5d0c4f1a-93be-4b7e-8a26-e1f7c20d9b34
             */
            requestId?: string | null;
            /**
             * @description How the batch ended. Left out as long as it has not ended.
             *
             *     - `SUCCEEDED`: Every token was dealt with.
             *     - `FAILED`: The batch broke off. Some tokens may have been dealt with before.
             * @example SUCCEEDED
             * @enum {string}
             */
            result?: "SUCCEEDED" | "FAILED";
            /**
             * @description Code of what went wrong. Only with `FAILED`.
             * @example E003002
             */
            errorCode?: string | null;
            /**
             * @description What went wrong, in a sentence for your log. Only with `FAILED`.
             * @example The second access token exists already.
             */
            errorDescription?: string | null;
            /**
             * Format: int64
             * @description How many access tokens the batch dealt with.
             * @example 2
             */
            tokenCount?: number;
            /**
             * Format: int64
             * @description When this status was first written, in milliseconds since the Unix epoch.
             * @example 1764000000000
             */
            createdAt?: number;
            /**
             * Format: int64
             * @description When this status was last changed, in milliseconds since the Unix epoch.
             * @example 1764000004000
             */
            modifiedAt?: number;
        };
        /** @description How a batch is doing or how it ended. */
        TokenCreateBatchStatusResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E032002
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E032002] The status of the batch was found.
             */
            resultMessage: string;
            /** @description How far the batch is. */
            status?: components["schemas"]["TokenBatchStatus"];
        };
        /**
         * @description An access token, and what to change of it. `authorizationDetails` takes the place of all that the token had; left
         *     out, they stay.
         */
        TokenUpdateRequest: {
            /**
             * @description The access token to change.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken: string;
            /**
             * Format: int64
             * @description When the access token is to expire, in milliseconds since the Unix epoch. 0, negative or left out: unchanged.
             * @example 1764000600000
             */
            accessTokenExpiresAt?: number | null | undefined;
            /**
             * @description Names of the scopes that the token is to have, all of them. Those that the service does not support or the
             *     client may not request are ignored without an error, so compare with `scopes` of the response. Left out, the
             *     scopes stay.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /** @description Extra data that the token is to have, all of it. Left out, it stays. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description Whether other scopes also set the end of the access token anew. Happens only if `accessTokenExpiresAt` is not
             *     used, the scopes really change, and a new scope has the attribute `access_token.duration`; the shortest such
             *     duration counts. Left out, the end stays.
             * @example false
             */
            accessTokenExpiresAtUpdatedOnScopeUpdate?: boolean | null | undefined;
            /**
             * @description Hash of the access token, as `token.management.list` shows it, for a caller that knows no more than that.
             *     Where `accessToken` has a value, that one counts.
             * @example Bi_5Dkhv5k6MGRsB1lbiOpu8Hd1dqkEZJiSnnvTE6No
             */
            accessTokenHash?: string | null | undefined;
            /**
             * @description Whether the token gets a new random text, which the response holds. The old text stops working. Left out, the
             *     text stays.
             * @example false
             */
            accessTokenValueUpdated?: boolean | null | undefined;
            /**
             * @description Whether the access token never expires from now on. `accessTokenExpiresAt` is then ignored, and the token
             *     lives until it is revoked or deleted.
             * @example false
             */
            accessTokenPersistent?: boolean | null | undefined;
            /**
             * @description SHA-256 thumbprint of the certificate to bind the token to, in base64url, as in the `x5t#S256` of
             *     [RFC 8705, section 3.1](https://www.rfc-editor.org/rfc/rfc8705#section-3.1). The token is good only together
             *     with that certificate.
             * @example bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2
             */
            certificateThumbprint?: string | null | undefined;
            /**
             * @description Thumbprint of the DPoP key to bind the token to, as in the `jkt` of
             *     [RFC 9449, section 6](https://www.rfc-editor.org/rfc/rfc9449#section-6). The token type becomes `DPoP`, and
             *     the token is good only together with a proof by that key.
             * @example 0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I
             */
            dpopKeyThumbprint?: string | null | undefined;
            /** @description The details that the token is to carry in place of its own. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"] | null | undefined;
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to. See
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example false
             */
            forExternalAttachment?: boolean | null | undefined;
            /**
             * Format: int64
             * @description When the refresh token is to expire, in milliseconds since the Unix epoch. 0 or left out: unchanged.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number | null | undefined;
            /**
             * @description Whether other scopes also set the end of the refresh token anew, as
             *     `accessTokenExpiresAtUpdatedOnScopeUpdate` does for the access token. Left out, the end stays.
             * @example false
             */
            refreshTokenExpiresAtUpdatedOnScopeUpdate?: boolean | null | undefined;
            /**
             * @description Identifier of the token inside the API, as in the response of `token.management.create`.
             * @example 7f3a9c521d8e4b60a2c495e0d7b1f638
             */
            tokenId?: string | null | undefined;
        };
        TokenUpdateResponse: components["schemas"]["TokenUpdateResponseInternalServerError"] | components["schemas"]["TokenUpdateResponseBadRequest"] | components["schemas"]["TokenUpdateResponseForbidden"] | components["schemas"]["TokenUpdateResponseNotFound"] | components["schemas"]["TokenUpdateResponseOk"];
        /** @description The access token after the change, or why it was not changed. */
        TokenUpdateResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E008002
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E008002] The access token was changed.
             */
            resultMessage: string;
            /**
             * @description How the call went.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "FORBIDDEN" | "NOT_FOUND" | "OK";
            /**
             * @description The access token; a new text if the call asked for one.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch.
             * @example 1764003600000
             */
            accessTokenExpiresAt?: number;
            /** @description Extra data that is tied to the access token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /** @description The details that the token carries from now on. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /**
             * @description How the token is presented. `DPoP` for a token that is bound to a key.
             * @example Bearer
             */
            tokenType?: string | null;
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to.
             * @example false
             */
            forExternalAttachment?: boolean;
            /**
             * @description Identifier of the token inside the API. Not a secret, and no access token.
             * @example 7f3a9c521d8e4b60a2c495e0d7b1f638
             */
            tokenId?: string | null;
            /**
             * Format: int64
             * @description When the refresh token expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764086400000
             */
            refreshTokenExpiresAt?: number;
        };
        TokenUpdateResponseInternalServerError: components["schemas"]["TokenUpdateResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
        };
        TokenUpdateResponseBadRequest: components["schemas"]["TokenUpdateResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
        };
        TokenUpdateResponseForbidden: components["schemas"]["TokenUpdateResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
        };
        TokenUpdateResponseNotFound: components["schemas"]["TokenUpdateResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        TokenUpdateResponseOk: components["schemas"]["TokenUpdateResponseProperties"] & {
            /** @constant */
            action: "OK";
            accessTokenExpiresAt: number;
        };
        /** @description Which tokens to withdraw. At least one property has to be given; the operation says which of several counts. */
        TokenRevokeRequest: {
            /**
             * @description An access token, or its hash as `token.management.list` shows it.
             * @example Bi_5Dkhv5k6MGRsB1lbiOpu8Hd1dqkEZJiSnnvTE6No
             */
            accessTokenIdentifier?: string | null | undefined;
            /**
             * @description A refresh token, or its hash as `token.management.list` shows it.
             * @example Dw4uSkJ1oRzBn6XgYcHq0mVtEa8LfPi2K9xT5vQe7Us
             */
            refreshTokenIdentifier?: string | null | undefined;
            /**
             * @description The client whose tokens to withdraw, its number or its alias.
             * @example 2917251600
             */
            clientIdentifier?: (string | number) | null | undefined;
            /**
             * @description The user whose tokens to withdraw.
             * @example anna
             */
            subject?: string | null | undefined;
        };
        /** @description How many tokens were withdrawn. */
        TokenRevokeResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E008003
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E008003] The tokens were revoked.
             */
            resultMessage: string;
            /**
             * @description How many tokens this call withdrew. When it withdraws by client or user, more may be left unless it is 0.
             * @example 20
             */
            count?: number;
        };
        /** @description An access token, and the conditions it has to meet. */
        IntrospectionRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            token: string;
            /**
             * @description Names of the scopes that the resource needs, all of them. Left out, scopes are not checked.
             * @example [
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /**
             * @description The user that the token has to stand for. Left out, any user will do.
             * @example anna
             */
            subject?: string | null | undefined;
            /**
             * @description Client certificate of the TLS connection, as PEM, for tokens bound to one. See
             *     [RFC 8705, section 3](https://www.rfc-editor.org/rfc/rfc8705#section-3).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description Value of the `DPoP` header. See [RFC 9449, section 7](https://www.rfc-editor.org/rfc/rfc9449#section-7).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string | null | undefined;
            /**
             * @description HTTP method of the request to the resource, to be compared with the DPoP proof.
             * @example GET
             */
            htm?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of the resource without query, to be compared with the DPoP proof.
             * @example https://bank.example.com/payments
             */
            htu?: string | null | undefined;
            /**
             * @description Resource indicators that the token has to be meant for. See [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null | undefined;
            /**
             * @description Authentication context classes of which the user must have reached one. See
             *     [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470).
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrValues?: string[] | null | undefined;
            /**
             * Format: int64
             * @description How many seconds ago the user may have been authenticated at most. See
             *     [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470).
             * @example 900
             */
            maxAge?: number | null | undefined;
            /**
             * @description Parts of the HTTP request that its signature has to cover. See [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421).
             * @example [
             *       "@method",
             *       "@target-uri",
             *       "authorization"
             *     ]
             */
            requiredComponents?: string[] | null | undefined;
            /**
             * Format: uri
             * @description URL of the request to the resource, with its query, for checking an HTTP message signature. Superseded by `targetUri`.
             * @example https://bank.example.com/payments?limit=10
             */
            uri?: string | null | undefined;
            /**
             * @description Body of the request to the resource, for checking a digest that the HTTP message signature covers.
             * @example {"amount":"123.50"}
             */
            message?: string | null | undefined;
            /** @description Headers of the request to the resource, for checking an HTTP message signature. */
            headers?: components["schemas"]["Pair"][] | null | undefined;
            /**
             * Format: uri
             * @description Target URI of the request to the resource, with its query, for checking an HTTP message signature. See
             *     [RFC 9421, section 2.2.2](https://www.rfc-editor.org/rfc/rfc9421#section-2.2.2).
             * @example https://bank.example.com/payments?limit=10
             */
            targetUri?: string | null | undefined;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean | null | undefined;
            /**
             * @description Whether the request to the resource has a body, so that its HTTP message signature has to cover `Content-Digest`.
             * @example false
             */
            requestBodyContained?: boolean | null | undefined;
        };
        IntrospectionResponse: components["schemas"]["IntrospectionResponseInternalServerError"] | components["schemas"]["IntrospectionResponseBadRequest"] | components["schemas"]["IntrospectionResponseUnauthorized"] | components["schemas"]["IntrospectionResponseForbidden"] | components["schemas"]["IntrospectionResponseOk"];
        /** @description Whether the access token is good for the request, and what is tied to it. */
        IntrospectionResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A056001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A056001] The access token is valid.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What the resource does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "OK";
            /**
             * @description Value for the `WWW-Authenticate` header. With `OK`, one for a request that turns out to be malformed.
             * @example Bearer error="insufficient_scope"
             */
            responseContent?: string | null;
            /**
             * Format: int64
             * @description When the access token expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764003600000
             */
            expiresAt?: number;
            /**
             * @description The user that the token stands for. `null` for a token that a client got for itself.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes of the token.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null;
            /**
             * @description Whether the token is known, be it expired or not.
             * @example true
             */
            existent?: boolean;
            /**
             * @description Whether the token is known and has not expired.
             * @example true
             */
            usable?: boolean;
            /**
             * @description Whether the token covers the scopes and the resources that were asked for.
             * @example true
             */
            sufficient?: boolean;
            /**
             * @description Whether the client could get a new token with the refresh token that goes with this one.
             * @example true
             */
            refreshable?: boolean;
            /** @description Extra data that is tied to the token, the hidden ones included. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description SHA-256 thumbprint of the certificate that the token is bound to, as in the `x5t#S256` of
             *     [RFC 8705, section 3.1](https://www.rfc-editor.org/rfc/rfc8705#section-3.1).
             * @example bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2
             */
            certificateThumbprint?: string | null;
            /**
             * @description Resource indicators of the authorization request.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /**
             * @description Resource indicators that the token is limited to.
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            accessTokenResources?: string[] | null;
            /** @description The details that the token carries. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /** @description The scopes of the token with all that the service knows of them. */
            scopeDetails?: components["schemas"]["Scope"][] | null;
            /**
             * @description The grant that the token belongs to, where grant management is in use.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /** @description What the user has granted so far under the grant that the token belongs to. */
            grant?: components["schemas"]["Grant"];
            /**
             * @description Whether the token is for fetching a file that an ID token or a UserInfo answer refers to. See
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example false
             */
            forExternalAttachment?: boolean;
            /**
             * @description Names of the claims that the user agreed to release.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null;
            /**
             * @description How the client came by the token.
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            grantType?: components["schemas"]["GrantType"];
            /**
             * @description Authentication context class that the user reached.
             * @example urn:example:acr:device
             */
            acr?: string | null;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch; 0 where that is not known.
             * @example 1764000000
             */
            authTime?: number;
            /**
             * @description Whether the token is for requesting verifiable credentials. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example false
             */
            forCredentialIssuance?: boolean;
            /**
             * @description Nonce for the key proofs of a verifiable credential request.
             * @example tZignsnFbp
             */
            cnonce?: string | null;
            /**
             * Format: int64
             * @description When `cnonce` expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764000300000
             */
            cnonceExpiresAt?: number;
            /**
             * @description Which verifiable credentials the token may be used for, as the text of a JSON array.
             * @example [{"format":"dc+sd-jwt","vct":"https://credentials.example.com/identity"}]
             */
            issuableCredentials?: string | null;
            /**
             * @description Value for the `DPoP-Nonce` header of the answer. See
             *     [RFC 9449, section 9](https://www.rfc-editor.org/rfc/rfc9449#section-9).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
            /**
             * @description Whether the answer of the resource has to be signed, as registered for the client. See
             *     [FAPI 2.0 HTTP Signatures](https://openid.net/specs/fapi-2_0-http-signatures.html).
             * @example false
             */
            responseSigningRequired?: boolean;
        };
        IntrospectionResponseInternalServerError: components["schemas"]["IntrospectionResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        IntrospectionResponseBadRequest: components["schemas"]["IntrospectionResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        IntrospectionResponseUnauthorized: components["schemas"]["IntrospectionResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        IntrospectionResponseForbidden: components["schemas"]["IntrospectionResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        IntrospectionResponseOk: components["schemas"]["IntrospectionResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            clientId: number;
            expiresAt: number;
            existent: boolean;
            usable: boolean;
            sufficient: boolean;
            refreshable: boolean;
        };
        /** @description A resource server's request to your introspection endpoint, and the form that the answer is to have. */
        StandardIntrospectionRequest: {
            /**
             * @description The whole form body that the resource server sent, still encoded. It contains `token`.
             * @example token=pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M&token_type_hint=access_token
             */
            parameters: string;
            /**
             * @description Whether the answer also has those properties of the token that are marked as hidden. Left out, it has only the
             *     others.
             * @example false
             */
            withHiddenProperties?: boolean | null | undefined;
            /**
             * Format: uri
             * @description URI of the resource server that asks. A token that is limited to audiences without this one is reported as not
             *     active; left out, the audience is not looked at. Needed for an answer in JWT form.
             * @example https://bank.example.com/payments
             */
            rsUri?: string | null | undefined;
            /**
             * @description Value of the `Accept` header of the resource server's request. With `application/token-introspection+jwt` the
             *     answer is a JWT, see [RFC 9701, section 4](https://www.rfc-editor.org/rfc/rfc9701#section-4).
             * @example application/token-introspection+jwt
             */
            httpAcceptHeader?: string | null | undefined;
            /**
             * @description Algorithm for signing an answer in JWT form. Left out, it is `RS256`, for which the service needs a
             *     key of that kind.
             * @example ES256
             */
            introspectionSignAlg?: string | null | undefined;
            /**
             * @description Algorithm for encrypting the content key of an answer in JWT form, in the spelling with underscores that the API
             *     uses for key management algorithms. Left out, the answer is signed but not encrypted.
             * @example RSA_OAEP_256
             */
            introspectionEncryptionAlg?: string | null | undefined;
            /**
             * @description Algorithm for encrypting the content of an answer in JWT form, in the spelling with underscores that the API
             *     uses. Of use only together with `introspectionEncryptionAlg`; left out, it is `A128CBC_HS256`.
             * @example A256GCM
             */
            introspectionEncryptionEnc?: string | null | undefined;
            /**
             * @description The secret that your server shares with the resource server. Needed when `introspectionSignAlg` is a symmetric
             *     algorithm.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            sharedKeyForSign?: string | null | undefined;
            /**
             * @description The secret that your server shares with the resource server. Needed when `introspectionEncryptionAlg` is a
             *     symmetric algorithm.
             * @example Vd6nRkS0tYq4xWbLz9mCgHf2uPjEo7aIi1X5K8eTvJ3
             */
            sharedKeyForEncryption?: string | null | undefined;
            /**
             * @description Public key of the resource server, as the text of a JWK. Needed when `introspectionEncryptionAlg` is an
             *     asymmetric algorithm.
             * @example {"kty":"EC","crv":"P-256","use":"enc","alg":"ECDH-ES","kid":"rs-1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
             */
            publicKeyForEncryption?: string | null | undefined;
        };
        StandardIntrospectionResponse: components["schemas"]["StandardIntrospectionResponseInternalServerError"] | components["schemas"]["StandardIntrospectionResponseBadRequest"] | components["schemas"]["StandardIntrospectionResponseOk"] | components["schemas"]["StandardIntrospectionResponseJwt"];
        /** @description The answer to the resource server's request, ready to be sent. */
        StandardIntrospectionResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E005008
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E005008] The introspection answer was made.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "OK" | "JWT";
            /**
             * @description What to send to the resource server: a JWT with `JWT`, JSON text otherwise. Whether the token is good is
             *     told by its `active` member, not by `action`.
             * @example {"active":true,"scope":"openid payments.read","client_id":"2917251600"}
             */
            responseContent?: string | null;
        };
        StandardIntrospectionResponseInternalServerError: components["schemas"]["StandardIntrospectionResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        StandardIntrospectionResponseBadRequest: components["schemas"]["StandardIntrospectionResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        StandardIntrospectionResponseOk: components["schemas"]["StandardIntrospectionResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        StandardIntrospectionResponseJwt: components["schemas"]["StandardIntrospectionResponseProperties"] & {
            /** @constant */
            action: "JWT";
            responseContent: string;
        };
        /** @description A client's request to your revocation endpoint. */
        RevocationRequest: {
            /**
             * @description The whole form body that the client sent, still encoded. It contains `token`, and credentials where the
             *     client put them into the form.
             * @example token=W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w&token_type_hint=refresh_token
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string | null | undefined;
            /**
             * @description The client's own certificate from the TLS connection, as PEM. Needed for clients that authenticate by mutual
             *     TLS ([RFC 8705](https://www.rfc-editor.org/rfc/rfc8705)).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[] | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string | null | undefined;
        };
        RevocationResponse: components["schemas"]["RevocationResponseInternalServerError"] | components["schemas"]["RevocationResponseInvalidClient"] | components["schemas"]["RevocationResponseBadRequest"] | components["schemas"]["RevocationResponseOk"];
        /**
         * @description The answer to the client's revocation request.
         *
         *     A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
         *     `OAuth-Client-Attestation-Challenge` header.
         */
        RevocationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E006001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E006001] The token was revoked.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "INVALID_CLIENT" | "BAD_REQUEST" | "OK";
            /**
             * @description JSON text of an error to send to the client. With `OK` it is a script where the request has `callback`, and
             *     otherwise `null`: the answer then has no body.
             * @example {"error":"invalid_request"}
             */
            responseContent?: string | null;
        };
        RevocationResponseInternalServerError: components["schemas"]["RevocationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        RevocationResponseInvalidClient: components["schemas"]["RevocationResponseProperties"] & {
            /** @constant */
            action: "INVALID_CLIENT";
            responseContent: string;
        };
        RevocationResponseBadRequest: components["schemas"]["RevocationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        RevocationResponseOk: components["schemas"]["RevocationResponseProperties"] & {
            /** @constant */
            action: "OK";
        };
        /** @description The access token of a UserInfo request, and what proves that it belongs to the client. */
        UserinfoRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            token: string;
            /**
             * @description Client certificate of the TLS connection, as PEM, for tokens bound to one. See
             *     [RFC 8705, section 3](https://www.rfc-editor.org/rfc/rfc8705#section-3).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description Value of the `DPoP` header. See [RFC 9449, section 7](https://www.rfc-editor.org/rfc/rfc9449#section-7).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string | null | undefined;
            /**
             * @description HTTP method of the UserInfo request, `GET` or `POST`, to be compared with the DPoP proof.
             * @example GET
             */
            htm?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of your UserInfo endpoint without query, to be compared with the DPoP proof. Left out, it is the
             *     `userInfoEndpoint` of the service.
             * @example https://as.example.com/userinfo
             */
            htu?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of the UserInfo request, with its query, for checking an HTTP message signature. Left out, it is the
             *     `userInfoEndpoint` of the service. Superseded by `targetUri`.
             * @example https://as.example.com/userinfo
             */
            uri?: string | null | undefined;
            /**
             * @description Body of the UserInfo request, for checking a digest that the HTTP message signature covers.
             * @example access_token=pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            message?: string | null | undefined;
            /**
             * @description Headers of the UserInfo request, for checking an HTTP message signature: `Signature`, `Signature-Input`, and those
             *     that the signature covers.
             */
            headers?: components["schemas"]["Pair"][] | null | undefined;
            /**
             * Format: uri
             * @description Target URI of the UserInfo request, with its query, for checking an HTTP message signature. See
             *     [RFC 9421, section 2.2.2](https://www.rfc-editor.org/rfc/rfc9421#section-2.2.2).
             * @example https://as.example.com/userinfo
             */
            targetUri?: string | null | undefined;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean | null | undefined;
            /**
             * @description Whether the UserInfo request has a body, so that its HTTP message signature has to cover `Content-Digest`.
             * @example false
             */
            requestBodyContained?: boolean | null | undefined;
        };
        UserinfoResponse: components["schemas"]["UserinfoResponseInternalServerError"] | components["schemas"]["UserinfoResponseBadRequest"] | components["schemas"]["UserinfoResponseUnauthorized"] | components["schemas"]["UserinfoResponseForbidden"] | components["schemas"]["UserinfoResponseOk"];
        /** @description Whether the access token is good for the UserInfo endpoint, and which claims of which user are wanted. */
        UserinfoResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A091001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A091001] The access token is good for the UserInfo endpoint.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "OK";
            /**
             * @description Value for the `WWW-Authenticate` header of an error. Not an answer to a good request.
             * @example Bearer error="insufficient_scope",scope="openid"
             */
            responseContent?: string | null;
            /**
             * @description Names of the claims that the client wants, from the scopes and the `claims` parameter of its authorization
             *     request. `null` where there are none. A name may carry a language tag, as in `family_name#ja`.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claims?: string[] | null;
            /**
             * @description Names of the scopes of the access token.
             * @example [
             *       "openid",
             *       "email"
             *     ]
             */
            scopes?: string[] | null;
            /**
             * @description The user that the token stands for.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description The access token that was checked.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            token?: string | null;
            /** @description Extra data that is tied to the access token. */
            properties?: components["schemas"]["Property"][] | null;
            /**
             * @description The `userinfo` member of the `claims` parameter of the authorization request, as the text of a JSON object. It
             *     says more than `claims`: which values are essential, and which are asked for as verified. See
             *     [OpenID Connect Core 1.0, section 5.5](https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter).
             * @example {"email":{"essential":true},"email_verified":null}
             */
            userInfoClaims?: string | null;
            /**
             * @description Names of the claims that the user agreed to release, where your server recorded them when the user decided.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null;
            /**
             * @description Names of the claims from which transformed claims are to be computed. Pass their values as `claimsForTx`. See
             *     [OpenID Connect Advanced Syntax for Claims 1.0](https://openid.net/specs/openid-connect-advanced-syntax-for-claims-1_0.html).
             * @example [
             *       "birthdate"
             *     ]
             */
            requestedClaimsForTx?: string[] | null;
            /**
             * @description Names of the verified claims from which transformed claims are to be computed: one list for each element of
             *     the `verified_claims` that the client asked for, in the same order. Pass their values as `verifiedClaimsForTx`.
             *     Authlete's Java library reads each list as an object with the member `array`, so be prepared for that form.
             * @example [
             *       [
             *         "birthdate",
             *         "nationalities"
             *       ]
             *     ]
             */
            requestedVerifiedClaimsForTx?: string[][] | null;
            /**
             * @description The `transformed_claims` member of the `claims` parameter of the authorization request, as the text of a JSON
             *     object: how the client wants new claims to be computed from existing ones.
             * @example {"eu_citizen":{"claim":"nationalities","fn":[["eq","DEU"],"any"]}}
             */
            transformedClaims?: string | null;
            /**
             * @description Value for the `DPoP-Nonce` header of the answer, be it this one or the one that `userinfo.issue` makes. See
             *     [RFC 9449, section 9](https://www.rfc-editor.org/rfc/rfc9449#section-9).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
        };
        UserinfoResponseInternalServerError: components["schemas"]["UserinfoResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        UserinfoResponseBadRequest: components["schemas"]["UserinfoResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        UserinfoResponseUnauthorized: components["schemas"]["UserinfoResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        UserinfoResponseForbidden: components["schemas"]["UserinfoResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        UserinfoResponseOk: components["schemas"]["UserinfoResponseProperties"] & {
            /** @constant */
            action: "OK";
            token: string;
            subject: string;
            clientId: number;
        };
        /** @description The access token of a UserInfo request, and the values of the user's claims. */
        UserinfoIssueRequest: {
            /**
             * @description The access token that was passed to `userinfo.process`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            token: string;
            /**
             * @description The user's claims, as the text of a JSON object, in the form of
             *     [OpenID Connect Core 1.0, section 5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims).
             *     `sub` is added to them.
             * @example {"email":"anna@example.com","email_verified":true}
             */
            claims?: string | null | undefined;
            /**
             * @description Value for the `sub` claim, for instance a pairwise identifier. It has to be the `sub` of the ID token. Left out
             *     or empty, it is the subject of the access token.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * @description Values of the claims in `requestedClaimsForTx`, as the text of a JSON object.
             * @example {"birthdate":"1988-04-12"}
             */
            claimsForTx?: string | null | undefined;
            /**
             * @description Value of the `Signature` header of the UserInfo request, where the client signed it, for the signature of the
             *     answer. See [FAPI 2.0 HTTP Signatures](https://openid.net/specs/fapi-2_0-http-signatures.html).
             * @example sig1=:c2lnbmF0dXJl:
             */
            requestSignature?: string | null | undefined;
            /**
             * @description Headers that are taken into account for the HTTP message signature: with a signed request, `Signature`,
             *     `Signature-Input` and those that the signature covers.
             */
            headers?: components["schemas"]["Pair"][] | null | undefined;
            /**
             * @description Values of the claims in `requestedVerifiedClaimsForTx`: for each of its lists, in the same order, the text of
             *     one JSON object.
             * @example [
             *       "{\"birthdate\":\"1988-04-12\",\"nationalities\":[\"DEU\"]}"
             *     ]
             */
            verifiedClaimsForTx?: string[] | null | undefined;
        };
        UserinfoIssueResponse: components["schemas"]["UserinfoIssueResponseInternalServerError"] | components["schemas"]["UserinfoIssueResponseBadRequest"] | components["schemas"]["UserinfoIssueResponseUnauthorized"] | components["schemas"]["UserinfoIssueResponseForbidden"] | components["schemas"]["UserinfoIssueResponseJson"] | components["schemas"]["UserinfoIssueResponseJwt"];
        /** @description The answer to the UserInfo request, ready to be sent. */
        UserinfoIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A096001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A096001] The UserInfo answer was made.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example JSON
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "JSON" | "JWT";
            /**
             * @description The body of the answer with `JSON` and `JWT`, otherwise a value for the `WWW-Authenticate` header.
             * @example {"sub":"anna","email":"anna@example.com"}
             */
            responseContent?: string | null;
            /**
             * @description Value for the `Signature` header of the answer. `null` where the answer is not signed as an HTTP message. See
             *     [RFC 9421, section 4.2](https://www.rfc-editor.org/rfc/rfc9421#section-4.2).
             * @example sig1=:c2lnbmF0dXJl:
             */
            signature?: string | null;
            /**
             * @description Value for the `Signature-Input` header that goes with `signature`. See
             *     [RFC 9421, section 4.1](https://www.rfc-editor.org/rfc/rfc9421#section-4.1).
             * @example sig1=("content-digest");created=1764000000;keyid="1";tag="fapi-2-response"
             */
            signatureInput?: string | null;
            /**
             * @description Value for the `Content-Digest` header, a hash of the body that `signature` covers. See
             *     [RFC 9530, section 2](https://www.rfc-editor.org/rfc/rfc9530#section-2).
             * @example sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:
             */
            contentDigest?: string | null;
        };
        UserinfoIssueResponseInternalServerError: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        UserinfoIssueResponseBadRequest: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        UserinfoIssueResponseUnauthorized: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        UserinfoIssueResponseForbidden: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        UserinfoIssueResponseJson: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "JSON";
            responseContent: string;
        };
        UserinfoIssueResponseJwt: components["schemas"]["UserinfoIssueResponseProperties"] & {
            /** @constant */
            action: "JWT";
            responseContent: string;
        };
        /** @description A client's request to your device authorization endpoint. */
        DeviceAuthorizationRequest: {
            /**
             * @description The whole form body that the client sent, still encoded. Credentials that the client put into the form
             *     stay in it.
             * @example client_id=2917251600&scope=openid%20payments.read
             */
            parameters: string;
            /**
             * @description Client identifier from an `Authorization` header of the Basic scheme: what stands before the first colon.
             *     Only when the client sent such a header.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
            /**
             * @description Client secret from an `Authorization` header of the Basic scheme: what stands after the first colon.
             *     Only when the client sent such a header.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            clientSecret?: string | null | undefined;
            /**
             * @description The client's own certificate from the TLS connection, as PEM. Needed for clients that authenticate by mutual
             *     TLS ([RFC 8705](https://www.rfc-editor.org/rfc/rfc8705)).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description The certificates above the client's own, as PEM, in the order of the chain.
             * @example [
             *       "-----BEGIN CERTIFICATE-----\nMIIC…\n-----END CERTIFICATE-----\n"
             *     ]
             */
            clientCertificatePath?: string[] | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24rand0In0.e30.c2lnbmF0dXJl
             */
            oauthClientAttestation?: string | null | undefined;
            /**
             * @description Value of the `OAuth-Client-Attestation-PoP` header, when the client sent one.
             * @example eyJ0eXAiOiJvYXV0aC1jbGllbnQtYXR0ZXN0YXRpb24tcG9wK2p3dCJ9.e30.c2lnbmF0dXJl
             */
            oauthClientAttestationPop?: string | null | undefined;
            /** @description How the client's metadata document is treated, where its `client_id` is the URL of one. */
            cimdOptions?: components["schemas"]["CimdOptions"] | null | undefined;
        };
        DeviceAuthorizationResponse: components["schemas"]["DeviceAuthorizationResponseInternalServerError"] | components["schemas"]["DeviceAuthorizationResponseBadRequest"] | components["schemas"]["DeviceAuthorizationResponseUnauthorized"] | components["schemas"]["DeviceAuthorizationResponseOk"];
        /**
         * @description The decision on a device authorization request, the codes, and what the request contained.
         *
         *     A service of version 3.0.28 or later may add `attestationChallenge`; `respond` turns it into the
         *     `OAuth-Client-Attestation-Challenge` header.
         */
        DeviceAuthorizationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A220001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A220001] The device code and the user code were issued.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "BAD_REQUEST" | "UNAUTHORIZED" | "OK";
            /**
             * @description JSON text to send to the client: the codes, in the form of
             *     [RFC 8628, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2), or an error.
             * @example {"error":"invalid_request"}
             */
            responseContent?: string | null;
            /**
             * @description Name of the client.
             * @example Living room television
             */
            clientName?: string | null;
            /**
             * @description The authentication method that is registered for the client. `null` where no client could be identified.
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             */
            clientAuthMethod?: components["schemas"]["ClientAuthMethod"] | null;
            /**
             * @description The scopes that the client asks for, or the service's default ones where it named none. Their `description` and
             *     `descriptions` are not filled in.
             */
            scopes?: components["schemas"]["Scope"][] | null;
            /**
             * @description Names of the claims that follow from the scopes `profile`, `email`, `address` and `phone`. `null` where
             *     `openid` is not among the scopes.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claimNames?: string[] | null;
            /**
             * @description Authentication context classes that the client prefers, less those that the service does not support. Where the
             *     request names none, the client's default ones.
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrs?: string[] | null;
            /**
             * @description The code by which the device asks the token endpoint for the outcome. A secret of the client.
             * @example hT5cWmZq0RxLk8nUeYb2VgJsPd6oFaKi3vE1X7y9B4M
             */
            deviceCode?: string | null;
            /**
             * @description The code that the device shows and the user types in. Its characters and length follow `userCodeCharset` and
             *     `userCodeLength` of the service.
             * @example KQJRWBTX
             */
            userCode?: string | null;
            /**
             * Format: uri
             * @description Address of your verification page, which the device shows, from `deviceVerificationUri` of the service.
             * @example https://as.example.com/device
             */
            verificationUri?: string | null;
            /**
             * @description Address of your verification page with the user code in it, for a QR code or the like. `null` where the service
             *     has no `deviceVerificationUriComplete`.
             * @example https://as.example.com/device?user_code=KQJRWBTX
             */
            verificationUriComplete?: string | null;
            /**
             * Format: int32
             * @description Seconds until both codes expire, counted from now.
             * @example 600
             */
            expiresIn?: number;
            /**
             * Format: int32
             * @description Seconds that the client has to wait between two calls of the token endpoint. A client takes 5 for a missing value.
             * @example 5
             */
            interval?: number;
            /**
             * @description What was left out of the request because it is not supported, in sentences for your log.
             * @example [
             *       "[A219302] The scope 'fax' is not known and was left out."
             *     ]
             */
            warnings?: string[] | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description What the client asks for beyond scopes, from `authorization_details`. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /** @description Requested scopes that matched a registered prefix rather than a whole name. */
            dynamicScopes?: components["schemas"]["DynamicScope"][] | null;
            /**
             * @description What the client asks to do with a grant, from `grant_management_action`.
             *
             *     - `CREATE`: Make a new grant with an identifier of its own.
             *     - `QUERY`: Read a grant. Only the grant management endpoint takes it.
             *     - `REPLACE`: Put what is granted now in place of what the grant held.
             *     - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
             *     - `MERGE`: Add what is granted now to what the grant holds.
             */
            gmAction?: components["schemas"]["GrantManagementAction"];
            /**
             * @description The grant that the client wants to replace or extend, from `grant_id`.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /** @description What the grant named by `grantId` holds so far. */
            grant?: components["schemas"]["Grant"];
            /**
             * @description The user to whom the grant named by `grantId` belongs.
             * @example anna
             */
            grantSubject?: string | null;
        };
        DeviceAuthorizationResponseInternalServerError: components["schemas"]["DeviceAuthorizationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        DeviceAuthorizationResponseBadRequest: components["schemas"]["DeviceAuthorizationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        DeviceAuthorizationResponseUnauthorized: components["schemas"]["DeviceAuthorizationResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        DeviceAuthorizationResponseOk: components["schemas"]["DeviceAuthorizationResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            deviceCode: string;
            userCode: string;
            verificationUri: string;
            expiresIn: number;
            clientId: number;
        };
        /** @description A user code that was typed in. */
        DeviceVerificationRequest: {
            /**
             * @description The user code, in the form in which it was issued.
             * @example KQJRWBTX
             */
            userCode: string;
        };
        DeviceVerificationResponse: components["schemas"]["DeviceVerificationResponseInternalServerError"] | components["schemas"]["DeviceVerificationResponseServerError"] | components["schemas"]["DeviceVerificationResponseNotExist"] | components["schemas"]["DeviceVerificationResponseExpired"] | components["schemas"]["DeviceVerificationResponseValid"];
        /** @description What a user code stands for. All but `action` is only filled in with `VALID`. */
        DeviceVerificationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A224001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A224001] The user code is valid.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the client, 0 where no client could be identified.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The second, textual identifier that the client may use in place of its number, if it has one.
             * @example household-budget
             */
            clientIdAlias?: string | null;
            /**
             * @description Whether the client named itself by its alias in this request.
             * @example false
             */
            clientIdAliasUsed?: boolean;
            /**
             * @description Entity identifier of the client in [OpenID Federation](https://openid.net/specs/openid-federation-1_0.html),
             *     present when the client was registered through a federation.
             * @example https://client.example.com
             */
            clientEntityId?: string | null;
            /**
             * @description Whether the client named itself by its federation entity identifier in this request.
             * @example false
             */
            clientEntityIdUsed?: boolean;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from, when the client identifier is the URL of such a document.
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: string | null;
            /**
             * @description Whether the client was looked up through a client metadata document.
             * @example false
             */
            metadataDocumentUsed?: boolean;
            /** @description The service's own attributes, as stored with the service. */
            serviceAttributes?: components["schemas"]["Pair"][] | null;
            /** @description The client's own attributes, as stored with the client. */
            clientAttributes?: components["schemas"]["Pair"][] | null;
            /**
             * @description What your server does next. None of it is an answer to a request of the client.
             * @example VALID
             * @enum {string}
             */
            action: "INTERNAL_SERVER_ERROR" | "SERVER_ERROR" | "NOT_EXIST" | "EXPIRED" | "VALID";
            /**
             * @description Name of the client, to be shown to the user.
             * @example Living room television
             */
            clientName?: string | null;
            /**
             * @description The scopes to ask the user for. Their `description` and `descriptions` are not filled in, so take the texts
             *     for people from your own settings.
             */
            scopes?: components["schemas"]["Scope"][] | null;
            /**
             * @description Names of the claims that follow from the scopes `profile`, `email`, `address` and `phone`. `null` where
             *     `openid` is not among the scopes.
             * @example [
             *       "email",
             *       "email_verified"
             *     ]
             */
            claimNames?: string[] | null;
            /**
             * @description Authentication context classes that the client prefers, less those that the service does not support. Use them
             *     to choose how to authenticate the user.
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            acrs?: string[] | null;
            /**
             * @description Resource indicators of the request, see [RFC 8707](https://www.rfc-editor.org/rfc/rfc8707).
             * @example [
             *       "https://bank.example.com/payments"
             *     ]
             */
            resources?: string[] | null;
            /** @description What the client asked for beyond scopes, which the user is to see. */
            authorizationDetails?: components["schemas"]["AuthorizationDetails"];
            /** @description Requested scopes that matched a registered prefix rather than a whole name. */
            dynamicScopes?: components["schemas"]["DynamicScope"][] | null;
            /**
             * Format: int64
             * @description When the user code expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764000600000
             */
            expiresAt?: number;
            /**
             * @description What the client asks to do with a grant, from `grant_management_action`.
             *
             *     - `CREATE`: Make a new grant with an identifier of its own.
             *     - `QUERY`: Read a grant. Only the grant management endpoint takes it.
             *     - `REPLACE`: Put what is granted now in place of what the grant held.
             *     - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
             *     - `MERGE`: Add what is granted now to what the grant holds.
             */
            gmAction?: components["schemas"]["GrantManagementAction"];
            /**
             * @description The grant that the client wants to replace or extend, from `grant_id`.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId?: string | null;
            /** @description What the grant named by `grantId` holds so far. Show it to its own user alone. */
            grant?: components["schemas"]["Grant"];
            /**
             * @description The user to whom the grant named by `grantId` belongs. It may be another user than the one at the browser:
             *     do not show the content of the grant to a stranger.
             * @example anna
             */
            grantSubject?: string | null;
        };
        DeviceVerificationResponseInternalServerError: components["schemas"]["DeviceVerificationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
        };
        DeviceVerificationResponseServerError: components["schemas"]["DeviceVerificationResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        DeviceVerificationResponseNotExist: components["schemas"]["DeviceVerificationResponseProperties"] & {
            /** @constant */
            action: "NOT_EXIST";
        };
        DeviceVerificationResponseExpired: components["schemas"]["DeviceVerificationResponseProperties"] & {
            /** @constant */
            action: "EXPIRED";
        };
        DeviceVerificationResponseValid: components["schemas"]["DeviceVerificationResponseProperties"] & {
            /** @constant */
            action: "VALID";
            clientId: number;
            expiresAt: number;
        };
        DeviceCompleteRequest: components["schemas"]["DeviceCompleteRequestApproved"] | components["schemas"]["DeviceCompleteRequestNotApproved"];
        /** @description What a user decided about a device. `subject` is needed when, and only when, the user approved. */
        DeviceCompleteRequestProperties: {
            /**
             * @description The user code that was passed to `deviceFlow.verification`.
             * @example KQJRWBTX
             */
            userCode: string;
            /**
             * @description How the user's part of the flow ended.
             *
             *     - `TRANSACTION_FAILED`: There is no usable answer of the user, for instance because they could not be authenticated: `expired_token` for the device.
             *     - `ACCESS_DENIED`: The user refused: `access_denied` for the device.
             *     - `AUTHORIZED`: The user approved.
             * @example AUTHORIZED
             * @enum {string}
             */
            result: "TRANSACTION_FAILED" | "ACCESS_DENIED" | "AUTHORIZED";
            /**
             * @description Identifier of the user, as your server names them: the subject of the access token and, unless `sub` is
             *     given, of the ID token. Needed with `AUTHORIZED`.
             * @example anna
             */
            subject?: string | null | undefined;
            /**
             * @description Put in place of `subject` as the ID token's `sub` claim, for instance a pairwise identifier.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * Format: int64
             * @description When the user was authenticated, in seconds since the Unix epoch, for the `auth_time` claim. 0 or left
             *     out: no such claim.
             * @example 1764000000
             */
            authTime?: number | null | undefined;
            /**
             * @description Authentication context class that was reached, for the `acr` claim.
             * @example urn:example:acr:device
             */
            acr?: string | null | undefined;
            /**
             * @description More claims for the ID token, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            claims?: string | null | undefined;
            /** @description Extra data to tie to the access token. At most 65,535 bytes in stored form, all together. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description The scopes to grant in place of those requested, more or fewer. Left out, what was requested is granted.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
            /**
             * @description Sentence for the developer of the client, when the result is not `AUTHORIZED`. The client sees it, at the token
             *     endpoint. Allowed are the printable ASCII characters but `"` and `\`.
             * @example The user refused the request.
             */
            errorDescription?: string | null | undefined;
            /**
             * Format: uri
             * @description Address of a page that explains the error, when the result is not `AUTHORIZED`. The client sees it, at the token
             *     endpoint.
             * @example https://as.example.com/errors/refused
             */
            errorUri?: string | null | undefined;
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string | null | undefined;
            /**
             * @description Names of the claims that the user agreed to release. Left out, they are worked out from the scopes and `claims`.
             * @example [
             *       "email"
             *     ]
             */
            consentedClaims?: string[] | null | undefined;
            /**
             * @description More claims for the access token, as the text of a JSON object. Has an effect only where access tokens of
             *     the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the access token in seconds, in place of the configured one. Used when greater than 0.
             * @example 300
             */
            accessTokenDuration?: number | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the refresh token in seconds, in place of the configured one. Used when greater than 0.
             * @example 86400
             */
            refreshTokenDuration?: number | null | undefined;
            /**
             * @description Form of the ID token's `aud` claim. Left out, the service decides.
             *
             *     - `array`: An array, even for a single audience.
             *     - `string`: A string.
             * @example string
             * @enum {string}
             */
            idTokenAudType?: ("array" | "string") | null | undefined;
        };
        DeviceCompleteRequestApproved: components["schemas"]["DeviceCompleteRequestProperties"] & {
            /**
             * @description The user approved.
             * @constant
             */
            result: "AUTHORIZED";
            /** @description Identifier of the user, as your server names them. */
            subject: string;
        };
        DeviceCompleteRequestNotApproved: components["schemas"]["DeviceCompleteRequestProperties"] & {
            /**
             * @description The user refused, or there is no usable answer.
             * @enum {string}
             */
            result: "ACCESS_DENIED" | "TRANSACTION_FAILED";
        };
        DeviceCompleteResponse: components["schemas"]["DeviceCompleteResponseServerError"] | components["schemas"]["DeviceCompleteResponseUserCodeNotExist"] | components["schemas"]["DeviceCompleteResponseUserCodeExpired"] | components["schemas"]["DeviceCompleteResponseInvalidRequest"] | components["schemas"]["DeviceCompleteResponseSuccess"];
        /** @description Whether the decision was recorded. */
        DeviceCompleteResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A241001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A241001] The decision was recorded.
             */
            resultMessage: string;
            /**
             * @description What your server does next. None of it is an answer to a request of the client.
             * @example SUCCESS
             * @enum {string}
             */
            action: "SERVER_ERROR" | "USER_CODE_NOT_EXIST" | "USER_CODE_EXPIRED" | "INVALID_REQUEST" | "SUCCESS";
        };
        DeviceCompleteResponseServerError: components["schemas"]["DeviceCompleteResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        DeviceCompleteResponseUserCodeNotExist: components["schemas"]["DeviceCompleteResponseProperties"] & {
            /** @constant */
            action: "USER_CODE_NOT_EXIST";
        };
        DeviceCompleteResponseUserCodeExpired: components["schemas"]["DeviceCompleteResponseProperties"] & {
            /** @constant */
            action: "USER_CODE_EXPIRED";
        };
        DeviceCompleteResponseInvalidRequest: components["schemas"]["DeviceCompleteResponseProperties"] & {
            /** @constant */
            action: "INVALID_REQUEST";
        };
        DeviceCompleteResponseSuccess: components["schemas"]["DeviceCompleteResponseProperties"] & {
            /** @constant */
            action: "SUCCESS";
        };
        /** @description The tokens of a Native SSO request, the device secret that goes with them, and what the ID token is to say. */
        NativeSsoRequest: {
            /**
             * @description The access token from `token.process`, its `jwtAccessToken` where that has a value, else its `accessToken`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken: string;
            /**
             * @description The `refreshToken` from `token.process`. Leave it out where that was `null`.
             * @example W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w
             */
            refreshToken?: string | null | undefined;
            /**
             * @description Value of the ID token's `sub` claim, for instance a pairwise identifier. Left out, it is the subject of
             *     the access token.
             * @example 6c1f0b7e9a
             */
            sub?: string | null | undefined;
            /**
             * @description More claims for the ID token, as the text of a JSON object.
             * @example {"email":"anna@example.com"}
             */
            claims?: string | null | undefined;
            /**
             * @description More entries for the JOSE header of the ID token, as the text of a JSON object.
             * @example {"x5t":"dGh1bWJwcmludA"}
             */
            idtHeaderParams?: string | null | undefined;
            /**
             * @description Form of the ID token's `aud` claim, in place of the service's setting.
             *
             *     - `array`: An array, even for a single audience.
             *     - `string`: A string.
             * @example string
             * @enum {string}
             */
            idTokenAudType?: ("array" | "string") | null | undefined;
            /**
             * @description The device secret: the `deviceSecret` from `token.process` where that has a value, else one that your server
             *     just made. It becomes `device_secret` of the token response.
             * @example Lx3Zr9UeQwKp0cVn7yBtGfMd1sHaJoTi5E2X6u8R4vY
             */
            deviceSecret: string;
            /**
             * @description Value of the ID token's `ds_hash` claim. Left out, the API takes SHA-256 of the device secret and writes it in
             *     base64url. Set it only if your server works out the hash in another way.
             * @example pV0eX8mVbQz1oCw7h3YkFgR5tNaJuKs2LdEi9ZqGxWc
             */
            deviceSecretHash?: string | null | undefined;
        };
        NativeSsoResponse: components["schemas"]["NativeSsoResponseOk"] | components["schemas"]["NativeSsoResponseInternalServerError"] | components["schemas"]["NativeSsoResponseCallerError"];
        /** @description The token response of a Native SSO request, ready to be sent. */
        NativeSsoResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A501001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A501001] The token response was made.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description JSON text to send to the client. With `OK` it is a whole token response with `id_token` and
             *     `device_secret`.
             * @example {"access_token":"pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M","token_type":"Bearer","expires_in":3600,"id_token":"eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl","device_secret":"Lx3Zr9UeQwKp0cVn7yBtGfMd1sHaJoTi5E2X6u8R4vY"}
             */
            responseContent?: string | null;
            /**
             * @description The ID token, signed, with the claims `sid` and `ds_hash`. `null` where none was issued.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.e30.c2lnbmF0dXJl
             */
            idToken?: string | null;
        };
        NativeSsoResponseOk: components["schemas"]["NativeSsoResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            idToken: string;
        };
        NativeSsoResponseInternalServerError: components["schemas"]["NativeSsoResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        NativeSsoResponseCallerError: components["schemas"]["NativeSsoResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /** @description The session whose tokens are to be deleted. */
        NativeSsoLogoutRequest: {
            /**
             * @description Identifier of the user's session, the `sid` claim of its ID tokens.
             * @example 2f0c6b5e-8a3d-4c1e-9b77-d1e0a5f4c832
             */
            sessionId: string;
        };
        NativeSsoLogoutResponse: components["schemas"]["NativeSsoLogoutResponseOk"] | components["schemas"]["NativeSsoLogoutResponseServerError"] | components["schemas"]["NativeSsoLogoutResponseCallerError"];
        /** @description Whether the tokens of the session were deleted. */
        NativeSsoLogoutResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A503001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A503001] The tokens of the session were deleted.
             */
            resultMessage: string;
            /**
             * @description How the call went.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description How many token records were deleted, 0 where there were none.
             * @example 3
             */
            count?: number;
        };
        NativeSsoLogoutResponseOk: components["schemas"]["NativeSsoLogoutResponseProperties"] & {
            /** @constant */
            action: "OK";
            count: number;
        };
        NativeSsoLogoutResponseServerError: components["schemas"]["NativeSsoLogoutResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        NativeSsoLogoutResponseCallerError: components["schemas"]["NativeSsoLogoutResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /**
         * @description A client's request to your grant management endpoint. Of the values of `gmAction`, only `QUERY` and `REVOKE` are of
         *     use here.
         */
        GrantManagementRequest: {
            /**
             * @description The access token that came with the request. By the specification, its scopes include `grant_management_query`
             *     or `grant_management_revoke`, depending on the action.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken: string;
            /**
             * @description Client certificate of the TLS connection, as PEM, for tokens bound to one. See
             *     [RFC 8705, section 3](https://www.rfc-editor.org/rfc/rfc8705#section-3).
             * @example -----BEGIN CERTIFICATE-----
             *     MIIB…
             *     -----END CERTIFICATE-----
             */
            clientCertificate?: string | null | undefined;
            /**
             * @description Value of the `DPoP` header. See [RFC 9449, section 7](https://www.rfc-editor.org/rfc/rfc9449#section-7).
             * @example eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.c2lnbmF0dXJl
             */
            dpop?: string | null | undefined;
            /**
             * @description HTTP method of the client's request, to be compared with the DPoP proof. Left out, it is `GET` for `QUERY` and
             *     `DELETE` for `REVOKE`.
             * @example DELETE
             */
            htm?: string | null | undefined;
            /**
             * Format: uri
             * @description URL of the client's request without query, to be compared with the DPoP proof. Left out, it is the
             *     `grantManagementEndpoint` of the service, a slash and the grant identifier.
             * @example https://as.example.com/grants/TSdqirmAxDa0_-DB_1bASQ
             */
            htu?: string | null | undefined;
            /**
             * @description What the client asks to do with the grant, by its HTTP method: `QUERY` for GET, `REVOKE` for DELETE.
             *
             *     - `CREATE`: Make a new grant with an identifier of its own.
             *     - `QUERY`: Read a grant. Only the grant management endpoint takes it.
             *     - `REPLACE`: Put what is granted now in place of what the grant held.
             *     - `REVOKE`: Withdraw a grant and its tokens. Only the grant management endpoint takes it.
             *     - `MERGE`: Add what is granted now to what the grant holds.
             */
            gmAction: components["schemas"]["GrantManagementAction"];
            /**
             * @description Identifier of the grant, from the path of the client's request.
             * @example TSdqirmAxDa0_-DB_1bASQ
             */
            grantId: string;
            /**
             * @description Whether the DPoP proof has to contain a nonce that your server gave out. Left out, the service decides.
             * @example false
             */
            dpopNonceRequired?: boolean | null | undefined;
        };
        GrantManagementResponse: components["schemas"]["GrantManagementResponseOk"] | components["schemas"]["GrantManagementResponseNoContent"] | components["schemas"]["GrantManagementResponseUnauthorized"] | components["schemas"]["GrantManagementResponseForbidden"] | components["schemas"]["GrantManagementResponseNotFound"] | components["schemas"]["GrantManagementResponseCallerError"] | components["schemas"]["GrantManagementResponseAuthleteError"];
        /** @description The answer to a grant management request. */
        GrantManagementResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A277001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A277001] The grant was found.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NO_CONTENT" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            /**
             * @description The grant as JSON text with `OK`, a value for the `WWW-Authenticate` header with an error, nothing with
             *     `NO_CONTENT`.
             * @example {"scopes":[{"scope":"payments.read"}],"claims":["email"]}
             */
            responseContent?: string | null;
            /**
             * @description Value for the `DPoP-Nonce` header of the answer. See
             *     [RFC 9449, section 9](https://www.rfc-editor.org/rfc/rfc9449#section-9).
             * @example eyJ7S_zG.eyJH0-Z.HX4w-7v
             */
            dpopNonce?: string | null;
        };
        GrantManagementResponseOk: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        GrantManagementResponseNoContent: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "NO_CONTENT";
        };
        GrantManagementResponseUnauthorized: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        GrantManagementResponseForbidden: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        GrantManagementResponseNotFound: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        GrantManagementResponseCallerError: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
            responseContent: string;
        };
        GrantManagementResponseAuthleteError: components["schemas"]["GrantManagementResponseProperties"] & {
            /** @constant */
            action: "AUTHLETE_ERROR";
            responseContent: string;
        };
        /** @description A client's request to register. */
        ClientRegistrationRequest: {
            /**
             * @description The body of the client's request: its metadata as the text of a JSON object, by the names of
             *     [RFC 7591, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2).
             * @example {"redirect_uris":["https://client.example.com/cb"],"client_name":"Household budget","token_endpoint_auth_method":"client_secret_basic"}
             */
            json: string;
            /**
             * @description The initial access token that the client sent, where your endpoint wants one. Whether it is good is for your
             *     server to say before the call: the API is not known to look at it.
             * @example Zt4uXc0wPq9LbNsR1eYvHkGdMj7aTfOi2K3xBn8EyVw
             */
            token?: string | null | undefined;
            /**
             * @description Not used by this operation. Leave it out.
             * @example 2917251600
             */
            clientId?: (string | number) | null | undefined;
        };
        /**
         * @description Kind of application that a client is, its `application_type`. It decides which redirect URIs may be registered. See
         *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
         * @example WEB
         * @enum {string}
         */
        ApplicationType: "WEB" | "NATIVE";
        /**
         * @description Algorithm by which the content key of an encrypted JWT is wrapped or agreed on, the `alg` of a JWE header. See
         *     [RFC 7518, section 4.1](https://www.rfc-editor.org/rfc/rfc7518#section-4.1).
         * @example RSA_OAEP_256
         * @enum {string}
         */
        JweAlg: "RSA1_5" | "RSA_OAEP" | "RSA_OAEP_256" | "A128KW" | "A192KW" | "A256KW" | "DIR" | "ECDH_ES" | "ECDH_ES_A128KW" | "ECDH_ES_A192KW" | "ECDH_ES_A256KW" | "A128GCMKW" | "A192GCMKW" | "A256GCMKW" | "PBES2_HS256_A128KW" | "PBES2_HS384_A192KW" | "PBES2_HS512_A256KW";
        /**
         * @description Algorithm by which the content of an encrypted JWT is encrypted, the `enc` of a JWE header. See
         *     [RFC 7518, section 5.1](https://www.rfc-editor.org/rfc/rfc7518#section-5.1).
         * @example A256GCM
         * @enum {string}
         */
        JweEnc: "A128CBC_HS256" | "A192CBC_HS384" | "A256CBC_HS512" | "A128GCM" | "A192GCM" | "A256GCM";
        /**
         * @description Whether all clients see the same identifier for a user. See
         *     [OpenID Connect Core 1.0, section 8](https://openid.net/specs/openid-connect-core-1_0.html#SubjectIDTypes).
         * @example PUBLIC
         * @enum {string}
         */
        SubjectType: "PUBLIC" | "PAIRWISE";
        /** @description Settings that go with a client but are the operator's to make, not the client developer's. */
        ClientExtension: {
            /**
             * @description Names of the only scopes that the client may ask for, once `requestableScopesEnabled` is true. Others in a
             *     request are ignored.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            requestableScopes?: (string[] | null) | undefined;
            /**
             * @description Whether `requestableScopes` limits the client. If false, the client may ask for every scope of the service.
             * @example true
             */
            requestableScopesEnabled?: boolean | undefined;
            /**
             * Format: int64
             * @description Lifetime of the client's access tokens in seconds. It can only shorten the service's: of this value, that of
             *     the service and those of the scopes, the smallest counts. 0 leaves it out of account.
             * @example 600
             */
            accessTokenDuration?: number | undefined;
            /**
             * Format: int64
             * @description Lifetime of the client's refresh tokens in seconds. It can only shorten the service's: of this value, that
             *     of the service and those of the scopes, the smallest counts. 0 leaves it out of account.
             * @example 86400
             */
            refreshTokenDuration?: number | undefined;
            /**
             * Format: int64
             * @description Lifetime of the client's ID tokens in seconds. It can only shorten the service's: of this value, that of the
             *     service and those of the scopes, the smallest counts. 0 leaves it out of account.
             * @example 600
             */
            idTokenDuration?: number | undefined;
            /**
             * @description Whether the client is expressly allowed to exchange tokens. It counts only where the service keeps token
             *     exchange to such clients. See [RFC 8693](https://www.rfc-editor.org/rfc/rfc8693).
             * @example false
             */
            tokenExchangePermitted?: boolean | undefined;
        };
        /**
         * @description A client application as the service knows it: who it is, how it authenticates, which flows it may use, and how
         *     its tokens and answers are protected.
         *
         *     Most properties are registration metadata under another name; the descriptions give the name on the wire.
         *     Properties that are read-only are assigned by the API, and what a request says of them has no effect. The API
         *     may have more properties than are listed here.
         */
        Client: {
            /**
             * Format: int32
             * @description Running number that the API gives the client. Other calls do not take it: they go by `clientId`.
             * @example 4127
             */
            readonly number?: number | undefined;
            /**
             * Format: int32
             * @description Running number of the service that the client belongs to. It is not the identifier that the paths of this
             *     API take.
             * @example 118
             */
            readonly serviceNumber?: number | undefined;
            /**
             * @description Name of the client as users see it, in no particular language. Registration metadata `client_name`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example Household budget
             */
            clientName?: (string | null) | undefined;
            /** @description The name in several languages. Registration metadata `client_name#` followed by the language tag. */
            clientNames?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * @description What the client is, for people. There is no registration metadata for it.
             * @example Shows a household where its money goes
             */
            description?: (string | null) | undefined;
            /** @description The explanation in several languages. */
            descriptions?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * Format: int64
             * @description Numeric identifier of the client, assigned when it is created.
             * @example 2917251600
             */
            readonly clientId?: number | undefined;
            /**
             * @description Secret of the client, assigned when it is created. Change it with `client.management.refreshSecret` or
             *     `client.management.updateSecret`. Registration response member `client_secret` of
             *     [RFC 7591, section 3.2.1](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1). Keep it out of logs.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            readonly clientSecret?: (string | null) | undefined;
            /**
             * @description A textual identifier that the client may use as its `client_id` in place of the number. Until one is set, it
             *     is the number as text.
             * @example household-budget
             */
            clientIdAlias?: (string | null) | undefined;
            /**
             * @description Whether `clientIdAlias` is accepted as `client_id`. The service has a switch of the same name, and both have
             *     to be on. In version 3 of the API the flag is out of use and always true.
             * @example true
             */
            clientIdAliasEnabled?: boolean | undefined;
            /**
             * @description Whether the client can keep a secret, `public` or `confidential`. A public one has no usable secret and
             *     cannot take part in flows that need client authentication, such as CIBA. See
             *     [RFC 6749, section 2.1](https://www.rfc-editor.org/rfc/rfc6749#section-2.1).
             *
             *     - `PUBLIC`: It cannot, like an application in a browser or on a phone.
             *     - `CONFIDENTIAL`: It can, like an application on a server, and it authenticates itself.
             * @example CONFIDENTIAL
             */
            clientType?: components["schemas"]["ClientType"] | undefined;
            /**
             * @description Whether the client is a `web` or a `native` application, which decides on the redirect URIs that it may
             *     register. Registration metadata `application_type`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `WEB`: `web`, an application on a web server.
             *     - `NATIVE`: `native`, an application on the user's own device.
             * @example WEB
             */
            applicationType?: components["schemas"]["ApplicationType"] | undefined;
            /**
             * Format: uri
             * @description Address of the client's logo, for the consent page. Registration metadata `logo_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com/logo.png
             */
            logoUri?: (string | null) | undefined;
            /** @description Addresses of logos for several languages. Registration metadata `logo_uri#` followed by the language tag. */
            logoUris?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * @description Mail addresses of the people who are responsible for the client. Registration metadata `contacts`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example [
             *       "dev@client.example.com"
             *     ]
             */
            contacts?: (string[] | null) | undefined;
            /**
             * @description Whether access tokens of the client are bound to the certificate of its TLS connection, so that nobody else
             *     can use them. Registration metadata `tls_client_certificate_bound_access_tokens` of
             *     [RFC 8705, section 3.4](https://www.rfc-editor.org/rfc/rfc8705#section-3.4).
             * @example false
             */
            tlsClientCertificateBoundAccessTokens?: boolean | undefined;
            /**
             * @description Whether the client registered itself at your registration endpoint, as of
             *     [RFC 7591](https://www.rfc-editor.org/rfc/rfc7591).
             * @example false
             */
            readonly dynamicallyRegistered?: boolean | undefined;
            /**
             * @description Identifies the software that the client runs, the same for all of its installations. Registration metadata
             *     `software_id` of [RFC 7591, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2).
             * @example 4f5c1d0a-7b68-4f2e-9d34-6b1a0c8e2f75
             */
            softwareId?: (string | null) | undefined;
            /**
             * @description Identifier of the developer whom the client belongs to, as your own system names them. `client.list` can
             *     select by it.
             * @example dev-0042
             */
            developer?: (string | null) | undefined;
            /**
             * @description Version of the software named by `softwareId`. Registration metadata `software_version` of
             *     [RFC 7591, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2).
             * @example 2.4.1
             */
            softwareVersion?: (string | null) | undefined;
            /**
             * @description Hash of the token by which a dynamically registered client manages its own registration, see
             *     [RFC 7592, section 3](https://www.rfc-editor.org/rfc/rfc7592#section-3). `null` for other clients. The token
             *     itself cannot be had from it.
             * @example uXk2Vn7pRwT0qLzYc4GdHs9BjEaMfI6oN1t5WvC8yKQ
             */
            registrationAccessTokenHash?: (string | null) | undefined;
            /**
             * Format: int64
             * @description When the client was created, in milliseconds since the Unix epoch. Registration answers carry it in seconds
             *     as `client_id_issued_at`.
             * @example 1763900000000
             */
            readonly createdAt?: number | undefined;
            /**
             * Format: int64
             * @description When the client was last changed, in milliseconds since the Unix epoch.
             * @example 1764000000000
             */
            readonly modifiedAt?: number | undefined;
            /**
             * @description Grant types that the client may use. A request of another type is refused. Registration metadata
             *     `grant_types`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `AUTHORIZATION_CODE`: `authorization_code` of RFC 6749, section 4.1.
             *     - `IMPLICIT`: `implicit` in registrations, the implicit flow of RFC 6749, section 4.2. No request has a value for it.
             *     - `PASSWORD`: `password` of RFC 6749, section 4.3.
             *     - `CLIENT_CREDENTIALS`: `client_credentials` of RFC 6749, section 4.4.
             *     - `REFRESH_TOKEN`: `refresh_token` of RFC 6749, section 6.
             *     - `CIBA`: `urn:openid:params:grant-type:ciba` of CIBA Core 1.0.
             *     - `DEVICE_CODE`: `urn:ietf:params:oauth:grant-type:device_code` of RFC 8628.
             *     - `TOKEN_EXCHANGE`: `urn:ietf:params:oauth:grant-type:token-exchange` of RFC 8693.
             *     - `JWT_BEARER`: `urn:ietf:params:oauth:grant-type:jwt-bearer` of RFC 7523.
             *     - `PRE_AUTHORIZED_CODE`: `urn:ietf:params:oauth:grant-type:pre-authorized_code` of OpenID for Verifiable Credential Issuance.
             */
            grantTypes?: (components["schemas"]["GrantType"][] | null) | undefined;
            /**
             * @description Values of `response_type` that the client may use at the authorization endpoint. Registration metadata
             *     `response_types`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `NONE`: `none`, neither a code nor a token.
             *     - `CODE`: `code`, an authorization code, RFC 6749, section 4.1.
             *     - `TOKEN`: `token`, an access token without a detour over the token endpoint, RFC 6749, section 4.2.
             *     - `ID_TOKEN`: `id_token`, an ID token alone.
             *     - `CODE_TOKEN`: `code token`, an authorization code and an access token.
             *     - `CODE_ID_TOKEN`: `code id_token`, an authorization code and an ID token.
             *     - `ID_TOKEN_TOKEN`: `id_token token`, an ID token and an access token.
             *     - `CODE_ID_TOKEN_TOKEN`: `code id_token token`, all of them at once: code, ID token and access token.
             */
            responseTypes?: (components["schemas"]["ResponseType"][] | null) | undefined;
            /**
             * @description Addresses that the user may be sent back to after authorization. Which ones may be registered depends on
             *     `applicationType`. Registration metadata `redirect_uris`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example [
             *       "https://client.example.com/cb"
             *     ]
             */
            redirectUris?: (string[] | null) | undefined;
            /**
             * @description How authorization responses are signed when the client asks for them as JWTs. Registration metadata
             *     `authorization_signed_response_alg` of [JARM](https://openid.net/specs/oauth-v2-jarm.html), section 3.
             * @example ES256
             */
            authorizationSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description How the content key of an authorization response in JWT form is protected. Without it, such a response is
             *     signed and not encrypted. Registration metadata `authorization_encrypted_response_alg` of
             *     [JARM](https://openid.net/specs/oauth-v2-jarm.html), section 3.
             * @example RSA_OAEP_256
             */
            authorizationEncryptionAlg?: components["schemas"]["JweAlg"] | undefined;
            /**
             * @description How the content of an authorization response in JWT form is encrypted. It needs
             *     `authorizationEncryptionAlg`; with that alone, the specification takes `A128CBC-HS256`. Registration
             *     metadata `authorization_encrypted_response_enc` of [JARM](https://openid.net/specs/oauth-v2-jarm.html),
             *     section 3.
             *
             *     - `A128CBC_HS256`: `A128CBC-HS256`, AES-128 in CBC mode with HMAC SHA-256, RFC 7518, section 5.2.3.
             *     - `A192CBC_HS384`: `A192CBC-HS384`, AES-192 in CBC mode with HMAC SHA-384, RFC 7518, section 5.2.4.
             *     - `A256CBC_HS512`: `A256CBC-HS512`, AES-256 in CBC mode with HMAC SHA-512, RFC 7518, section 5.2.5.
             *     - `A128GCM`: `A128GCM`, AES GCM with a 128-bit key, RFC 7518, section 5.3.
             *     - `A192GCM`: `A192GCM`, AES GCM with a 192-bit key, RFC 7518, section 5.3.
             *     - `A256GCM`: `A256GCM`, AES GCM with a 256-bit key, RFC 7518, section 5.3.
             * @example A256GCM
             */
            authorizationEncryptionEnc?: components["schemas"]["JweEnc"] | undefined;
            /**
             * @description How the client authenticates at the token endpoint and at the endpoints that follow its rules. Credentials
             *     presented in another way are refused, even right ones. Registration metadata `token_endpoint_auth_method`,
             *     see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `NONE`: `none`, since the client is public and does not authenticate. CIBA refuses such clients.
             *     - `CLIENT_SECRET_BASIC`: `client_secret_basic`, identifier and secret in an `Authorization` header of the Basic scheme.
             *     - `CLIENT_SECRET_POST`: `client_secret_post`, identifier and secret in the form body.
             *     - `CLIENT_SECRET_JWT`: `client_secret_jwt`, an assertion that the client has signed with its secret.
             *     - `PRIVATE_KEY_JWT`: `private_key_jwt`, an assertion that the client has signed with its private key.
             *     - `TLS_CLIENT_AUTH`: `tls_client_auth`, a client certificate issued by a trusted authority, RFC 8705, section 2.1.
             *     - `SELF_SIGNED_TLS_CLIENT_AUTH`: `self_signed_tls_client_auth`, a self-signed client certificate that was registered, RFC 8705, section 2.2.
             *     - `ATTEST_JWT_CLIENT_AUTH`: `attest_jwt_client_auth`, a client attestation and a proof of possession of its key.
             * @example CLIENT_SECRET_BASIC
             */
            tokenAuthMethod?: components["schemas"]["ClientAuthMethod"] | undefined;
            /**
             * @description How the client signs the assertions of `PRIVATE_KEY_JWT` and `CLIENT_SECRET_JWT`. Without it, any algorithm
             *     is accepted that suits the method. Registration metadata `token_endpoint_auth_signing_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example ES256
             */
            tokenAuthSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description Key identifier (`kid`) of the entry in the client's JWK set that holds its self-signed certificate. For the
             *     method `SELF_SIGNED_TLS_CLIENT_AUTH` of
             *     [RFC 8705, section 2.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.2).
             * @example tls-1
             */
            selfSignedCertificateKeyId?: (string | null) | undefined;
            /**
             * @description Subject that the client's certificate must have, as a distinguished name in the text form of RFC 4514. For
             *     `TLS_CLIENT_AUTH`, which wants exactly one of the five properties `tlsClientAuth…`. Registration metadata
             *     `tls_client_auth_subject_dn` of
             *     [RFC 8705, section 2.1.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.1.2).
             * @example CN=client.example.com,O=Example,C=FR
             */
            tlsClientAuthSubjectDn?: (string | null) | undefined;
            /**
             * @description Host name that the client's certificate must have among its alternative names. Registration metadata
             *     `tls_client_auth_san_dns` of
             *     [RFC 8705, section 2.1.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.1.2).
             * @example client.example.com
             */
            tlsClientAuthSanDns?: (string | null) | undefined;
            /**
             * Format: uri
             * @description URI that the client's certificate must have among its alternative names. Registration metadata
             *     `tls_client_auth_san_uri` of
             *     [RFC 8705, section 2.1.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.1.2).
             * @example https://client.example.com/id
             */
            tlsClientAuthSanUri?: (string | null) | undefined;
            /**
             * @description IP address, version 4 or 6, that the client's certificate must have among its alternative names.
             *     Registration metadata `tls_client_auth_san_ip` of
             *     [RFC 8705, section 2.1.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.1.2).
             * @example 192.0.2.17
             */
            tlsClientAuthSanIp?: (string | null) | undefined;
            /**
             * @description Mail address that the client's certificate must have among its alternative names. Registration metadata
             *     `tls_client_auth_san_email` of
             *     [RFC 8705, section 2.1.2](https://www.rfc-editor.org/rfc/rfc8705#section-2.1.2).
             * @example ops@client.example.com
             */
            tlsClientAuthSanEmail?: (string | null) | undefined;
            /**
             * @description Whether the client has to push its authorization requests before it sends the user. Registration metadata
             *     `require_pushed_authorization_requests` of
             *     [RFC 9126, section 6](https://www.rfc-editor.org/rfc/rfc9126#section-6).
             * @example false
             */
            parRequired?: boolean | undefined;
            /**
             * @description Whether each authorization request has to carry its parameters in a request object, by `request` or
             *     `request_uri`. Unless the service processes request objects in the traditional way, the object has to be
             *     signed, and this is the registration metadata `require_signed_request_object` of
             *     [RFC 9101, section 10.5](https://www.rfc-editor.org/rfc/rfc9101#section-10.5).
             * @example false
             */
            requestObjectRequired?: boolean | undefined;
            /**
             * @description How the client signs its request objects. Those signed otherwise are refused. Without it, the client may use
             *     any algorithm that your server supports. Registration metadata `request_object_signing_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example ES256
             */
            requestSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description How the client may protect the content key of its request objects. A declaration only, unless
             *     `requestObjectEncryptionAlgMatchRequired` is set. Registration metadata `request_object_encryption_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example RSA_OAEP_256
             */
            requestEncryptionAlg?: components["schemas"]["JweAlg"] | undefined;
            /**
             * @description How the client may encrypt the content of its request objects. A declaration only, unless
             *     `requestObjectEncryptionEncMatchRequired` is set. It needs `requestEncryptionAlg`. Registration metadata
             *     `request_object_encryption_enc`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `A128CBC_HS256`: `A128CBC-HS256`, AES-128 in CBC mode with HMAC SHA-256, RFC 7518, section 5.2.3.
             *     - `A192CBC_HS384`: `A192CBC-HS384`, AES-192 in CBC mode with HMAC SHA-384, RFC 7518, section 5.2.4.
             *     - `A256CBC_HS512`: `A256CBC-HS512`, AES-256 in CBC mode with HMAC SHA-512, RFC 7518, section 5.2.5.
             *     - `A128GCM`: `A128GCM`, AES GCM with a 128-bit key, RFC 7518, section 5.3.
             *     - `A192GCM`: `A192GCM`, AES GCM with a 192-bit key, RFC 7518, section 5.3.
             *     - `A256GCM`: `A256GCM`, AES GCM with a 256-bit key, RFC 7518, section 5.3.
             * @example A256GCM
             */
            requestEncryptionEnc?: components["schemas"]["JweEnc"] | undefined;
            /**
             * @description Values of `request_uri` that the client may use, where it keeps its request objects on the web. Registration
             *     metadata `request_uris`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example [
             *       "https://client.example.com/request.jwt"
             *     ]
             */
            requestUris?: (string[] | null) | undefined;
            /**
             * Format: int32
             * @description How many seconds ago the user may have been authenticated, for authorization requests without a `max_age` of
             *     their own. 0 means no limit. Registration metadata `default_max_age`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example 3600
             */
            defaultMaxAge?: number | undefined;
            /**
             * @description Authentication context classes that apply when a request names none, the preferred one first. Registration
             *     metadata `default_acr_values`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example [
             *       "urn:example:acr:device"
             *     ]
             */
            defaultAcrs?: (string[] | null) | undefined;
            /**
             * @description How ID tokens for the client are signed. The HMAC algorithms use the client secret as key, so they are not
             *     for public clients. CIBA refuses `NONE`. Registration metadata `id_token_signed_response_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example ES256
             */
            idTokenSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description How the content key of ID tokens for the client is protected. Without it, ID tokens are signed and not
             *     encrypted. Registration metadata `id_token_encrypted_response_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example RSA_OAEP_256
             */
            idTokenEncryptionAlg?: components["schemas"]["JweAlg"] | undefined;
            /**
             * @description How the content of ID tokens for the client is encrypted. It needs `idTokenEncryptionAlg`; with that alone,
             *     the specification takes `A128CBC-HS256`. Registration metadata `id_token_encrypted_response_enc`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `A128CBC_HS256`: `A128CBC-HS256`, AES-128 in CBC mode with HMAC SHA-256, RFC 7518, section 5.2.3.
             *     - `A192CBC_HS384`: `A192CBC-HS384`, AES-192 in CBC mode with HMAC SHA-384, RFC 7518, section 5.2.4.
             *     - `A256CBC_HS512`: `A256CBC-HS512`, AES-256 in CBC mode with HMAC SHA-512, RFC 7518, section 5.2.5.
             *     - `A128GCM`: `A128GCM`, AES GCM with a 128-bit key, RFC 7518, section 5.3.
             *     - `A192GCM`: `A192GCM`, AES GCM with a 192-bit key, RFC 7518, section 5.3.
             *     - `A256GCM`: `A256GCM`, AES GCM with a 256-bit key, RFC 7518, section 5.3.
             * @example A256GCM
             */
            idTokenEncryptionEnc?: components["schemas"]["JweEnc"] | undefined;
            /**
             * @description Whether ID tokens for the client always have the claim `auth_time`. Registration metadata
             *     `require_auth_time`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example false
             */
            authTimeRequired?: boolean | undefined;
            /**
             * @description Whether the client sees the same identifier of a user as all other clients, or one of its own sector.
             *     Registration metadata `subject_type`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `PUBLIC`: `public`, one `sub` for all clients.
             *     - `PAIRWISE`: `pairwise`, a `sub` of its own for each sector, so that clients cannot match their users.
             * @example PUBLIC
             */
            subjectType?: components["schemas"]["SubjectType"] | undefined;
            /**
             * Format: uri
             * @description Address of a JSON list of redirect URIs. Clients with the same host in it share pairwise identifiers of
             *     users. Registration metadata `sector_identifier_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://example.com/sector.json
             */
            sectorIdentifierUri?: (string | null) | undefined;
            /**
             * @description The sector of the client as the API worked it out: the host of `sectorIdentifierUri`, or that of the
             *     redirect URIs. `null` where there is none. See
             *     [OpenID Connect Core 1.0, section 8.1](https://openid.net/specs/openid-connect-core-1_0.html#PairwiseAlg).
             * @example example.com
             */
            readonly derivedSectorIdentifier?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Address of the client's public keys, for checking its signatures and for encrypting to it. Use it or `jwks`,
             *     not both. Registration metadata `jwks_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com/jwks
             */
            jwksUri?: (string | null) | undefined;
            /**
             * @description The client's public keys by value, as the text of a JWK set. Private keys do not belong here. Registration
             *     metadata `jwks`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example {"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
             */
            jwks?: (string | null) | undefined;
            /**
             * @description How UserInfo answers for the client are signed. With neither this nor `userInfoEncryptionAlg`, they are
             *     plain JSON in place of a JWT. Registration metadata `userinfo_signed_response_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example ES256
             */
            userInfoSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description How the content key of UserInfo answers for the client is protected. Without it, they are not encrypted.
             *     Registration metadata `userinfo_encrypted_response_alg`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example RSA_OAEP_256
             */
            userInfoEncryptionAlg?: components["schemas"]["JweAlg"] | undefined;
            /**
             * @description How the content of UserInfo answers for the client is encrypted. It needs `userInfoEncryptionAlg`; with that
             *     alone, the specification takes `A128CBC-HS256`. Registration metadata `userinfo_encrypted_response_enc`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             *
             *     - `A128CBC_HS256`: `A128CBC-HS256`, AES-128 in CBC mode with HMAC SHA-256, RFC 7518, section 5.2.3.
             *     - `A192CBC_HS384`: `A192CBC-HS384`, AES-192 in CBC mode with HMAC SHA-384, RFC 7518, section 5.2.4.
             *     - `A256CBC_HS512`: `A256CBC-HS512`, AES-256 in CBC mode with HMAC SHA-512, RFC 7518, section 5.2.5.
             *     - `A128GCM`: `A128GCM`, AES GCM with a 128-bit key, RFC 7518, section 5.3.
             *     - `A192GCM`: `A192GCM`, AES GCM with a 192-bit key, RFC 7518, section 5.3.
             *     - `A256GCM`: `A256GCM`, AES GCM with a 256-bit key, RFC 7518, section 5.3.
             * @example A256GCM
             */
            userInfoEncryptionEnc?: components["schemas"]["JweEnc"] | undefined;
            /**
             * Format: uri
             * @description Address at which a third party can have the client start a login, in https. Registration metadata
             *     `initiate_login_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com/login
             */
            loginUri?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Address of the client's terms of service, for the consent page. Registration metadata `tos_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com/terms
             */
            tosUri?: (string | null) | undefined;
            /** @description Addresses of the terms in several languages. Registration metadata `tos_uri#` followed by the language tag. */
            tosUris?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * Format: uri
             * @description Address of the page that says how the client treats the users' data. Registration metadata `policy_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com/privacy
             */
            policyUri?: (string | null) | undefined;
            /**
             * @description Addresses of that page in several languages. Registration metadata `policy_uri#` followed by the language
             *     tag.
             */
            policyUris?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * Format: uri
             * @description Address of the client's home page. Registration metadata `client_uri`, see
             *     [OpenID Connect Dynamic Client Registration 1.0, section 2](https://openid.net/specs/openid-connect-registration-1_0.html#ClientMetadata).
             * @example https://client.example.com
             */
            clientUri?: (string | null) | undefined;
            /**
             * @description Addresses of the home page in several languages. Registration metadata `client_uri#` followed by the
             *     language tag.
             */
            clientUris?: (components["schemas"]["TaggedValue"][] | null) | undefined;
            /**
             * @description How the client learns the outcome of a backchannel authentication. Without it, the client cannot use CIBA.
             *     Registration metadata `backchannel_token_delivery_mode` of
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             *
             *     - `PING`: `ping`, your server notifies the client that there is an outcome, and the client fetches it at the token endpoint.
             *     - `POLL`: `poll`, the client asks the token endpoint again and again until there is an outcome.
             *     - `PUSH`: `push`, your server sends the tokens, or the error, to the client's notification endpoint.
             * @example POLL
             */
            bcDeliveryMode?: (components["schemas"]["DeliveryMode"] | null) | undefined;
            /**
             * Format: uri
             * @description Where the client takes notifications of backchannel authentications. Needed for `PING` and `PUSH`.
             *     Registration metadata `backchannel_client_notification_endpoint` of
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             * @example https://client.example.com/ciba
             */
            bcNotificationEndpoint?: (string | null) | undefined;
            /**
             * @description How the client signs its backchannel authentication requests; only asymmetric algorithms will do. Without
             *     it, the client may not send signed ones. Registration metadata
             *     `backchannel_authentication_request_signing_alg` of
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             * @example ES256
             */
            bcRequestSignAlg?: components["schemas"]["JwsAlg"] | undefined;
            /**
             * @description Whether the client's backchannel authentication requests need a `user_code`. It counts only where the
             *     service supports user codes. Registration metadata `backchannel_user_code_parameter` of
             *     [CIBA Core 1.0, section 4](https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#rfc.section.4).
             * @example false
             */
            bcUserCodeRequired?: boolean | undefined;
            /**
             * @description Keys and values of your own that go with the client. Decisions about the client hand them back as
             *     `clientAttributes`; the client does not see them.
             */
            attributes?: (components["schemas"]["Pair"][] | null) | undefined;
            /** @description Settings of yours for this client, such as the scopes that it may request. */
            extension?: components["schemas"]["ClientExtension"] | undefined;
            /**
             * @description Values of `type` that the client may use in `authorization_details`. Registration metadata
             *     `authorization_details_types` of [RFC 9396, section 10](https://www.rfc-editor.org/rfc/rfc9396#section-10).
             * @example [
             *       "payment_initiation"
             *     ]
             */
            authorizationDetailsTypes?: (string[] | null) | undefined;
            /**
             * @description Registration metadata that no specification defines, as the text of a JSON object. A registration keeps only
             *     names that the service lists in `supportedCustomClientMetadata`.
             * @example {"branch_code":"117"}
             */
            customMetadata?: (string | null) | undefined;
            /**
             * @description Whether request objects have to be encrypted when they pass through the browser. Pushed requests
             *     ([RFC 9126](https://www.rfc-editor.org/rfc/rfc9126)) are exempt. The service has a flag of the same name,
             *     and either one is enough.
             * @example false
             */
            frontChannelRequestObjectEncryptionRequired?: boolean | undefined;
            /**
             * @description Whether the `alg` of an encrypted request object has to be that of `requestEncryptionAlg`. The service has a
             *     flag of the same name, and either one is enough.
             * @example false
             */
            requestObjectEncryptionAlgMatchRequired?: boolean | undefined;
            /**
             * @description Whether the `enc` of an encrypted request object has to be that of `requestEncryptionEnc`. The service has a
             *     flag of the same name, and either one is enough.
             * @example false
             */
            requestObjectEncryptionEncMatchRequired?: boolean | undefined;
            /**
             * @description Hash algorithm for the digests of attachments that verified claims refer to, by its name in the IANA
             *     registry of hash names. Left out, it is `sha-256`. Registration metadata `digest_algorithm` of
             *     [OpenID Connect for Identity Assurance 1.0](https://openid.net/specs/openid-connect-4-identity-assurance-1_0.html).
             * @example sha-256
             */
            digestAlgorithm?: (string | null) | undefined;
            /**
             * @description Whether a user has at most one access token for the client: a new one makes the earlier ones void. Tokens of
             *     the client credentials grant have no user and are not touched. The service has a flag of the same name, and
             *     either one is enough.
             * @example false
             */
            singleAccessTokenPerSubject?: boolean | undefined;
            /**
             * @description Whether authorization requests for a code need a `code_challenge`. The service has a flag of the same name,
             *     and either one is enough. See [RFC 7636, section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3).
             * @example true
             */
            pkceRequired?: boolean | undefined;
            /**
             * @description Whether the method of a code challenge has to be `S256`. The service has a flag of the same name, and either
             *     one is enough. See [RFC 7636, section 4.2](https://www.rfc-editor.org/rfc/rfc7636#section-4.2).
             * @example true
             */
            pkceS256Required?: boolean | undefined;
            /**
             * @description Whether access tokens of the client have to be bound to a key by DPoP, so that token requests need a proof.
             *     Registration metadata `dpop_bound_access_tokens` of
             *     [RFC 9449, section 5.2](https://www.rfc-editor.org/rfc/rfc9449#section-5.2).
             * @example false
             */
            dpopRequired?: boolean | undefined;
            /**
             * @description Whether the client became known by the automatic registration of
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example false
             */
            automaticallyRegistered?: boolean | undefined;
            /**
             * @description Whether the client became known by the explicit registration of
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example false
             */
            explicitlyRegistered?: boolean | undefined;
            /**
             * @description Whether the client signs its requests to resources, as of
             *     [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421). Introspection and UserInfo then check the signature with
             *     the key named by `rsSignedRequestKeyId`.
             * @example false
             */
            rsRequestSigned?: boolean | undefined;
            /**
             * @description Key identifier (`kid`) of the entry in the client's JWK set by which its signed requests to resources are
             *     checked.
             * @example rs-1
             */
            rsSignedRequestKeyId?: (string | null) | undefined;
            /**
             * @description Kinds of federation registration that the client says it uses. Registration metadata
             *     `client_registration_types` of [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             *
             *     - `AUTOMATIC`: `automatic`, by its first request, without a registration beforehand.
             *     - `EXPLICIT`: `explicit`, by a call of the federation registration endpoint before its first request.
             */
            clientRegistrationTypes?: (components["schemas"]["ClientRegistrationType"][] | null) | undefined;
            /**
             * @description Name of the organization that runs the client. Registration metadata `organization_name` of
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example Example Bank North
             */
            organizationName?: (string | null) | undefined;
            /**
             * Format: uri
             * @description Address of the client's public keys in the form of a signed JWT. Registration metadata `signed_jwks_uri` of
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example https://client.example.com/jwks.jwt
             */
            signedJwksUri?: (string | null) | undefined;
            /**
             * @description Entity identifier of the client in
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html). `null` unless it was
             *     registered through a federation.
             * @example https://client.example.com
             */
            entityId?: (string | null) | undefined;
            /**
             * @description Entity identifier of the trust anchor at the end of `trustChain`, see
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example https://federation.example.com
             */
            trustAnchorId?: (string | null) | undefined;
            /**
             * @description The trust chain by which the client was registered or last updated: signed entity statements, from the
             *     client's own configuration up to the statement about the trust anchor. See
             *     [OpenID Federation 1.0](https://openid.net/specs/openid-federation-1_0.html).
             * @example [
             *       "eyJ0eXAiOiJlbnRpdHktc3RhdGVtZW50K2p3dCJ9.e30.c2lnbmF0dXJl"
             *     ]
             */
            trustChain?: (string[] | null) | undefined;
            /**
             * Format: int64
             * @description When `trustChain` expires, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764086400000
             */
            trustChainExpiresAt?: number | undefined;
            /**
             * Format: int64
             * @description When `trustChain` was last brought up to date, in milliseconds since the Unix epoch; 0 where there is none.
             * @example 1764000000000
             */
            trustChainUpdatedAt?: number | undefined;
            /**
             * @description Whether the client is locked. Calls about a locked client fail as a whole, with 403 and without an `action`.
             *     `client.management.updateLockFlag` sets the flag alone.
             * @example false
             */
            locked?: boolean | undefined;
            /**
             * Format: uri
             * @description Where the client, as a wallet, takes credential offers. Registration metadata `credential_offer_endpoint` of
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example https://wallet.example.com/offer
             */
            credentialOfferEndpoint?: (string | null) | undefined;
            /**
             * @description FAPI specifications that requests of the client always have to obey. They count only where the service
             *     supports the FAPI profile and has no modes of its own.
             *
             *     - `FAPI1_ADVANCED`: FAPI 1.0, part 2, the advanced security profile.
             *     - `FAPI1_BASELINE`: FAPI 1.0, part 1, the baseline security profile.
             *     - `FAPI2_MESSAGE_SIGNING_AUTH_REQ`: FAPI 2.0 Message Signing, the rules for signed authorization requests.
             *     - `FAPI2_MESSAGE_SIGNING_AUTH_RES`: FAPI 2.0 Message Signing, the rules for signed authorization responses.
             *     - `FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES`: FAPI 2.0 Message Signing, the rules for signed introspection responses.
             *     - `FAPI2_SECURITY`: The FAPI 2.0 Security Profile.
             */
            fapiModes?: (components["schemas"]["FapiMode"][] | null) | undefined;
            /**
             * @description Values of `response_mode` that the client may use. Registration metadata `response_modes` of
             *     [FAPI 2.0 Message Signing](https://openid.net/specs/fapi-message-signing-2_0.html).
             *
             *     - `QUERY`: `query`, in the query of the redirect URI, OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1.
             *     - `FRAGMENT`: `fragment`, in the fragment of the redirect URI, OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1.
             *     - `FORM_POST`: `form_post`, in a form that the browser posts, OAuth 2.0 Form Post Response Mode.
             *     - `JWT`: `jwt`, as a JWT by the usual way of the response type, JARM, section 2.3.4.
             *     - `QUERY_JWT`: `query.jwt`, as a JWT in the query, JARM, section 2.3.1.
             *     - `FRAGMENT_JWT`: `fragment.jwt`, as a JWT in the fragment, JARM, section 2.3.2.
             *     - `FORM_POST_JWT`: `form_post.jwt`, as a JWT in a posted form, JARM, section 2.3.3.
             * @example [
             *       "QUERY",
             *       "QUERY_JWT"
             *     ]
             */
            responseModes?: (("QUERY" | "FRAGMENT" | "FORM_POST" | "JWT" | "QUERY_JWT" | "FRAGMENT_JWT" | "FORM_POST_JWT")[] | null) | undefined;
            /**
             * @description Whether credentials are sent to the client in encrypted form only, so that its credential requests have to
             *     say how. The metadata of the credential issuer can ask for the same of all clients. See
             *     [OpenID for Verifiable Credential Issuance](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html).
             * @example false
             */
            credentialResponseEncryptionRequired?: boolean | undefined;
            /**
             * @description Whether the client prefers the endpoint addresses that are set apart for mutual TLS. Registration metadata
             *     `use_mtls_endpoint_aliases` of the
             *     [FAPI 2.0 Security Profile](https://openid.net/specs/fapi-security-profile-2_0.html).
             * @example false
             */
            mtlsEndpointAliasesUsed?: boolean | undefined;
            /**
             * @description Whether the client takes part in a migration of tokens from another system into the service. Leave it false
             *     outside of such a migration.
             * @example false
             */
            inScopeForTokenMigration?: boolean | undefined;
            /**
             * Format: uri
             * @description Where the client's metadata document was fetched from. `null` for clients that are not known by such a
             *     document, see
             *     [OAuth Client ID Metadata Document](https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/).
             * @example https://client.example.com/client.json
             */
            metadataDocumentLocation?: (string | null) | undefined;
            /**
             * Format: int64
             * @description When the stored copy of the metadata document goes stale, in milliseconds since the Unix epoch; 0 where
             *     there is none.
             * @example 1764086400000
             */
            metadataDocumentExpiresAt?: number | undefined;
            /**
             * Format: int64
             * @description When the stored copy of the metadata document was last brought up to date, in milliseconds since the Unix
             *     epoch; 0 where there is none.
             * @example 1764000000000
             */
            metadataDocumentUpdatedAt?: number | undefined;
            /**
             * @description Whether the client became known by its metadata document and not by a registration, see
             *     [OAuth Client ID Metadata Document](https://datatracker.ietf.org/doc/draft-ietf-oauth-client-id-metadata-document/).
             * @example false
             */
            discoveredByMetadataDocument?: boolean | undefined;
            /**
             * @description How the client became known to the service.
             *
             *     - `DYNAMIC_REGISTRATION`: It registered itself at your registration endpoint, RFC 7591.
             *     - `AUTOMATIC_REGISTRATION`: It came through a federation without a registration beforehand, OpenID Federation 1.0.
             *     - `EXPLICIT_REGISTRATION`: It registered itself through a federation, OpenID Federation 1.0.
             *     - `METADATA_DOCUMENT`: Its identifier is the URL of a client metadata document, which was fetched.
             *     - `STATIC_REGISTRATION`: It was set up by hand, by `client.create` or in the console.
             * @example STATIC_REGISTRATION
             * @enum {string}
             */
            clientSource?: ("DYNAMIC_REGISTRATION" | "AUTOMATIC_REGISTRATION" | "EXPLICIT_REGISTRATION" | "METADATA_DOCUMENT" | "STATIC_REGISTRATION") | undefined;
        };
        ClientRegistrationResponse: components["schemas"]["ClientRegistrationResponseBadRequest"] | components["schemas"]["ClientRegistrationResponseCreated"] | components["schemas"]["ClientRegistrationResponseDeleted"] | components["schemas"]["ClientRegistrationResponseInternalServerError"] | components["schemas"]["ClientRegistrationResponseOk"] | components["schemas"]["ClientRegistrationResponseUnauthorized"] | components["schemas"]["ClientRegistrationResponseUpdated"];
        /**
         * @description The answer to a client that manages its registration, ready to be sent, and the client as the API now has it.
         *     The four operations share it; each of them uses only some of the actions.
         */
        ClientRegistrationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A202001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A202001] The client was registered.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example CREATED
             * @enum {string}
             */
            action: "BAD_REQUEST" | "CREATED" | "DELETED" | "INTERNAL_SERVER_ERROR" | "OK" | "UNAUTHORIZED" | "UPDATED";
            /**
             * @description JSON text to send to the client: its metadata with `client_id`, `registration_access_token` and the like
             *     ([RFC 7592, section 3](https://www.rfc-editor.org/rfc/rfc7592#section-3)), or an error
             *     ([RFC 7591, section 3.2.2](https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2)). It may hold secrets, so
             *     never log it. `null` with `DELETED`.
             * @example {"client_id":"2917251600","client_name":"Household budget"}
             */
            responseContent?: string | null;
            /** @description The client as it is registered now. With a deletion, as it was. */
            client?: components["schemas"]["Client"];
        };
        ClientRegistrationResponseBadRequest: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        ClientRegistrationResponseCreated: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "CREATED";
            responseContent: string;
            client: components["schemas"]["Client"];
        };
        ClientRegistrationResponseDeleted: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "DELETED";
        };
        ClientRegistrationResponseInternalServerError: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        ClientRegistrationResponseOk: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            client: components["schemas"]["Client"];
        };
        ClientRegistrationResponseUnauthorized: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        ClientRegistrationResponseUpdated: components["schemas"]["ClientRegistrationResponseProperties"] & {
            /** @constant */
            action: "UPDATED";
            responseContent: string;
            client: components["schemas"]["Client"];
        };
        /** @description A client's request to read its registration. */
        ClientRegistrationGetRequest: {
            /**
             * @description Not used by this operation. Leave it out.
             * @example {"redirect_uris":["https://client.example.com/cb"],"client_name":"Household budget","token_endpoint_auth_method":"client_secret_basic"}
             */
            json?: string | null | undefined;
            /**
             * @description The registration access token that the client sent, without the `Bearer` in front. The client got it
             *     when it was registered.
             * @example Zt4uXc0wPq9LbNsR1eYvHkGdMj7aTfOi2K3xBn8EyVw
             */
            token: string;
            /**
             * @description Identifier of the client, as your server finds it in the URL of the request.
             * @example 2917251600
             */
            clientId: string | number;
        };
        /** @description A client's request to change its registration. */
        ClientRegistrationUpdateRequest: {
            /**
             * @description The body of the client's request: all of its metadata as the text of a JSON object, with its `client_id`, and
             *     with its `client_secret` if it sent one.
             * @example {"redirect_uris":["https://client.example.com/cb"],"client_name":"Household budget","token_endpoint_auth_method":"client_secret_basic"}
             */
            json: string;
            /**
             * @description The registration access token that the client sent, without the `Bearer` in front. The client got it
             *     when it was registered.
             * @example Zt4uXc0wPq9LbNsR1eYvHkGdMj7aTfOi2K3xBn8EyVw
             */
            token: string;
            /**
             * @description Identifier of the client, as your server finds it in the URL of the request.
             * @example 2917251600
             */
            clientId: string | number;
        };
        /** @description A client's request to remove its registration. */
        ClientRegistrationDeleteRequest: {
            /**
             * @description Not used by this operation. Leave it out.
             * @example {"redirect_uris":["https://client.example.com/cb"],"client_name":"Household budget","token_endpoint_auth_method":"client_secret_basic"}
             */
            json?: string | null | undefined;
            /**
             * @description The registration access token that the client sent, without the `Bearer` in front. The client got it
             *     when it was registered.
             * @example Zt4uXc0wPq9LbNsR1eYvHkGdMj7aTfOi2K3xBn8EyVw
             */
            token: string;
            /**
             * @description Identifier of the client, as your server finds it in the URL of the request.
             * @example 2917251600
             */
            clientId: string | number;
        };
        /** @description An empty object. The entity configuration depends on the settings of the service alone. */
        FederationConfigurationRequest: Record<string, never>;
        FederationConfigurationResponse: components["schemas"]["FederationConfigurationResponseOk"] | components["schemas"]["FederationConfigurationResponseNotFound"] | components["schemas"]["FederationConfigurationResponseInternalServerError"];
        /** @description The entity configuration of the service, ready to be sent. */
        FederationConfigurationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E034002
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E034002] The entity configuration was made.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            /**
             * @description What to send. With `OK` the entity configuration, which is a signed JWT, otherwise JSON text of an error.
             * @example eyJ0eXAiOiJlbnRpdHktc3RhdGVtZW50K2p3dCIsImFsZyI6IkVTMjU2Iiwia2lkIjoiZjEifQ.e30.c2lnbmF0dXJl
             */
            responseContent?: string | null;
        };
        FederationConfigurationResponseOk: components["schemas"]["FederationConfigurationResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        FederationConfigurationResponseNotFound: components["schemas"]["FederationConfigurationResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        FederationConfigurationResponseInternalServerError: components["schemas"]["FederationConfigurationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /**
         * @description The body of a client's request to your federation registration endpoint, in one of two forms. Exactly one property is
         *     to be given.
         */
        FederationRegistrationRequest: {
            /**
             * @description Entity configuration of the client, a signed JWT: the body of a request of the media type
             *     `application/entity-statement+jwt`.
             * @example eyJ0eXAiOiJlbnRpdHktc3RhdGVtZW50K2p3dCIsImFsZyI6IkVTMjU2Iiwia2lkIjoidDEifQ.e30.c2lnbmF0dXJl
             */
            entityConfiguration?: string | null | undefined;
            /**
             * @description Trust chain of the client, as the text of a JSON array of entity statements: the body of a request of the media
             *     type `application/trust-chain+json`.
             * @example ["eyJhbGciOiJFUzI1NiIsImtpZCI6InQxIn0.e30.c2lnbmF0dXJl","eyJhbGciOiJFUzI1NiIsImtpZCI6ImExIn0.e30.c2lnbmF0dXJl"]
             */
            trustChain?: string | null | undefined;
        };
        FederationRegistrationResponse: components["schemas"]["FederationRegistrationResponseOk"] | components["schemas"]["FederationRegistrationResponseBadRequest"] | components["schemas"]["FederationRegistrationResponseNotFound"] | components["schemas"]["FederationRegistrationResponseInternalServerError"];
        /** @description The answer to a client's registration request, and the client that was registered. */
        FederationRegistrationResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E034007
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E034007] The client was registered.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "BAD_REQUEST" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            /**
             * @description What to send. With `OK` an entity statement, which is a signed JWT, otherwise JSON text of an error.
             * @example eyJ0eXAiOiJlbnRpdHktc3RhdGVtZW50K2p3dCIsImFsZyI6IkVTMjU2Iiwia2lkIjoiZjEifQ.e30.c2lnbmF0dXJl
             */
            responseContent?: string | null;
            /** @description The client that was registered. */
            client?: components["schemas"]["Client"];
        };
        FederationRegistrationResponseOk: components["schemas"]["FederationRegistrationResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
            client: components["schemas"]["Client"];
        };
        FederationRegistrationResponseBadRequest: components["schemas"]["FederationRegistrationResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        FederationRegistrationResponseNotFound: components["schemas"]["FederationRegistrationResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        FederationRegistrationResponseInternalServerError: components["schemas"]["FederationRegistrationResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description How the credential issuer metadata is to be written. */
        VciMetadataRequest: {
            /**
             * @description Whether the JSON in `responseContent` is indented for reading.
             * @example false
             */
            pretty: boolean;
        };
        VciMetadataResponse: components["schemas"]["VciMetadataResponseOk"] | components["schemas"]["VciMetadataResponseNotFound"] | components["schemas"]["VciMetadataResponseInternalServerError"];
        /** @description The credential issuer metadata, or an error to send in its place. */
        VciMetadataResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040001] The credential issuer metadata was prepared.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            /**
             * @description JSON text to send, which is the metadata with `OK` and an error otherwise.
             * @example {"credential_issuer":"https://credentials.example.com","credential_endpoint":"https://credentials.example.com/credential"}
             */
            responseContent?: string | null;
        };
        VciMetadataResponseOk: components["schemas"]["VciMetadataResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciMetadataResponseNotFound: components["schemas"]["VciMetadataResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        VciMetadataResponseInternalServerError: components["schemas"]["VciMetadataResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description How the JWT issuer metadata is to be written. */
        VciJwtissuerRequest: {
            /**
             * @description Whether the JSON in `responseContent` is indented for reading.
             * @example false
             */
            pretty: boolean;
        };
        VciJwtissuerResponse: components["schemas"]["VciJwtissuerResponseOk"] | components["schemas"]["VciJwtissuerResponseNotFound"] | components["schemas"]["VciJwtissuerResponseInternalServerError"];
        /** @description The JWT issuer metadata, or an error to send in its place. */
        VciJwtissuerResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040001] The JWT issuer metadata was prepared.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            /**
             * @description JSON text to send, which is the metadata with `OK` and an error otherwise.
             * @example {"issuer":"https://credentials.example.com","jwks_uri":"https://credentials.example.com/jwks"}
             */
            responseContent?: string | null;
        };
        VciJwtissuerResponseOk: components["schemas"]["VciJwtissuerResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciJwtissuerResponseNotFound: components["schemas"]["VciJwtissuerResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        VciJwtissuerResponseInternalServerError: components["schemas"]["VciJwtissuerResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description How the key set is to be written. */
        VciJwksRequest: {
            /**
             * @description Whether the JSON in `responseContent` is indented for reading.
             * @example false
             */
            pretty: boolean;
        };
        VciJwksResponse: components["schemas"]["VciJwksResponseOk"] | components["schemas"]["VciJwksResponseNotFound"] | components["schemas"]["VciJwksResponseInternalServerError"];
        /** @description The credential issuer's JWK set, or an error to send in its place. */
        VciJwksResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040001] The JWK set of the credential issuer was prepared.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "NOT_FOUND" | "INTERNAL_SERVER_ERROR";
            /**
             * @description JSON text to send, which is the key set with `OK` and an error otherwise.
             * @example {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"vc-1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}
             */
            responseContent?: string | null;
        };
        VciJwksResponseOk: components["schemas"]["VciJwksResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciJwksResponseNotFound: components["schemas"]["VciJwksResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
            responseContent: string;
        };
        VciJwksResponseInternalServerError: components["schemas"]["VciJwksResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /**
         * @description A credential offer to be made. At least the subject and the credentials are needed, and without one of the two
         *     grants a wallet has to find out by itself how to get a token.
         */
        VciOfferCreateRequest: {
            /**
             * @description Whether the offer names the authorization code grant, by which the wallet sends the user to your
             *     authorization endpoint. Left out, it does not.
             * @example false
             */
            authorizationCodeGrantIncluded?: boolean | null | undefined;
            /**
             * @description Whether the offer has an `issuer_state`, made by the API, that ties the authorization request to this offer.
             *     Has an effect only with `authorizationCodeGrantIncluded`. Left out, there is none.
             * @example false
             */
            issuerStateIncluded?: boolean | null | undefined;
            /**
             * @description Whether the offer has a pre-authorized code, made by the API, that the wallet redeems at the token endpoint
             *     without sending the user anywhere. Left out, there is none.
             * @example true
             */
            preAuthorizedCodeGrantIncluded?: boolean | null | undefined;
            /**
             * @description The user that the credentials are for, by the identifier that your server has for them. Needed in every
             *     call.
             * @example anna
             */
            subject?: string | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the offer in seconds, used when greater than 0. Otherwise the `credentialOfferDuration` of the
             *     service applies.
             * @example 600
             */
            duration?: number | null | undefined;
            /**
             * @description Any text that your server wants to find again with the offer. The API only stores it.
             * @example counter-14
             */
            context?: string | null | undefined;
            /** @description Extra data to tie to the access token that the wallet gets by way of this offer. */
            properties?: components["schemas"]["Property"][] | null | undefined;
            /**
             * @description More claims for the access token that the wallet gets by way of this offer, as the text of a JSON object. Has
             *     an effect only where access tokens of the service are JWTs.
             * @example {"tenant":"north"}
             */
            jwtAtClaims?: string | null | undefined;
            /**
             * Format: int64
             * @description When the user was authenticated before the offer was made, in seconds since the Unix epoch. Never negative.
             * @example 1764000000
             */
            authTime?: number | null | undefined;
            /**
             * @description Authentication context class that the user reached before the offer was made.
             * @example urn:example:acr:device
             */
            acr?: string | null | undefined;
            /**
             * @description Which credentials are offered: keys of `credential_configurations_supported` in the issuer metadata. They
             *     become the `credential_configuration_ids` of the offer.
             * @example [
             *       "identity"
             *     ]
             */
            credentialConfigurationIds?: string[] | null | undefined;
            /**
             * @description Transaction code that the user has to type into the wallet before it can redeem the pre-authorized code. The
             *     offer tells only its length; send the code itself another way. Has an effect only with
             *     `preAuthorizedCodeGrantIncluded`. Left out, no code is needed.
             * @example 493536
             */
            txCode?: string | null | undefined;
            /**
             * @description Which characters the transaction code has, so that the wallet shows the right keyboard: `numeric` or `text`. Other
             *     values pass too. It becomes the `input_mode` of the offer.
             * @example numeric
             */
            txCodeInputMode?: string | null | undefined;
            /**
             * @description What the wallet tells the user about the transaction code, such as where to look for it; 300 characters at
             *     most. It becomes the `description` in the offer.
             * @example Type the number that we sent you by text message.
             */
            txCodeDescription?: string | null | undefined;
        };
        VciOfferCreateResponse: components["schemas"]["VciOfferCreateResponseCreated"] | components["schemas"]["VciOfferCreateResponseForbidden"] | components["schemas"]["VciOfferCreateResponseCallerError"] | components["schemas"]["VciOfferCreateResponseAuthleteError"];
        /** @description The credential offer that was made. */
        VciOfferCreateResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A366001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A366001] The credential offer was created.
             */
            resultMessage: string;
            /**
             * @description What became of the call.
             * @example CREATED
             * @enum {string}
             */
            action: "CREATED" | "FORBIDDEN" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            /** @description The offer that was made, to be handed to a wallet. */
            info?: components["schemas"]["CredentialOfferInfo"];
        };
        VciOfferCreateResponseCreated: components["schemas"]["VciOfferCreateResponseProperties"] & {
            /** @constant */
            action: "CREATED";
            info: components["schemas"]["CredentialOfferInfo"];
        };
        VciOfferCreateResponseForbidden: components["schemas"]["VciOfferCreateResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
        };
        VciOfferCreateResponseCallerError: components["schemas"]["VciOfferCreateResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        VciOfferCreateResponseAuthleteError: components["schemas"]["VciOfferCreateResponseProperties"] & {
            /** @constant */
            action: "AUTHLETE_ERROR";
        };
        /** @description Which credential offer to look up. */
        VciOfferInfoRequest: {
            /**
             * @description Identifier of the offer, the `info.identifier` that came when it was made. Needed in every call.
             * @example oV3xTn8sQkLz1yBrWcEu5mJpHdGa0fXi7R2vKtY6Z9w
             */
            identifier?: string | null | undefined;
        };
        VciOfferInfoResponse: components["schemas"]["VciOfferInfoResponseOk"] | components["schemas"]["VciOfferInfoResponseForbidden"] | components["schemas"]["VciOfferInfoResponseNotFound"] | components["schemas"]["VciOfferInfoResponseCallerError"] | components["schemas"]["VciOfferInfoResponseAuthleteError"];
        /** @description The credential offer that was looked up. */
        VciOfferInfoResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040003
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040003] The credential offer was found.
             */
            resultMessage: string;
            /**
             * @description What became of the call.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "FORBIDDEN" | "NOT_FOUND" | "CALLER_ERROR" | "AUTHLETE_ERROR";
            /** @description The offer, where it exists. */
            info?: components["schemas"]["CredentialOfferInfo"];
        };
        VciOfferInfoResponseOk: components["schemas"]["VciOfferInfoResponseProperties"] & {
            /** @constant */
            action: "OK";
            info: components["schemas"]["CredentialOfferInfo"];
        };
        VciOfferInfoResponseForbidden: components["schemas"]["VciOfferInfoResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
        };
        VciOfferInfoResponseNotFound: components["schemas"]["VciOfferInfoResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        VciOfferInfoResponseCallerError: components["schemas"]["VciOfferInfoResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        VciOfferInfoResponseAuthleteError: components["schemas"]["VciOfferInfoResponseProperties"] & {
            /** @constant */
            action: "AUTHLETE_ERROR";
        };
        /** @description A wallet's request to your credential endpoint. Both properties are needed in every call. */
        VciSingleParseRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * @description The body of the request as it came.
             * @example {"credential_configuration_id":"identity"}
             */
            requestContent?: string | null | undefined;
        };
        /**
         * @description A credential request that was found valid. See
         *     [OpenID for Verifiable Credential Issuance 1.0, section 8.2](https://openid.net/specs/openid-4-verifiable-credential-issuance-1_0.html#section-8.2).
         */
        CredentialRequestInfo: {
            /**
             * @description Identifier of the request, 43 base64url characters. The order repeats it. Where issuance is deferred, it is
             *     the transaction identifier as well.
             * @example d5RtKz0vWq8yXnLbUc3sEhJmGpAo7fTi2B4xV1r6Y9k
             */
            identifier?: string | null;
            /**
             * @description Format of the credential that the wallet wants. It decides what the payload of the order has to contain.
             * @example dc+sd-jwt
             */
            format?: string | null;
            /**
             * @description The wallet's public key that the credential will be bound to, taken from the key proof, as the text of a JWK
             *     ([RFC 7517](https://www.rfc-editor.org/rfc/rfc7517)). `null` where the request has no key proof.
             * @example {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
             */
            bindingKey?: string | null;
            /**
             * @description The wallet's public keys, each as the text of a JWK, where the request has several key proofs in `proofs`.
             *     `null` where it has none there.
             * @example [
             *       "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}"
             *     ]
             */
            bindingKeys?: string[] | null;
            /**
             * @description What else the request says of the credential, as the text of a JSON object: the request without its format,
             *     its key proofs, and other parts that the API has dealt with.
             * @example {}
             */
            details?: string | null;
            /**
             * @description Which credential the wallet wants, a key of `credential_configurations_supported`. `null` where the request, as
             *     in drafts, names format and type.
             * @example identity
             */
            credentialConfigurationId?: string | null;
            /**
             * @description Which credential the wallet wants, one of the `credential_identifiers` of its token response. `null` where the
             *     request names none.
             * @example identity
             */
            credentialIdentifier?: string | null;
        };
        VciSingleParseResponse: components["schemas"]["VciSingleParseResponseOk"] | components["schemas"]["VciSingleParseResponseBadRequest"] | components["schemas"]["VciSingleParseResponseUnauthorized"] | components["schemas"]["VciSingleParseResponseForbidden"] | components["schemas"]["VciSingleParseResponseInternalServerError"];
        /** @description The decision on a credential request. */
        VciSingleParseResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040200
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040200] The credential request is valid.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            /**
             * @description Value for the `WWW-Authenticate` header with `UNAUTHORIZED`, JSON text to send with the other errors.
             *     `null` with `OK`.
             * @example {"error":"invalid_proof","error_description":"[E040210] The signature of the key proof is wrong."}
             */
            responseContent?: string | null;
            /** @description The credential request, by whose `identifier` the credential is issued. */
            info?: components["schemas"]["CredentialRequestInfo"];
        };
        VciSingleParseResponseOk: components["schemas"]["VciSingleParseResponseProperties"] & {
            /** @constant */
            action: "OK";
            info: components["schemas"]["CredentialRequestInfo"];
        };
        VciSingleParseResponseBadRequest: components["schemas"]["VciSingleParseResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciSingleParseResponseUnauthorized: components["schemas"]["VciSingleParseResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        VciSingleParseResponseForbidden: components["schemas"]["VciSingleParseResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciSingleParseResponseInternalServerError: components["schemas"]["VciSingleParseResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description What to issue for one credential request. */
        CredentialIssuanceOrder: {
            /**
             * @description Identifier that the request got when it was parsed, the `identifier` of its `info`. Needed in every order.
             * @example d5RtKz0vWq8yXnLbUc3sEhJmGpAo7fTi2B4xV1r6Y9k
             */
            requestIdentifier?: string | null | undefined;
            /**
             * @description The claims of the credential, as the text of a JSON object. What has to be in it depends on the format.
             *
             *     An SD-JWT credential (`dc+sd-jwt`, which drafts call `vc+sd-jwt`) needs at least `vct`, the
             *     type of the credential. The API adds `iss`, `iat`, `exp` if the credential expires, and `cnf` if it is bound
             *     to a key, and makes the claims of the user selectively disclosable.
             *
             *     An mdoc (`mso_mdoc`) needs `doctype`, and `claims` as an object with one object for each name space. A string
             *     that begins with `cbor:` is read as CBOR diagnostic notation
             *     ([RFC 8949, section 8](https://www.rfc-editor.org/rfc/rfc8949#section-8)), for values that JSON cannot express.
             * @example {"vct":"https://credentials.example.com/identity","sub":"anna","family_name":"Lindqvist"}
             */
            credentialPayload?: string | null | undefined;
            /**
             * @description Whether a transaction identifier is issued in place of the credential. If so, everything else in the order
             *     but `requestIdentifier` is ignored. Left out, the credential is issued now.
             * @example false
             */
            issuanceDeferred?: boolean | null | undefined;
            /**
             * Format: int64
             * @description Lifetime of the credential in seconds. Left out or 0, the `credentialDuration` of the service applies, where 0
             *     means that credentials do not expire. With a negative number, this credential does not expire.
             * @example 31536000
             */
            credentialDuration?: number | null | undefined;
            /**
             * @description Key ID of the private key to sign with, one of those in the `credentialJwks` of the service. Left out, the API
             *     chooses a key.
             * @example vc-1
             */
            signingKeyId?: string | null | undefined;
        };
        /** @description A credential to be issued. Token and order are needed in every call. */
        VciSingleIssueRequest: {
            /**
             * @description The access token that came with the wallet's request, the same as in `verifiableCredentials.parse`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /** @description The request to answer, and what its credential is to hold. */
            order?: components["schemas"]["CredentialIssuanceOrder"] | null | undefined;
            /**
             * @description Whether the wallet is told that it does not get the credential, with the error `credential_request_denied`. The
             *     order then names the request alone.
             * @example false
             */
            denied?: boolean | null | undefined;
            /**
             * Format: int64
             * @description How many seconds the wallet is to wait before it asks again, where the credential comes later.
             * @example 3600
             */
            interval?: number | null | undefined;
        };
        VciSingleIssueResponse: components["schemas"]["VciSingleIssueResponseOk"] | components["schemas"]["VciSingleIssueResponseOkJwt"] | components["schemas"]["VciSingleIssueResponseAccepted"] | components["schemas"]["VciSingleIssueResponseAcceptedJwt"] | components["schemas"]["VciSingleIssueResponseBadRequest"] | components["schemas"]["VciSingleIssueResponseUnauthorized"] | components["schemas"]["VciSingleIssueResponseForbidden"] | components["schemas"]["VciSingleIssueResponseInternalServerError"] | components["schemas"]["VciSingleIssueResponseCallerError"];
        /** @description The answer to a credential request. */
        VciSingleIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040300
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040300] A credential was issued.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "OK_JWT" | "ACCEPTED" | "ACCEPTED_JWT" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description What to send to the wallet: JSON text, an encrypted JWT with `OK_JWT` and `ACCEPTED_JWT`, or the value of the
             *     `WWW-Authenticate` header with `UNAUTHORIZED`. Nothing to send with `CALLER_ERROR`.
             * @example {"credentials":[{"credential":"eyJ0eXAiOiJkYytzZC1qd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl~"}]}
             */
            responseContent?: string | null;
            /**
             * @description Transaction identifier that the wallet brings to your deferred credential endpoint. Only where issuance was
             *     deferred.
             * @example d5RtKz0vWq8yXnLbUc3sEhJmGpAo7fTi2B4xV1r6Y9k
             */
            transactionId?: string | null;
        };
        VciSingleIssueResponseOk: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciSingleIssueResponseOkJwt: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "OK_JWT";
            responseContent: string;
        };
        VciSingleIssueResponseAccepted: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED";
            responseContent: string;
            transactionId: string;
        };
        VciSingleIssueResponseAcceptedJwt: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED_JWT";
            responseContent: string;
            transactionId: string;
        };
        VciSingleIssueResponseBadRequest: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciSingleIssueResponseUnauthorized: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        VciSingleIssueResponseForbidden: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciSingleIssueResponseInternalServerError: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        VciSingleIssueResponseCallerError: components["schemas"]["VciSingleIssueResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /** @description A wallet's request to your batch credential endpoint. Both properties are needed in every call. */
        VciBatchParseRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * @description The body of the request as it came.
             * @example {"credential_requests":[{"format":"vc+sd-jwt","vct":"https://credentials.example.com/identity"}]}
             */
            requestContent?: string | null | undefined;
        };
        VciBatchParseResponse: components["schemas"]["VciBatchParseResponseOk"] | components["schemas"]["VciBatchParseResponseBadRequest"] | components["schemas"]["VciBatchParseResponseUnauthorized"] | components["schemas"]["VciBatchParseResponseForbidden"] | components["schemas"]["VciBatchParseResponseInternalServerError"];
        /** @description The decision on a batch credential request. */
        VciBatchParseResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040200
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040200] The batch credential request is valid.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            /**
             * @description Value for the `WWW-Authenticate` header with `UNAUTHORIZED`, JSON text to send with the other errors.
             *     `null` with `OK`.
             * @example {"error":"invalid_proof","error_description":"[E040210] The signature of the key proof is wrong."}
             */
            responseContent?: string | null;
            /** @description The credential requests of the batch. Only with `OK`. */
            info?: components["schemas"]["CredentialRequestInfo"][] | null;
        };
        VciBatchParseResponseOk: components["schemas"]["VciBatchParseResponseProperties"] & {
            /** @constant */
            action: "OK";
            info: components["schemas"]["CredentialRequestInfo"][];
        };
        VciBatchParseResponseBadRequest: components["schemas"]["VciBatchParseResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciBatchParseResponseUnauthorized: components["schemas"]["VciBatchParseResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        VciBatchParseResponseForbidden: components["schemas"]["VciBatchParseResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciBatchParseResponseInternalServerError: components["schemas"]["VciBatchParseResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description Credentials to be issued together. Both properties are needed in every call. */
        VciBatchIssueRequest: {
            /**
             * @description The access token that came with the wallet's request, the same as in `verifiableCredentials.batchParse`.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /** @description One order for each credential request of the batch. */
            orders?: components["schemas"]["CredentialIssuanceOrder"][] | null | undefined;
        };
        VciBatchIssueResponse: components["schemas"]["VciBatchIssueResponseOk"] | components["schemas"]["VciBatchIssueResponseOkJwt"] | components["schemas"]["VciBatchIssueResponseAccepted"] | components["schemas"]["VciBatchIssueResponseAcceptedJwt"] | components["schemas"]["VciBatchIssueResponseBadRequest"] | components["schemas"]["VciBatchIssueResponseUnauthorized"] | components["schemas"]["VciBatchIssueResponseForbidden"] | components["schemas"]["VciBatchIssueResponseInternalServerError"] | components["schemas"]["VciBatchIssueResponseCallerError"];
        /** @description The answer to a batch credential request. */
        VciBatchIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040300
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040300] The batch was processed.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "OK_JWT" | "ACCEPTED" | "ACCEPTED_JWT" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description What to send to the wallet: JSON text, an encrypted JWT with `OK_JWT` and `ACCEPTED_JWT`, or the value of the
             *     `WWW-Authenticate` header with `UNAUTHORIZED`. Nothing to send with `CALLER_ERROR`.
             * @example {"credential_responses":[{"credential":"eyJ0eXAiOiJ2YytzZC1qd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl~"}]}
             */
            responseContent?: string | null;
        };
        VciBatchIssueResponseOk: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciBatchIssueResponseOkJwt: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "OK_JWT";
            responseContent: string;
        };
        VciBatchIssueResponseAccepted: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED";
            responseContent: string;
        };
        VciBatchIssueResponseAcceptedJwt: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED_JWT";
            responseContent: string;
        };
        VciBatchIssueResponseBadRequest: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciBatchIssueResponseUnauthorized: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        VciBatchIssueResponseForbidden: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciBatchIssueResponseInternalServerError: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        VciBatchIssueResponseCallerError: components["schemas"]["VciBatchIssueResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /** @description A wallet's request to your deferred credential endpoint. Both properties are needed in every call. */
        VciDeferredParseRequest: {
            /**
             * @description The access token that came with the request.
             * @example pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M
             */
            accessToken?: string | null | undefined;
            /**
             * @description The body of the request as it came.
             * @example {"transaction_id":"d5RtKz0vWq8yXnLbUc3sEhJmGpAo7fTi2B4xV1r6Y9k"}
             */
            requestContent?: string | null | undefined;
        };
        VciDeferredParseResponse: components["schemas"]["VciDeferredParseResponseOk"] | components["schemas"]["VciDeferredParseResponseBadRequest"] | components["schemas"]["VciDeferredParseResponseUnauthorized"] | components["schemas"]["VciDeferredParseResponseForbidden"] | components["schemas"]["VciDeferredParseResponseInternalServerError"];
        /** @description The decision on a deferred credential request. */
        VciDeferredParseResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040200
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040200] The deferred credential request is valid.
             */
            resultMessage: string;
            /**
             * @description What your server does next.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR";
            /**
             * @description Value for the `WWW-Authenticate` header with `UNAUTHORIZED`, JSON text to send with the other errors.
             *     `null` with `OK`.
             * @example {"error":"invalid_transaction_id","error_description":"[E040214] The transaction identifier is not known."}
             */
            responseContent?: string | null;
            /** @description The request that the transaction stands for, by whose `identifier` the credential is issued. */
            info?: components["schemas"]["CredentialRequestInfo"];
        };
        VciDeferredParseResponseOk: components["schemas"]["VciDeferredParseResponseProperties"] & {
            /** @constant */
            action: "OK";
            info: components["schemas"]["CredentialRequestInfo"];
        };
        VciDeferredParseResponseBadRequest: components["schemas"]["VciDeferredParseResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciDeferredParseResponseUnauthorized: components["schemas"]["VciDeferredParseResponseProperties"] & {
            /** @constant */
            action: "UNAUTHORIZED";
            responseContent: string;
        };
        VciDeferredParseResponseForbidden: components["schemas"]["VciDeferredParseResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciDeferredParseResponseInternalServerError: components["schemas"]["VciDeferredParseResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        /** @description A deferred credential to be issued. The order is needed in every call. */
        VciDeferredIssueRequest: {
            /** @description The request to answer, and what its credential is to hold. */
            order?: components["schemas"]["CredentialIssuanceOrder"] | null | undefined;
            /**
             * @description Whether the wallet is told that it does not get the credential, with the error `credential_request_denied`. The
             *     order then names the request alone.
             * @example false
             */
            denied?: boolean | null | undefined;
            /**
             * Format: int64
             * @description How many seconds the wallet is to wait before it asks again, where the credential comes later.
             * @example 3600
             */
            interval?: number | null | undefined;
        };
        VciDeferredIssueResponse: components["schemas"]["VciDeferredIssueResponseOk"] | components["schemas"]["VciDeferredIssueResponseOkJwt"] | components["schemas"]["VciDeferredIssueResponseAccepted"] | components["schemas"]["VciDeferredIssueResponseAcceptedJwt"] | components["schemas"]["VciDeferredIssueResponseBadRequest"] | components["schemas"]["VciDeferredIssueResponseForbidden"] | components["schemas"]["VciDeferredIssueResponseInternalServerError"] | components["schemas"]["VciDeferredIssueResponseCallerError"];
        /** @description The answer to a deferred credential request. */
        VciDeferredIssueResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E040300
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E040300] A credential was issued.
             */
            resultMessage: string;
            /**
             * @description What your server answers.
             * @example OK
             * @enum {string}
             */
            action: "OK" | "OK_JWT" | "ACCEPTED" | "ACCEPTED_JWT" | "BAD_REQUEST" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
            /**
             * @description What to send to the wallet: JSON text, or an encrypted JWT with `OK_JWT` and `ACCEPTED_JWT`. Nothing to send
             *     with `CALLER_ERROR`.
             * @example {"credentials":[{"credential":"eyJ0eXAiOiJkYytzZC1qd3QiLCJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl~"}]}
             */
            responseContent?: string | null;
        };
        VciDeferredIssueResponseOk: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "OK";
            responseContent: string;
        };
        VciDeferredIssueResponseOkJwt: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "OK_JWT";
            responseContent: string;
        };
        VciDeferredIssueResponseAccepted: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED";
            responseContent: string;
        };
        VciDeferredIssueResponseAcceptedJwt: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "ACCEPTED_JWT";
            responseContent: string;
        };
        VciDeferredIssueResponseBadRequest: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "BAD_REQUEST";
            responseContent: string;
        };
        VciDeferredIssueResponseForbidden: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "FORBIDDEN";
            responseContent: string;
        };
        VciDeferredIssueResponseInternalServerError: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "INTERNAL_SERVER_ERROR";
            responseContent: string;
        };
        VciDeferredIssueResponseCallerError: components["schemas"]["VciDeferredIssueResponseProperties"] & {
            /** @constant */
            action: "CALLER_ERROR";
        };
        /** @description A part of the list of services, and how many there are altogether. */
        ServiceListResponse: {
            /**
             * Format: int32
             * @description Index at which the part begins. The first service has the index 0.
             * @example 0
             */
            start?: number;
            /**
             * Format: int32
             * @description Index up to which the part was asked for. There may be fewer services than that.
             * @example 5
             */
            end?: number;
            /**
             * Format: int32
             * @description How many services there are, in this part and outside of it.
             * @example 2
             */
            totalCount?: number;
            /** @description The services of this part. */
            services?: components["schemas"]["Service"][] | null;
        };
        /**
         * @description Metadata of an authorization server, by the names of
         *     [OpenID Connect Discovery 1.0](https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata) and its extensions.
         */
        ServiceConfiguration: {
            [key: string]: unknown;
        };
        /** @description A JSON Web Key set. See [RFC 7517, section 5](https://www.rfc-editor.org/rfc/rfc7517#section-5). */
        ServiceJwks: {
            /** @description The keys, in the form of [RFC 7517, section 4](https://www.rfc-editor.org/rfc/rfc7517#section-4). */
            keys?: {
                [key: string]: unknown;
            }[];
        };
        /** @description One page of the clients of a service, and how many there are. */
        ClientListResponse: {
            /**
             * Format: int32
             * @description Index of the first entry, as in the call.
             * @example 0
             */
            start?: number;
            /**
             * Format: int32
             * @description Index after the last entry, as in the call.
             * @example 20
             */
            end?: number;
            /**
             * Format: int32
             * @description How many clients there are in all, or how many of the developer that was asked for.
             * @example 37
             */
            totalCount?: number;
            /** @description The clients of the page. `null` where the page is empty. */
            clients?: components["schemas"]["Client"][] | null;
        };
        /** @description Whether a client is to be locked. */
        ClientFlagUpdateRequest: {
            /**
             * @description Whether the client is locked from now on: true locks it, false unlocks it.
             * @example true
             */
            clientLocked: boolean;
        };
        /** @description How the change of the lock flag went. */
        ClientFlagUpdateResponse: components["schemas"]["ApiResult"];
        /** @description The secret that the API has made, and the one before it. */
        ClientSecretRefreshResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E009008
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E009008] The client has a new secret.
             */
            resultMessage: string;
            /**
             * @description The secret from now on. Keep it out of logs.
             * @example Vn7RkQx2LwB0ZtYcUoGjHs5dXeMfPi8A1T3yKvC6uEq
             */
            newClientSecret?: string | null;
            /**
             * @description The secret until now. Keep it out of logs.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            oldClientSecret?: string | null;
        };
        /** @description The secret that a client is to have. */
        ClientSecretUpdateRequest: {
            /**
             * @description The new secret: letters of ASCII, digits, `-` and `_`, at most 86 of them. Take it from a generator for
             *     secrets.
             * @example Vn7RkQx2LwB0ZtYcUoGjHs5dXeMfPi8A1T3yKvC6uEq
             */
            clientSecret: string;
        };
        /** @description The secret that was set, and the one before it. */
        ClientSecretUpdateResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E009009
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E009009] The secret of the client was set.
             */
            resultMessage: string;
            /**
             * @description The secret from now on. Keep it out of logs.
             * @example Vn7RkQx2LwB0ZtYcUoGjHs5dXeMfPi8A1T3yKvC6uEq
             */
            newClientSecret?: string | null;
            /**
             * @description The secret until now. Keep it out of logs.
             * @example 3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM
             */
            oldClientSecret?: string | null;
        };
        /** @description One page of the clients that hold tokens of a user, and how many there are. */
        ClientAuthorizationListResponse: {
            /**
             * Format: int32
             * @description Index of the first entry, as in the call.
             * @example 0
             */
            start?: number;
            /**
             * Format: int32
             * @description Index after the last entry, as in the call.
             * @example 20
             */
            end?: number;
            /**
             * @description The developer that the call asked for. `null` where it asked for none.
             * @example dev-0042
             */
            developer?: string | null;
            /**
             * @description The user that the call asked for.
             * @example anna
             */
            subject?: string | null;
            /**
             * Format: int32
             * @description How many clients there are in all.
             * @example 3
             */
            totalCount?: number;
            /** @description The clients of the page. `null` where the page is empty. */
            clients?: components["schemas"]["ClientLimited"][] | null;
        };
        /** @description Whose authorized clients to list, and which part of the list. */
        ClientAuthorizationListRequest: {
            /**
             * @description The user, as your server names them to the API.
             * @example anna
             */
            subject: string;
            /**
             * @description Identifier of a developer. Only clients of this developer are listed. Left out, all are.
             * @example dev-0042
             */
            developer?: string | null | undefined;
            /**
             * Format: int32
             * @description Index of the first entry to return, counted from 0. Left out, it is 0.
             * @example 0
             */
            start?: number | null | undefined;
            /**
             * Format: int32
             * @description Index after the last entry to return. Left out, it is 5. With a value not above `start`, the answer has the
             *     count alone.
             * @example 20
             */
            end?: number | null | undefined;
        };
        /** @description Which user's tokens to change, and how. */
        ClientAuthorizationUpdateRequest: {
            /**
             * @description The user, as your server names them to the API.
             * @example anna
             */
            subject: string;
            /**
             * @description Names of the scopes that the access tokens have from now on. Scopes that the service does not know or that
             *     the client may not ask for are ignored. Left out, the scopes stay as they are.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            scopes?: string[] | null | undefined;
        };
        /** @description How the change of the access tokens went. */
        ClientAuthorizationUpdateResponse: components["schemas"]["ApiResult"];
        /** @description Which user's tokens to delete. */
        ClientAuthorizationDeleteRequest: {
            /**
             * @description The user, as your server names them to the API.
             * @example anna
             */
            subject: string;
        };
        /**
         * @description How the deletion of the tokens went. The API publishes the same properties for it as for the record of granted
         *     scopes; rely on `resultCode` alone.
         */
        ClientAuthorizationDeleteResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E009011
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E009011] The tokens were deleted.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the service. May be missing
             *     after a deletion.
             * @example 1234567890
             */
            serviceApiKey?: number;
            /**
             * Format: int64
             * @description Numeric identifier of the client. May be missing
             *     after a deletion.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The user who granted the scopes. May be missing after a deletion.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes that the user granted the last time. `null` means that there is no record; an empty
             *     list, that the user granted none. May be missing after a deletion.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            latestGrantedScopes?: string[] | null;
            /**
             * @description Names of all scopes that the user has granted so far, without those that were withdrawn. `null` where
             *     there is no record. May be missing after a deletion.
             * @example [
             *       "openid",
             *       "payments.read",
             *       "payments.write"
             *     ]
             */
            mergedGrantedScopes?: string[] | null;
            /**
             * Format: int64
             * @description When the record was last changed, in milliseconds since the Unix epoch; 0 where there is no record. May
             *     be missing after a deletion.
             * @example 1764000000000
             */
            modifiedAt?: number;
        };
        /** @description The record of which scopes a user has granted to a client. It outlives the tokens. */
        ClientGrantedScopesGetResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example E009012
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [E009012] The record of granted scopes was read.
             */
            resultMessage: string;
            /**
             * Format: int64
             * @description Numeric identifier of the service.
             * @example 1234567890
             */
            serviceApiKey?: number;
            /**
             * Format: int64
             * @description Numeric identifier of the client.
             * @example 2917251600
             */
            clientId?: number;
            /**
             * @description The user who granted the scopes.
             * @example anna
             */
            subject?: string | null;
            /**
             * @description Names of the scopes that the user granted the last time. `null` means that there is no record; an empty
             *     list, that the user granted none.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            latestGrantedScopes?: string[] | null;
            /**
             * @description Names of all scopes that the user has granted so far, without those that were withdrawn. `null` where
             *     there is no record.
             * @example [
             *       "openid",
             *       "payments.read",
             *       "payments.write"
             *     ]
             */
            mergedGrantedScopes?: string[] | null;
            /**
             * Format: int64
             * @description When the record was last changed, in milliseconds since the Unix epoch; 0 where there is no record.
             * @example 1764000000000
             */
            modifiedAt?: number;
        };
        /** @description Which user's granted scopes to get. */
        ClientGrantedScopesGetRequest: {
            /**
             * @description The user, as your server names them to the API.
             * @example anna
             */
            subject: string;
        };
        /** @description How the deletion of the record went. */
        ClientGrantedScopesDeleteResponse: components["schemas"]["ApiResult"];
        /** @description The scopes that a client may ask for. */
        ClientRequestableScopesGetResponse: {
            /**
             * @description Names of the only scopes that the client may ask for. `null` means that it may ask for every scope of the
             *     service; an empty list, for none.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            requestableScopes?: string[] | null;
        };
        /** @description The scopes that a client is to be limited to. */
        ClientRequestableScopesUpdateRequest: {
            /**
             * @description Names of the only scopes that the client may ask for from now on, all of them and not just new ones. Left
             *     out, the limit is lifted.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            requestableScopes?: string[] | null | undefined;
        };
        /** @description The scopes that a client is limited to after the change. */
        ClientRequestableScopesUpdateResponse: {
            /**
             * @description Names of the only scopes that the client may ask for, as stored. They can be others than those of the call.
             *     `null` means that there is no limit.
             * @example [
             *       "openid",
             *       "payments.read"
             *     ]
             */
            requestableScopes?: string[] | null;
        };
        /** @description The key to be made. Nothing of it can be changed later. */
        HskCreateRequest: {
            /**
             * @description Type of the key, `EC` or `RSA`. See [RFC 7517, section 4.1](https://www.rfc-editor.org/rfc/rfc7517#section-4.1).
             * @example EC
             */
            kty?: string | null | undefined;
            /**
             * @description What the key is for: `sig` for signing with the private key, `enc` for decrypting with it. See
             *     [RFC 7517, section 4.2](https://www.rfc-editor.org/rfc/rfc7517#section-4.2).
             * @example sig
             */
            use?: string | null | undefined;
            /**
             * @description Key ID to give to the key. Left out or empty, the API makes a random one of 43 base64url characters. It is not
             *     checked whether another key has the same.
             * @example sign-2026
             */
            kid?: string | null | undefined;
            /**
             * @description Name of the module to make the key in. Left out or empty, the default module of the API server is used.
             * @example google
             */
            hsmName?: string | null | undefined;
            /**
             * @description Algorithm that the key is used with, such as `ES256` for `sig` or `RSA-OAEP-256` for `enc`, from
             *     [RFC 7518](https://www.rfc-editor.org/rfc/rfc7518). Modules support only some; with another one the call fails.
             * @example ES256
             */
            alg?: string | null | undefined;
        };
        HskCreateResponse: components["schemas"]["HskCreateResponseSuccess"] | components["schemas"]["HskCreateResponseInvalidRequest"] | components["schemas"]["HskCreateResponseNotFound"] | components["schemas"]["HskCreateResponseServerError"];
        /** @description The key that was made. */
        HskCreateResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A266001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A266001] The key was created.
             */
            resultMessage: string;
            /**
             * @description What became of the call.
             * @example SUCCESS
             * @enum {string}
             */
            action: "SUCCESS" | "INVALID_REQUEST" | "NOT_FOUND" | "SERVER_ERROR";
            /** @description The key that was made, by whose `handle` it is named from now on. */
            hsk?: components["schemas"]["Hsk"];
        };
        HskCreateResponseSuccess: components["schemas"]["HskCreateResponseProperties"] & {
            /** @constant */
            action: "SUCCESS";
            hsk: components["schemas"]["Hsk"];
        };
        HskCreateResponseInvalidRequest: components["schemas"]["HskCreateResponseProperties"] & {
            /** @constant */
            action: "INVALID_REQUEST";
        };
        HskCreateResponseNotFound: components["schemas"]["HskCreateResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        HskCreateResponseServerError: components["schemas"]["HskCreateResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        HskGetResponse: components["schemas"]["HskGetResponseSuccess"] | components["schemas"]["HskGetResponseInvalidRequest"] | components["schemas"]["HskGetResponseNotFound"] | components["schemas"]["HskGetResponseServerError"];
        /** @description The key that was looked up. */
        HskGetResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A268001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A268001] The key was found.
             */
            resultMessage: string;
            /**
             * @description What became of the call.
             * @example SUCCESS
             * @enum {string}
             */
            action: "SUCCESS" | "INVALID_REQUEST" | "NOT_FOUND" | "SERVER_ERROR";
            /** @description The key of the handle. */
            hsk?: components["schemas"]["Hsk"];
        };
        HskGetResponseSuccess: components["schemas"]["HskGetResponseProperties"] & {
            /** @constant */
            action: "SUCCESS";
            hsk: components["schemas"]["Hsk"];
        };
        HskGetResponseInvalidRequest: components["schemas"]["HskGetResponseProperties"] & {
            /** @constant */
            action: "INVALID_REQUEST";
        };
        HskGetResponseNotFound: components["schemas"]["HskGetResponseProperties"] & {
            /** @constant */
            action: "NOT_FOUND";
        };
        HskGetResponseServerError: components["schemas"]["HskGetResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        HskGetListResponse: components["schemas"]["HskGetListResponseSuccess"] | components["schemas"]["HskGetListResponseInvalidRequest"] | components["schemas"]["HskGetListResponseServerError"];
        /** @description The keys of a service. */
        HskGetListResponseProperties: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A269001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A269001] The keys were listed.
             */
            resultMessage: string;
            /**
             * @description What became of the call.
             * @example SUCCESS
             * @enum {string}
             */
            action: "SUCCESS" | "INVALID_REQUEST" | "SERVER_ERROR";
            /** @description The keys of the service in hardware security modules. */
            hsks?: components["schemas"]["Hsk"][] | null;
        };
        HskGetListResponseSuccess: components["schemas"]["HskGetListResponseProperties"] & {
            /** @constant */
            action: "SUCCESS";
        };
        HskGetListResponseInvalidRequest: components["schemas"]["HskGetListResponseProperties"] & {
            /** @constant */
            action: "INVALID_REQUEST";
        };
        HskGetListResponseServerError: components["schemas"]["HskGetListResponseProperties"] & {
            /** @constant */
            action: "SERVER_ERROR";
        };
        /** @description A JOSE object to verify, and what it has to fulfil. */
        JoseVerifyRequest: {
            /**
             * @description The object, for instance a JWT in the compact form of
             *     [RFC 7515, section 3.1](https://www.rfc-editor.org/rfc/rfc7515#section-3.1). If its payload is JSON, the
             *     claims `exp`, `nbf` and `iat` are checked where they occur.
             * @example eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl
             */
            jose: string;
            /**
             * @description Names of the claims that the payload has to contain. With any name here the payload has to be JSON. Left
             *     out, no claim is needed: then even an object without `exp` passes.
             * @example [
             *       "iss",
             *       "aud",
             *       "exp"
             *     ]
             */
            mandatoryClaims?: string[] | null | undefined;
            /**
             * Format: int32
             * @description By how many seconds two clocks may differ when `exp`, `nbf` and `iat` are checked. Left out, it is 0.
             * @example 10
             */
            clockSkew?: number | null | undefined;
            /**
             * @description The client whose keys or secret are needed: its number or its alias. Needed when the client signed the
             *     object, or when the signature or the encryption is symmetric. Left out with `signedByClient`, the `iss`
             *     claim of an object that is not encrypted is tried.
             * @example 2917251600
             */
            clientIdentifier?: (string | number) | null | undefined;
            /**
             * @description Whether a client signed the object, with its private key or with a key made from its secret. Left out, it is
             *     false.
             * @example true
             */
            signedByClient?: boolean | null | undefined;
        };
        /** @description The outcome of the check of a JOSE object. */
        JoseVerifyResponse: {
            /**
             * @description Code of the outcome, one letter and six digits. It is stable and meant for programs and support requests.
             * @example A160001
             */
            resultCode: string;
            /**
             * @description The outcome in a sentence, opened by the code in brackets. It may describe internals: keep it in your logs.
             * @example [A160001] The JOSE object is valid.
             */
            resultMessage: string;
            /**
             * @description Whether the object passed every check. The one property to decide by.
             * @example true
             */
            valid?: boolean;
            /**
             * @description Whether the object is signed and its signature is right. It can be true for an object that is not valid,
             *     for instance one that has expired.
             * @example true
             */
            signatureValid?: boolean;
            /**
             * @description Names from `mandatoryClaims` that the payload does not contain. `null` too where the payload could not
             *     be read, so `null` alone does not mean that all are there.
             * @example [
             *       "aud"
             *     ]
             */
            missingClaims?: string[] | null;
            /**
             * @description Names of the claims whose values did not pass, such as an `exp` in the past.
             * @example [
             *       "exp"
             *     ]
             */
            invalidClaims?: string[] | null;
            /**
             * @description What is wrong with the object, in sentences for your log. `null` for a valid one.
             * @example [
             *       "The time in the claim 'exp' has passed."
             *     ]
             */
            errorDescriptions?: string[] | null;
        };
        /** @description What a deployment of the API says of itself. */
        InfoResponse: {
            /**
             * @description Version of the API that runs there.
             * @example 3.0.16
             */
            version: string;
            /**
             * @description Names of the features that are switched on there.
             * @example [
             *       "ciba",
             *       "dcr",
             *       "deviceflow"
             *     ]
             */
            features: string[];
            /**
             * @description Settings of the deployment by name. Not every deployment shows them.
             * @example {
             *       "region": "us"
             *     }
             */
            configuration?: {
                [key: string]: string;
            };
            /**
             * @description Statistics of the cache in which the deployment keeps service tokens. Not every deployment shows them.
             * @example {
             *       "hitCount": 48210,
             *       "missCount": 312,
             *       "loadSuccessCount": 309,
             *       "loadFailureCount": 3
             *     }
             */
            serviceTokenCache?: {
                /**
                 * Format: int64
                 * @description How often a token was found in the cache.
                 * @example 48210
                 */
                hitCount?: number;
                /**
                 * Format: int64
                 * @description How often a token was not found there.
                 * @example 312
                 */
                missCount?: number;
                /**
                 * Format: int64
                 * @description How often a missing token was then loaded.
                 * @example 309
                 */
                loadSuccessCount?: number;
                /**
                 * Format: int64
                 * @description How often loading a missing token failed.
                 * @example 3
                 */
                loadFailureCount?: number;
                /**
                 * Format: int64
                 * @description Time spent on loading, successes and failures together. The API does not state the unit: compare values
                 *     of one deployment with each other.
                 * @example 1840233017
                 */
                totalLoadTime?: number;
                /**
                 * Format: int64
                 * @description How many entries were dropped to make room or because they were too old.
                 * @example 120
                 */
                evictionCount?: number;
                /**
                 * Format: int64
                 * @description Sum of the weights of the entries that were dropped.
                 * @example 120
                 */
                evictionWeight?: number;
            };
        };
    };
    responses: {
        badRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        serverError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiResult"];
            };
        };
        notFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ApiResult"];
            };
        };
    };
    parameters: {
        serviceId: string;
        pretty: boolean;
        clientId: string | number;
        developer: string;
        start: number;
        end: number;
        clientIdentifier: string | number;
        subjectInQuery: string;
        subjectInPath: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "ciba.processAuthentication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationFailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationFailResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "ciba.complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BackchannelAuthenticationCompleteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackchannelAuthenticationCompleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "authorization.processRequest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "authorization.fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationFailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationFailResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "authorization.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "authorization.management.getTicketInfo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationTicketInfoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationTicketInfoResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "authorization.management.updateTicket": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthorizationTicketUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationTicketUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "pushedAuthorization.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PushedAuthorizationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushedAuthorizationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.fail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenFailRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenFailResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.reissueIdToken": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdTokenReissueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdTokenReissueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.list": {
        parameters: {
            query?: {
                clientIdentifier?: string | number;
                subject?: string;
                start?: number;
                end?: number;
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCreateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCreateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.createBatch": {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCreateBatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCreateBatchResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.getBatchStatus": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                tokenBatchRequestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCreateBatchStatusResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "token.management.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                accessTokenIdentifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            500: components["responses"]["serverError"];
        };
    };
    "token.management.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRevokeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenRevokeResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            500: components["responses"]["serverError"];
        };
    };
    "introspection.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntrospectionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntrospectionResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "introspection.standardProcess": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandardIntrospectionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardIntrospectionResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "revocation.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevocationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "userinfo.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserinfoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserinfoResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "userinfo.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserinfoIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserinfoIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "deviceFlow.authorization": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceAuthorizationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceAuthorizationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "deviceFlow.verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceVerificationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceVerificationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "deviceFlow.complete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceCompleteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCompleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "nativeSso.process": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NativeSsoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NativeSsoResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "nativeSso.logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NativeSsoLogoutRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NativeSsoLogoutResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "grantManagement.processRequest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantManagementRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantManagementResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "dynamicClientRegistration.register": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRegistrationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRegistrationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "dynamicClientRegistration.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRegistrationGetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRegistrationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "dynamicClientRegistration.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRegistrationUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRegistrationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "dynamicClientRegistration.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRegistrationDeleteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRegistrationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "federation.configuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FederationConfigurationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederationConfigurationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "federation.registration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FederationRegistrationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FederationRegistrationResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.getMetadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciMetadataRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciMetadataResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.getJwtIssuer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciJwtissuerRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciJwtissuerResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.getJwks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciJwksRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciJwksResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.createOffer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciOfferCreateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciOfferCreateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.getOfferInfo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciOfferInfoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciOfferInfoResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.parse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciSingleParseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciSingleParseResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciSingleIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciSingleIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.batchParse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciBatchParseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciBatchParseResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.batchIssue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciBatchIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciBatchIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.deferredParse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciDeferredParseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciDeferredParseResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "verifiableCredentials.deferredIssue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VciDeferredIssueRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VciDeferredIssueResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.list": {
        parameters: {
            query?: {
                start?: number;
                end?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Service"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Service"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            500: components["responses"]["serverError"];
        };
    };
    "service.getConfiguration": {
        parameters: {
            query?: {
                pretty?: components["parameters"]["pretty"];
                patch?: string;
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceConfiguration"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "service.getJwks": {
        parameters: {
            query?: {
                includePrivateKeys?: boolean;
                pretty?: components["parameters"]["pretty"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceJwks"];
                };
            };
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.list": {
        parameters: {
            query?: {
                developer?: components["parameters"]["developer"];
                start?: components["parameters"]["start"];
                end?: components["parameters"]["end"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Client"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Client"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            500: components["responses"]["serverError"];
        };
    };
    "client.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            404: components["responses"]["notFound"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.updateLockFlag": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientFlagUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientFlagUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.refreshSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientSecretRefreshResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.updateSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientIdentifier: components["parameters"]["clientIdentifier"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientSecretUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientSecretUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.listAllAuthorizations": {
        parameters: {
            query: {
                subject: components["parameters"]["subjectInQuery"];
                developer?: components["parameters"]["developer"];
                start?: components["parameters"]["start"];
                end?: components["parameters"]["end"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.searchAuthorizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientAuthorizationListRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.listAuthorizations": {
        parameters: {
            query?: {
                developer?: components["parameters"]["developer"];
                start?: components["parameters"]["start"];
                end?: components["parameters"]["end"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.updateAuthorizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientAuthorizationUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["notFound"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.removeClientAuthorizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientAuthorizationDeleteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationDeleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.deleteClientAuthorizations": {
        parameters: {
            query: {
                subject: components["parameters"]["subjectInQuery"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationDeleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.deleteAuthorizations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAuthorizationDeleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.getClientGrantedScopes": {
        parameters: {
            query: {
                subject: components["parameters"]["subjectInQuery"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientGrantedScopesGetResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.queryClientGrantedScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientGrantedScopesGetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientGrantedScopesGetResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.getGrantedScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientGrantedScopesGetResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.deleteClientGrantedScopes": {
        parameters: {
            query: {
                subject: components["parameters"]["subjectInQuery"];
            };
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientGrantedScopesDeleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.deleteGrantedScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
                subject: components["parameters"]["subjectInPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientGrantedScopesDeleteResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.getRequestableScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRequestableScopesGetResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.updateRequestableScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRequestableScopesUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRequestableScopesUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.setRequestableScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClientRequestableScopesUpdateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientRequestableScopesUpdateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "client.management.deleteRequestableScopes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                clientId: components["parameters"]["clientId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            500: components["responses"]["serverError"];
        };
    };
    "hardwareSecurityKeys.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HskCreateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HskCreateResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "hardwareSecurityKeys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiResult"];
                };
            };
            500: components["responses"]["serverError"];
        };
    };
    "hardwareSecurityKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HskGetResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "hardwareSecurityKeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HskGetListResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "jose.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: components["parameters"]["serviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoseVerifyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoseVerifyResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "utility.getInfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InfoResponse"];
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["unauthorized"];
            403: components["responses"]["forbidden"];
            500: components["responses"]["serverError"];
        };
    };
    "utility.echo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["badRequest"];
        };
    };
    "utility.checkHealth": {
        parameters: {
            query?: {
                extended?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["badRequest"];
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
