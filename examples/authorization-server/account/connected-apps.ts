// The applications that a user has granted access to.
import { iterate, type Authlete } from "authlete";
import type { AuthorizationEndpoint } from "authlete/handlers";

export interface ConnectedApp {
  readonly clientId: number;
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface ConnectedApps {
  list(subject: string): Promise<ConnectedApp[]>;
  /** Revokes all tokens of an app for the user, and the user's consent, so that the app has to ask again. */
  revoke(subject: string, clientId: string): Promise<void>;
}

export interface ConnectedAppsOptions {
  authlete: Authlete;
  serviceId: string;
  endpoint: AuthorizationEndpoint;
}

export function createConnectedApps({ authlete, serviceId, endpoint }: ConnectedAppsOptions): ConnectedApps {
  const { management } = authlete.client;
  return {
    async list(subject) {
      const apps: ConnectedApp[] = [];
      for await (const client of iterate((range) => management.searchAuthorizations({ subject, ...range }))) {
        const clientId = client.clientId!;
        const { latestGrantedScopes } = await management.queryClientGrantedScopes(clientId, { subject });
        apps.push({ clientId, name: client.clientName || "An app without a name", scopes: latestGrantedScopes ?? [] });
      }
      return apps;
    },
    async revoke(subject, clientId) {
      // Consent first, since the app could get new tokens by it.
      await endpoint.forgetConsent({ serviceId, clientId, subject });
      await management.deleteClientGrantedScopes(clientId, { subject });
      await management.removeClientAuthorizations(clientId, { subject });
    },
  };
}
