-- The figures in a line: answers, answers a second, their median time and the
-- 99th percentile in microseconds, requests that failed in any way. A KEY in
-- the environment goes with each request.
wrk.headers["X-Api-Key"] = os.getenv("KEY")

function done(summary, latency)
	local errors = summary.errors
	io.write(string.format("result %d %.1f %.0f %.0f %d\n", summary.requests,
		summary.requests / summary.duration * 1e6,
		latency:percentile(50), latency:percentile(99),
		errors.status + errors.connect + errors.read + errors.write +
		errors.timeout))
end
