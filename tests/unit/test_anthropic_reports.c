#include "usage_row.h"

#define JSON USAGE_FORMAT_JSON
#define SSE USAGE_FORMAT_SSE

#define MESSAGE(usage)                                                    \
	"{'id':'msg_01','type':'message','role':'assistant',"             \
	"'model':'claude-sonnet-4-5-20250929','content':[{'type':'text'," \
	"'text':'Hello'}],'stop_reason':'end_turn','stop_sequence':null," \
	"'usage':" usage "}"
#define NAMES .model = "claude-sonnet-4-5-20250929", .id = "msg_01"

#define EVENT(type, rest) \
	"event: " type "\ndata: {'type':'" type "'" rest "}\n\n"
#define START(usage)                                                         \
	EVENT("message_start",                                               \
	    ",'message':{'id':'msg_01','type':'message','role':'assistant'," \
	    "'model':'claude-sonnet-4-5-20250929','content':[],"             \
	    "'stop_reason':null,'stop_sequence':null,'usage':" usage "}")
#define BLOCK                                                               \
	EVENT("content_block_start",                                        \
	    ",'index':0,'content_block':{'type':'text','text':''}")         \
	EVENT("ping", "")                                                   \
	EVENT("content_block_delta",                                        \
	    ",'index':0,'delta':{'type':'text_delta','text':'Hel'}")        \
	EVENT("content_block_delta",                                        \
	    ",'index':0,'delta':{'type':'text_delta','text':'lo \\u00e9'}") \
	EVENT("content_block_stop", ",'index':0")
#define DELTA(usage)                                                    \
	EVENT("message_delta",                                          \
	    ",'delta':{'stop_reason':'end_turn','stop_sequence':null}," \
	    "'usage':" usage)
#define STOP EVENT("message_stop", "")

