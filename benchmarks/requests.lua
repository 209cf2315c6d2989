-- For wrk: sends the prepared requests of a file in turn, one path with an optional entity tag a line, and prints the
-- counts as one line of JSON.   wrk … -s requests.lua ORIGIN -- FILE ["Header: value" …]

local prepared, next_one = {}, 0

function init(arguments)
  local headers = {}
  for index = 2, #arguments do
    local name, value = arguments[index]:match("^([^:]+): (.*)$")
    headers[name] = value
  end
  for line in io.lines(arguments[1]) do
    local path, etag = line:match("^(%S+)%s?(.*)$")
    headers["If-None-Match"] = etag ~= "" and etag or nil
    prepared[#prepared + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  next_one = next_one % #prepared + 1
  return prepared[next_one]
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, summary.bytes,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout,
    latency:percentile(50), latency:percentile(99)))
end
