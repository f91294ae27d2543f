// The server of the loopback measurement. Reads each request and sends the same answer.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ANSWER } from "./answer.js";

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () =>
    response.writeHead(200, { "content-type": "application/json", "content-length": ANSWER.length }).end(ANSWER),
  );
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
