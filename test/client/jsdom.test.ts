// @vitest-environment jsdom
// The client in jsdom, which has its own AbortController and uses the fetch of Node.js.
import { it } from "vitest";
import { tryCallsInEnvironment } from "./environment.js";

it("calls are sent once, succeed, end in time, and end by a signal", tryCallsInEnvironment);
