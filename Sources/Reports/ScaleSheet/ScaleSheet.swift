import Results
public import Scales

/// What a scale is, in plain words for a terminal: everything its file says, and nothing else.
public struct ScaleSheet: Sendable {
  let scale: Scale

  /// Describes a scale.
  public init(_ scale: Scale) { self.scale = scale }

  /// The lines, none longer than a hundred characters unless a single word is.
  public var lines: [String] {
    var sheet = TextSheet()
    sheet.paragraph(scale.name)
    sheet.paragraph("\(scale.id), version \(scale.version), \(statusWords)")
    sheet.heading("What it is")
    sheet.paragraph(scale.about, indent: 2)
    background(&sheet)
    items(&sheet)
    for position in scale.scores.indices { score(position, &sheet) }
    attention(&sheet)
    sheet.heading("What nobody has verified")
    for doubt in scale.unverified {
      sheet.fact(doubt.about, doubt.note + (doubt.source.map { " [\($0)]" } ?? ""))
    }
    if scale.unverified.isEmpty {
      let hasEvidence =
        scale.status == .validated || scale.scores.contains { !$0.reliabilities.isEmpty }
      sheet.paragraph(
        hasEvidence
          ? "The file marks nothing."
          : "The file marks nothing, and it states no evidence: its arithmetic is proven, and what "
            + "its scores are worth is still to be found out.", indent: 2)
    }
    sheet.heading("Sources")
    for source in scale.sources {
      sheet.fact(source.id, source.text + (source.url.map { " \($0)" } ?? ""))
    }
    if scale.sources.isEmpty { sheet.paragraph("The file names none.", indent: 2) }
    return sheet.lines
  }

  private var statusWords: String {
    switch scale.status {
    case .validated: "validated: published with evidence"
    case .adapted:
      "adapted: changed from a published scale, whose norms and reliability it does not borrow"
    case .bespoke: "bespoke: made for a service, its evidence still to be gathered"
    }
  }

  private func background(_ sheet: inout TextSheet) {
    sheet.fact(
      "Who answers", scale.respondent == .itself ? "the person" : "someone who knows the person")
    sheet.fact(
      "Asks about",
      scale.timeFrame.recall + (scale.timeFrame.source.map { " [\($0)]" } ?? ""))
    sheet.fact("Realistic change", scale.timeFrame.realisticChange ?? "not stated over what time")
    if let language = scale.language { sheet.fact("Language", language) }
    let wording =
      scale.licence.allowsWording ? "wording may stand in the file" : "keys only, no wording"
    sheet.fact("Licence", "tier \(scale.licence.tier.rawValue): \(wording). \(scale.licence.terms)")
    sheet.fact(
      "Rights", scale.licence.holder + (scale.licence.url.map { ", \($0)" } ?? ""))
    if let agreement = scale.agreement {
      let on = agreement.on.map { ", \($0)" } ?? ""
      let review = agreement.review.map { "; to be looked at again \($0)" } ?? ""
      sheet.fact("Agreed by", agreement.by.joined(separator: ", ") + on + review)
    } else {
      sheet.fact("Agreed by", "nobody yet, as far as the file says")
    }
    let lineage = scale.lineage
    if let from = lineage.adaptedFrom { sheet.fact("Changed from", from) }
    for other in lineage.derivableFrom {
      sheet.fact(
        "Contained in", "\(other.scale), as its items \(other.items.joined(separator: ", "))")
    }
    if !lineage.comparableWith.isEmpty {
      sheet.fact("Comparable with", lineage.comparableWith.joined(separator: ", "))
    }
    if !lineage.notComparableWith.isEmpty {
      sheet.fact("Not comparable", "with " + lineage.notComparableWith.joined(separator: ", "))
    }
    if let noTotal = scale.noTotal {
      sheet.fact("No total", "\(noTotal.reason) [\(noTotal.source)]")
    }
  }

  private func attention(_ sheet: inout TextSheet) {
    let items = scale.items.filter { $0.attention != nil }
    guard !items.isEmpty else { return }
    sheet.heading("Answers that call for a conversation, whatever the score")
    for item in items {
      guard let attention = item.attention, let words = item.attentionWords else { continue }
      sheet.fact(words, "\(attention.why) [\(attention.source ?? "no source stated")]")
    }
  }
}
