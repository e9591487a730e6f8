#include "usage_row.h"

#define JSON USAGE_FORMAT_JSON
#define SSE USAGE_FORMAT_SSE

#define CANDIDATE(text, rest)                               \
	"'candidates':[{'content':{'parts':[{'text':'" text \
	"'}],'role':'model'}" rest ",'index':0}]"
#define ANSWER(usage)                                                         \
	"{" CANDIDATE(                                                        \
	    "Hello", ",'finishReason':'STOP'") ",'usageMetadata':" usage      \
					       ",'modelVersion':'gemini-2.5-" \
					       "flash','responseId':'r-1'}"
#define PIECE(usage)                      \
	"{" CANDIDATE("Hel",              \
	    "") ",'usageMetadata':" usage \
		",'modelVersion':'gemini-2.5-flash','responseId':'r-1'}"
#define NAMES .model = "gemini-2.5-flash", .id = "r-1"
#define THREE                                             \
	"{'promptTokenCount':8,'candidatesTokenCount':3," \
	"'totalTokenCount':11}"
#define TEN                                                \
	"{'promptTokenCount':8,'candidatesTokenCount':10," \
	"'totalTokenCount':18}"
#define DATA(json) "data: " json "\r\n\r\n"

static const struct usage_row rows[] = {
    {.name = "plain",
	.format = JSON,
	.text = ANSWER(TEN),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 5},
    {.name = "thoughts",
	.format = JSON,
	.text = ANSWER(
	    "{'promptTokenCount':41,'candidatesTokenCount':5,"
	    "'totalTokenCount':389,'promptTokensDetails':[{'modality':'TEXT',"
	    "'tokenCount':41}],'thoughtsTokenCount':343}"),
	PROVIDER(41, 348, UNKNOWN, UNKNOWN, 343),
	NAMES},
    {.name = "tools' results",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':41,'candidatesTokenCount':5,"
		       "'toolUsePromptTokenCount':100,'thoughtsTokenCount':10,"
		       "'totalTokenCount':156}"),
	PROVIDER(141, 15, UNKNOWN, UNKNOWN, 10),
	NAMES},
    {.name = "cached",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':1000,'candidatesTokenCount':5,"
		       "'cachedContentTokenCount':900,'totalTokenCount':1005,"
		       "'cacheTokensDetails':[{'modality':'TEXT',"
		       "'tokenCount':900}]}"),
	PROVIDER(1000, 5, 900, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "audio in and out",
	.format = JSON,
	.text = ANSWER(
	    "{'promptTokenCount':500,'candidatesTokenCount':60,"
	    "'totalTokenCount':560,'promptTokensDetails':[{'modality':'TEXT',"
	    "'tokenCount':100},{'tokenCount':400,'modality':'AUDIO'}],"
	    "'candidatesTokensDetails':[{'modality':'AUDIO','tokenCount':50},"
	    "{'modality':'TEXT','tokenCount':10}]}"),
	PROVIDER(500, 60, UNKNOWN, UNKNOWN, UNKNOWN),
	.audio_prompt = 400,
	.audio_completion = 50,
	NAMES},
    {.name = "blocked: nothing was generated",
	.format = JSON,
	.text = "{'promptFeedback':{'blockReason':'SAFETY'},'usageMetadata':{"
		"'promptTokenCount':8,'totalTokenCount':8}}",
	PROVIDER(8, 0, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "all was thought",
	.format = JSON,
	.text = "{'candidates':[{'finishReason':'MAX_TOKENS'}],"
		"'usageMetadata':{'promptTokenCount':8,'totalTokenCount':108,"
		"'thoughtsTokenCount':100}}",
	PROVIDER(8, 100, UNKNOWN, UNKNOWN, 100)},
    {.name = "a total of something else",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':8,'candidatesTokenCount':10,"
		       "'totalTokenCount':20}"),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "more cached than prompt",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':8,'candidatesTokenCount':10,"
		       "'cachedContentTokenCount':9,'totalTokenCount':18}"),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "Vertex: a report without counts",
	.format = JSON,
	.text = ANSWER("{'trafficType':'ON_DEMAND'}"),
	NONE,
	NAMES},
    {.name = "embeddings",
	.format = JSON,
	.text = "{'embedding':{'values':[0.1,-2.5e-3]},'usageMetadata':{"
		"'promptTokenCount':9,'totalTokenCount':9}}",
	PROVIDER(9, 0, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "a count of tokens is no usage",
	.format = JSON,
	.text = "{'totalTokens':31,'promptTokensDetails':[{'modality':'TEXT',"
		"'tokenCount':31}]}",
	NONE},
    {.name = "an error",
	.format = JSON,
	.text = "{'error':{'code':400,'message':'API key not valid','status':"
		"'INVALID_ARGUMENT'}}",
	NONE,
	.failed = true},
    {.name = "negative",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':-8,'candidatesTokenCount':10}"),
	NONE,
	NAMES},
    {.name = "beyond 64 bits",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':18446744073709551617,"
		       "'candidatesTokenCount':10}"),
	NONE,
	NAMES},
    {.name = "text for a count",
	.format = JSON,
	.text = ANSWER("{'promptTokenCount':'8','candidatesTokenCount':10}"),
	NONE,
	NAMES},

    {.name = "stream: running totals",
	.format = SSE,
	.text = DATA(PIECE(THREE))
	    DATA(PIECE("{'promptTokenCount':8,'candidatesTokenCount':7,"
		       "'totalTokenCount':15}")) DATA(ANSWER(TEN)),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 11},
    {.name = "stream: counts come and stay",
	.format = SSE,
	.text = DATA(PIECE("{'promptTokenCount':41,'totalTokenCount':41,"
			   "'cachedContentTokenCount':20}"))
	    DATA(PIECE("{'promptTokenCount':41,'thoughtsTokenCount':343,"
		       "'totalTokenCount':384}"))
		DATA(ANSWER("{'promptTokenCount':41,'candidatesTokenCount':5,"
			    "'totalTokenCount':389}")),
	PROVIDER(41, 348, 20, UNKNOWN, 343),
	NAMES},
    {.name = "stream: Vertex, reports without counts between",
	.format = SSE,
	.text = DATA(PIECE("{'trafficType':'ON_DEMAND'}")) DATA(PIECE("null"))
	    DATA(ANSWER("{'promptTokenCount':8,'candidatesTokenCount':10,"
			"'totalTokenCount':18,"
			"'trafficType':'ON_DEMAND'}")),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "stream: audio counted anew each time",
	.format = SSE,
	.text = DATA(PIECE("{'promptTokenCount':8,'promptTokensDetails':["
			   "{'modality':'AUDIO','tokenCount':5}]}"))
	    DATA(ANSWER("{'promptTokenCount':8,'candidatesTokenCount':10,"
			"'totalTokenCount':18,'promptTokensDetails':["
			"{'modality':'AUDIO','tokenCount':5}]}")),
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	.audio_prompt = 5,
	NAMES},
    {.name = "stream: blocked",
	.format = SSE,
	.text = DATA("{'promptFeedback':{'blockReason':'OTHER'},"
		     "'usageMetadata':{'promptTokenCount':8,"
		     "'totalTokenCount':8}}"),
	PROVIDER(8, 0, UNKNOWN, UNKNOWN, UNKNOWN)},
    {.name = "stream: ended politely without a reason",
	.format = SSE,
	.text = DATA(PIECE(THREE)),
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "stream: cut",
	.format = SSE,
	.text = DATA(PIECE(THREE)) "data: {'candid",
	.is_cut = true,
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "stream: an error in the middle",
	.format = SSE,
	.text = DATA(PIECE(THREE))
	    DATA("{'error':{'code':503,'message':'overloaded',"
		 "'status':'UNAVAILABLE'}}"),
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.failed = true},
    {.name = "array",
	.format = JSON,
	.text = "[" PIECE(THREE) "\n,\r\n" ANSWER(TEN) "\n]\n",
	PROVIDER(8, 10, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 8},
    {.name = "array: cut",
	.format = JSON,
	.text = "[" PIECE(THREE) "\n,\n",
	.is_cut = true,
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "array: cut politely",
	.format = JSON,
	.text = "[" PIECE(THREE),
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "array: an error is its last",
	.format = JSON,
	.text = "[" PIECE(THREE) ",{'error':{'code':503}}]",
	PARTIAL(8, 3, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.failed = true},
    {.name = "array: an error alone",
	.format = JSON,
	.text = "[{'error':{'code':400,'message':'no','status':"
		"'INVALID_ARGUMENT'}}]",
	NONE,
	.failed = true},
};

START_TEST(reports_are_read)
{
	usage_row_run(LLM_GEMINI, &rows[_i]);
}
END_TEST

UNIT_MAIN("gemini_reports", UNIT_ROWS(reports_are_read, rows))
