-- The figures in a line: requests a second, median latency in microseconds,
-- answers that were no success.
function done(summary, latency)
	io.write(string.format("result %.1f %.0f %d\n",
		summary.requests / summary.duration * 1e6,
		latency:percentile(50), summary.errors.status))
end
