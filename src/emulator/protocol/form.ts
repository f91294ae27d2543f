/** Parameters that a client may send more than once: RFC 8707, section 2, and RFC 8693, section 2.1. */
const repeatable = new Set(["resource", "audience"]);

/** Parameters for client authentication. */
export const clientParameters = ["client_id", "client_secret", "client_assertion", "client_assertion_type"] as const;

/** Parameters of a backchannel authentication request: CIBA Core 1.0, section 7.1, RFC 8707, RFC 9396 and others. */
export const requestParameters = [
  "scope",
  "client_notification_token",
  "acr_values",
  "login_hint_token",
  "id_token_hint",
  "login_hint",
  "binding_message",
  "user_code",
  "requested_expiry",
  "request",
  "resource",
  "authorization_details",
  "grant_id",
  "grant_management_action",
] as const;

/** The decoded form that a client sent. */
export class FormParameters {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  /** Decodes a form; undefined if it is malformed. `URLSearchParams` would accept invalid escapes. */
  static parse(text: string): FormParameters | undefined {
    try {
      return FormParameters.of(text.split("&").filter(Boolean).map(decodePair));
    } catch {
      return undefined;
    }
  }

  /** Creates parameters from names and values, such as the claims of a signed request. */
  static of(entries: Iterable<readonly [name: string, value: string]>): FormParameters {
    const values = new Map<string, string[]>();
    for (const [name, value] of entries) {
      const given = values.get(name);
      // Grows in place, as a name may occur thousands of times.
      if (given) given.push(value);
      else values.set(name, [value]);
    }
    return new FormParameters(values);
  }

  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  /** The value of a parameter. An empty one counts as absent: RFC 6749, section 3.2. */
  get(name: string): string | undefined {
    return this.values.get(name)?.[0] || undefined;
  }

  entries(): (readonly [name: string, value: string])[] {
    return [...this.values].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Whether the parameter is present, even without a value. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The first parameter that is repeated, which RFC 6749, section 3.2, forbids. */
  get repeated(): string | undefined {
    for (const [name, values] of this.values) if (values.length > 1 && !repeatable.has(name)) return name;
    return undefined;
  }

  /** The first of the given parameters that is present without a value. */
  firstEmpty(names: readonly string[]): string | undefined {
    return names.find((name) => this.values.get(name)?.some((value) => value === ""));
  }
}

/** Splits a space-separated list, without duplicates. */
export function words(text: string | undefined): string[] {
  return [...new Set((text ?? "").split(" ").filter(Boolean))];
}

/** @throws URIError for an invalid escape. */
function decodePair(text: string): [name: string, value: string] {
  const [name = "", ...value] = text.replaceAll("+", " ").split("=");
  return [decodeURIComponent(name), decodeURIComponent(value.join("="))];
}
