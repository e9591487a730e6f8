-- EVENTS events a request, of a thousand users, each with an id of its own.
-- Bodies are made before and get their ids by one substitution, so that this
-- costs the client little.
dofile("tests/bench/result.lua")
local count = tonumber(os.getenv("EVENTS"))
local run = os.getenv("RUN")
local headers = { ["Content-Type"] = "application/json" }
local bodies, sent = {}, 0

math.randomseed(os.time())
for i = 1, 20 do
	local events = {}
	for j = 1, count do
		events[j] = string.format('{"requestId":"@-%d","userId":' ..
			'"user-%d","operation":"chat","provider":"openai",' ..
			'"model":"gpt-4o","promptTokens":%d,' ..
			'"completionTokens":%d}', j, math.random(1000),
			math.random(5000), math.random(1000))
	end
	bodies[i] = count == 1 and events[1] or
		"[" .. table.concat(events, ",") .. "]"
end

function request()
	sent = sent + 1
	local body = bodies[sent % 20 + 1]:gsub("@", run .. "-" .. sent)
	return wrk.format("POST", "/usage/events", headers, body)
end
