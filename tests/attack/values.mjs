// What a field of the route table is sent: values that it takes, those next to
// its limits, and those that it must refuse.

export const GOOD = {
	name: "gpt-4o",
	user: "ada",
	text: "a /home command",
	integer: 1,
	timestamp: "2025-06-23T10:30:00Z",
	decimal: "0.0123",
	object: { a: 1 },
};

const TEXTS = [
	"ada",
	"bob",
	"",
	" ",
	".",
	"..",
	"../../etc/passwd",
	"a/b",
	"a\\b",
	"ada\0",
	"\0",
	"%",
	"_",
	"%s%n%x",
	"%00",
	"%2e%2e",
	"o'b\"; DROP TABLE credential; --",
	"') OR 1=1 --",
	"$$;CALL x();$$",
	"\\'; --",
	"{ada,bob}",
	"a\r\nX-Injected: 1\r\n\r\nHTTP/1.1 200 OK",
	"a\n2026-01-01T00:00:00.000Z error forged",
	"a\u0085b\u009b31m",
	"\u2028\u202e\ufeff",
	"\u001b[2J\u0007",
	"\ud800",
	"\udc00\ud800",
	"\u{10ffff}\u{1f4a9}",
	"é".repeat(128),
	"<script>alert(1)</script>",
	"${jndi:ldap://127.0.0.1/}{{7*7}}$(id)`id`",
	"__proto__",
	"null",
	"NaN",
];

/** Bytes that are no text; of a query or path alone, as JSON cannot say them. */
export const BAD_BYTES = [
	"%c0%af",
	"%c1%a1da",
	"%e0%80%af",
	"%f0%80%80%af",
	"%ed%a0%80",
	"%ff",
	"%80",
	"%f8%88%80%80%80",
	"%",
	"%0",
	"%zz",
	"%u0041",
];

const INTEGERS = [
	"0",
	"-0",
	"-1",
	"+1",
	" 1",
	"1 ",
	"01",
	"1.0",
	"1.5",
	"1e3",
	"0x10",
	"1_0",
	"",
	"١",
	"9007199254740993",
	"9223372036854775807",
	"9223372036854775808",
	"-9223372036854775808",
	"-9223372036854775809",
	"1".repeat(400),
];

const TIMESTAMPS = [
	"0001-01-01T00:00:00Z",
	"0000-01-01T00:00:00Z",
	"9999-12-31T23:59:59.999999Z",
	"2025-02-30T00:00:00Z",
	"2025-06-23T23:59:60Z",
	"2025-06-23T10:30:00+23:59",
	"2025-06-23T10:30:00+24:00",
	"2025-06-23",
	"1969-12-31T23:59:59Z",
	"infinity",
	"-infinity",
	"now",
	"epoch",
];

const DECIMALS = [
	"0",
	"-0",
	"-1",
	"1e5",
	".5",
	"5.",
	"999999999999.999999999999",
	"1000000000000",
	`0.${"0".repeat(60)}1`,
	"NaN",
	"Infinity",
	"0x1p3",
	"1,5",
];

const near = (...limits) =>
	limits
		.filter((limit) => limit !== null)
		.flatMap((limit) =>
			[-1n, 0n, 1n].map((step) => String(BigInt(limit) + step)),
		);

const lengths = (field) =>
	[field.maximum, field.maximum + 1].map((length) => "x".repeat(length));

/** Texts for a parameter of the type and limits of FIELD. */
export function textsFor(field) {
	switch (field.type) {
		case "integer":
			return [...near(field.minimum, field.maximum), ...INTEGERS, "ada"];
		case "timestamp":
			return [...TIMESTAMPS, "ada", ""];
		case "decimal":
			return DECIMALS;
		default:
			return field.maximum === null || field.type === "object"
				? TEXTS
				: [...TEXTS, ...lengths(field)];
	}
}

const deep = (open, close, depth) => open.repeat(depth) + close.repeat(depth);

