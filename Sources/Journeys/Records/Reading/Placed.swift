import Results

/// Something read from a row, and where.
struct Placed<Value> {
  var value: Value
  var place: Place

  init(_ value: Value, _ place: Place) { (self.value, self.place) = (value, place) }
}

extension [Place] {
  /// `Lines 3, 5 and 9`, with the file where there are several.
  var lines: String {
    let isOneFile = allSatisfy { $0.file == first?.file }
    let words = map { "\($0.line ?? 0)" + (isOneFile ? "" : " of \($0.file)") }
    guard let last = words.last, count > 1 else { return "Line \(words.first ?? "0")" }
    return "Lines " + words.dropLast().joined(separator: ", ") + " and " + last
  }
}
