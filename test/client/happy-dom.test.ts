// @vitest-environment happy-dom
// The client in happy-dom, which has its own AbortController and fetch.
import { it } from "vitest";
import { tryCallsInEnvironment } from "./environment.js";

it("calls are sent once, succeed, end in time, and end by a signal", tryCallsInEnvironment);
