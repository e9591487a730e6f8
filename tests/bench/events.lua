-- EVENTS events a request, of a thousand users; many at a time are of the
-- last minutes, one is of now. Bodies are made before and get ids of their
-- own by one substitution, so that this costs the client little.
dofile("tests/bench/result.lua")
local count = tonumber(os.getenv("EVENTS"))
local run = os.getenv("RUN")
local headers = { ["Content-Type"] = "application/json" }
local bodies, sent = {}, 0

math.randomseed(os.time())

local function event(number)
	local timestamp = ""
	if count > 1 then
		timestamp = os.date('!"timestamp":"%Y-%m-%dT%H:%M:%SZ",',
			os.time() - math.random(0, 300))
	end
	return string.format('{"requestId":"@-%d","userId":"%d",%s' ..
		'"operation":"chat","provider":"openai",' ..
		'"model":"model-%d","promptTokens":%d,' ..
		'"completionTokens":%d}', number, math.random(1001, 2000),
		timestamp, math.random(0, 2), math.random(5000),
		math.random(1000))
end

for i = 1, 20 do
	local events = {}
	for j = 1, count do
		events[j] = event(j)
	end
	bodies[i] = count == 1 and events[1] or
		"[" .. table.concat(events, ",") .. "]"
end

function request()
	sent = sent + 1
	local body = bodies[sent % #bodies + 1]:gsub("@", run .. "-" .. sent)
	return wrk.format("POST", "/usage/events", headers, body)
end
