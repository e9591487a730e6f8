-- The usage document of one of a thousand users.
dofile("tests/bench/result.lua")
math.randomseed(os.time())

function request()
	return wrk.format("GET",
		"/user/" .. math.random(1001, 2000) .. "/token-usage")
end
