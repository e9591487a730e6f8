#include "usage_row.h"

#define JSON USAGE_FORMAT_JSON
#define LINES USAGE_FORMAT_NDJSON

#define CHAT(content)                                                 \
	"{'model':'llama3.2','created_at':'2026-08-04T08:52:19.38Z'," \
	"'message':{'role':'assistant','content':'" content "'},"
#define DONE                                                            \
	"'done_reason':'stop','done':true,'total_duration':4883583458," \
	"'load_duration':1334875,"
#define NAMES .model = "llama3.2"

static const struct usage_row rows[] = {
    {.name = "chat, not streamed",
	.format = JSON,
	.text = CHAT("Hello") DONE "'prompt_eval_count':26,"
				   "'prompt_eval_duration':342546000,"
				   "'eval_count':282,"
				   "'eval_duration':4535599000}",
	PROVIDER(26, 282, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 5},
    {.name = "generate, not streamed",
	.format = JSON,
	.text = "{'model':'llama3.2','response':'Hi','context':[1,2,3]," DONE
		"'prompt_eval_count':26,'eval_count':2}",
	PROVIDER(26, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 2},
    {.name = "a prompt of zero is left out",
	.format = JSON,
	.text = CHAT("Hello") DONE "'eval_count':282}",
	PROVIDER(0, 282, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "an answer of zero is left out",
	.format = JSON,
	.text = CHAT("") DONE "'prompt_eval_count':26}",
	PROVIDER(26, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "a model is loaded: zero of both",
	.format = JSON,
	.text = "{'model':'llama3.2','response':'','done':true,"
		"'done_reason':'load'}",
	PROVIDER(0, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "embeddings",
	.format = JSON,
	.text = "{'model':'all-minilm','embeddings':[[0.01,-0.002]],"
		"'total_duration':14143917,'prompt_eval_count':8}",
	PROVIDER(8, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	.model = "all-minilm"},
    {.name = "a list of models",
	.format = JSON,
	.text = "{'models':[{'name':'llama3.2','model':'llama3.2','size':1}]}",
	NONE},
    {.name = "an error",
	.format = JSON,
	.text = "{'error':'model \\u0022x\\u0022 not found'}",
	NONE,
	.failed = true},
    {.name = "negative",
	.format = JSON,
	.text = CHAT("Hello") DONE "'prompt_eval_count':-1,'eval_count':2}",
	NONE,
	NAMES},
    {.name = "above the maximum",
	.format = JSON,
	.text = CHAT("Hello") DONE "'prompt_eval_count':1000000000001}",
	NONE,
	NAMES},

    {.name = "chat",
	.format = LINES,
	.text = CHAT("Hel") "'done':false}\n" CHAT("lo") "'done':false}\n" CHAT(
	    "") DONE "'prompt_eval_count':26,'eval_count':298}\n",
	PROVIDER(26, 298, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 5},
    {.name = "generate with thinking, CRLF, blank lines, no last line end",
	.format = LINES,
	.text = "{'model':'llama3.2','response':'','thinking':'Hm',"
		"'done':false}\r\n\r\n{'model':'llama3.2','response':'Hi',"
		"'done':false}\r\n \n{'model':'llama3.2','response':''," DONE
		"'prompt_eval_count':26,'eval_count':2}",
	PROVIDER(26, 2, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 4},
    {.name = "a line that is none",
	.format = LINES,
	.text = CHAT("Hel") "'done':false}\n{'model:\n" CHAT("") DONE
	"'prompt_eval_count':26,'eval_count':298}\n",
	PROVIDER(26, 298, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "ended politely without its last line",
	.format = LINES,
	.text = CHAT("Hel") "'done':false}\n" CHAT("lo") "'done':false}\n",
	PARTIAL(NOTHING),
	NAMES,
	.text_bytes = 5},
    {.name = "cut in its last line",
	.format = LINES,
	.text = CHAT("Hel") "'done':false}\n" CHAT("") DONE
	"'prompt_eval_count':26,'eval_cou",
	.is_cut = true,
	PARTIAL(26, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "an error in the middle",
	.format = LINES,
	.text = CHAT("Hel") "'done':false}\n{'error':'out of memory'}\n",
	PARTIAL(NOTHING),
	NAMES,
	.failed = true},
    {.name = "a model is pulled",
	.format = LINES,
	.text = "{'status':'pulling manifest'}\n{'status':'success'}\n",
	NONE},
    {.name = "nothing", .format = LINES, .text = "\n\n", NONE},
};

START_TEST(reports_are_read)
{
	usage_row_run(LLM_OLLAMA, &rows[_i]);
}
END_TEST

UNIT_MAIN("ollama_reports", UNIT_ROWS(reports_are_read, rows))
