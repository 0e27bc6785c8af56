import Platform
import Tables

/// In which order periods come, by their names alone: numbers, days as yyyy-mm-dd, or parts of a year such
/// as `2026Q3` and `2026-07`. Other names say nothing of their order.
struct PeriodOrder {
  /// What the names are.
  enum Kind: Sendable, Hashable {
    case numbers
    case days
    case parts
    case words
  }

  /// What the names are.
  let kind: Kind
  /// A number for each that grows with time; none for words.
  let keys: [Double]

  /// Reads names of periods.
  init(_ names: [String]) {
    let bytes = names.map { Array($0.utf8)[...] }
    let numbers = bytes.compactMap { NumberText.value($0) }
    let days = bytes.compactMap { DayNumber.value(DayNumber.withoutTime($0)) }
    let parts = names.compactMap(Self.part)
    if numbers.count == names.count {
      (kind, keys) = (.numbers, numbers)
    } else if days.count == names.count {
      (kind, keys) = (.days, days.map(Double.init))
    } else if parts.count == names.count, Set(parts.map(\.unit)).count == 1 {
      (kind, keys) = (.parts, parts.map { Double($0.key) })
    } else {
      (kind, keys) = (.words, [])
    }
  }

  /// The day of a period; nil where names are no days.
  func day(_ position: Int) -> Int? { kind == .days ? Int(keys[position]) : nil }

  /// The number of another name of the same kind; nil where it has none.
  func key(_ name: String) -> Double? {
    let bytes = Array(name.utf8)[...]
    return switch kind {
    case .numbers: NumberText.value(bytes)
    case .days: DayNumber.value(bytes).map(Double.init)
    case .parts: Self.part(name).map { Double($0.key) }
    case .words: nil
    }
  }

  /// A year of four digits with the number of a part of it, before or behind it: `2026Q3`, `Q3 2026`, `2026-07`.
  private static func part(_ name: String) -> (unit: Character, key: Int)? {
    var (numbers, letters) = ([[Character]](), [Character]())
    var previous: Character?
    for character in name {
      let isDigit = character.isASCII && character.isNumber
      if isDigit {
        let goesOn = previous.map { $0.isASCII && $0.isNumber } ?? false
        if goesOn, !numbers.isEmpty {
          numbers[numbers.count - 1].append(character)
        } else {
          numbers.append([character])
        }
      } else if character.isLetter {
        letters.append(character)
      } else if !" -/_.".contains(character) {
        return nil
      }
      previous = character
    }
    guard numbers.count == 2, letters.count <= 1,
      let year = numbers.first(where: { $0.count == 4 }).flatMap({ Int(String($0)) }),
      let part = numbers.first(where: { $0.count <= 2 }).flatMap({ Int(String($0)) }),
      (1...53).contains(part)
    else { return nil }
    let unit = letters.first.map { Character($0.uppercased()) } ?? "-"
    guard "QHWMTP-".contains(unit) else { return nil }
    return (unit, year * 100 + part)
  }
}
