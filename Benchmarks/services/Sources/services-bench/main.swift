// Times what it takes to compare many services, with the data in memory, and prints JSON.
//
//   services-bench FOLDER    funnel of mean change, post ~ pre + (1 | service) by REML with shrunken effects,
//                            and 10,000 draws of ranks
import Glibc
import Models
import Waymark

/// Mean, people and standard deviation of the change of each service.
func rows(_ data: Columns, services: Int) -> [MeanRow] {
  var (n, sum, squares) = (
    Array(repeating: 0, count: services), Array(repeating: 0.0, count: services),
    Array(repeating: 0.0, count: services)
  )
  for (row, service) in data.service.enumerated() {
    let change = data.post[row] - data.pre[row]
    n[service] += 1
    sum[service] += change
    squares[service] += change * change
  }
  return (0..<services).map { j in
    let count = Double(n[j])
    let variance = max(0, squares[j] - sum[j] * sum[j] / count) / (count - 1)
    return MeanRow(
      "\(j + 1)", mean: sum[j] / count, n: n[j], standardDeviation: variance.squareRoot())
  }
}

func compare(_ folder: String) throws {
  let data = try Columns(folder)
  let services = (data.service.max() ?? 0) + 1
  let clock = ContinuousClock()
  let start = clock.now
  let funnel = try Funnel(rows(data, services: services))
  let drawn = clock.now
  let frame = try ModelFrame([
    "post": .numeric(data.post), "pre": .numeric(data.pre),
    "service": .factor(codes: data.service, levels: (1...services).map { "\($0)" }),
  ])
  let fit = try MixedModel("post ~ pre + (1 | service)").fit(frame)
  let effects = try ServiceEffects(fit, group: "service")
  let shrunken = clock.now
  let ranks = try effects.ranks().ranks
  let done = clock.now
  func seconds(_ from: ContinuousClock.Instant, _ to: ContinuousClock.Instant) -> Double {
    (to - from) / .seconds(1)
  }
  func list(_ values: [Double]) -> String {
    "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
  }
  let shown = stride(from: 0, to: services, by: max(1, services / 20)).map { $0 }
  print(
    "{\"funnel\": \(seconds(start, drawn)), \"shrinkage\": \(seconds(drawn, shrunken)), "
      + "\"ranks\": \(seconds(shrunken, done)), \"all\": \(seconds(start, done)), "
      + "\"persons\": \(data.pre.count), \"services\": \(funnel.units.count), "
      + "\"between\": \(effects.between), \"within\": \(effects.within), "
      + "\"effects\": \(list(shown.map { effects.services[$0].effect.value })), "
      + "\"lower\": \(list(shown.map { Double(ranks[$0].lower) })), "
      + "\"upper\": \(list(shown.map { Double(ranks[$0].upper) })) }")
}

do {
  guard CommandLine.arguments.count == 2 else { throw BenchError.usage }
  try compare(CommandLine.arguments[1])
} catch {
  print("services-bench: \(error)")
  exit(1)
}
