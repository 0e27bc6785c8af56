import Scales

/// Items, answers and orders in words.
extension ScaleSheet {
  func items(_ sheet: inout TextSheet) {
    sheet.heading("Items (\(scale.items.count), in the order in which they are asked)")
    for item in scale.items {
      var words = "answers \(Self.answers(item))"
      if let text = item.text { words = "“\(text)” \(words)" }
      if item.isSetByPerson { words += "; each person words it" }
      if let group = item.group { words += "; \(group)" }
      sheet.fact(item.id, words)
      for skip in item.skips { sheet.fact("", self.skip(skip)) }
      if !item.missingCodes.isEmpty { sheet.fact("", Self.missing(item.missingCodes)) }
    }
    if !scale.missingCodes.isEmpty {
      sheet.fact("Every item", Self.missing(scale.missingCodes))
    }
    for order in scale.itemOrders {
      sheet.fact(
        "Other order",
        "\(order.id): \(order.items.map { scale.items[$0].id }.joined(separator: ", ")) "
          + "[\(order.source)]")
    }
  }

  private static func answers(_ item: Item) -> String {
    let options = item.options
    let codes = options.map(\.code)
    if options.allSatisfy({ $0.label == nil }) {
      let isRun = codes.count > 2 && codes == Array(item.lowest...item.highest)
      return isRun
        ? "\(item.lowest) to \(item.highest)" : codes.map(String.init).joined(separator: ", ")
    }
    return options.map { option in
      option.label.map { "\(option.code) \($0)" } ?? String(option.code)
    }.joined(separator: ", ")
  }

  private func skip(_ skip: SkipRule) -> String {
    let when = skip.when.map { premise in
      let codes = premise.codes.map(String.init).joined(separator: " or ")
      return "\(scale.items[premise.item].id) is \(codes)"
    }
    return
      "passed over when \(when.joined(separator: " and ")): a blank then counts as \(skip.value) "
      + "[\(skip.source ?? "no source stated")]"
  }

  private static func missing(_ codes: [MissingCode]) -> String {
    let words = codes.map { code in
      switch code.state {
      case .missing: "'\(code.code)' nothing known"
      case .skipped: "'\(code.code)' not asked"
      case .declined: "'\(code.code)' chose not to say"
      case .refused: "'\(code.code)' would not take the question"
      case .notApplicable: "'\(code.code)' does not apply"
      }
    }
    return "no answer: " + words.joined(separator: ", ")
  }
}