static const struct usage_row rows[] = {
    {.name = "plain",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':12,'output_tokens':6}"),
	PROVIDER(12, 6, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 5},
    {.name = "cache written and read",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':3,'cache_creation_input_tokens':2849,"
			"'cache_read_input_tokens':9493,'output_tokens':527}"),
	PROVIDER(12345, 527, 9493, 2849, UNKNOWN),
	NAMES},
    {.name = "cache written for minutes and an hour",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'cache_creation_input_tokens':300,"
			"'cache_read_input_tokens':0,'cache_creation':{"
			"'ephemeral_5m_input_tokens':100,"
			"'ephemeral_1h_input_tokens':200},'output_tokens':5,"
			"'service_tier':'standard'}"),
	PROVIDER(310, 5, 0, 300, UNKNOWN),
	.hour = 200,
	NAMES},
    {.name = "cache written, told by time alone",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'cache_creation_input_tokens':null,"
			"'cache_creation':{'ephemeral_5m_input_tokens':100,"
			"'ephemeral_1h_input_tokens':200},'output_tokens':5}"),
	PROVIDER(310, 5, UNKNOWN, 300, UNKNOWN),
	.hour = 200,
	NAMES},
    {.name = "more for an hour than was written",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'cache_creation_input_tokens':100,"
			"'cache_creation':{'ephemeral_5m_input_tokens':0,"
			"'ephemeral_1h_input_tokens':200},'output_tokens':5}"),
	PROVIDER(110, 5, UNKNOWN, 100, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "everything null that may be",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'output_tokens':5,"
			"'cache_creation_input_tokens':null,"
			"'cache_read_input_tokens':null,'cache_creation':null,"
			"'server_tool_use':null,'service_tier':null,"
			"'iterations':null,'output_tokens_details':null}"),
	PROVIDER(10, 5, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "thinking",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'output_tokens':500,"
			"'output_tokens_details':{'thinking_tokens':420}}"),
	PROVIDER(10, 500, UNKNOWN, UNKNOWN, 420),
	NAMES},
    {.name = "more thinking than output",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':10,'output_tokens':5,"
			"'output_tokens_details':{'thinking_tokens':42}}"),
	PROVIDER(10, 5, UNKNOWN, UNKNOWN, UNKNOWN),
	.note = "mismatch",
	NAMES},
    {.name = "compaction is not in the top level",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':23000,'output_tokens':1000,"
			"'iterations':[{'type':'compaction',"
			"'input_tokens':180000,'output_tokens':3500},"
			"{'type':'message','input_tokens':23000,"
			"'output_tokens':1000}]}"),
	PROVIDER(203000, 4500, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "compaction and an adviser, with caches",
	.format = JSON,
	.text = MESSAGE(
	    "{'input_tokens':10,'output_tokens':20,"
	    "'cache_creation_input_tokens':30,'cache_read_input_tokens':40,"
	    "'iterations':[{'input_tokens':1,'output_tokens':2,"
	    "'cache_creation_input_tokens':3,'cache_read_input_tokens':4,"
	    "'cache_creation':{'ephemeral_5m_input_tokens':1,"
	    "'ephemeral_1h_input_tokens':2},'type':'compaction'},"
	    "{'type':'message','input_tokens':10,'output_tokens':20,"
	    "'cache_creation_input_tokens':30,'cache_read_input_tokens':40},"
	    "{'type':'advisor_message','model':'claude-opus-5',"
	    "'input_tokens':100,'output_tokens':200,"
	    "'cache_creation_input_tokens':0,'cache_read_input_tokens':0},"
	    "{'type':'fallback_message','input_tokens':7,'output_tokens':7}]}"),
	PROVIDER(188, 222, 44, 33, UNKNOWN),
	.hour = 2,
	NAMES},
    {.name = "tools of the server are no tokens",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':105,'output_tokens':6039,"
			"'cache_read_input_tokens':7123,"
			"'cache_creation_input_tokens':7345,"
			"'server_tool_use':{'web_search_requests':1}}"),
	PROVIDER(14573, 6039, 7123, 7345, UNKNOWN),
	NAMES},
    {.name = "zeros",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':0,'output_tokens':0}"),
	PROVIDER(0, 0, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "no report", .format = JSON, .text = MESSAGE("null"), NONE, NAMES},
    {.name = "an error",
	.format = JSON,
	.text = "{'type':'error','error':{'type':'overloaded_error','message':"
		"'Overloaded'},'request_id':'req_1'}",
	NONE,
	.failed = true},
    {.name = "a count of tokens is no usage",
	.format = JSON,
	.text = "{'input_tokens':14}",
	NONE},
    {.name = "a body that is cut",
	.format = JSON,
	.text = "{'id':'msg_01','type':'message','content':[{'type':'text',"
		"'text':'Hel",
	.is_cut = true,
	PARTIAL(NOTHING),
	.id = "msg_01",
	.text_bytes = 3},
    {.name = "a body that is cut, politely",
	.format = JSON,
	.text = "{'id':'msg_01','type':'message','content':[{'type':'text',"
		"'text':'Hel",
	PARTIAL(NOTHING),
	.id = "msg_01"},
    {.name = "negative input",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':-3,'output_tokens':5}"),
	NONE,
	NAMES},
    {.name = "input of a float",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':3.5,'output_tokens':5}"),
	NONE,
	NAMES},
    {.name = "sums beyond a count",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':1000000000000,'output_tokens':5,"
			"'cache_read_input_tokens':1}"),
	NONE,
	NAMES},
    {.name = "a compaction's negative count",
	.format = JSON,
	.text = MESSAGE("{'input_tokens':1,'output_tokens':5,'iterations':["
			"{'type':'compaction','input_tokens':-9}]}"),
	NONE,
	NAMES},
    {.name = "output alone",
	.format = JSON,
	.text = MESSAGE("{'output_tokens':5}"),
	NONE,
	NAMES},

    {.name = "stream",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}")
	    BLOCK DELTA("{'output_tokens':15}") STOP,
	PROVIDER(25, 15, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.text_bytes = 8},
    {.name = "stream with caches, told at the start",
	.format = SSE,
	.text = START("{'input_tokens':3,'cache_creation_input_tokens':2849,"
		      "'cache_read_input_tokens':9493,'cache_creation':{"
		      "'ephemeral_5m_input_tokens':2000,"
		      "'ephemeral_1h_input_tokens':849},'output_tokens':1}")
	    BLOCK DELTA("{'output_tokens':527}") STOP,
	PROVIDER(12345, 527, 9493, 2849, UNKNOWN),
	.hour = 849,
	NAMES},
    {.name = "the end tells all again: it overwrites",
	.format = SSE,
	.text = START("{'input_tokens':3,'cache_creation_input_tokens':0,"
		      "'cache_read_input_tokens':0,'output_tokens':1}")
	    BLOCK DELTA("{'input_tokens':30,'cache_creation_input_tokens':20,"
			"'cache_read_input_tokens':10,'output_tokens':527,"
			"'output_tokens_details':{'thinking_tokens':100}}")
		STOP,
	PROVIDER(60, 527, 10, 20, 100),
	NAMES},
    {.name = "null at the end keeps what the start told",
	.format = SSE,
	.text = START("{'input_tokens':3,'cache_creation_input_tokens':2849,"
		      "'cache_read_input_tokens':9493,'output_tokens':1}")
	    BLOCK DELTA("{'input_tokens':null,'cache_creation_input_tokens':"
			"null,'cache_read_input_tokens':null,"
			"'output_tokens':527,'server_tool_use':null}") STOP,
	PROVIDER(12345, 527, 9493, 2849, UNKNOWN),
	NAMES},
    {.name = "deltas are cumulative",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}")
	    EVENT("message_delta", ",'delta':{},'usage':{'output_tokens':10}")
		EVENT("message_delta", ",'delta':{'stop_reason':null},"
				       "'usage':{'output_tokens':14}")
		    DELTA("{'output_tokens':15}") STOP,
	PROVIDER(25, 15, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "compaction in a stream: the last list counts",
	.format = SSE,
	.text = START("{'input_tokens':0,'output_tokens':0,'iterations':["
		      "{'type':'compaction','input_tokens':7,"
		      "'output_tokens':7}]}")
	    DELTA("{'input_tokens':23000,'output_tokens':1000,'iterations':["
		  "{'type':'compaction','input_tokens':180000,"
		  "'output_tokens':3500},{'type':'message',"
		  "'input_tokens':23000,'output_tokens':1000}]}") STOP,
	PROVIDER(203000, 4500, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "no message_stop, but the final report",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}")
	    BLOCK DELTA("{'output_tokens':15}"),
	PROVIDER(25, 15, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "ended politely before the final report",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}") BLOCK,
	PARTIAL(25, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "cut",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}") "event: "
							       "content_block_"
							       "delta\ndata: "
							       "{'type':'conte",
	.is_cut = true,
	PARTIAL(25, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "cut within the final report",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}") BLOCK
	"event: message_delta\ndata: {'type':'message_delta','delta':{"
	"'stop_reason':'end_turn'},'usage':{'output_tokens':15",
	.is_cut = true,
	PARTIAL(25, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "an error in mid-stream",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':1}")
	    BLOCK EVENT("error", ",'error':{'type':'overloaded_error',"
				 "'message':'Overloaded'}"),
	PARTIAL(25, 1, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES,
	.failed = true},
    {.name = "an error at once",
	.format = SSE,
	.text = EVENT("error", ",'error':{'type':'overloaded_error',"
			       "'message':'Overloaded'}"),
	NONE,
	.failed = true},
    {.name = "a bad count at the start spoils the report",
	.format = SSE,
	.text = START("{'input_tokens':-25,'output_tokens':1}")
	    BLOCK DELTA("{'output_tokens':15}") STOP,
	NONE,
	NAMES},
    {.name = "a bad count that a good one overwrites",
	.format = SSE,
	.text = START("{'input_tokens':25,'output_tokens':-1}")
	    BLOCK DELTA("{'output_tokens':15}") STOP,
	PROVIDER(25, 15, UNKNOWN, UNKNOWN, UNKNOWN),
	NAMES},
    {.name = "CRLF, no event lines, comments",
	.format = SSE,
	.text = ": hello\r\n\r\ndata: {'type':'message_start','message':{"
		"'usage':{'input_tokens':25,'output_tokens':1}}}\r\n\r\n"
		": ping\r\ndata:{'type':'message_delta','delta':{"
		"'stop_reason':'end_turn'},\r\ndata: 'usage':"
		"{'output_tokens':15}}\r\n\r\ndata: {'type':'message_stop'}"
		"\r\n\r\n",
	PROVIDER(25, 15, UNKNOWN, UNKNOWN, UNKNOWN)},
};

START_TEST(reports_are_read)
{
	usage_row_run(LLM_ANTHROPIC, &rows[_i]);
}
END_TEST

UNIT_MAIN("anthropic_reports", UNIT_ROWS(reports_are_read, rows))
