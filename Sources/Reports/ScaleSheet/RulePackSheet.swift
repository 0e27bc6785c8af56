import Change
import Results
public import Scales

/// How a rule pack counts, in plain words for a terminal: everything its file says, and the numbers
/// that it leaves to scale files.
public struct RulePackSheet: Sendable {
  let pack: RulePack
  let scales: [Scale?]

  /// Describes a pack.
  ///
  /// - Parameters:
  ///   - pack: the rules.
  ///   - scales: the scale of each measure; nil where it is not at hand.
  public init(_ pack: RulePack, scales: [Scale?]) {
    self.pack = pack
    self.scales = scales
  }

  /// The lines, none longer than a hundred characters unless a single word is.
  public var lines: [String] {
    var sheet = TextSheet()
    sheet.paragraph(pack.name)
    sheet.paragraph("\(pack.id), version \(pack.version), a rule pack")
    sheet.heading("What it is")
    sheet.paragraph(pack.about, indent: 2)
    sheet.heading("On which scores it counts")
    for (position, measure) in pack.measures.enumerated() {
      self.measure(measure, position < scales.count ? scales[position] : nil, &sheet)
    }
    sheet.heading("How a person is judged")
    sheet.paragraph(together, indent: 2)
    sheet.paragraph(
      "Each measure is judged by a person's first and last score on it.", indent: 2)
    sheet.heading("What it counts, and of whom")
    for rate in pack.rates {
      let counts = rate.counts.map(\.words).joined(separator: " and ")
      sheet.fact(
        rate.name,
        "who \(counts), of \(rate.of.words(measures: judgedAtOnce)) [\(rate.source)]")
    }
    sheet.heading("What nobody has verified")
    for doubt in pack.unverified {
      sheet.fact(doubt.about, doubt.note + (doubt.source.map { " [\($0)]" } ?? ""))
    }
    if pack.unverified.isEmpty { sheet.paragraph("The file marks nothing.", indent: 2) }
    sheet.heading("Sources")
    for source in pack.sources {
      sheet.fact(source.id, source.text + (source.url.map { " \($0)" } ?? ""))
    }
    return sheet.lines
  }

  private var judgedAtOnce: Int { pack.together == .pairwise ? pack.measures.count : 1 }

  private var together: String {
    switch pack.together {
    case .pairwise:
      "All measures at once: a person started in the range of people who seek help if any measure "
        + "did, has left it if every measure has, and is reliably better if one measure is and none "
        + "is reliably worse. Who is better on one and worse on another is counted as neither."
    case .each: "By each measure alone: the measures stand in place of each other."
    }
  }

  private func measure(
    _ measure: RulePack.Measure, _ scale: Scale?, _ sheet: inout TextSheet
  ) {
    let known = scale.flatMap { try? measure.resolved(by: $0) } ?? measure
    let from = measure.cutOff.map { ", from the scale's file, cut-off '\($0)'" } ?? ""
    sheet.fact(
      measure.scale,
      "score '\(measure.score)' in the metric '\(measure.metric)'\(from)"
        + (scale == nil ? "; no such scale file is at hand" : ""))
    guard let range = known.range, let change = known.change else {
      sheet.fact("", "The numbers stand in the scale's file, which is not at hand.")
      return
    }
    let way = range.side == .above ? "fall" : "rise"
    sheet.fact("In range at first", "\(range.startWords) [\(range.source)]", indent: 4)
    sheet.fact("Out of it at last", "\(range.endWords) [\(range.source)]", indent: 4)
    sheet.fact(
      "Reliably better", "a \(way) of \(change.words) [\(change.source)]", indent: 4)
  }
}
