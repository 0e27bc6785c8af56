#if StatFiles
  import CReadStat

  /// Reads SPSS and Stata files from memory (ReadStat).
  @safe final class StatisticalParser {
    /// The programs whose files it reads.
    enum Format {
      case spss, stata
    }

    private let bytes: UnsafeMutableRawBufferPointer
    private let handler: any StatisticalHandler
    private var position = 0

    private init(_ file: [UInt8], _ handler: any StatisticalHandler) {
      unsafe bytes = .allocate(byteCount: max(1, file.count), alignment: 16)
      unsafe bytes.copyBytes(from: file)
      self.handler = handler
      count = file.count
    }

    private let count: Int

    deinit { unsafe bytes.deallocate() }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: its bytes.
    ///   - format: what it is.
    ///   - encoding: the encoding of its texts; nil for the one that it states.
    ///   - handler: takes what it holds.
    /// - Returns: how it ended.
    static func read(
      _ file: [UInt8], _ format: Format, encoding: String?, handler: any StatisticalHandler
    ) -> StatisticalEnd {
      guard let parser = unsafe readstat_parser_init() else { return .damaged }
      defer { unsafe readstat_parser_free(parser) }
      let reader = StatisticalParser(file, handler)
      let context = unsafe Unmanaged.passUnretained(reader).toOpaque()
      unsafe setInput(parser, context)
      unsafe setHandlers(parser)
      if let encoding { unsafe _ = readstat_set_file_character_encoding(parser, encoding) }
      let code = withExtendedLifetime(reader) {
        switch format {
        case .spss: unsafe readstat_parse_sav(parser, "", context)
        case .stata: unsafe readstat_parse_dta(parser, "", context)
        }
      }
      switch code {
      case READSTAT_OK: return .whole
      case READSTAT_ERROR_USER_ABORT: return .stopped
      case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING,
        READSTAT_ERROR_UNSUPPORTED_CHARSET:
        return .encoding
      case READSTAT_ERROR_UNSUPPORTED_COMPRESSION, READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
        return .unknownVersion
      default: return .damaged
      }
    }

    private static func setInput(
      _ parser: UnsafeMutablePointer<readstat_parser_t>, _ context: UnsafeMutableRawPointer
    ) {
      unsafe _ = readstat_set_open_handler(parser) { _, _ in 0 }
      unsafe _ = readstat_set_close_handler(parser) { _ in 0 }
      unsafe _ = readstat_set_seek_handler(parser) { offset, whence, context in
        unsafe StatisticalParser.with(context) { $0.seek(Int(offset), whence) } ?? -1
      }
      unsafe _ = readstat_set_read_handler(parser) { buffer, count, context in
        unsafe StatisticalParser.with(context) { unsafe $0.read(buffer, count) } ?? -1
      }
      unsafe _ = readstat_set_update_handler(parser) { _, _, _, _ in READSTAT_OK }
      unsafe _ = readstat_set_io_ctx(parser, context)
    }

    private static func setHandlers(_ parser: UnsafeMutablePointer<readstat_parser_t>) {
      unsafe _ = readstat_set_metadata_handler(parser) { metadata, context in
        let rows = unsafe Int(readstat_get_row_count(metadata))
        let columns = unsafe Int(readstat_get_var_count(metadata))
        return unsafe StatisticalParser.tell(context) { $0.begin(rows: rows, columns: columns) }
      }
      unsafe _ = readstat_set_variable_handler(parser) { _, variable, labels, context in
        guard let variable = unsafe variable else { return 1 }
        let taken = unsafe StatisticalParser.variable(variable, labels)
        return unsafe StatisticalParser.tell(context) { $0.take(taken) }
      }
      unsafe _ = readstat_set_value_handler(parser) { row, variable, value, context in
        let column = unsafe Int(readstat_variable_get_index(variable))
        let taken = unsafe StatisticalParser.value(value)
        return unsafe StatisticalParser.tell(context) {
          $0.take(taken, row: Int(row), column: column)
        }
      }
      unsafe _ = readstat_set_value_label_handler(parser) { set, value, label, context in
        guard let set = unsafe set, let label = unsafe label else { return 0 }
        let (name, words) = unsafe (String(cString: set), String(cString: label))
        let taken = unsafe StatisticalParser.value(value)
        return unsafe StatisticalParser.tell(context) {
          $0.take(label: words, of: taken, set: name)
        }
      }
    }

    private static func with<Answer>(
      _ context: UnsafeMutableRawPointer?, _ body: (StatisticalParser) -> Answer
    ) -> Answer? {
      guard let context = unsafe context else { return nil }
      return unsafe Unmanaged<StatisticalParser>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
    }

    /// ReadStat goes on after 0 and ends after 1.
    private static func tell(
      _ context: UnsafeMutableRawPointer?, _ body: (any StatisticalHandler) -> Bool
    ) -> Int32 {
      unsafe with(context) { body($0.handler) } == true ? 0 : 1
    }

    private func seek(_ offset: Int, _ whence: readstat_io_flags_t) -> readstat_off_t {
      let base: Int
      switch whence {
      case READSTAT_SEEK_SET: base = 0
      case READSTAT_SEEK_CUR: base = position
      default: base = count
      }
      let (target, isBeyond) = base.addingReportingOverflow(offset)
      guard !isBeyond, target >= 0, target <= count else { return -1 }
      position = target
      return readstat_off_t(target)
    }

    private func read(_ buffer: UnsafeMutableRawPointer?, _ wanted: Int) -> Int {
      guard let buffer = unsafe buffer else { return -1 }
      let taken = max(0, min(wanted, count - position))
      if taken > 0, let start = unsafe bytes.baseAddress {
        unsafe buffer.copyMemory(from: start + position, byteCount: taken)
      }
      position += taken
      return taken
    }

    private static func variable(
      _ variable: UnsafeMutablePointer<readstat_variable_t>, _ labels: UnsafePointer<CChar>?
    ) -> StatisticalVariable {
      func text(_ pointer: UnsafePointer<CChar>?) -> String {
        unsafe pointer.map { unsafe String(cString: $0) } ?? ""
      }
      let ranges = unsafe max(0, min(32, readstat_variable_get_missing_ranges_count(variable)))
      return unsafe StatisticalVariable(
        name: text(readstat_variable_get_name(variable)),
        label: text(readstat_variable_get_label(variable)),
        format: text(readstat_variable_get_format(variable)),
        labelSet: labels.map { unsafe String(cString: $0) },
        missing: (0..<ranges).map {
          unsafe (
            value(readstat_variable_get_missing_range_lo(variable, $0)),
            value(readstat_variable_get_missing_range_hi(variable, $0))
          )
        })
    }

    private static func value(_ value: readstat_value_t) -> StatisticalValue {
      let type = unsafe readstat_value_type(value)
      if type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF {
        guard let text = unsafe readstat_string_value(value) else { return .text([]) }
        var bytes: [UInt8] = []
        var next = unsafe text
        while unsafe next.pointee != 0 {
          bytes.append(UInt8(bitPattern: unsafe next.pointee))
          unsafe next += 1
        }
        return .text(bytes)
      }
      if unsafe readstat_value_is_tagged_missing(value) != 0 {
        return .missingWithLetter(UInt8(bitPattern: unsafe readstat_value_tag(value)))
      }
      if unsafe readstat_value_is_system_missing(value) != 0 { return .missing }
      if type == READSTAT_TYPE_FLOAT { return .single(unsafe readstat_float_value(value)) }
      return .number(unsafe readstat_double_value(value))
    }
  }
#endif
