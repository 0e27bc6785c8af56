/// Every code a diagnostic can bear. The text of a code never changes its meaning.
public enum DiagnosticCode: String, Sendable, Hashable, Codable, CaseIterable {
  // Files
  case fileMissing = "file.missing"
  case fileUnreadable = "file.unreadable"
  case fileEmpty = "file.empty"
  case fileEncoding = "file.encoding"
  case fileGzipTruncated = "file.gzip-truncated"
  case fileGzipCorrupt = "file.gzip-corrupt"
  case fileGzipTooLarge = "file.gzip-too-large"
  case fileKind = "file.kind"
  case fileUTF16 = "file.utf-16"
  case fileUTF32 = "file.utf-32"
  case fileZeroByte = "file.zero-byte"
  case fileLinkLoop = "file.link-loop"
  case fileNotRegular = "file.not-regular"

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
  case correctionRow = "correction.row"
  case correctionUnmatched = "correction.unmatched"
  case correctionsApplied = "correction.applied"
  case serviceRenamed = "service.renamed"
  case rowsLater = "rows.later"
  case rowsLeftOut = "rows.left-out"
  case rowsLeftOutNone = "rows.left-out-none"
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

  // Columns of numbers and categories
  case columnNotANumber = "column.not-a-number"
  case columnMissingCells = "column.missing-cells"
  case columnNoneComplete = "column.none-complete"

  // Workbooks
  case workbookDamaged = "workbook.damaged"
  case workbookPassword = "workbook.password"
  case workbookOldFormat = "workbook.old-format"
  case workbookOpenDocument = "workbook.open-document"
  case workbookBinary = "workbook.binary"
  case workbookNone = "workbook.none"
  case workbookTooLarge = "workbook.too-large"
  case workbookExpands = "workbook.expands"
  case workbookDocumentType = "workbook.document-type"
  case workbookTooDeep = "workbook.too-deep"
  case workbookOrder = "workbook.order"
  case workbookValue = "workbook.value"
  case workbookSharedString = "workbook.shared-string"
  case workbookFormula = "workbook.formula"
  case workbookSheets = "workbook.sheets"
  case workbookSheetUnknown = "workbook.sheet-unknown"
  case workbookNothing = "workbook.nothing"
  case workbookHiddenSheet = "workbook.hidden-sheet"
  case workbookHiddenRows = "workbook.hidden-rows"
  case workbookHiddenColumns = "workbook.hidden-columns"
  case workbookMerged = "workbook.merged"
  case workbookErrors = "workbook.errors"

  // SPSS and Stata files
  case statisticalDamaged = "statistical.damaged"
  case statisticalEncoding = "statistical.encoding"
  case statisticalVersion = "statistical.version"
  case statisticalTooLarge = "statistical.too-large"
  case statisticalLeftOut = "statistical.left-out"
  case statisticalDates = "statistical.dates"

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
  case scaleAttention = "scale.attention"
  case scaleItemOrder = "scale.item-order"
  case scaleNoTotal = "scale.no-total"
  case scaleFigure = "scale.figure"
  case scaleLabel = "scale.label"
  case scaleLabelCode = "scale.label-code"
  case scaleLanguage = "scale.language"
  case scaleDerivation = "scale.derivation"

  // Scales in other formats
  case importFormat = "import.format"
  case importSyntax = "import.syntax"
  case importNothing = "import.nothing"
  case importNotStated = "import.not-stated"
  case importMissingRule = "import.missing-rule"
  case importExamples = "import.examples"
  case importLicence = "import.licence"
  case importWording = "import.wording"
  case importLanguage = "import.language"
  case importRenamed = "import.renamed"
  case importItem = "import.item"
  case importItemRange = "import.item-range"
  case importReversedValues = "import.reversed-values"
  case importConditional = "import.conditional"
  case importUnknownItem = "import.unknown-item"
  case importScore = "import.score"
  case importTransform = "import.transform"
  case importBands = "import.bands"
  case importBandMetric = "import.band-metric"
  case importNotCarried = "import.not-carried"

  // Tables that map items to columns
  case mappingHeader = "mapping.header"
  case mappingRow = "mapping.row"
  case mappingScale = "mapping.scale"
  case mappingItem = "mapping.item"
  case mappingDuplicate = "mapping.duplicate"

  // Studies
  case studyFormula = "study.formula"
  case studyReference = "study.reference"
  case studyOccasion = "study.occasion"
  case studyQuarter = "study.quarter"
  case studySince = "study.since"

