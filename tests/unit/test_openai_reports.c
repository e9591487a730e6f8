#include "usage_row.h"

#define JSON USAGE_FORMAT_JSON
#define SSE USAGE_FORMAT_SSE
#define TRILLION "1000000000000"

/* Not streamed */
#define CHAT(rest)                                                            \
	"{'id':'chatcmpl-1','object':'chat.completion','created':1785000000," \
	"'model':'gpt-4o-mini-2024-07-18','choices':[{'index':0,'message':{"  \
	"'role':'assistant','content':'Hello','refusal':null},"               \
	"'logprobs':null,'finish_reason':'stop'}]" rest "}"
#define NAMES .model = "gpt-4o-mini-2024-07-18", .id = "chatcmpl-1"

/* Streamed */
#define CHUNK(choices, rest)                                         \
	"data: {'id':'chatcmpl-1','object':'chat.completion.chunk'," \
	"'created':1785000000,'model':'gpt-4o-mini-2024-07-18',"     \
	"'choices':[" choices "]" rest "}\n\n"
#define WORD(text) \
	"{'index':0,'delta':{'content':'" text "'},'finish_reason':null}"
#define USED(prompt, completion, total)      \
	",'usage':{'prompt_tokens':" #prompt \
	",'completion_tokens':" #completion ",'total_tokens':" #total "}"
#define STOP "{'index':0,'delta':{},'finish_reason':'stop'}"
#define HELLO(rest) CHUNK(WORD("Hel"), rest) CHUNK(WORD("lo"), rest)
#define LAST(...) CHUNK("", USED(__VA_ARGS__))
#define DATA(json) "data: " json "\n\n"
#define DONE DATA("[DONE]")

/* Responses */
#define RESPONSE(status, usage)                                              \
	"{'id':'resp_1','object':'response','status':'" status "','model':"  \
	"'gpt-4o-2024-08-06','error':null,'output':[{'type':'message',"      \
	"'content':[{'type':'output_text','text':'Hello'}]}],'usage':" usage \
	"}"
#define BACKGROUND(status, usage)                                            \
	"{'id':'resp_1','object':'response','background':true,'status':"     \
	"'" status "','model':'gpt-4o-2024-08-06','error':null,'output':[]," \
	"'usage':" usage "}"
#define RESPONSE_NAMES .model = "gpt-4o-2024-08-06", .id = "resp_1"
#define EVENT(type, rest) \
	"event: " type "\ndata: {'type':'" type "'" rest "}\n\n"
#define CREATED                                                   \
	EVENT("response.created",                                 \
	    ",'response':" RESPONSE("in_progress", "null"))       \
	EVENT("response.output_text.delta", ",'item_id':'msg_1'," \
					    "'delta':'Hello'")
#define RESPONSE_USAGE                                                        \
	"{'input_tokens':36,'input_tokens_details':{'cached_tokens':10},"     \
	"'output_tokens':87,'output_tokens_details':{'reasoning_tokens':64}," \
	"'total_tokens':123}"

