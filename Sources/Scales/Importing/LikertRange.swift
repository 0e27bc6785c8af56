import Results

/// How many answers a rating has, and the codes at its ends, as far as one place says.
struct LikertRange {
  var points: Int?
  var lowest: Int?
  var highest: Int?
  /// Keys of the labels, from the lowest code up.
  var labels: [String?]?

  init(options object: SourceObject) {
    var object = object
    points = object.integer("points")
    lowest = object.integer("min")
    highest = object.integer("max")
    labels = object.array("labels")?.map(\.text)
  }

  init(item: inout SourceObject) {
    points = item.integer("likert_points")
    lowest = item.integer("likert_min")
    highest = item.integer("likert_max")
    labels = item.array("likert_labels")?.map(\.text)
  }

  /// The codes, from `lowest`, 1 by default; nil where what is said does not agree.
  var codes: ClosedRange<Int>? {
    let first = lowest ?? 1
    let count = points ?? (highest == nil ? labels?.count : nil)
    guard first.magnitude <= Limit.code, (highest ?? 0).magnitude <= Limit.code,
      (count ?? 2) <= Limit.options
    else { return nil }
    let last = highest ?? count.map { first + $0 - 1 }
    guard let last, last > first, last - first < Limit.options else { return nil }
    if let count, last - first + 1 != count { return nil }
    return first...last
  }
}
