import type { Handler } from "authlete/handlers";

/** The endpoints of a server, for any framework. */
export interface Endpoints {
  backchannelAuthentication: Handler;
  token: Handler;
  jwks: Handler;
}