static const struct usage_row whole_rows[] = {
    {.name = "OpenAI",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':19,'completion_tokens':10,"
		     "'total_tokens':29,'prompt_tokens_details':{"
		     "'cached_tokens':4,'audio_tokens':0},"
		     "'completion_tokens_details':{'reasoning_tokens':6,"
		     "'audio_tokens':0,'accepted_prediction_tokens':0,"
		     "'rejected_prediction_tokens':0}},"
		     "'service_tier':'default','system_fingerprint':'fp_1'"),
	PROVIDER(19, 10, 4, UNKNOWN, 6),
	NAMES,
	.text_bytes = 5},
    {.name = "audio",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':100,'completion_tokens':50,"
		     "'total_tokens':150,'prompt_tokens_details':{"
		     "'text_tokens':20,'audio_tokens':80},"
		     "'completion_tokens_details':{'text_tokens':10,"
		     "'audio_tokens':40}}"),
	PROVIDER(100, 50, UNKNOWN, UNKNOWN, UNKNOWN),
	.audio_prompt = 80,
	.audio_completion = 40,
	NAMES},
    {.name = "more audio than there was",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':10,'completion_tokens':5,"
		     "'total_tokens':15,'prompt_tokens_details':{"
		     "'audio_tokens':11}}"),
	PROVIDER(10, 5, UNKNOWN, UNKNOWN, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "legacy completions",
	.format = JSON,
	.text = "{'id':'cmpl-1','object':'text_completion','model':"
		"'gpt-3.5-turbo-instruct','choices':[{'text':'Hi','index':0,"
		"'logprobs':null,'finish_reason':'length'}],'usage':{"
		"'prompt_tokens':5,'completion_tokens':7,'total_tokens':12}}",
	PROVIDER(5, 7, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "gpt-3.5-turbo-instruct",
	.id = "cmpl-1",
	.text_bytes = 2},
    {.name = "embeddings",
	.format = JSON,
	.text = "{'object':'list','data':[{'object':'embedding','index':0,"
		"'embedding':[-0.006,1.5E-4,0]}],'model':"
		"'text-embedding-3-small','usage':{'prompt_tokens':5,"
		"'total_tokens':5}}",
	PROVIDER(5, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "text-embedding-3-small"},
    {.name = "Mistral's embeddings",
	.format = JSON,
	.text = "{'id':'e1','object':'list','data':[],'model':'mistral-embed',"
		"'usage':{'prompt_tokens':15,'total_tokens':15,"
		"'completion_tokens':0,'request_count':1}}",
	PROVIDER(15, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "mistral-embed",
	.id = "e1"},
    {.name = "embeddings with the total alone",
	.format = JSON,
	.text = "{'object':'list','data':[],'model':'voyage-3','usage':{"
		"'total_tokens':10}}",
	PROVIDER(10, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "voyage-3"},
    {.name = "a list of models",
	.format = JSON,
	.text = "{'object':'list','data':[{'id':'gpt-4o','object':'model'}]}",
	NONE},
    {.name = "responses",
	.format = JSON,
	.text = RESPONSE("completed", RESPONSE_USAGE),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES,
	.text_bytes = 5},
    {.name = "responses, cache written",
	.format = JSON,
	.text = RESPONSE("completed",
	    "{'input_tokens':360,'input_tokens_details':{'cached_tokens':100,"
	    "'cache_write_tokens':200},'output_tokens':87,"
	    "'output_tokens_details':{'reasoning_tokens':0},"
	    "'total_tokens':447}"),
	PROVIDER(360, 87, 100, 200, 0),
	RESPONSE_NAMES},
    {.name = "transcription",
	.format = JSON,
	.text = "{'text':'Hi','usage':{'type':'tokens','input_tokens':14,"
		"'input_token_details':{'text_tokens':4,'audio_tokens':10},"
		"'output_tokens':45,'total_tokens':59}}",
	PROVIDER(14, 45, UNKNOWN, UNKNOWN, UNKNOWN),
	.audio_prompt = 10},
    {.name = "transcription by duration",
	.format = JSON,
	.text = "{'text':'Hi','usage':{'type':'duration','seconds':12}}",
	NONE},
    {.name = "images",
	.format = JSON,
	.text = "{'created':1,'data':[{'b64_json':'AAAA'}],'usage':{"
		"'total_tokens':100,'input_tokens':50,'output_tokens':50,"
		"'input_tokens_details':{'text_tokens':10,'image_tokens':40}}"
		"}",
	PROVIDER(50, 50, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "llama.cpp",
	.format = JSON,
	.text = CHAT(",'usage':{'completion_tokens':3,'prompt_tokens':7,"
		     "'total_tokens':10},'timings':{'prompt_n':7,"
		     "'prompt_ms':12.5}"),
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "vLLM: details are null",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':7,'total_tokens':10,"
		     "'completion_tokens':3,'prompt_tokens_details':null},"
		     "'prompt_logprobs':null"),
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "vLLM: an error of its own shape",
	.format = JSON,
	.text = "{'object':'error','message':'too long','type':"
		"'BadRequestError','param':null,'code':400}",
	NONE,
	.failed = true},
    {.name = "Groq",
	.format = JSON,
	.text = CHAT(",'usage':{'queue_time':0.03,'prompt_tokens':18,"
		     "'prompt_time':0.0006,'completion_tokens':556,"
		     "'completion_time':0.46,'total_tokens':574,"
		     "'total_time':0.46},'x_groq':{'id':'req_1'}"),
	PROVIDER(18, 556, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "DeepSeek",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':100,'completion_tokens':9,"
		     "'total_tokens':109,'prompt_cache_hit_tokens':64,"
		     "'prompt_cache_miss_tokens':36}"),
	PROVIDER(100, 9, 64, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "DeepSeek, reasoning",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':100,'completion_tokens':90,"
		     "'total_tokens':190,'prompt_tokens_details':{"
		     "'cached_tokens':64},'completion_tokens_details':{"
		     "'reasoning_tokens':70},'prompt_cache_hit_tokens':64,"
		     "'prompt_cache_miss_tokens':36}"),
	PROVIDER(100, 90, 64, UNKNOWN, 70),
	NAMES},
    {.name = "Mistral, by number",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':100,'completion_tokens':9,"
		     "'total_tokens':109,'num_cached_tokens':50}"),
	PROVIDER(100, 9, 50, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Mistral, in prompt_token_details",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':100,'completion_tokens':9,"
		     "'total_tokens':109,'prompt_token_details':{"
		     "'cached_tokens':50}}"),
	PROVIDER(100, 9, 50, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Mistral, all three",
	.format = JSON,
	.text = CHAT(",'usage':{'num_cached_tokens':1,'prompt_tokens':100,"
		     "'completion_tokens':9,'total_tokens':109,"
		     "'prompt_token_details':{'cached_tokens':2},"
		     "'prompt_tokens_details':{'cached_tokens':50}}"),
	PROVIDER(100, 9, 50, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "OpenRouter: a cost",
	.format = JSON,
	.text = CHAT(",'provider':'OpenAI','usage':{'prompt_tokens':14,"
		     "'completion_tokens':163,'total_tokens':177,"
		     "'cost':0.00014,'is_byok':false,'cost_details':{"
		     "'upstream_inference_cost':null}}"),
	PROVIDER(14, 163, UNKNOWN, UNKNOWN, UNKNOWN),
	.cost = "0.00014",
	NAMES},
    {.name = "OpenRouter: a small cost",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':14,'completion_tokens':1,"
		     "'total_tokens':15,'cost':1.4e-05}"),
	PROVIDER(14, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	.cost = "0.000014",
	NAMES},
    {.name = "OpenRouter: free",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':14,'completion_tokens':1,"
		     "'total_tokens':15,'cost':0}"),
	PROVIDER(14, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	.cost = "0",
	NAMES},
    {.name = "a cost that is none",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':14,'completion_tokens':1,"
		     "'total_tokens':15,'cost':-1}"),
	PROVIDER(14, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "OpenRouter: the choice failed",
	.format = JSON,
	.text = "{'choices':[{'error':{'code':502,'message':'overloaded'},"
		"'message':{'content':''},'finish_reason':'error'}],'usage':{"
		"'prompt_tokens':7,'completion_tokens':3,'total_tokens':10}}",
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	.failed = true},
    {.name = "Perplexity: a cost in parts",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':9,'completion_tokens':363,"
		     "'total_tokens':372,'search_context_size':'low','cost':{"
		     "'input_tokens_cost':2.7e-05,'request_cost':0.006,"
		     "'total_cost':0.0117}}"),
	PROVIDER(9, 363, UNKNOWN, UNKNOWN, UNKNOWN),
	.cost = "0.0117",
	NAMES},
    {.name = "xAI: reasoning is beside the completion",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':32,'completion_tokens':9,"
		     "'total_tokens':135,'prompt_tokens_details':{"
		     "'text_tokens':32,'audio_tokens':0,'image_tokens':0,"
		     "'cached_tokens':6},'completion_tokens_details':{"
		     "'reasoning_tokens':94,'audio_tokens':0},"
		     "'num_sources_used':0,'cost_in_usd_ticks':158500}"),
	PROVIDER(32, 103, 6, UNKNOWN, 94),
	.cost = "0.00001585",
	NAMES},
    {.name = "a gateway that tells zeros of the other shape too",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':32,'completion_tokens':9,"
		     "'total_tokens':41,'input_tokens':0,'output_tokens':0,"
		     "'input_tokens_details':null}"),
	PROVIDER(32, 9, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "rule 4: the total has more",
	.format = JSON,
	.text = CHAT(USED(10, 5, 40)),
	PROVIDER(10, 30, UNKNOWN, UNKNOWN, 25),
	.note = "inferred",
	NAMES},
    {.name = "rule 5: the total has less",
	.format = JSON,
	.text = CHAT(USED(10, 5, 12)),
	PROVIDER(10, 5, UNKNOWN, UNKNOWN, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "rule 6: cached is beside the prompt",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':3,'completion_tokens':5,"
		     "'total_tokens':8,'prompt_tokens_details':{"
		     "'cached_tokens':20}}"),
	PROVIDER(23, 5, 20, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "the largest counts",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':" TRILLION
		     ",'completion_tokens':" TRILLION "}"),
	PROVIDER(1000000000000, 1000000000000, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "one more than the largest",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':1000000000001,"
		     "'completion_tokens':1}"),
	NONE,
	NAMES},
    {.name = "negative",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':5,'completion_tokens':-1}"),
	NONE,
	NAMES},
    {.name = "a negative zero",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':5,'completion_tokens':-0}"),
	NONE,
	NAMES},
    {.name = "beyond 64 bits",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':18446744073709551621,"
		     "'completion_tokens':1}"),
	NONE,
	NAMES},
    {.name = "with an exponent",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':1e2,'completion_tokens':1}"),
	NONE,
	NAMES},
    {.name = "an object for a count",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':{},'completion_tokens':1}"),
	NONE,
	NAMES},
    {.name = "usage is no object",
	.format = JSON,
	.text = CHAT(",'usage':19"),
	NONE,
	NAMES},
    {.name = "no prompt",
	.format = JSON,
	.text = CHAT(",'usage':{'completion_tokens':5,'total_tokens':12}"),
	NONE,
	NAMES},
    {.name = "usage is null",
	.format = JSON,
	.text = CHAT(",'usage':null"),
	NONE,
	NAMES},
    {.name = "usage is empty",
	.format = JSON,
	.text = CHAT(",'usage':{}"),
	NONE,
	NAMES},
    {.name = "no usage", .format = JSON, .text = CHAT(""), NONE, NAMES},
    {.name = "usage within something else",
	.format = JSON,
	.text = CHAT(",'metadata':{'usage':{'prompt_tokens':1,"
		     "'completion_tokens':2,'total_tokens':3}}"),
	NONE,
	NAMES},
    {.name = "usage twice: the last counts",
	.format = JSON,
	.text = CHAT(",'usage':{'prompt_tokens':1,'completion_tokens':2,"
		     "'total_tokens':3},'usage':{'prompt_tokens':10,"
		     "'completion_tokens':20,'total_tokens':30}"),
	PROVIDER(10, 20, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "member names with escapes",
	.format = JSON,
	.text = "{'choices':[],'\\u0075sage':{'prompt\\u005Ftokens':1,"
		"'completion_tokens':2}}",
	PROVIDER(1, 2, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "a response in the background, queued",
	.format = JSON,
	.text = BACKGROUND("queued", "null"),
	NONE,
	RESPONSE_NAMES,
	.deferred = true},
    {.name = "one that has begun: its counts are not the last",
	.format = JSON,
	.text =
	    BACKGROUND("in_progress", "{'input_tokens':36,'output_tokens':0}"),
	NONE,
	RESPONSE_NAMES,
	.deferred = true},
    {.name = "one that is completed",
	.format = JSON,
	.text = BACKGROUND("completed", RESPONSE_USAGE),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES},
    {.name = "one that was cancelled, with a report",
	.format = JSON,
	.text = BACKGROUND("cancelled", RESPONSE_USAGE),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES},
    {.name = "an error",
	.format = JSON,
	.text = "{'error':{'message':'No credits','code':402}}",
	NONE,
	.failed = true},
    {.name = "an error beside usage",
	.format = JSON,
	.text = "{'error':{'message':'broke off'},'usage':{'prompt_tokens':7,"
		"'completion_tokens':3,'total_tokens':10}}",
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	.failed = true},
    {.name = "no error",
	.format = JSON,
	.text = CHAT(",'error':null,'usage':{'prompt_tokens':7,"
		     "'completion_tokens':3}"),
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "a gateway's page",
	.format = JSON,
	.text = "<html>502 Bad Gateway</html>",
	NONE},
    {.name = "nothing", .format = JSON, .text = "", NONE},
    {.name = "nothing, cut",
	.format = JSON,
	.text = "",
	.is_cut = true,
	PARTIAL(NOTHING)},
    {.name = "cut before the usage",
	.format = JSON,
	.text = "{'id':'chatcmpl-1','choices':[{'message':{'content':'Hel",
	.is_cut = true,
	PARTIAL(NOTHING),
	.id = "chatcmpl-1",
	.text_bytes = 3},
    {.name = "cut after the usage",
	.format = JSON,
	.text = "{'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3},'servi",
	.is_cut = true,
	PARTIAL(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "cut politely",
	.format = JSON,
	.text = "{'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3}",
	PARTIAL(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "more after the answer",
	.format = JSON,
	.text = "{'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3}} {}",
	PARTIAL(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
};

static const struct usage_row stream_rows[] = {
    {.name = "OpenAI",
	.format = SSE,
	.text = HELLO(",'usage':null") CHUNK(STOP, ",'usage':null") CHUNK("",
	    ",'usage':{'prompt_tokens':19,'completion_tokens':10,"
	    "'total_tokens':29,'prompt_tokens_details':{'cached_tokens':4,"
	    "'audio_tokens':0},'completion_tokens_details':{"
	    "'reasoning_tokens':6,'audio_tokens':0}}") DONE,
	PROVIDER(19, 10, 4, UNKNOWN, 6),
	NAMES,
	.text_bytes = 5},
    {.name = "OpenAI, not asked for usage",
	.format = SSE,
	.text = HELLO("") CHUNK(STOP, "") DONE,
	NONE,
	NAMES,
	.text_bytes = 5},
    {.name = "OpenAI, calls of tools",
	.format = SSE,
	.text = CHUNK("{'index':0,'delta':{'tool_calls':[{'index':0,'id':'c1',"
		      "'function':{'name':'f','arguments':''}}]},"
		      "'finish_reason':null}",
	    "")
	    CHUNK("{'index':0,'delta':{'tool_calls':[{'index':0,'function':{"
		  "'arguments':'{}'}}]},'finish_reason':null}",
		"") CHUNK("{'index':0,'delta':{},"
			  "'finish_reason':'tool_calls'}",
		"") LAST(19, 10, 29) DONE,
	PROVIDER(19, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 2},
    {.name = "legacy completions",
	.format = SSE,
	.text = "data: {'id':'cmpl-1','object':'text_completion','choices':[{"
		"'text':'Hi','index':0,'finish_reason':'stop'}],'model':'m'}"
		"\n\ndata: {'id':'cmpl-1','choices':[],'model':'m','usage':{"
		"'prompt_tokens':5,'completion_tokens':1,'total_tokens':6}}"
		"\n\n" DONE,
	PROVIDER(5, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "m",
	.id = "cmpl-1"},
    {.name = "Azure: the first chunk has no model, nor choices",
	.format = SSE,
	.text =
	    "data: {'choices':[],'created':0,'id':'','model':'','object':"
	    "'','prompt_filter_results':[{'prompt_index':0,"
	    "'content_filter_results':{'hate':{'filtered':false}}}]}\n\n" HELLO(
		"") CHUNK(STOP, "") LAST(9, 2, 11) DONE,
	PROVIDER(9, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Groq",
	.format = SSE,
	.text = CHUNK(WORD("Hi"), ",'x_groq':{'id':'req_1'}")
	    CHUNK(STOP, ",'x_groq':{'id':'req_1','usage':{'queue_time':0.06,"
			"'prompt_tokens':18,'completion_tokens':2,"
			"'total_tokens':20,'total_time':0.01}}") DONE,
	PROVIDER(18, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Groq without its end",
	.format = SSE,
	.text = CHUNK(WORD("Hi"), "")
	    CHUNK(STOP, ",'x_groq':{'id':'req_1','usage':{'prompt_tokens':18,"
			"'completion_tokens':2,'total_tokens':20}}"),
	PROVIDER(18, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Groq: an error in x_groq",
	.format = SSE,
	.text = CHUNK(WORD("Hi"), "")
	    CHUNK(STOP, ",'x_groq':{'id':'req_1','error':'Over capacity'}"),
	PARTIAL(NOTHING),
	NAMES,
	.failed = true},
    {.name = "DeepSeek: usage on the chunk that stops",
	.format = SSE,
	.text = HELLO(",'usage':null")
	    CHUNK(STOP, ",'usage':{'prompt_tokens':100,'completion_tokens':9,"
			"'total_tokens':109,'prompt_cache_hit_tokens':64,"
			"'prompt_cache_miss_tokens':36}") DONE,
	PROVIDER(100, 9, 64, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "DeepSeek: comments keep the line awake",
	.format = SSE,
	.text = ": keep-alive\n\n: keep-alive\n\n" CHUNK(
	    STOP, USED(100, 9, 109)) DONE,
	PROVIDER(100, 9, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Mistral",
	.format = SSE,
	.text = CHUNK(WORD("Hi"), "")
	    CHUNK("{'index':0,'delta':{'content':[{'type':'text','text':'!'}]},"
		  "'finish_reason':'stop'}",
		",'usage':{'prompt_tokens':18,'total_tokens':20,"
		"'completion_tokens':2,'num_cached_tokens':16}") DONE,
	PROVIDER(18, 2, 16, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 3},
    {.name = "OpenRouter: usage beside an empty choice",
	.format = SSE,
	.text = ": OPENROUTER PROCESSING\n\n" HELLO("") CHUNK(STOP, "")
	    CHUNK("{'index':0,'delta':{'role':'assistant','content':''},"
		  "'finish_reason':null}",
		",'usage':{'prompt_tokens':14,'completion_tokens':4,"
		"'total_tokens':18,'cost':0.0000021}") DONE,
	PROVIDER(14, 4, UNKNOWN, UNKNOWN, UNKNOWN),
	.cost = "0.0000021",
	NAMES},
    {.name = "OpenRouter: an error in mid-stream",
	.format = SSE,
	.text = HELLO("") CHUNK("{'index':0,'delta':{'content':''},"
				"'finish_reason':'error'}",
	    ",'error':{'code':502,'message':'gone'}") DONE,
	PARTIAL(NOTHING),
	NAMES,
	.failed = true},
    {.name = "xAI: running totals, reasoning beside",
	.format = SSE,
	.text = CHUNK(WORD("a"), ",'usage':{'prompt_tokens':32,"
				 "'completion_tokens':1,'total_tokens':127,"
				 "'completion_tokens_details':{"
				 "'reasoning_tokens':94}}")
	    CHUNK(STOP, ",'usage':{'prompt_tokens':32,'completion_tokens':9,"
			"'total_tokens':135,'completion_tokens_details':{"
			"'reasoning_tokens':94},'cost_in_usd_ticks':1}") DONE,
	PROVIDER(32, 103, UNKNOWN, UNKNOWN, 94),
	.cost = "0.0000000001",
	NAMES},
    {.name = "vLLM: running totals, and the last",
	.format = SSE,
	.text = CHUNK(WORD("a"), USED(7, 1, 8)) CHUNK(STOP, USED(7, 3, 10))
	    LAST(7, 3, 10) DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "vLLM: running totals, ended politely in the middle",
	.format = SSE,
	.text = CHUNK(WORD("a"), USED(7, 1, 8)) CHUNK(WORD("b"), USED(7, 2, 9)),
	PARTIAL(7, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "vLLM: an error in mid-stream, and its end",
	.format = SSE,
	.text = CHUNK(WORD("a"), USED(7, 1, 8))
	    DATA("{'error':{'object':'error','message':'gone'}}") DONE,
	PARTIAL(7, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.failed = true},
    {.name = "Ollama: zeros until the last",
	.format = SSE,
	.text = CHUNK(WORD("a"), USED(0, 0, 0)) CHUNK(STOP, USED(0, 0, 0))
	    LAST(26, 298, 324) DONE,
	PROVIDER(26, 298, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "Ollama: zeros alone are no report",
	.format = SSE,
	.text = CHUNK(WORD("a"), USED(0, 0, 0)) CHUNK(STOP, USED(0, 0, 0)) DONE,
	NONE,
	NAMES},
    {.name = "null after the report keeps it",
	.format = SSE,
	.text = LAST(7, 3, 10) CHUNK("", ",'usage':null")
	    CHUNK("", ",'usage':{'prompt_tokens':null}") DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "no end, but the usage chunk",
	.format = SSE,
	.text = HELLO("") CHUNK(STOP, "") LAST(7, 3, 10),
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "no end, no usage chunk",
	.format = SSE,
	.text = HELLO("") CHUNK(STOP, ""),
	PARTIAL(NOTHING),
	NAMES},
    {.name = "cut",
	.format = SSE,
	.text = HELLO("") "data: {'id':'chat",
	.is_cut = true,
	PARTIAL(NOTHING),
	NAMES,
	.text_bytes = 5},
    {.name = "the transfer broke off after the report",
	.format = SSE,
	.text = LAST(7, 3, 10),
	.is_cut = true,
	PARTIAL(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "an error in mid-stream",
	.format = SSE,
	.text = HELLO("") "data: {'error':{'message':'The server had an error',"
			  "'type':'server_error','param':null,'code':null}}"
			  "\n\n",
	PARTIAL(NOTHING),
	NAMES,
	.failed = true},
    {.name = "an error by the event's name",
	.format = SSE,
	.text = HELLO("") "event: error\ndata: {'message':'gone'}\n\n",
	PARTIAL(NOTHING),
	NAMES,
	.failed = true},
    {.name = "an error alone",
	.format = SSE,
	.text = "data: {'error':{'message':'no'}}\n\n",
	NONE,
	.failed = true},
    {.name = "a negative count in the last report",
	.format = SSE,
	.text = HELLO("") CHUNK("", ",'usage':{'prompt_tokens':7,"
				    "'completion_tokens':-3}") DONE,
	NONE,
	NAMES},
    {.name = "a bad count that the last report overwrites",
	.format = SSE,
	.text = CHUNK(WORD("a"), ",'usage':{'prompt_tokens':7,"
				 "'completion_tokens':-1}") CHUNK("",
	    ",'usage':{'prompt_tokens':7,'completion_tokens':3}") DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "CRLF, a byte order mark, no blanks after colons",
	.format = SSE,
	.text = "\xEF\xBB\xBF"
		"data:{'choices':[{'delta':{'content':'\xC3\xA9'}}]}\r\n\r\n"
		"data:{'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3}}\r\n\r\ndata:[DONE]\r\n\r\n",
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	.text_bytes = 2},
    {.name = "CR alone, ids, retry, an unknown field",
	.format = SSE,
	.text = "retry: 100\rid: 7\rdatum: {'usage':{'prompt_tokens':1}}\r"
		"data: {'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3}}\r\rdata: [DONE]\r\r",
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "one event in several lines",
	.format = SSE,
	.text = "data: {'choices':[],\ndata: 'usage':\ndata\ndata:\n"
		"data: {'prompt_tokens':7,\n: ping\n"
		"data:   'completion_tokens':3}}\n\n" DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "no blank line at the end",
	.format = SSE,
	.text = HELLO("") "data: {'choices':[],'usage':{'prompt_tokens':7,"
			  "'completion_tokens':3}}",
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "an end without a line end",
	.format = SSE,
	.text = HELLO("") "data: [DONE]",
	NONE,
	NAMES},
    {.name = "data that is no JSON",
	.format = SSE,
	.text = "data: hello\n\ndata: {'usage':{'prompt_tokens':1,\n\n"
		"data: {'choices':[],'usage':{'prompt_tokens':7,"
		"'completion_tokens':3}}\n\n" DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "events of something else",
	.format = SSE,
	.text = "event: endpoint\ndata: /messages\n\n",
	NONE},

    {.name = "responses",
	.format = SSE,
	.text = CREATED EVENT(
	    "response.completed", ",'sequence_number':9,'response':" RESPONSE(
				      "completed", RESPONSE_USAGE)),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES,
	.text_bytes = 5},
    {.name = "responses, incomplete",
	.format = SSE,
	.text = CREATED EVENT("response.incomplete",
	    ",'response':" RESPONSE("incomplete", RESPONSE_USAGE)),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES},
    {.name = "responses, failed with a report",
	.format = SSE,
	.text = CREATED EVENT("response.failed",
	    ",'response':" RESPONSE("failed", RESPONSE_USAGE)),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES,
	.failed = true},
    {.name = "responses, failed without one",
	.format = SSE,
	.text = CREATED EVENT("response.failed",
	    ",'response':{'id':'resp_1','status':'failed','error':{'code':"
	    "'server_error','message':'gone'},'usage':null}"),
	PARTIAL(NOTHING),
	RESPONSE_NAMES,
	.failed = true},
    {.name = "responses, a running report",
	.format = SSE,
	.text = EVENT("response.in_progress",
	    ",'response':" RESPONSE("in_progress", "{'input_tokens':36,"
						   "'output_tokens':0}")),
	PARTIAL(36, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	RESPONSE_NAMES},
    {.name = "responses, ended politely in the middle",
	.format = SSE,
	.text = CREATED,
	PARTIAL(NOTHING),
	RESPONSE_NAMES},
    {.name = "responses in the background, left in the middle",
	.format = SSE,
	.text = EVENT(
	    "response.queued", ",'response':" BACKGROUND("queued", "null")),
	PARTIAL(NOTHING),
	RESPONSE_NAMES,
	.deferred = true},
    {.name = "responses in the background, completed",
	.format = SSE,
	.text = EVENT("response.created",
	    ",'response':" BACKGROUND("in_progress", "null"))
	    EVENT("response.completed",
		",'response':" BACKGROUND("completed", RESPONSE_USAGE)),
	PROVIDER(36, 87, 10, UNKNOWN, 64),
	RESPONSE_NAMES},
    {.name = "responses, an error event",
	.format = SSE,
	.text = CREATED EVENT("error", ",'code':'server_error','message':"
				       "'gone','param':null"),
	PARTIAL(NOTHING),
	RESPONSE_NAMES,
	.failed = true},
    {.name = "transcription",
	.format = SSE,
	.text = "data: {'type':'transcript.text.delta','delta':'Hi'}\n\n"
		"data: {'type':'transcript.text.done','text':'Hi','usage':{"
		"'type':'tokens','input_tokens':14,'input_token_details':{"
		"'audio_tokens':14},'output_tokens':4,'total_tokens':18}}"
		"\n\n",
	PROVIDER(14, 4, UNKNOWN, UNKNOWN, UNKNOWN),
	.audio_prompt = 14},

    /* The content type does not say what comes. */
    {.name = "events that are called JSON",
	.format = JSON,
	.text = "\n" HELLO("") CHUNK("", ",'usage':{'prompt_tokens':7,"
					 "'completion_tokens':3}") DONE,
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "JSON that is called events",
	.format = SSE,
	.text = " " CHAT(",'usage':{'prompt_tokens':7,'completion_tokens':3}"),
	PROVIDER(7, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
};

START_TEST(whole_reports_are_read)
{
	usage_row_run(LLM_OPENAI, &whole_rows[_i]);
}
END_TEST

START_TEST(streamed_reports_are_read)
{
	usage_row_run(LLM_OPENAI, &stream_rows[_i]);
}
END_TEST

UNIT_MAIN("openai_reports", UNIT_ROWS(whole_reports_are_read, whole_rows),
    UNIT_ROWS(streamed_reports_are_read, stream_rows))
