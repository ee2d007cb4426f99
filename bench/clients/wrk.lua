-- Asks the addresses of a file in turn, and says what it met as one line of JSON.
local asked, at = {}, 0

function init(arguments)
  for address in io.lines(arguments[1]) do
    asked[#asked + 1] = wrk.format("GET", address)
  end
end

function request()
  at = at % #asked + 1
  return asked[at]
end

function done(summary, latency, _)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '{"requests":%d,"duration_us":%d,"bytes":%d,"p50_us":%d,"p90_us":%d,"p99_us":%d,"bad":%d}\n',
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), errors.status + broken))
end
