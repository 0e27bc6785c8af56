package import Platform
package import Results

extension TableText {
  /// Reads a data file of SPSS (`.sav`, `.zsav`) or Stata (`.dta`).
  ///
  /// Cells hold codes, not labels. Days are written as `yyyy-mm-dd`, with a time where it is not
  /// midnight; texts without the spaces that fill their field. A code that the file declares to be no
  /// answer stays in its cell, and Stata's missing values with a letter are written as `.a` to `.z`;
  /// `columns` says which these are. The others are empty cells.
  ///
  /// - Parameters:
  ///   - file: the data file.
  ///   - opening: the encoding of its texts, where it states none or a wrong one.
  /// - Throws: `RefusedInput` with `statistical.…`.
  package init(statistical file: SourceFile, _ opening: TableOpening) throws(RefusedInput) {
    let isStata = FileKind(file.bytes) == .stata
    let program = isStata ? "Stata" : "SPSS"
    #if StatFiles
      guard file.bytes.count <= StatisticalLimits.file else {
        throw StatisticalRefusal.tooLarge(
          file.name, "it has more than \(StatisticalLimits.file) bytes")
      }
      var bytes = file.bytes
      if !isStata {
        var dictionary = SPSSDictionary(bytes)
        guard let checked = dictionary.checked() else {
          throw StatisticalRefusal.damaged(file.name, program)
        }
        bytes = checked
      }
      let reader = StatisticalReader(file: file.name, isStata: isStata)
      let end =
        StataFrame.fault(bytes)
        ?? StatisticalParser.read(
          bytes, isStata ? .stata : .spss, encoding: opening.encoding?.converterName,
          handler: reader)
      if let refusal = reader.refusal { throw refusal }
      switch end {
      case .whole: break
      case .encoding: throw StatisticalRefusal.encoding(file.name, program)
      case .unknownVersion: throw StatisticalRefusal.unknownVersion(file.name, program)
      case .stopped, .damaged: throw StatisticalRefusal.damaged(file.name, program)
      }
      let (text, columns) = try reader.finished()
      self.init(SourceFile(name: file.name, bytes: text))
      self.columns = columns
      isConverted = true
      if !reader.otherDates.isEmpty {
        notes = [StatisticalRefusal.dates(file.name, reader.otherDates)]
      }
    #else
      throw StatisticalRefusal.leftOut(file.name, program)
    #endif
  }

  /// What is said of SPSS and Stata files where the program was built without them.
  package static func statisticalLeftOut(_ file: String, program: String) -> RefusedInput {
    StatisticalRefusal.leftOut(file, program)
  }
}

extension StatedEncoding {
  /// The name by which iconv knows it; nil for those that no such file has.
  var converterName: String? {
    switch self {
    case .utf8: "UTF-8"
    case .windows1252: "WINDOWS-1252"
    case .utf16: nil
    }
  }
}
