/// What a column looks like from its cells: kinds, shapes and counts. Values of people are not in it,
/// but for short whole numbers and texts that occur again and again.
package struct ColumnForm: Sendable, Hashable {
  /// What the cells are most like.
  package enum Kind: String, Sendable, Hashable {
    /// Nothing in it.
    case empty
    /// The same in every cell.
    case constant
    /// Few short whole numbers: answers, or another code.
    case codes
    /// Other whole numbers.
    case wholeNumbers = "whole numbers"
    /// Numbers with a decimal point or comma.
    case decimals
    /// Days.
    case dates
    /// A text of its own in each or nearly each row, as ids are.
    case unique
    /// Few texts, each of them in several rows.
    case labels
    /// Sentences.
    case freeText = "free text"
    /// Other text.
    case text
  }

  /// Its name.
  package var name: String
  /// The question, where the file has it apart from the name.
  package var question: String?
  /// Where it stands, from 0.
  package var position: Int
  /// What the cells are most like.
  package var kind: Kind
  /// Cells that hold something.
  package var filled: Int
  /// Cells that hold nothing.
  package var blank: Int
  /// How many different values there are.
  package var distinct: Int
  /// Characters of the shortest and the longest cell; nil when there is none.
  package var lengths: ClosedRange<Int>?
  /// Cells that hold a whole number.
  package var integers: Int
  /// Cells with a decimal point, and with a comma among digits.
  package var decimalPoints: Int
  package var decimalCommas: Int
  /// Of the commas, those with three digits behind them, which may be thousands.
  package var commasWithThree: Int
  /// Cells with spaces around the text.
  package var padded: Int
  /// Counts of whole numbers, smallest first; empty when there are many.
  package var codes: [CodeCount]
  /// Codes and words that look as if they stood for no answer.
  package var missingLookAlikes: [TextCount]
  /// Texts that are no numbers, in the order in which they come; empty when there are many.
  package var labels: [TextCount]
  /// The ways to write a day that cells fit, with how many fit, the best first.
  package var dates: [DateCount]
  /// Dates that fit one order of day and month only.
  package var settledDates: Int
  /// What spreadsheets do to ids, as far as it shows here.
  package var damage: [IDDamage]

  /// A whole number and the cells with it.
  package struct CodeCount: Sendable, Hashable {
    package var code: Int
    package var count: Int
  }

  /// A text and the cells with it.
  package struct TextCount: Sendable, Hashable {
    package var text: String
    package var count: Int
  }

  /// A way to write a day and the cells that fit it.
  package struct DateCount: Sendable, Hashable {
    package var form: DateForm
    package var count: Int
  }

  /// What looks like damage to an id.
  package enum IDDamage: Sendable, Hashable {
    /// `1.2E+05` in the place of the digits.
    case exponents(Int)
    /// `1001.0`
    case points(Int)
    /// Shorter than all others, as if zeros had been lost at the front.
    case short(Int, usual: Int)
  }
}

extension ColumnForm {
  /// The texts by which it may be known: its name, its question, and the parts of both that stand
  /// behind a bar or in square brackets at the end, as exports of grids have them.
  package var wordings: [String] {
    [name, question].compactMap(\.self).flatMap { text -> [String] in
      var wordings = [text]
      if let bar = text.ranges(of: " | ").last { wordings.append(String(text[bar.upperBound...])) }
      if text.last == "]", let open = text.lastIndex(of: "[") {
        wordings.append(String(text[text.index(after: open)...].dropLast()))
      }
      return wordings
    }
  }

  /// Codes without those that look as if they stood for no answer.
  package var answerCodes: [CodeCount] {
    codes.filter { code in !missingLookAlikes.contains { $0.text == String(code.code) } }
  }

  /// Cells that look as if they stood for no answer.
  package var missingLookAlikeCount: Int { missingLookAlikes.reduce(0) { $0 + $1.count } }
}