const ANYTHING = [
	"null",
	"true",
	"[]",
	"{}",
	"[[]]",
	"1",
	"-1",
	"1.5",
	"1e400",
	"-1e-400",
	'"1"',
	deep("[", "]", 40),
	deep("[", "]", 5000),
	"01",
	"NaN",
	"'a'",
	'"\\ud800"',
	'"\\u0000"',
	'"a\\u0000b"',
	'"\\udc00\\ud800"',
	'"\\x"',
	'"\n"',
	'"',
];

const OBJECTS = [
	'{"\\u0000":1}',
	'{"a":"\\u0000"}',
	'{"a":1,"a":2}',
	'{"":""}',
	'{"a":1e400}',
	'{"a":123456789012345678901234567890}',
	'{"a":0.1}',
	`{"a":"${"m".repeat(4088)}"}`,
	`{"a":"${"m".repeat(4089)}"}`,
	`{"a":${deep("[", "]", 100)}}`,
	'{"__proto__":{"x":1}}',
	'{"a":"\\ud800"}',
	'{"a":"\\u2028"}',
];

/** Values of a JSON member for FIELD, as they stand in the body. */
export function literalsFor(field) {
	switch (field.type) {
		case "integer":
			return [
				...near(field.minimum, field.maximum),
				...INTEGERS.filter((text) => text !== ""),
				...ANYTHING,
			];
		case "object":
			return [...OBJECTS, ...ANYTHING];
		default:
			return [
				...textsFor(field).map((text) => JSON.stringify(text)),
				...ANYTHING,
			];
	}
}

/** Bodies that are no document, or not one that anybody has a row for. */
export const BODIES = [
	"",
	"{",
	"[",
	"null",
	"5",
	'"x"',
	"[]",
	"[[]]",
	"{}",
	"[{}]",
	"[1,2]",
	"{}{}",
	"{}x",
	"\ufeff{}",
	"// {}",
	"\0",
	"{\0}",
	'{"userId":"ada"}\0',
	deep("[", "]", 100_000),
	deep('{"a":', "}", 20_000),
	`[${"{},".repeat(1000)}{}]`,
	`{${'"a":1,'.repeat(3000)}"b":1}`,
	`[${"0,".repeat(300_000)}0]`,
	'{"userId":"ada","userId":"bob"}',
	'{"user\\u0049d":"bob","userId":"ada"}',
	"a=1&b=2",
	"--x\r\nContent-Disposition: form-data\r\n\r\n--x--",
];

/** What is put where a path has a value, or around the whole of it. */
export const PATH_TRICKS = [
	(path) => `${path}/`,
	(path) => `/${path}`,
	(path) => `${path}//`,
	(path) => `${path}/.`,
	(path) => `${path}/..`,
	(path) => `${path}/./`,
	(path) => `${path}.`,
	(path) => `${path}%20`,
	(path) => `${path}%00`,
	(path) => `${path}%00.json`,
	(path) => `${path};x=1`,
	(path) => `${path}%3bx`,
	(path) => `${path}%23`,
	(path) => `${path}%3f`,
	(path) => `${path}%0d%0aX-Injected:%201`,
	(path) => `${path}\\`,
	(path) => `${path}%5c..%5c`,
	(path) => path.toUpperCase(),
	(path) => path.replaceAll("/", "//"),
	(path) => path.replaceAll("/", "/./"),
	(path) => path.replaceAll("/", "%2f"),
	(path) => path.replaceAll("/", "%252f"),
	(path) => path.replaceAll("/", "%c0%af"),
	(path) => path.replaceAll("/", "\\"),
	(path) =>
		path.replace(
			/[a-z]/,
			(letter) => `%${letter.charCodeAt(0).toString(16)}`,
		),
	(path) =>
		path.replace(
			/[a-z]/,
			(letter) => `%25${letter.charCodeAt(0).toString(16)}`,
		),
	(path) => `/nothing/..${path}`,
	(path) => `/nothing/%2e%2e${path}`,
	(path) => `/nothing/%252e%252e${path}`,
	(path) => `/nothing/..;${path}`,
	(path) => `/health/..${path}`,
	(path) => `/health/%2e%2e${path}`,
	(path) => `/health%2f..${path}`,
	(path) => `${path}/../../../../../etc/passwd`,
	(path) => `${path}/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd`,
	(path) => `http://127.0.0.1${path}`,
	(path) => `${path}/${"x".repeat(3000)}`,
	(path) => `${path}${"/x".repeat(1500)}`,
];

