import Results

/// What ends a field, as far as the rows show it.
package struct DelimiterReading: Sendable, Hashable {
  /// How evenly one delimiter cuts the rows.
  package struct Evidence: Sendable, Hashable {
    /// The delimiter.
    package var delimiter: CSVDelimiter
    /// Fields that most rows have with it.
    package var fields: Int
    /// Rows with that many.
    package var rows: Int
    /// Rows looked at.
    package var rowsTried: Int
    /// Whether the first row, which should hold the column names, is one of them.
    package var firstRowAgrees: Bool
    /// Whether quotation marks stand where none may, read so.
    package var breaksQuotes: Bool

    /// Rows that have as many fields as most.
    var share: Double { rowsTried == 0 ? 0 : Double(rows) / Double(rowsTried) }
  }

  /// How sure the reading is.
  package enum Certainty: String, Sendable, Hashable {
    /// One delimiter cuts the rows evenly, and no other does.
    case clear
    /// One cuts them more evenly than any other, but many of them otherwise.
    case uneven
    /// Two or more cut them equally well.
    case ambiguous
    /// None cuts them: there is one column.
    case single
    /// It was named, not guessed.
    case named
  }

  /// The delimiter that the rest of a look at the file goes by.
  package var delimiter: CSVDelimiter
  /// How sure that is.
  package var certainty: Certainty
  /// The evidence for each delimiter that is found in the text, the best first.
  package var evidence: [Evidence]
  /// The readings that are as good as the one taken.
  package var rivals: [Evidence] = []

  /// Rows that are looked at.
  private static let reach = 200
  /// Rows of a hundred that must agree for a delimiter to count.
  private static let leastShare = 0.5
  /// Share of rows from which they count as cut evenly; a title and a total may stand around them.
  private static let evenShare = 0.9
  /// A reading is as good as another within this share of rows.
  private static let margin = 0.02

  /// Reads the first rows with each delimiter and compares how evenly they are cut.
  package init(_ bytes: [UInt8], named: CSVDelimiter? = nil) {
    evidence = CSVDelimiter.allCases.filter { bytes.prefix(1 << 20).contains($0.byte) }
      .map { Self.evidence($0, bytes) }
      .sorted {
        ($0.breaksQuotes ? 1 : 0, $0.firstRowAgrees ? 0 : 1, -$0.share, -$0.fields)
          < ($1.breaksQuotes ? 1 : 0, $1.firstRowAgrees ? 0 : 1, -$1.share, -$1.fields)
      }
    if let named {
      delimiter = named
      certainty = .named
      return
    }
    let cutting = evidence.filter { $0.fields >= 2 }
    // Where quotation marks are wrong however it is read, they decide nothing.
    let isSound = cutting.contains { !$0.breaksQuotes }
    let viable = cutting.filter {
      $0.share >= Self.leastShare && (!isSound || !$0.breaksQuotes)
    }
    guard let best = viable.first else {
      delimiter = cutting.first?.delimiter ?? .comma
      certainty = cutting.isEmpty ? .single : .uneven
      return
    }
    delimiter = best.delimiter
    rivals = viable.dropFirst().filter {
      $0.firstRowAgrees == best.firstRowAgrees && $0.share >= best.share - Self.margin
    }
    if !rivals.isEmpty {
      certainty = .ambiguous
    } else {
      certainty = best.share >= Self.evenShare ? .clear : .uneven
    }
  }

  private static func evidence(_ delimiter: CSVDelimiter, _ bytes: [UInt8]) -> Evidence {
    var splitter = CSVSplitter(file: "", delimiter: delimiter, range: 0..<bytes.count)
    var record = CSVRecord()
    var counts: [Int: Int] = [:]
    var rows = 0
    var first = 0
    var breaks = false
    while rows < reach {
      do throws(RefusedInput) {
        guard try splitter.read(bytes.span, into: &record) else { break }
      } catch {
        breaks = true
        break
      }
      rows += 1
      if rows == 1 { first = record.fields.count }
      counts[record.fields.count, default: 0] += 1
    }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return Evidence(
      delimiter: delimiter, fields: most?.key ?? 0, rows: most?.value ?? 0, rowsTried: rows,
      firstRowAgrees: first == most?.key, breaksQuotes: breaks)
  }
}
