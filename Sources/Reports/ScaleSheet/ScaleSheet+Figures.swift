import Results
import Scales

/// Bands, norms, errors, thresholds and cut-offs in words, each with the number it is for and its source.
extension ScaleSheet {
  func figures(_ score: ScoreDefinition, _ sheet: inout TextSheet) {
    for bands in score.bands {
      let cuts = bands.cuts.map(Self.number)
      let ranges = bands.labels.enumerated().map { index, label in
        let from = index == 0 ? nil : cuts[index - 1]
        let to = index < cuts.count ? cuts[index] : nil
        switch (from, to) {
        case (nil, let to?): return "below \(to) \(label)"
        case (let from?, let to?): return "\(from) to below \(to) \(label)"
        case (let from?, nil): return "\(from) and above \(label)"
        case (nil, nil): return label
        }
      }
      var of: [String?] = [bands.population, bands.country, bands.year]
      of.append(bands.status.map { $0 == .validated ? "validated" : "by expert opinion" })
      sheet.fact(
        "Bands '\(bands.id)'",
        "of '\(bands.metric)': \(ranges.joined(separator: "; "))\(Self.aside(of)) [\(bands.source)]"
      )
    }
    for norm in score.norms {
      let deviation = norm.standardDeviation.map { ", SD \(Self.number($0))" } ?? ""
      sheet.fact(
        "Norm",
        "of '\(norm.metric)': mean \(Self.number(norm.mean))\(deviation), n \(norm.n)"
          + "\(Self.aside([norm.population, norm.country, norm.year, norm.mode])) [\(norm.source)]")
    }
    for reliability in score.reliabilities {
      let kind =
        switch reliability.kind {
        case .cronbachAlpha: "Cronbach's alpha"
        case .testRetest: "test and retest"
        case .intraclassCorrelation: "intraclass correlation"
        }
      let facts = [
        reliability.n.map { "n \($0)" } ?? "n not stated", reliability.interval,
        reliability.population,
      ]
      sheet.fact(
        "Reliability",
        "of '\(reliability.metric)': \(kind) \(Self.number(reliability.value))\(Self.aside(facts)) "
          + "[\(reliability.source)]")
    }
    for change in score.changeThresholds {
      let level = change.level.map { "confidence level \(Self.number($0))" } ?? "level not stated"
      let size = Self.number(change.value)
      let words = change.boundary == .exceeds ? "more than \(size)" : "\(size) or more"
      sheet.fact(
        "Change beyond error",
        "of '\(change.metric)': \(words)\(Self.aside([level, change.method])) [\(change.source)]")
    }
    for cutOff in score.cutOffs {
      let value = Self.number(cutOff.value)
      let words =
        switch (cutOff.side, cutOff.boundary) {
        case (.above, .reaches): "\(value) or more"
        case (.above, .exceeds): "above \(value)"
        case (.below, .reaches): "\(value) or less"
        case (.below, .exceeds): "below \(value)"
        }
      sheet.fact(
        "Cut-off '\(cutOff.id)'",
        "of '\(cutOff.metric)': \(words) is the range of people who seek help"
          + "\(Self.aside([cutOff.population])) [\(cutOff.source)]")
    }
    let none = [
      score.bands.isEmpty ? "bands" : nil, score.norms.isEmpty ? "norms" : nil,
      score.reliabilities.isEmpty ? "reliability" : nil,
      score.changeThresholds.isEmpty ? "threshold of change" : nil,
      score.cutOffs.isEmpty ? "cut-off" : nil,
    ].compactMap(\.self)
    if !none.isEmpty { sheet.fact("Not in the file", none.joined(separator: ", ")) }
  }

  /// What is known, in brackets.
  private static func aside(_ facts: [String?]) -> String {
    let known = facts.compactMap(\.self)
    return known.isEmpty ? "" : " (\(known.joined(separator: ", ")))"
  }
}