/** Headers that somebody reads, with what they may be sent. */
export const HEADERS = {
	"X-Tokenmeter-User": [...TEXTS, "x".repeat(256), "\xff", "\xc0\xaf"],
	Authorization: [
		"Bearer",
		"Bearer ",
		"Bearer tm_",
		"Basic cm9vdDpyb290",
		"Bearer tm_' OR 1=1 --",
		"Basic !",
		"Digest x",
		`Bearer tm_${"A".repeat(3000)}`,
		`Bearer tm_${"\xff".repeat(43)}`,
	],
	"X-Api-Key": ["tm_", "x", "tmv_'; --", `tm_${"A".repeat(43)}`],
	Cookie: [
		"tokenmeter=",
		"tokenmeter=tms_",
		"tokenmeter=' OR 1=1 --",
		"__Host-tokenmeter=x",
		"tokenmeter",
		"=",
		";;;",
		"tokenmeter=\xff",
		"a=b; ".repeat(500),
	],
	Origin: [
		"null",
		"http://evil.example",
		"http://",
		"*",
		"http://127.0.0.1",
		"\xff",
		"file://",
	],
	Referer: ["http://evil.example/?x='", "\xff"],
	"User-Agent": ["' OR 1=1 --", "() { :; }; id", "\xff", ""],
	Accept: [
		"text/event-stream",
		"text/event-stream;q=0",
		"*/*",
		",,,;;;q",
		"\xff",
		"a/b,".repeat(800),
	],
	"Accept-Encoding": ["gzip", "identity;q=0"],
	"If-None-Match": ["*", '"', 'W/"', '"a","b"', "\xff", ",".repeat(3000)],
	"Last-Event-ID": [
		"1-2-3",
		"-1",
		"99999999999999999999-1-1",
		"a",
		"\xff",
		"1-1-1-1",
	],
	"Content-Type": [
		"",
		"text/plain",
		"application/json; charset=utf-16",
		"application/x-ndjson",
		"application/json\t;",
		"multipart/form-data; boundary=x",
		"\xff",
	],
	"Content-Encoding": ["gzip", "identity", "br, gzip"],
	"Content-Length": [
		"0",
		"1",
		"-1",
		"5, 5",
		"0x5",
		"99999999999999999999",
		"18446744073709551616",
		" 5",
	],
	"Transfer-Encoding": [
		"chunked",
		"gzip",
		"chunked, identity",
		"xchunked",
		"identity",
	],
	"X-Forwarded-For": ["127.0.0.1", "' OR 1=1 --"],
	"X-Http-Method-Override": ["DELETE"],
	"X-Original-Url": ["/admin/keys"],
	"X-Rewrite-Url": ["/admin/keys"],
	"Remote-User": ["root"],
	Remote_User: ["root"],
	"Path-Info": ["/admin/keys"],
	"Script-Name": ["/admin"],
	Proxy: ["http://127.0.0.1:1/"],
	Via: ["1.1 tokenmeter"],
	Range: ["bytes=0-0", "bytes=-1", "bytes=0-,0-,0-"],
	Expect: ["100-continue", "x"],
	Upgrade: ["websocket", "h2c"],
	"Access-Control-Request-Method": ["DELETE", "\xff"],
	"X-Injected\r\nX-Filler": ["1"],
	"X-Filler": ["x".repeat(7000)],
};

export const METHODS = [
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"OPTIONS",
	"TRACE",
	"CONNECT",
	"PROPFIND",
	"get",
	"G%45T",
];
