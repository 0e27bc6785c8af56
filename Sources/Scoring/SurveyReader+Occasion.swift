import Platform
import Results
import Tables

extension SurveyReader {
  /// Occasions are counted, or days: nothing larger is one.
  private static var largestOccasion: Double { 1e6 }

  /// The occasion of the row at hand.
  ///
  /// - Parameter order: whether the day or the month stands first in a date.
  /// - Returns: nil when it has none; the row is then set aside.
  mutating func occasion(_ order: DateOrder) -> Occasion? {
    guard let column = columns.occasion else { return Occasion(position: 0, label: "once") }
    let label = trimmed(column)
    if label.isEmpty || mapping.missingCodes.contains(label) {
      set(
        column, aside: .occasionMissing, field: mapping.occasion,
        "The row does not say which occasion it belongs to.", help: "Fill in the occasion.")
      return nil
    }
    switch mapping.occasions {
    case .once: return Occasion(position: 0, label: "once")
    case .numbered:
      if let position = NumberText.value(label), abs(position) <= Self.largestOccasion {
        return Occasion(position: position, label: label)
      }
      set(
        column, aside: .occasionUnknown, field: mapping.occasion,
        "The occasion is not a number up to a million.",
        help: "Correct it, or list the occasions by name in the study file.")
    case .named(let names):
      if let position = names.firstIndex(of: label) {
        return Occasion(position: Double(position), label: label)
      }
      let folded = FoldedText.of(label)
      let alike = names.indices.filter { FoldedText.of(names[$0]) == folded }
      if let position = alike.first, alike.count == 1 {
        occasionSpellings += 1
        return Occasion(position: Double(position), label: names[position])
      }
      set(
        column, aside: .occasionUnknown, field: mapping.occasion,
        "The occasion is not one that the study file lists.",
        help: "Correct it, or add it to the list; the list gives: "
          + names.joined(separator: ", ") + ".")
    case .dated(let dated):
      if let day = order.day(Array(label.utf8)[...]) { return dated.occasion(day: day) }
      set(
        column, aside: .occasionDate, field: mapping.occasion,
        "The date is none that the calendar has, or is written in a way that is not known here "
          + "(\(Shape(label).words)).",
        help:
          "Write it as yyyy-mm-dd. A number of five digits is a spreadsheet's own count of days: "
          + "show the column as a date and export it again.")
    }
    return nil
  }
}
