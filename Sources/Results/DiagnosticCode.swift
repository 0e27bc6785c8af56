/// Every code a diagnostic can bear. The text of a code never changes its meaning.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Files
  case fileMissing = "file.missing"
  case fileUnreadable = "file.unreadable"
  case fileEmpty = "file.empty"
  case fileEncoding = "file.encoding"
  case fileKind = "file.kind"
  case fileUTF16 = "file.utf-16"
  case fileUTF32 = "file.utf-32"
  case fileZeroByte = "file.zero-byte"
  case fileLinkLoop = "file.link-loop"
  case fileNotRegular = "file.not-regular"

  // JSON and YAML
  case documentSyntax = "document.syntax"
  case documentDuplicateKey = "document.duplicate-key"
  case documentUnknownKey = "document.unknown-key"
  case documentMissingKey = "document.missing-key"
  case documentWrongType = "document.wrong-type"
  case documentTooDeep = "document.too-deep"
  case documentValue = "document.value"

  // CSV
  case csvNoRows = "csv.no-rows"
  case csvUnclosedQuote = "csv.unclosed-quote"
  case csvStrayQuote = "csv.stray-quote"
  case csvDuplicateColumn = "csv.duplicate-column"
  case csvBlankColumn = "csv.blank-column"
  case csvMissingColumn = "csv.missing-column"
  case csvRaggedRow = "csv.ragged-row"
  case csvFieldTooLong = "csv.field-too-long"
  case csvRecordTooLong = "csv.record-too-long"
  case csvTooManyColumns = "csv.too-many-columns"
  case csvDelimiter = "csv.delimiter"
  case csvHeaderRows = "csv.header-rows"
  case csvBlankRows = "csv.blank-rows"
  case csvMixedLineEnds = "csv.mixed-line-ends"

  // Scales
  case scaleUnknown = "scale.unknown"
  case scaleDuplicateId = "scale.duplicate-id"
  case scaleUnknownItem = "scale.unknown-item"
  case scaleUnknownReference = "scale.unknown-reference"
  case scaleTable = "scale.table"
  case scaleBands = "scale.bands"
  case scaleRange = "scale.range"
  case scaleLicence = "scale.licence"
  case scaleExample = "scale.example"
  case scaleKey = "scale.key"
  case scaleMissingRule = "scale.missing-rule"
  case scaleMissingCode = "scale.missing-code"
  case scaleCondition = "scale.condition"
  case scaleCycle = "scale.cycle"
  case scaleSkip = "scale.skip"
  case scaleItemOrder = "scale.item-order"
  case scaleNoTotal = "scale.no-total"
  case scaleFigure = "scale.figure"

  // Studies
  case studyFormula = "study.formula"
  case studyReference = "study.reference"
  case studyOccasion = "study.occasion"

  // Rows and cells of people
  case keyMissing = "key.missing"
  case keyConflict = "key.conflict"
  case keyRepeat = "key.repeat"
  case occasionMissing = "occasion.missing"
  case occasionUnknown = "occasion.unknown"
  case responseNotNumeric = "response.not-numeric"
  case responseOutOfRange = "response.out-of-range"

  /// What happens because of it, unless the diagnostic says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .csvRaggedRow, .keyMissing, .keyConflict, .keyRepeat, .occasionMissing, .occasionUnknown,
      .responseNotNumeric, .responseOutOfRange:
      .setAside
    case .csvBlankRows, .csvMixedLineEnds: .note
    default: .error
    }
  }

  /// Whether the trouble is an input that is not there.
  public var meansInputMissing: Bool {
    switch self {
    case .fileMissing, .fileUnreadable, .fileLinkLoop, .fileNotRegular: true
    default: false
    }
  }

  /// Whether the row stays and only a cell of it is set aside.
  public var concernsOneCell: Bool { self == .responseNotNumeric || self == .responseOutOfRange }
}
