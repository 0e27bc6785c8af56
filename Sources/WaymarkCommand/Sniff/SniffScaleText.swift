import Scales
import Scoring
import Tables

/// Which scales the columns could answer, in words.
struct SniffScaleText {
  private let sniff: SurveySniff

  init(_ sniff: SurveySniff) { self.sniff = sniff }

  /// Every scale for which something speaks by itself, then those that share the same numbered
  /// columns with others, together.
  var texts: [String] {
    let alone = sniff.matches.filter { $0.series == nil }
    var shared: [(match: ScaleMatch, ids: [String])] = []
    for match in sniff.matches where match.series != nil {
      let same = shared.firstIndex {
        $0.match.series == match.series && $0.match.fit == match.fit && match.fit.isShared
      }
      if let same {
        shared[same].ids.append(match.scale.id)
      } else {
        shared.append((match, [match.scale.id]))
      }
    }
    return alone.map(words)
      + shared.map { $0.ids.count == 1 ? words($0.match) : words($0.match, $0.ids) }
  }

  /// Scales that could be meant by the same columns.
  private func words(_ match: ScaleMatch, _ ids: [String]) -> String {
    guard let series = match.series else { return words(match) }
    let isTaken = sniff.pinned.contains { $0.columns == match.columns }
    let what =
      switch match.fit {
      case .offset(let shift):
        "whose codes would be met with \(abs(shift)) \(shift > 0 ? "added" : "taken away")"
      default: "whose codes are met"
      }
    return "\(Self.range(series)) \(isTaken ? "could also be" : "could be") any scale of "
      + "\(series.columns.count) items \(what), as nothing in the names speaks for "
      + "\(isTaken ? "these" : "one of them"): \(Counted.list(ids))."
  }

  /// A scale, what speaks for it, and whether the codes fit.
  func words(_ match: ScaleMatch) -> String {
    let name = match.scale.name == match.scale.id ? "" : " (\(match.scale.name))"
    return "\(match.scale.id)\(name): \(evidence(match)). \(fit(match))"
  }

  private func evidence(_ match: ScaleMatch) -> String {
    let count = match.scale.items.count
    switch match.evidence {
    case .itemIDs: return "\(count) columns are called as its \(count) items"
    case .similarNames:
      return "\(count) columns are called as its \(count) items are, but for capitals or signs"
    case .numbers(let series, let isNamed):
      return "\(Self.range(series)), as many as it has items"
        + (isNamed ? ", and called like them" : "; nothing in the names speaks for it")
    case .inOrder:
      return
        "\(count) columns beside each other hold answers such as its own, as many as it has items; "
        + "nothing in the names speaks for it, so see that they stand in its order"
    case .labels: return "\(count) columns hold the labels of its answers, as many as it has items"
    case .part(let missing):
      let shown = missing.prefix(4).joined(separator: ", ") + (missing.count > 4 ? ", …" : "")
      return
        "\(count - missing.count) of its \(count) items have a column by name; none for \(shown)"
    }
  }

  /// For example `q1 to q14`.
  private static func range(_ series: NumberedColumns) -> String {
    let count = series.columns.count
    let digits = String(count).count
    let one = series.isPadded ? String(repeating: "0", count: max(1, digits - 1)) + "1" : "1"
    return "\(series.prefix)\(one)\(series.suffix) to \(series.prefix)\(count)\(series.suffix)"
  }

  private func fit(_ match: ScaleMatch) -> String {
    let codes = Self.allowed(match.scale)
    switch match.fit {
    case .allowed:
      let others = match.columns.compactMap { $0.map { sniff.form.columns[$0].notCoded } }
        .reduce(0, +)
      let words = others == 1 ? "1 is no number" : "\(others) are no numbers"
      return "All answers are codes that it allows\(codes)" + (others > 0 ? "; \(words)." : ".")
    case .offset(let shift):
      return "No column fits as it is: all answers would fit with \(abs(shift)) "
        + "\(shift > 0 ? "added" : "taken away")\(codes). Were they coded from another start? "
        + "Nothing is shifted; recode them if so."
    case .outside(let strays, _):
      let shown = strays.prefix(3).map { stray in
        "\(stray.item): "
          + stray.codes.prefix(4).map { "\($0.code)×\($0.count)" }.joined(separator: " ")
      }
      let more = strays.count > 3 ? "; and \(Counted.words(strays.count - 3, "more item"))" : ""
      return
        "Some answers are not codes that it allows\(codes): \(shown.joined(separator: "; "))\(more)."
    case .notCodes(let columns, let labelled):
      return labelled == columns
        ? "The answers stand as its labels, not as codes."
        : "\(Counted.words(columns, "column")) of them \(columns == 1 ? "does" : "do") not hold codes"
          + (labelled > 0 ? "; \(labelled) hold its labels." : ".")
    }
  }

  /// The codes in brackets, where all items have the same.
  private static func allowed(_ scale: Scale) -> String {
    guard let first = scale.items.first,
      scale.items.allSatisfy({ $0.options.map(\.code) == first.options.map(\.code) })
    else { return "" }
    let isRun = first.highest - first.lowest + 1 == first.options.count
    return isRun ? " (\(first.lowest) to \(first.highest))" : ""
  }
}

extension ScaleMatch {
  /// The numbered columns, where nothing but their number speaks for the scale.
  fileprivate var series: NumberedColumns? {
    if case .numbers(let series, isNamed: false) = evidence { series } else { nil }
  }
}

extension CodeFit {
  /// Whether it can be said of several scales at once.
  fileprivate var isShared: Bool {
    switch self {
    case .allowed, .offset: true
    case .outside, .notCodes: false
    }
  }
}

extension ColumnForm {
  /// Cells that hold neither a code nor nothing.
  var notCoded: Int { filled - codes.reduce(0) { $0 + $1.count } }
}