  // Models of a table
  case modelFormula = "model.formula"
  case modelNoRandomEffects = "model.no-random-effects"
  case modelRepeatedEffect = "model.repeated-effect"
  case modelConstantOutcome = "model.constant-outcome"
  case modelOutcomeDetermined = "model.outcome-determined"
  case modelOneLevel = "model.one-level"
  case modelOneGroup = "model.one-group"
  case modelTooManyEffects = "model.too-many-effects"
  case modelTooManyLevels = "model.too-many-levels"
  case modelCurve = "model.curve"
  case modelTooFewRows = "model.too-few-rows"
  case modelCollinear = "model.collinear"
  case modelNotFitted = "model.not-fitted"
  case modelClasses = "model.classes"
  case benchmarkNotCompared = "benchmark.not-compared"
  case benchmarkRepeatedPerson = "benchmark.repeated-person"
  case benchmarkOtherMeasure = "benchmark.other-measure"
  case benchmarkCount = "benchmark.count"
  case normUndated = "norm.undated"
  case normWithoutNumber = "norm.without-n"
  case normUnusable = "norm.unusable"
  case timesOrder = "times.order"
  case timesRepeated = "times.repeated"
  case seriesTooShort = "series.too-short"
  case seriesConstant = "series.constant"
  case seriesOutcome = "series.outcome"
  case modelRowsApart = "model.rows-apart"
  case modelNotStreamed = "model.not-streamed"

  // Rule packs
  case rulesUnknown = "rules.unknown"
  case rulesMeasure = "rules.measure"
  case rulesRate = "rules.rate"
  case rulesAbsent = "rules.absent"

  // Outcomes frameworks
  case frameworkUnknown = "framework.unknown"
  case frameworkDuplicateId = "framework.duplicate-id"
  case frameworkUnknownScale = "framework.unknown-scale"
  case frameworkMonths = "framework.months"
  case frameworkNoIndicator = "framework.no-indicator"
  case frameworkKind = "framework.kind"
  case frameworkStates = "framework.states"
  case frameworkSteps = "framework.steps"
  case frameworkMeaning = "framework.meaning"
  case frameworkAgreement = "framework.agreement"

  // Runs that are looked at again
  case verifyManifest = "verify.manifest"
  case verifyInput = "verify.input"
  case verifyOutput = "verify.output"
  case verifyResult = "verify.result"

  // Rows and cells of people
  case keyMissing = "key.missing"
  case keyConflict = "key.conflict"
  case keyRepeat = "key.repeat"
  case occasionMissing = "occasion.missing"
  case occasionUnknown = "occasion.unknown"
  case occasionDate = "occasion.date"
  case occasionSpelling = "occasion.spelling"
  case occasionSuperseded = "occasion.superseded"
  case keyNothingAnswered = "key.nothing-answered"
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

  // Records of people beside their answers
  case recordUnknownColumn = "record.unknown-column"
  case recordUnknownPerson = "record.unknown-person"
  case recordUnknownIndicator = "record.unknown-indicator"
  case recordUnknownWord = "record.unknown-word"
  case recordMissingCell = "record.missing-cell"
  case recordDate = "record.date"
  case recordNumber = "record.number"
  case recordRatingRange = "record.rating-range"
  case recordOrder = "record.order"
  case recordOverlap = "record.overlap"
  case recordBeforeStart = "record.before-start"
  case recordAfterUntil = "record.after-until"
  case recordConflict = "record.conflict"
  case recordRepeat = "record.repeat"
  case recordGoalOrder = "record.goal-order"
  case recordApproval = "record.approval"

  // Cells that were read in another way than as a plain code
  case responseLabelRead = "response.label-read"
  case responseIntegralDecimal = "response.integral-decimal"
  case responsePadded = "response.padded"

  // Batches of responses
  case auditItemAgainstRest = "audit.item-against-rest"
  case auditLooksAlreadyReversed = "audit.looks-already-reversed"
  case auditCodingOffset = "audit.coding-offset"
  case auditStraightLines = "audit.straight-lines"
  case auditFloor = "audit.floor"
  case auditCeiling = "audit.ceiling"
  case auditAlphaBelowPublished = "audit.alpha-below-published"
  case auditNothingAnswered = "audit.nothing-answered"

