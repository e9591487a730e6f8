-- One path, for the same figures as the others'.
dofile("tests/bench/result.lua")
