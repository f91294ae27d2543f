// A user with a browser that keeps cookies and submits forms, but runs no scripts.
import { Window } from "happy-dom";

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** The visitor's current URL: a page, or the target of a redirect to another origin. */
  at = new URL("http://127.0.0.1");
  isOutside = false;
  status = 0;
  headers = new Headers();
  text = "";

  constructor(private readonly fetch = globalThis.fetch) {}

  /** Opens a page, and follows redirects as long as they stay on the server. */
  async open(url: string | URL, init: RequestInit = {}): Promise<void> {
    const target = new URL(url, this.at);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.fetch(target, { ...init, headers: { cookie }, redirect: "manual" });
    for (const text of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      if (/max-age=0(;|$)/i.test(text)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    this.status = response.status;
    this.headers = response.headers;
    this.text = await response.text();
    const location = response.headers.get("location");
    this.at = location === null ? target : new URL(location, target);
    this.isOutside = this.at.origin !== target.origin;
    if (location !== null && !this.isOutside) await this.open(this.at);
  }

  /**
   * Submits the form that has all the given fields, or the one with that `action`. Fields keep their values unless they are given here
   * or listed in `without`.
   */
  async send(fields: Record<string, string>, without: readonly string[] = [], action?: string): Promise<void> {
    const names = Object.keys(fields);
    const forms = [...this.page.querySelectorAll("form")];
    const form = forms.find(
      (form) =>
        (action === undefined || form.getAttribute("action") === action) &&
        names.every((name) => form.querySelector(`[name="${name}"]`)),
    );
    if (!form) throw new Error(`No form with ${names.join(", ")} on this page:\n${this.text}`);
    const body = new URLSearchParams(fields);
    for (const input of form.querySelectorAll("input")) {
      if (input.type === "checkbox" && !input.hasAttribute("checked")) continue;
      if (!names.includes(input.name) && !without.includes(input.value)) body.append(input.name, input.value);
    }
    await this.open(form.getAttribute("action")!, { method: "POST", body });
  }

  /** The parsed page. Nothing that it refers to is loaded. */
  get page() {
    return new new Window().DOMParser().parseFromString(this.text, "text/html");
  }

  get heading(): string {
    return this.page.querySelector("h1")?.textContent.trim() ?? "";
  }

  /** The URL outside the server that the visitor was redirected to. */
  get arrived(): URL {
    if (!this.isOutside) throw new Error(`Still on the server:\n${this.text}`);
    return this.at;
  }
}
