// @vitest-environment happy-dom
// The client in happy-dom, which brings an AbortController and a fetch of its own.
import { it } from "vitest";
import { tryCallsInEnvironment } from "./environment.js";

it("calls are sent once, succeed, end in time, and end by a signal", tryCallsInEnvironment);
