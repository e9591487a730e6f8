// Users with a history, for tests and pictures.

const DAY = 86_400_000;

/** The same number for the same seed, from 0 to 1. */
function* numbers(seed) {
	let state = seed;
	for (;;) {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		yield state / 2_147_483_648;
	}
}

const MODELS = [
	["openrouter", "anthropic/claude-sonnet-4"],
	["openai", "gpt-4.1"],
	["openai", "gpt-4.1-mini"],
	["ollama", "llama3.1:70b"],
];
const PLUGINS = ["Homes", "WelcomeMat", "TeleportPlugin", "KitsAndCooldowns",
	null];

const PEOPLE = ["ada", "grace.hopper", "linus", "kathleen-booth",
	"barbara.liskov@example.com", "edsger", "donald", "radia", "tony",
	"apollo-guidance-computer-team", "frances", "adele"];

/** Events of a dozen users, a list each, with fewer than the one before. */
export function company(days) {
	return PEOPLE.map((user, index) =>
		history(user, days - 9 * index).filter((_, at) => at % (index + 1) === 0));
}

/**
 * Events of USER over the last DAYS days, up to six a day, fewer at weekends;
 * always the same but for the days they lie in.
 */
export function history(user, days, now = Date.now()) {
	const random = numbers(7);
	const next = () => random.next().value;
	const events = [];
	for (let day = days - 1; day >= 0; day--) {
		const start = now - day * DAY;
		const weekend = [0, 6].includes(new Date(start).getUTCDay());
		const count = Math.floor(next() * (weekend ? 3 : 7));
		for (let index = 0; index < count; index++) {
			const [provider, model] =
				MODELS[Math.floor(next() ** 2 * MODELS.length)];
			events.push({
				requestId: `${user}-${day}-${index}`,
				userId: user,
				timestamp: new Date(start - index * 700_000).toISOString(),
				operation: index % 3 === 0 ? "plugin_generation" : "chat",
				provider,
				model,
				promptTokens: Math.floor(400 + next() * 9_000),
				completionTokens: Math.floor(200 + next() * 6_000),
				pluginName: PLUGINS[Math.floor(next() * PLUGINS.length)],
			});
		}
	}
	return events;
}
