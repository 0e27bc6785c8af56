import Disclosure

extension Entry {
  /// What stands in the place of a figure that is not told: never a number.
  static let notShown = Entry.words("not shown")

  /// A count of people as it may be told.
  static func told(_ count: Released<Int>) -> Entry { count.value.map { .count($0) } ?? .notShown }

  /// A part of a whole as they are told.
  static func told(_ part: Released<Int>, of whole: Int) -> Entry {
    part.value.map { .share(min($0, whole), of: whole) } ?? .notShown
  }
}
