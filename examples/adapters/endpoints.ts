import type { Handler } from "authlete/handlers";

/** The endpoints of a server, whatever carries them. */
export interface Endpoints {
  backchannelAuthentication: Handler;
  token: Handler;
  jwks: Handler;
}