  // Files of scores
  case dateImpossible = "date.impossible"
  case dateAmbiguous = "date.ambiguous"
  case dateForm = "date.form"
  case dateShortYear = "date.short-year"
  case dateSerial = "date.serial"
  case dateZone = "date.zone"
  case dateFuture = "date.future"
  case dateOrderAmbiguous = "date.order-ambiguous"
  case dateOrderMixed = "date.order-mixed"
  case scoreNotANumber = "score.not-a-number"
  case scoreOutOfRange = "score.out-of-range"
  case scoreConflict = "score.conflict"
  case scoreNotComparable = "score.not-comparable"
  case scoreRepeat = "score.repeat"
  case scoreSeveral = "score.several"
  case scoreNone = "score.none"
  case scoreTimes = "score.times"

  // Packets
  case packetSplitPerson = "packet.split-person"
  case packetCategory = "packet.category"
  case packetEdited = "packet.edited"
  case packetImpossible = "packet.impossible"
  case packetVersion = "packet.version"
  case packetPlan = "packet.plan"
  case packetDuplicate = "packet.duplicate"
  case packetGatedPart = "packet.gated-part"
  case packetNotSummed = "packet.not-summed"
  case packetNotFitted = "packet.not-fitted"

  // Files with a row per answer
  case responseConflict = "response.conflict"
  case responseRepeat = "response.repeat"
  case itemUnknown = "item.unknown"
  case itemAbsent = "item.absent"

  /// What happens because of it, unless the diagnostic says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .dateImpossible, .dateAmbiguous, .dateForm, .dateShortYear, .dateSerial, .dateZone,
      .dateFuture, .scoreNotANumber, .scoreOutOfRange, .scoreConflict:
      .setAside
    case .scoreRepeat, .recordUnknownPerson, .recordApproval: .note
    case .recordUnknownIndicator, .recordUnknownWord, .recordMissingCell, .recordDate,
      .recordNumber, .recordRatingRange, .recordOrder, .recordOverlap, .recordBeforeStart,
      .recordAfterUntil, .recordConflict, .recordRepeat, .recordGoalOrder:
      .setAside
    case .csvRaggedRow, .keyMissing, .keyConflict, .keyRepeat, .keyDamaged, .occasionMissing,
      .occasionUnknown, .occasionDate, .occasionSuperseded, .keyNothingAnswered,
      .textInvisibleCharacter:
      .setAside
    case .importNotStated, .importMissingRule, .importExamples, .importLicence, .importWording,
      .importLanguage, .importRenamed, .importItem, .importItemRange, .importReversedValues,
      .importConditional, .importUnknownItem, .importScore, .importTransform, .importBands,
      .importBandMetric, .importNotCarried, .auditItemAgainstRest, .auditLooksAlreadyReversed,
      .auditCodingOffset,
      .auditStraightLines, .auditFloor, .auditCeiling, .auditAlphaBelowPublished,
      .auditNothingAnswered, .keyNearDuplicate, .keyPadded, .textLookAlike, .responseLabelRead,
      .responseIntegralDecimal, .responsePadded, .responseRepeat, .itemUnknown, .csvBlankRows,
      .rowsLeftOut, .rowsLeftOutNone, .csvBlankColumn, .correctionsApplied, .serviceRenamed,
      .occasionSpelling,
      .rowsLater,
      .csvMixedLineEnds, .workbookHiddenSheet, .workbookHiddenRows, .workbookHiddenColumns,
      .workbookMerged, .workbookErrors, .statisticalDates, .columnMissingCells:
      .note
    default: concernsOneCell ? .setAside : .error
    }
  }

  /// Whether the trouble is an input that is not there.
  public var meansInputMissing: Bool {
    switch self {
    case .fileMissing, .fileUnreadable, .fileLinkLoop, .fileNotRegular: true
    default: false
    }
  }

  /// Whether the trouble is the command line itself.
  public var meansUsage: Bool { self == .modelFormula }

  /// Whether the row stays and only a cell of it is set aside.
  public var concernsOneCell: Bool {
    switch self {
    case .responseNotNumeric, .responseUnknownLabel, .responseOutOfRange, .responseNotAnOption,
      .responseFraction, .responseNumberTooLarge, .responseNumberTooSmall, .responseNumberTooLong,
      .responseNumberForm, .responseDecimalMark, .responseNonASCIIDigit, .responseSeveral,
      .responseMissingLookAlike, .responseInvisibleCharacter, .responseConflict:
      true
    default: false
    }
  }
}
