/** Parameters that a client may send more than once: RFC 8707, section 2, and RFC 8693, section 2.1. */
const repeatable = new Set(["resource", "audience"]);

/** Client authentication parameters, as opposed to those of a request. */
export const clientParameters = ["client_id", "client_secret", "client_assertion", "client_assertion_type"] as const;

/** The parameters of a backchannel authentication request: CIBA Core 1.0, section 7.1, RFC 8707, RFC 9396 and Grant Management. */
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

/** The form body that a client sent, decoded. */
export class FormParameters {
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  /** Decodes a form body; undefined if it is not one. URLSearchParams would let broken escapes pass. */
  static parse(text: string): FormParameters | undefined {
    const values = new Map<string, string[]>();
    for (const pair of text.split("&")) {
      if (pair === "") continue;
      const at = pair.indexOf("=");
      try {
        const name = decode(at < 0 ? pair : pair.slice(0, at));
        values.set(name, [...(values.get(name) ?? []), at < 0 ? "" : decode(pair.slice(at + 1))]);
      } catch {
        return undefined;
      }
    }
    return new FormParameters(values);
  }

  /** Parameters that came in another form than that of a form. */
  static of(entries: Iterable<readonly [name: string, value: string]>): FormParameters {
    const values = new Map<string, string[]>();
    for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
    return new FormParameters(values);
  }

  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  /** The value of a parameter; one without a value counts as left out, as RFC 6749, section 3.2, has it. */
  get(name: string): string | undefined {
    return this.values.get(name)?.[0] || undefined;
  }

  entries(): (readonly [name: string, value: string])[] {
    return [...this.values].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Whether the parameter is there, be it without a value. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The first parameter that is there more often than it may be: RFC 6749, section 3.2, forbids repetition. */
  get repeated(): string | undefined {
    for (const [name, values] of this.values) if (values.length > 1 && !repeatable.has(name)) return name;
    return undefined;
  }

  /** The first of the parameters that is there without a value. */
  firstEmpty(names: readonly string[]): string | undefined {
    return names.find((name) => this.values.get(name)?.some((value) => value === ""));
  }
}

/** The words of a list between spaces, each once, in their order. */
export function words(text: string | undefined): string[] {
  return [...new Set((text ?? "").split(" ").filter(Boolean))];
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
