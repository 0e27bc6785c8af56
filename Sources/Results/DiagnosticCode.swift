/// Every code a diagnostic can bear. The text of a code never changes its meaning.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Files
  case fileMissing = "file.missing"
  case fileUnreadable = "file.unreadable"
  case fileEmpty = "file.empty"
  case fileEncoding = "file.encoding"

  // JSON and YAML
  case documentSyntax = "document.syntax"
  case documentTrailingComma = "document.trailing-comma"
  case documentComment = "document.comment"
  case documentQuotationMark = "document.quotation-mark"
  case documentNotFinite = "document.not-finite"
  case documentLoneSurrogate = "document.lone-surrogate"
  case documentByteOrderMark = "document.byte-order-mark"
  case documentNumberSize = "document.number-size"
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
  case scaleLabel = "scale.label"
  case scaleLabelCode = "scale.label-code"
  case scaleLanguage = "scale.language"

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
  case keyDamaged = "key.damaged"
  case keyNearDuplicate = "key.near-duplicate"
  case keyPadded = "key.padded"
  case textInvisibleCharacter = "text.invisible-character"
  case textLookAlike = "text.look-alike"
  case responseNotNumeric = "response.not-numeric"
  case responseUnknownLabel = "response.unknown-label"
  case responseOutOfRange = "response.out-of-range"
  case responseNotAnOption = "response.not-an-option"
  case responseFraction = "response.fraction"
  case responseNumberTooLarge = "response.number-too-large"
  case responseNumberTooSmall = "response.number-too-small"
  case responseNumberTooLong = "response.number-too-long"
  case responseNumberForm = "response.number-form"
  case responseDecimalMark = "response.decimal-mark"
  case responseNonASCIIDigit = "response.non-ascii-digit"
  case responseSeveral = "response.several"
  case responseMissingLookAlike = "response.missing-look-alike"
  case responseInvisibleCharacter = "response.invisible-character"

  // Cells that were read in another way than as a plain code
  case responseLabelRead = "response.label-read"
  case responseIntegralDecimal = "response.integral-decimal"
  case responsePadded = "response.padded"

  /// What happens because of it, unless the diagnostic says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .csvRaggedRow, .keyMissing, .keyConflict, .keyRepeat, .keyDamaged, .occasionMissing,
      .occasionUnknown, .textInvisibleCharacter:
      .setAside
    case .keyNearDuplicate, .keyPadded, .textLookAlike, .responseLabelRead,
      .responseIntegralDecimal, .responsePadded:
      .note
    default: concernsOneCell ? .setAside : .error
    }
  }

  /// Whether the trouble is an input that is not there.
  public var meansInputMissing: Bool { self == .fileMissing || self == .fileUnreadable }

  /// Whether the row stays and only a cell of it is set aside.
  public var concernsOneCell: Bool {
    switch self {
    case .responseNotNumeric, .responseUnknownLabel, .responseOutOfRange, .responseNotAnOption,
      .responseFraction, .responseNumberTooLarge, .responseNumberTooSmall, .responseNumberTooLong,
      .responseNumberForm, .responseDecimalMark, .responseNonASCIIDigit, .responseSeveral,
      .responseMissingLookAlike, .responseInvisibleCharacter:
      true
    default: false
    }
  }
}
