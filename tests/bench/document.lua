-- The usage document of one of a thousand users.
math.randomseed(os.time())

function request()
	return wrk.format("GET",
		"/user/user-" .. math.random(1000) .. "/token-usage")
end

function done(summary, latency)
	io.write(string.format("result %.1f %.0f %d\n",
		summary.requests / summary.duration * 1e6,
		latency:percentile(50), summary.errors.status))
end
