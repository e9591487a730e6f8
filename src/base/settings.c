#include "base/settings.h"

#include "base/config.h"

#define PLACE(member) offsetof(struct config, member)

const struct setting settings[] = {
    {"ANTHROPIC_API_KEY", SETTING_TEXT, NULL, 0, 0, true,
	PLACE(anthropic_api_key),
	"key for `/anthropic`; without it the caller's own passes through, and "
	"so for the other providers"},
    {"ANTHROPIC_BASE_URL", SETTING_URL, "https://api.anthropic.com", 0, 0,
	false, PLACE(anthropic_base_url), "what `/anthropic` stands for"},
    {"DATABASE_URL", SETTING_TEXT, NULL, 0, 0, true, PLACE(database_url),
	"PostgreSQL connection string (`postgresql://…` or `key=value`); "
	"without it libpq's own variables (`PGHOST`, `PGDATABASE`, "
	"`PGSERVICE`, …) decide; one server, since its hosts share one "
	"time limit; its `connect_timeout` holds, too"},
    {"GEMINI_API_KEY", SETTING_TEXT, NULL, 0, 0, true, PLACE(gemini_api_key),
	"key for `/gemini`"},
    {"GOOGLE_GEMINI_BASE_URL", SETTING_URL,
	"https://generativelanguage.googleapis.com", 0, 0, false,
	PLACE(gemini_base_url), "what `/gemini` stands for"},
    {"OLLAMA_HOST", SETTING_ADDRESSES, NULL, 0, 0, false, PLACE(ollama_host),
	"Ollama server (`host:port` or URL) that `/ollama` stands for, "
	"`127.0.0.1:11434` unless set"},
    {"OPENAI_API_KEY", SETTING_TEXT, NULL, 0, 0, true, PLACE(openai_api_key),
	"key for `OPENAI_BASE_URL`"},
    {"OPENAI_BASE_URL", SETTING_URL, NULL, 0, 0, false, PLACE(openai_base_url),
	"OpenAI-compatible server that `/openai/v1` stands for, up to and with "
	"`/v1`; OpenAI's own unless set"},
    {"OPENROUTER_API_KEY", SETTING_TEXT, NULL, 0, 0, true,
	PLACE(openrouter_api_key), "key for `/openrouter`"},
    {"OPENROUTER_BASE_URL", SETTING_URL, "https://openrouter.ai/api/v1", 0, 0,
	false, PLACE(openrouter_base_url),
	"what `/openrouter/api/v1` stands for"},
    {"TOKENMETER_ACCESS", SETTING_ACCESS, "closed", 0, 0, false, PLACE(access),
	"`closed`: whoever calls needs a credential; `open`: whoever is on "
	"this host may everything without one, and nobody else is answered"},
    {"TOKENMETER_ADMINS", SETTING_TEXT, NULL, 0, 0, false, PLACE(admins),
	"names in the web server's login, with spaces between, that may what "
	"the role admin may"},
    {"TOKENMETER_CORS_ORIGINS", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(cors_origins),
	"origins, separated by spaces, whose pages may use the API in a "
	"browser, such as `https://app.example.com http://127.0.0.1:5173`"},
    {"TOKENMETER_DATABASE_CONNECTIONS", SETTING_INTEGER, "8", 1, 100, false,
	PLACE(database_connections), "most connections to PostgreSQL"},
    {"TOKENMETER_DATABASE_TIMEOUT_MS", SETTING_INTEGER, "5000", 100, 600000,
	false, PLACE(database_timeout_ms),
	"longest wait for PostgreSQL, in milliseconds, before a request is "
	"answered 503"},
    {"TOKENMETER_DEFAULT_USER", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(default_user),
	"user whom a provider path's request without a user is counted for; "
	"without it such a request is refused"},
    {"TOKENMETER_DRAIN_SECONDS", SETTING_INTEGER, "120", 0, 3600, false,
	PLACE(drain_seconds),
	"how long an answer whose reader has left is read on, for its "
	"usage report"},
    {"TOKENMETER_ESTIMATE", SETTING_SWITCH, "off", 0, 0, false, PLACE(estimate),
	"`on`: where a provider reports no usage, it is estimated from the "
	"length of the texts, and marked as `estimated`"},
    {"TOKENMETER_GENERATOR_CONNECT_SECONDS", SETTING_INTEGER, "10", 1, 600,
	false, PLACE(generator_connect_seconds),
	"longest wait for a connection to the model provider"},
    {"TOKENMETER_GENERATOR_MODEL", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(generator_model),
	"model that writes the plugins; needed where it cannot be known which "
	"there are: with Anthropic, Gemini, and OpenAI-compatible servers"},
    {"TOKENMETER_GENERATOR_PROVIDER", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(generator_provider),
	"name that the generator's usage is recorded under; without it the "
	"upstream's"},
    {"TOKENMETER_GENERATOR_SECONDS", SETTING_INTEGER, "300", 1, 3600, false,
	PLACE(generator_seconds), "longest wait for a whole answer of it"},
    {"TOKENMETER_GENERATOR_STALL_SECONDS", SETTING_INTEGER, "120", 1, 3600,
	false, PLACE(generator_stall_seconds),
	"longest silence of the model provider within an answer"},
    {"TOKENMETER_GENERATOR_UPSTREAM", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(generator_upstream),
	"upstream that writes the plugins: `openai`, `openrouter`, `ollama`, "
	"`anthropic`, `gemini` or a name in `TOKENMETER_UPSTREAMS`; without it "
	"the first of those five that has a setting of its own"},
    {"TOKENMETER_LISTEN", SETTING_TEXT, NULL, 0, 0, false, PLACE(listen),
	"FastCGI socket to make: an absolute path or a loopback "
	"`address:port`; not needed when the starter hands one over as "
	"descriptor 0"},
    {"TOKENMETER_LOG_LEVEL", SETTING_LEVEL, "info", 0, 0, false,
	PLACE(log_level), "`error`, `warning`, `info` or `debug`"},
    {"TOKENMETER_MAX_GENERATIONS", SETTING_INTEGER, "100", 0, 10000, false,
	PLACE(max_generations),
	"generations of one user, and requests of his to providers, that run "
	"at once; one more is answered 429; 0: no limit"},
    {"TOKENMETER_MAX_REQUESTS", SETTING_INTEGER, "1000", 1, 10000, false,
	PLACE(max_requests),
	"requests worked on at once; one more is answered 503"},
    {"TOKENMETER_MAX_STREAMS", SETTING_INTEGER, "10000", 0, 100000, false,
	PLACE(max_streams),
	"live streams open at once; one more is answered 503, and so are those "
	"beyond an eighth with one user's keys and tokens"},
    {"TOKENMETER_NO_STREAM_OPTIONS", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(no_stream_options),
	"names of the upstreams, with spaces between, that refuse "
	"`stream_options`; their streams are not asked for usage"},
    {"TOKENMETER_ON_ABORT", SETTING_ABORT, "drain", 0, 0, false,
	PLACE(on_abort),
	"what becomes of a provider's answer whose reader has left: `drain` "
	"reads it to its usage report, `cancel` stops it"},
    {"TOKENMETER_PRICES", SETTING_TEXT, NULL, 0, 0, false, PLACE(prices),
	"file with what models cost; without it "
	"`share/tokenmeter/prices.json` beside the `bin` that the program is "
	"installed in"},
    {"TOKENMETER_PRICES_OVERRIDE", SETTING_TEXT, NULL, 0, 0, false,
	PLACE(prices_override),
	"your own file of that shape, whose models win; after a change: a new "
	"start, and `tokenmeter reprice`"},
    {"TOKENMETER_RATE_ADDRESS", SETTING_INTEGER, "1200", 0, 6000000, false,
	PLACE(rate_address),
	"requests a minute from one address, those with keys of the roles app "
	"and admin aside; 0: no limit, here and below; a quarter of it may "
	"come at once"},
    {"TOKENMETER_RATE_APP", SETTING_INTEGER, "60000", 0, 6000000, false,
	PLACE(rate_app),
	"requests a minute with one key of the role app or admin"},
    {"TOKENMETER_RATE_FAILURES", SETTING_INTEGER, "60", 0, 6000000, false,
	PLACE(rate_failures),
	"credentials a minute from one address that are no good, before they "
	"are answered 429"},
    {"TOKENMETER_RATE_USER", SETTING_INTEGER, "600", 0, 6000000, false,
	PLACE(rate_user),
	"requests a minute with one key of the role user, one viewer's token "
	"or login; a cookie is counted with what it was exchanged for"},
    {"TOKENMETER_RELAY_CONNECT_SECONDS", SETTING_INTEGER, "10", 1, 600, false,
	PLACE(relay_connect_seconds),
	"longest wait of a provider path for a connection to the provider"},
    {"TOKENMETER_RELAY_SECONDS", SETTING_INTEGER, "3600", 1, 86400, false,
	PLACE(relay_seconds), "longest wait for a whole answer of it"},
    {"TOKENMETER_RELAY_STALL_SECONDS", SETTING_INTEGER, "600", 1, 86400, false,
	PLACE(relay_stall_seconds),
	"longest silence of the provider before and within an answer"},
    {"TOKENMETER_STOP_SECONDS", SETTING_INTEGER, "8", 0, 3600, false,
	PLACE(stop_seconds),
	"how long a stop waits for requests that are being worked on"},
    {"TOKENMETER_TIME_ZONE", SETTING_TEXT, "UTC", 0, 0, false, PLACE(time_zone),
	"the deployment's IANA time zone, whose days and months are "
	"answered unless a request names another; after a change: "
	"`tokenmeter rebuild`"},
    {"TOKENMETER_TRUST_REMOTE_USER", SETTING_SWITCH, "off", 0, 0, false,
	PLACE(trust_remote_user),
	"`on`: whoever the web server has logged in (`REMOTE_USER`) is the "
	"user of that name"},
    {"TOKENMETER_UPSTREAMS", SETTING_ADDRESSES, NULL, 0, 0, false,
	PLACE(upstreams),
	"further OpenAI-compatible servers, `name=URL` with spaces between, "
	"each reached at `/name`"},
    {"TOKENMETER_UPSTREAM_NAME_API_KEY", SETTING_SECRETS, NULL, 0, 0, true,
	PLACE(upstream_keys),
	"key for the upstream that stands in place of `NAME`, in upper case, "
	"`_` for `-`"},
};

const size_t setting_count = sizeof settings / sizeof *settings;

const char *const *setting_names(enum setting_type type)
{
	static const char *const levels[] = {
	    "error", "warning", "info", "debug", NULL};
	static const char *const switches[] = {"off", "on", NULL};
	static const char *const aborts[] = {"drain", "cancel", NULL};
	static const char *const accesses[] = {"closed", "open", NULL};

	switch (type) {
	case SETTING_LEVEL:
		return levels;
	case SETTING_SWITCH:
		return switches;
	case SETTING_ABORT:
		return aborts;
	case SETTING_ACCESS:
		return accesses;
	case SETTING_TEXT:
	case SETTING_URL:
	case SETTING_ADDRESSES:
	case SETTING_INTEGER:
	case SETTING_SECRETS:
		break;
	}
	return NULL;
}
