import type { Property } from "../../generated/models.js";
import { ApiFailure } from "./answers.js";
import { emulatorCodes } from "./emulator-codes.js";
import { isListOf, type Check } from "../settings/settings-check.js";
import { isObject } from "../../shared/is-object.js";
import { isOfMediaType } from "../../shared/http/media-type.js";
import { parseStrictJson } from "../../shared/json/strict-json.js";

/** `Name` if the property is of type `Kind`, otherwise never. */
type NameOf<Model, Name extends keyof Model, Kind> = NonNullable<Model[Name]> extends Kind ? Name : never;

/**
 * The body of an API call, typed by the request model. The error for a property of the wrong type names it. `null`
 * counts as absent. In a form body every value is text, so numbers and booleans are parsed from text, lists from
 * space-separated words, and anything deeper from JSON.
 */
export class RequestBody<out Model = object> {
  private constructor(
    readonly value: Readonly<Record<string, unknown>>,
    private readonly form: boolean,
    /** The entries, if the body is a list. */
    readonly entries: readonly RequestBody<Model extends readonly (infer Entry)[] ? Entry : never>[] = [],
  ) {}

  static readonly empty: RequestBody<never> = new RequestBody<never>({}, false);

  /** @param isList Whether the body is a JSON array of objects, which a form cannot express. */
  static parse<Model>(text: string, contentType: string, isList = false): RequestBody<Model> {
    if (!isList && isOfMediaType(contentType, "application/x-www-form-urlencoded")) {
      const entries = [...new URLSearchParams(text)];
      const properties = Object.fromEntries(entries);
      // Rejected as in JSON: the last value would silently win.
      if (Object.keys(properties).length < entries.length) throw unreadable("The body has a property twice.");
      return new RequestBody(properties, true);
    }
    let value: unknown;
    try {
      value = parseStrictJson(text);
    } catch {
      throw unreadable("The body is not JSON.");
    }
    if (isList) {
      if (!isListOf(value, isObject)) throw unreadable("The body is not a JSON array of objects.");
      const entries = (value as Record<string, unknown>[]).map((entry) => new RequestBody<never>(entry, false));
      return new RequestBody({}, false, entries);
    }
    if (!isObject(value)) throw unreadable("The body is not a JSON object.");
    return new RequestBody(value, false);
  }

  string<Name extends keyof Model & string>(name: NameOf<Model, Name, string>): string | undefined {
    return this.#read(name, "a string", (value) => (typeof value === "string" ? value : undefined));
  }

  /** An identifier, which may be sent as a string or a number. */
  identifier<Name extends keyof Model & string>(name: NameOf<Model, Name, string | number>): string | undefined {
    return this.#read(name, "a string or an integer", (value) =>
      typeof value === "string" || Number.isSafeInteger(value) ? String(value) : undefined,
    );
  }

  integer<Name extends keyof Model & string>(name: NameOf<Model, Name, number>): number | undefined {
    return this.#read(name, "an integer", (value) => {
      const number = this.form && /^-?\d+$/.test(String(value)) ? Number(value) : value;
      return Number.isSafeInteger(number) ? (number as number) : undefined;
    });
  }

  boolean<Name extends keyof Model & string>(name: NameOf<Model, Name, boolean>): boolean | undefined {
    return this.#read(name, "a boolean", (value) => {
      const flag = this.form && /^(true|false)$/.test(String(value)) ? value === "true" : value;
      return typeof flag === "boolean" ? flag : undefined;
    });
  }

  strings<Name extends keyof Model & string>(name: NameOf<Model, Name, readonly string[]>): string[] | undefined {
    return this.#read(name, "an array of strings", (value) => {
      const list = this.form ? String(value).split(" ").filter(Boolean) : value;
      return isListOf(list, (entry) => typeof entry === "string") ? (list as string[]) : undefined;
    });
  }

  oneOf<T extends string, Name extends keyof Model & string>(
    name: NameOf<Model, Name, string>,
    values: readonly T[],
  ): T | undefined {
    return this.#read(name, `one of ${values.join(", ")}`, (value) => values.find((known) => known === value));
  }

  /** A list of properties. The token operation also accepts the list as JSON text. */
  properties<Name extends keyof Model & string>(
    name: NameOf<Model, Name, string | readonly Property[]>,
  ): Property[] | undefined {
    return this.#read(name, "an array of properties, objects with key and value", (value) => {
      const list = typeof value === "string" ? parseJson(value) : value;
      return isListOf(list, isProperty) ? (list as Property[]) : undefined;
    });
  }

  /** A setting that passes `check`. A form value is tried as plain text, as JSON, then as space-separated words. */
  setting(name: string, check: Check): unknown {
    return this.#read(name, check.expected, (value) => {
      const readings = this.form
        ? [value, parseJson(String(value)), String(value).split(" ").filter(Boolean)]
        : [value];
      return readings.find((reading) => reading !== undefined && check.holds(reading));
    });
  }

  #read<T>(name: string, expected: string, convert: (value: unknown) => T | undefined): T | undefined {
    const value = this.value[name];
    if (value === undefined || value === null) return undefined;
    const converted = convert(value);
    if (converted !== undefined) return converted;
    throw new ApiFailure(400, emulatorCodes.wrongPropertyType, `The property '${name}' must be ${expected}.`);
  }
}

/** Parses a JSON object; returns undefined for any other text. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isObject(value) ? value : undefined;
}

/** Parses JSON; returns undefined if the text is invalid or parsers could disagree about it. */
export function parseJson(text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch {
    return undefined;
  }
}

function isProperty(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value["key"] === "string" &&
    value["key"] !== "" &&
    ["string", "undefined"].includes(typeof (value["value"] ?? undefined)) &&
    ["boolean", "undefined"].includes(typeof (value["hidden"] ?? undefined))
  );
}

function unreadable(text: string): ApiFailure {
  return new ApiFailure(400, emulatorCodes.bodyNotReadable, text);
}
