import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import type { PluginProgress } from "../../src/web/public/token-usage-client.js";
import { generatePlugin } from "../../src/web/shared/generate.ts";
import { UsageError } from "../../src/web/shared/usage-error.ts";
import { hearUpdates } from "./page.ts";
import {
	beginEvents,
	type Face,
	GENERATE,
	sendJson,
	startFace,
	totalsAfter,
} from "./server.ts";

const ANSWER = {
	result: {
		pluginName: "Homes",
		message: "Done",
		files: [{ path: "pom.xml", content: "<project/>" }],
	},
	tokenUsage: { ...totalsAfter(9), tokensUsedThisRequest: 15 },
};

let face: Face;
let heard: ReturnType<typeof hearUpdates>;

before(async () => {
	face = await startFace({});
});

after(() => face.stop());

beforeEach(() => {
	face.asked.length = 0;
	heard = hearUpdates();
});

afterEach(() => heard.end());

function generate(onProgress?: (progress: PluginProgress) => void) {
	return generatePlugin({
		prompt: "a /home command",
		userId: "ada",
		name: "Homes",
		baseUrl: face.baseUrl,
		...(onProgress && { onProgress }),
	});
}

function event(type: string, data: unknown): string {
	return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

test("the answer comes, and the page hears of the tokens", async () => {
	face.answers[GENERATE] = (_, response) => sendJson(response, 200, ANSWER);
	assert.deepEqual(await generate(), ANSWER);
	assert.deepEqual(heard.details, [
		{ userId: "ada", tokenUsage: totalsAfter(9) },
	]);
	assert.deepEqual(JSON.parse(face.asked[0]!.body), {
		prompt: "a /home command",
		userId: "ada",
		name: "Homes",
	});
});

test("where the server streams, progress comes before the answer", async () => {
	face.answers[GENERATE] = ({ headers }, response) => {
		assert.match(headers.accept ?? "", /^text\/event-stream/);
		beginEvents(response);
		response.write(": ping\n\n");
		response.write(event("progress", { characters: 10, files: [] }));
		response.write(event("progress", { characters: 90, files: ["pom.xml"] }));
		response.end(event("result", ANSWER));
	};
	const progress: PluginProgress[] = [];
	assert.deepEqual(await generate((one) => progress.push(one)), ANSWER);
	assert.deepEqual(progress, [
		{ characters: 10, files: [] },
		{ characters: 90, files: ["pom.xml"] },
	]);
	assert.equal(heard.details.length, 1);
});

test("where it does not, the answer comes without progress", async () => {
	face.answers[GENERATE] = (_, response) => sendJson(response, 200, ANSWER);
	assert.deepEqual(await generate(() => assert.fail("no progress")), ANSWER);
});

for (const [how, answer] of [
	[
		"as an answer",
		(_: unknown, response: Parameters<typeof sendJson>[0]) =>
			sendJson(response, 502, {
				error: "The model wrote no plugin",
				code: "PLUGIN_UNREADABLE",
				requestId: "req_5",
				tokenUsage: ANSWER.tokenUsage,
			}),
	],
	[
		"within the stream",
		(_: unknown, response: Parameters<typeof sendJson>[0]) => {
			beginEvents(response);
			response.end(
				event("error", {
					error: "The model wrote no plugin",
					code: "PLUGIN_UNREADABLE",
					requestId: "req_5",
					tokenUsage: ANSWER.tokenUsage,
				}),
			);
		},
	],
] as const) {
	test(`tokens of a failure ${how} are told, too`, async () => {
		face.answers[GENERATE] = answer;
		await assert.rejects(generate(() => {}), (error: UsageError) => {
			assert.equal(error.message, "The model wrote no plugin");
			assert.equal(error.requestId, "req_5");
			assert.equal(error.kind, "failed");
			return true;
		});
		assert.deepEqual(heard.details, [
			{ userId: "ada", tokenUsage: totalsAfter(9) },
		]);
	});
}

test("a stream that breaks off is a failure", async () => {
	face.answers[GENERATE] = (_, response) => {
		beginEvents(response);
		response.end(event("progress", { characters: 10, files: [] }));
	};
	await assert.rejects(generate(() => {}), { name: "UsageError" });
	assert.deepEqual(heard.details, []);
});
