// What sqlmap must find, or its silence about the program means nothing: a
// server that puts a parameter into its SQL as it came.
//
// usage: node tests/attack/injectable.mjs PORT     with psql's environment
import { execFile } from "node:child_process";
import { createServer } from "node:http";

createServer((request, response) => {
	const user = new URL(request.url, "http://x").searchParams.get("userId");
	const query = `SELECT count(*) FROM usage_event WHERE user_id = '${user}'`;
	execFile("psql", ["-XqAtc", query], (error, output) => {
		response.writeHead(error === null ? 200 : 400);
		response.end(JSON.stringify({ count: output.trim() }));
	});
}).listen(Number(process.argv[2]), "127.0.0.1");
